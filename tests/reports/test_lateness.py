"""On time or late, by the first sending."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from reports.lateness import first_sent, is_late
from reports.states import State
from reports.submission import Submission
from tests.reports.given import TODAY, submission

DUE = datetime(2026, 12, 2, 17, 0, tzinfo=UTC)
"""Midnight in Vietnam: the due day ends at 24:00."""


def sent(name: str, minutes: int, **changes: object) -> Submission:
    one = replace(submission(name, {"x": 1}, day=TODAY), sent_at=DUE + timedelta(minutes=minutes))
    return replace(one, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(("minutes", "late"), [(-1, False), (0, False), (1, True)])
def test_the_day_ends_at_midnight(minutes: int, late: bool) -> None:
    one = sent("a", minutes)
    assert is_late(one, [one], DUE) is late


def test_a_later_correction_does_not_make_it_late() -> None:
    first = sent("a", -30, state=State.APPROVED)
    slip = sent("b", 600, correction=1)
    assert not is_late(slip, [first, slip], DUE)


def test_what_was_returned_and_sent_again_was_handed_in_at_first() -> None:
    first, second = sent("a", -30, state=State.WITHDRAWN), sent("b", 10, replaces=("a",))
    third = sent("c", 20, replaces=("b",))
    assert first_sent(third, [first, second, third]) == first.sent_at
    assert not is_late(third, [first, second, third], DUE)


def test_what_its_author_undid_was_never_handed_in() -> None:
    undone, new = sent("a", -30, state=State.WITHDRAWN), sent("b", 10)
    assert is_late(new, [undone, new], DUE)


def test_a_slip_to_a_late_report_is_late() -> None:
    first, slip = sent("a", 5, state=State.APPROVED), sent("b", 600, correction=1)
    assert is_late(slip, [first, slip], DUE)


def test_a_chain_that_bites_its_tail_ends() -> None:
    one, two = sent("a", 1, replaces=("b",)), sent("b", 2, replaces=("a",))
    assert first_sent(two, [one, two]) == one.sent_at
