"""What every Ledger must do, and the effects that write into it.

A test file brings `ledger` and `apply` over one world that holds `organisation`, and imports all of this.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from dialog.errors import Conflict
from reports.effects import AddSubmission, Decide
from reports.interfaces import Ledger
from reports.submission import LARGEST, State, Submission
from reports.sums import Sent, Sum, sent_of, sums_of
from tests.contracts.organisation import (
    DAY,
    FAR_TEAM,
    LAN,
    LATER,
    NEXT_DAY,
    NOW,
    OTHER_TEAM,
    TEAM,
    THU,
    Apply,
    a_submission,
)

FORM = a_submission().form


def add(submission: Submission, *expects: str) -> AddSubmission:
    return AddSubmission(submission, frozenset(expects))


def decide(state: State, expected: State = State.SENT, submission: str = "s1", **changes: object) -> Decide:
    return replace(Decide(submission, expected, state, LAN.id, LATER), **changes)  # type: ignore[arg-type]


async def states(ledger: Ledger) -> dict[str, State]:
    found = await ledger.submissions([TEAM, OTHER_TEAM], FORM, DAY, NEXT_DAY)
    return {one.id: one.state for one in found}


async def test_what_was_sent_comes_back_with_its_lines_in_order(ledger: Ledger, apply: Apply) -> None:
    await apply(add(a_submission()))
    assert await ledger.submission("s1") == a_submission()
    assert await ledger.submissions([TEAM], FORM, DAY, DAY) == [a_submission()]


async def test_nothing_to_report_is_a_report(ledger: Ledger, apply: Apply) -> None:
    nil = a_submission(counts=(), sentence="/khongphatsinh")
    await apply(add(nil))
    assert await ledger.submission("s1") == nil
    assert nil.nil


async def test_zero_and_the_largest_figure_are_kept(ledger: Ledger, apply: Apply) -> None:
    await apply(add(a_submission(counts=(0, LARGEST))))
    assert await ledger.submission("s1") == a_submission(counts=(0, LARGEST))


async def test_an_unknown_submission_is_none(ledger: Ledger) -> None:
    assert await ledger.submission("s1") is None


async def test_an_empty_ledger_has_nothing(ledger: Ledger) -> None:
    assert await ledger.submissions([TEAM], FORM, DAY, NEXT_DAY) == []


async def test_days_are_counted_from_the_first_to_the_last(ledger: Ledger, apply: Apply) -> None:
    days = [DAY + timedelta(days=at) for at in range(4)]
    await apply(*(add(a_submission(f"s{day.day}", day=day)) for day in days))
    found = await ledger.submissions([TEAM], FORM, days[1], days[2])
    assert [one.day for one in found] == days[1:3]


async def test_only_these_units_and_this_form_are_given(ledger: Ledger, apply: Apply) -> None:
    mine, theirs = a_submission(), a_submission("s2", unit=OTHER_TEAM, author=THU.id)
    await apply(add(mine), add(theirs), add(a_submission("s3", form="khac")), add(a_submission("s4", unit=FAR_TEAM)))
    assert await ledger.submissions([TEAM], FORM, DAY, DAY) == [mine]
    assert await ledger.submissions([OTHER_TEAM, TEAM], FORM, DAY, DAY) == [mine, theirs]
    assert await ledger.submissions([], FORM, DAY, DAY) == []
    assert await ledger.submissions([TEAM], "thang", DAY, DAY) == []


async def test_the_oldest_comes_first_whatever_its_day(ledger: Ledger, apply: Apply) -> None:
    late = a_submission("s1", sent_at=LATER)
    early = a_submission("s2", day=NEXT_DAY, sent_at=NOW)
    await apply(add(late), add(early))
    assert await ledger.submissions([TEAM], FORM, DAY, NEXT_DAY) == [early, late]


async def test_every_state_is_given(ledger: Ledger, apply: Apply) -> None:
    await apply(add(a_submission()), decide(State.RETURNED))
    await apply(add(a_submission("s2", sent_at=LATER)))
    assert await states(ledger) == {"s1": State.RETURNED, "s2": State.SENT}


async def test_the_same_submission_is_not_stored_twice(ledger: Ledger, apply: Apply) -> None:
    await apply(add(a_submission()))
    with pytest.raises(Conflict):
        await apply(add(a_submission(counts=(99,)), "s1"))
    assert await ledger.submission("s1") == a_submission()


async def test_who_knows_what_counts_can_add_to_it(ledger: Ledger, apply: Apply) -> None:
    await apply(add(a_submission()))
    await apply(add(a_submission("s2"), "s1"))
    await apply(add(a_submission("s3"), "s1", "s2"))
    assert await states(ledger) == {"s1": State.SENT, "s2": State.SENT, "s3": State.SENT}


@pytest.mark.parametrize("expects", [(), ("s1",), ("s1", "s2", "s3")])
async def test_what_was_saved_in_between_is_a_conflict(
    ledger: Ledger, apply: Apply, expects: tuple[str, ...]
) -> None:
    await apply(add(a_submission()))
    await apply(add(a_submission("s2"), "s1"))
    with pytest.raises(Conflict):
        await apply(add(a_submission("s9"), *expects))
    assert await ledger.submission("s9") is None


async def test_an_approved_report_counts(ledger: Ledger, apply: Apply) -> None:
    await apply(add(a_submission()), decide(State.APPROVED))
    with pytest.raises(Conflict):
        await apply(add(a_submission("s2")))
    await apply(add(a_submission("s2"), "s1"))
    assert await states(ledger) == {"s1": State.APPROVED, "s2": State.SENT}


@pytest.mark.parametrize("state", [State.RETURNED, State.WITHDRAWN])
async def test_what_does_not_count_is_not_expected(ledger: Ledger, apply: Apply, state: State) -> None:
    await apply(add(a_submission()), decide(state))
    with pytest.raises(Conflict):
        await apply(add(a_submission("s2"), "s1"))
    await apply(add(a_submission("s2")))
    assert await states(ledger) == {"s1": state, "s2": State.SENT}


@pytest.mark.parametrize(
    "other", [{"author": THU.id}, {"unit": OTHER_TEAM}, {"day": NEXT_DAY}, {"form": "khac"}], ids=str
)
async def test_reports_of_others_are_not_in_the_way(ledger: Ledger, apply: Apply, other: dict[str, object]) -> None:
    await apply(add(a_submission()))
    await apply(add(a_submission("s2", **other)))
    assert await ledger.submission("s2") == a_submission("s2", **other)


async def test_a_replaced_report_is_withdrawn_and_keeps_its_lines(ledger: Ledger, apply: Apply) -> None:
    await apply(add(a_submission()))
    new = a_submission("s2", counts=(7,), replaces=("s1",))
    corrected = replace(new, lines=(replace(new.lines[0], corrects="s1.1"),))
    await apply(add(corrected, "s1"))
    assert await ledger.submission("s1") == replace(a_submission(), state=State.WITHDRAWN, version=2)
    assert await ledger.submission("s2") == corrected


async def test_several_can_be_replaced_by_one(ledger: Ledger, apply: Apply) -> None:
    await apply(add(a_submission()), add(a_submission("s2"), "s1"))
    await apply(add(a_submission("s3", replaces=("s1", "s2")), "s1", "s2"))
    assert await states(ledger) == {"s1": State.WITHDRAWN, "s2": State.WITHDRAWN, "s3": State.SENT}


async def test_an_approved_report_cannot_be_replaced(ledger: Ledger, apply: Apply) -> None:
    await apply(add(a_submission()), add(a_submission("s2"), "s1"), decide(State.APPROVED, submission="s2"))
    with pytest.raises(Conflict):
        await apply(add(a_submission("s3", replaces=("s1", "s2")), "s1", "s2"))
    assert await states(ledger) == {"s1": State.SENT, "s2": State.APPROVED}


async def test_an_unknown_report_cannot_be_replaced(ledger: Ledger, apply: Apply) -> None:
    with pytest.raises(Conflict):
        await apply(add(a_submission(replaces=("s0",))))
    assert await ledger.submission("s1") is None


@pytest.mark.parametrize("state", [State.APPROVED, State.RETURNED])
async def test_a_decision_says_who_when_and_why(ledger: Ledger, apply: Apply, state: State) -> None:
    await apply(add(a_submission()))
    await apply(decide(state, reason="thiếu số hồ sơ"))
    decided = replace(a_submission(), state=state, decided_by=LAN.id, decided_at=LATER, reason="thiếu số hồ sơ")
    decided = replace(decided, version=2)
    assert await ledger.submission("s1") == decided


async def test_a_report_is_decided_once(ledger: Ledger, apply: Apply) -> None:
    await apply(add(a_submission()), decide(State.APPROVED))
    with pytest.raises(Conflict):
        await apply(decide(State.RETURNED, by=THU.id, reason="không"))
    found = await ledger.submission("s1")
    assert found is not None
    assert (found.state, found.decided_by, found.reason) == (State.APPROVED, LAN.id, "")


async def test_what_is_expected_may_be_another_state_than_sent(ledger: Ledger, apply: Apply) -> None:
    await apply(add(a_submission()), decide(State.APPROVED))
    await apply(decide(State.SENT, expected=State.APPROVED))
    assert await states(ledger) == {"s1": State.SENT}


async def test_nobody_decides_about_an_unknown_report(apply: Apply) -> None:
    with pytest.raises(Conflict):
        await apply(decide(State.APPROVED))


async def test_effects_of_a_turn_hold_together_or_not_at_all(ledger: Ledger, apply: Apply) -> None:
    await apply(add(a_submission()))
    with pytest.raises(Conflict):
        await apply(decide(State.APPROVED), add(a_submission("s2"), "s1"), add(a_submission("s3")))
    assert await ledger.submission("s1") == a_submission()
    assert await ledger.submission("s2") is None


def slip_of(line: str, amount: int, **changes: object) -> Submission:
    """A correction slip of one line."""
    one = a_submission("c1", counts=(amount,))
    slip = replace(one, lines=(replace(one.lines[0], corrects=line),), correction=1, reason="gõ nhầm")
    return replace(slip, **changes)  # type: ignore[arg-type]


async def in_code(ledger: Ledger, *units: str) -> tuple[list[Sum], list[Sent]]:
    """The same figures as reading every line gives."""
    found = await ledger.submissions(units, FORM, DAY, NEXT_DAY)
    counting = [one for one in found if one.counts]
    return sums_of(counting), sent_of(counting)


async def added_up(ledger: Ledger, *units: str) -> tuple[list[Sum], list[Sent]]:
    return await ledger.sums(units, FORM, DAY, NEXT_DAY), await ledger.sent(units, FORM, DAY, NEXT_DAY)


async def test_sums_are_those_of_the_lines_that_count(ledger: Ledger, apply: Apply) -> None:
    rough = a_submission("s2", unit=OTHER_TEAM, counts=(7, 1))
    rough = replace(rough, lines=(replace(rough.lines[0], precision="at_least"), rough.lines[1]))
    await apply(add(a_submission(counts=(5, 0))), add(rough), add(a_submission("s3", day=NEXT_DAY, counts=(2,))))
    await apply(decide(State.APPROVED), decide(State.RETURNED, submission="s3"))
    both = await added_up(ledger, TEAM, OTHER_TEAM)
    assert both == await in_code(ledger, TEAM, OTHER_TEAM)
    assert sum(one.amount for one in both[0]) == 13
    assert {one.precision for one in both[0]} == {"exact", "at_least"}
    assert (await added_up(ledger, TEAM))[1] == [Sent(TEAM, State.APPROVED, 1)]
    assert await added_up(ledger) == ([], [])


async def test_a_slip_is_in_the_sums_once_it_is_approved(ledger: Ledger, apply: Apply) -> None:
    """Its line takes the place of the old one, also where that becomes nothing."""
    await apply(add(a_submission(counts=(5,))), decide(State.APPROVED), add(slip_of("s1.1", 0), "s1"))
    assert [one.amount for one in await ledger.sums([TEAM], FORM, DAY, DAY)] == [5]
    await apply(decide(State.APPROVED, submission="c1"))
    assert [one.amount for one in await ledger.sums([TEAM], FORM, DAY, DAY)] == [0]
    assert await added_up(ledger, TEAM) == await in_code(ledger, TEAM)


async def test_a_slip_leaves_a_rough_figure_out_of_the_sums(ledger: Ledger, apply: Apply) -> None:
    """The only line of its kind: no word of it stays."""
    one = a_submission(counts=(20,))
    await apply(add(replace(one, lines=(replace(one.lines[0], precision="about"),))), decide(State.APPROVED))
    await apply(add(slip_of("s1.1", 21), "s1"), decide(State.APPROVED, submission="c1"))
    assert [(one.amount, one.precision) for one in await ledger.sums([TEAM], FORM, DAY, DAY)] == [(21, "exact")]


async def test_what_waits_can_be_read_without_its_lines(ledger: Ledger, apply: Apply) -> None:
    await apply(add(a_submission()))
    assert await ledger.waiting([TEAM], lines=False) == [replace(a_submission(), lines=())]
    assert await ledger.waiting([TEAM]) == [a_submission()]


async def test_what_somebody_approved_is_found_until_it_is_used_or_taken_back(ledger: Ledger, apply: Apply) -> None:
    await apply(add(a_submission()), add(a_submission("s2", day=NEXT_DAY)))
    assert await ledger.approved_by(LAN.id, DAY) == []
    await apply(decide(State.APPROVED), decide(State.APPROVED, submission="s2"))
    assert [one.id for one in await ledger.approved_by(LAN.id, DAY)] == ["s2", "s1"]
    assert [one.id for one in await ledger.approved_by(LAN.id, DAY, 1)] == ["s2"]
    assert [one.id for one in await ledger.approved_by(LAN.id, NEXT_DAY)] == ["s2"]
    assert await ledger.approved_by(THU.id, DAY) == []
    await apply(decide(State.SENT, State.APPROVED))
    assert [one.id for one in await ledger.approved_by(LAN.id, DAY)] == ["s2"]
