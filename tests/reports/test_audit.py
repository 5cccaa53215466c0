"""A row of the trail is hashed in one way, and hangs on the row before."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from datetime import UTC, date, datetime, timedelta, timezone
from hashlib import sha256
from types import MappingProxyType
from typing import Any

import pytest

from reports.audit import LINE, Action, Deed, Entry, beginning, digest, fingerprint, follow, plain
from reports.people import Role
from reports.submission import Line

AT = datetime(2026, 12, 2, 9, 30, tzinfo=UTC)
SENT = Deed("to-1", AT, "minh", Action.SUBMISSION_SENT, "s1", {"figures": {"vneid": 12}, "form": "so_tay_ngay"})
FIRST = follow(beginning("to-1"), SENT)


def a_line(**changes: object) -> Line:
    return replace(Line("s1.1", "s1", "vneid", "to-1", date(2026, 12, 2), 12), **changes)  # type: ignore[arg-type]


def test_a_chain_begins_with_its_units_name() -> None:
    assert beginning("to-1").hash == sha256(b"unit:to-1").hexdigest()
    assert FIRST.prev == beginning("to-1").hash
    assert FIRST.seq == 1


def test_two_units_never_have_the_same_first_row() -> None:
    assert follow(beginning("to-2"), replace(SENT, unit="to-2")).hash != FIRST.hash


def test_each_row_hangs_on_the_one_before() -> None:
    second = follow(FIRST.head, SENT)
    assert (second.seq, second.prev) == (2, FIRST.hash)
    assert second.hash != FIRST.hash


def test_the_hash_can_be_made_by_anybody_from_what_is_written_down() -> None:
    """docs/audit.md promises exactly this text."""
    values = {
        "unit": "to-1",
        "seq": 1,
        "at": "2026-12-02T09:30:00.000000+00:00",
        "actor": "minh",
        "action": "submission_sent",
        "subject": "s1",
        "facts": {"figures": {"vneid": 12}, "form": "so_tay_ngay"},
        "prev": sha256(b"unit:to-1").hexdigest(),
    }
    text = json.dumps(values, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    assert FIRST.hash == sha256(text.encode()).hexdigest()


def test_a_pinned_hash_shows_when_the_way_of_writing_changes() -> None:
    assert FIRST.hash == "131586fdb236c5b8a103004f78818c7d6a096a944075b4ddb00ed32218f9b9d2"


def test_the_zone_in_which_a_time_was_given_makes_no_difference() -> None:
    vietnam = AT.astimezone(timezone(timedelta(hours=7)))
    assert follow(beginning("to-1"), replace(SENT, at=vietnam)) == FIRST


def test_the_order_in_which_facts_were_given_makes_no_difference() -> None:
    turned = dict(reversed([*SENT.facts.items()]))
    assert follow(beginning("to-1"), replace(SENT, facts=turned)).hash == FIRST.hash


@pytest.mark.parametrize("name", [one.name for one in fields(Entry) if one.name != "hash"])
def test_whatever_is_changed_changes_the_hash(name: str) -> None:
    value = getattr(FIRST, name)
    other: Any = {"x": 1} if name == "facts" else value + timedelta(1) if name == "at" else value * 2
    assert digest(replace(FIRST, **{name: other})) != FIRST.hash


def test_a_letter_with_marks_is_not_the_same_without() -> None:
    reasons = [replace(SENT, facts={"reason": text}) for text in ("thiếu", "thieu")]
    one, other = (follow(beginning("to-1"), deed).hash for deed in reasons)
    assert one != other


def test_half_a_letter_does_not_stop_the_trail() -> None:
    assert len(follow(beginning("to-1"), replace(SENT, facts={"reason": "\ud83d"})).hash) == 64


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (Action.LOCKED, "locked"),
        (Role.ADMIN, "admin"),
        (True, True),
        (None, None),
        (10**15, 10**15),
        (date(2026, 12, 2), "2026-12-02"),
        (datetime(2026, 12, 2, 16, 30, tzinfo=timezone(timedelta(hours=7))), "2026-12-02T09:30:00.000000+00:00"),
        (("a", "b"), ["a", "b"]),
        (frozenset({"b", "a"}), ["a", "b"]),
        (MappingProxyType({"a": (date(2026, 1, 1),)}), {"a": ["2026-01-01"]}),
    ],
)
def test_facts_are_written_plainly(value: object, written: object) -> None:
    assert plain(value) == written


@pytest.mark.parametrize("value", [1.5, b"x", object(), [2.0], {"a": {1.0}}])
def test_what_could_be_written_in_two_ways_is_refused(value: object) -> None:
    with pytest.raises(TypeError, match="cannot be written"):
        follow(beginning("to-1"), replace(SENT, facts={"x": value}))


def test_a_fingerprint_covers_every_field_of_a_line() -> None:
    assert {*LINE} == {one.name for one in fields(Line)} - {"submission"}


@pytest.mark.parametrize(
    "changes",
    [
        {"amount": 13},
        {"amount": None},
        {"indicator": "dvc"},
        {"precision": "about"},
        {"items": ("a",)},
        {"note": "x"},
    ],
)
def test_a_figure_that_is_changed_is_noticed(changes: dict[str, object]) -> None:
    assert fingerprint([a_line(**changes)]) != fingerprint([a_line()])


def test_figures_taken_away_or_turned_round_are_noticed() -> None:
    both = [a_line(), a_line(id="s1.2")]
    assert len({fingerprint(both), fingerprint(both[::-1]), fingerprint(both[:1]), fingerprint([])}) == 4
