"""Whatever is done to a chain behind the program's back is found, and the first broken row is named."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from reports.audit import Action, Deed, Entry, Head, beginning, digest, follow
from reports.audit_check import Break, Fault, Walk, kept_heads, written

AT = datetime(2026, 12, 2, 9, 30, tzinfo=UTC)
UNIT = "to-1"


def chain(*subjects: str) -> list[Entry]:
    rows: list[Entry] = []
    head = beginning(UNIT)
    for subject in subjects:
        rows.append(follow(head, Deed(UNIT, AT, "minh", Action.SUBMISSION_SENT, subject, {"figures": {"vneid": 12}})))
        head = rows[-1].head
    return rows


WHOLE = chain("s1", "s2", "s3", "s4", "s5")
HEAD = WHOLE[-1].head


def check(rows: Sequence[Entry], head: Head | None = HEAD, kept: Mapping[int, str] | None = None) -> Break | None:
    walk = Walk(UNIT, head, kept)
    for row in rows:
        if (found := walk.take(row)) is not None:
            return found
    return walk.end()


def at(seq: int, fault: Fault) -> Break:
    return Break(UNIT, seq, fault)


def rehashed(row: Entry, **changes: object) -> Entry:
    new = replace(row, **changes)  # type: ignore[arg-type]
    return replace(new, hash=digest(new))


def test_a_whole_chain_holds() -> None:
    assert check(WHOLE) is None


def test_a_chain_without_rows_holds() -> None:
    assert check([], beginning(UNIT)) is None


@pytest.mark.parametrize("seq", [1, 3, 5])
def test_a_row_that_was_changed_is_found(seq: int) -> None:
    rows = [replace(row, facts={"figures": {"vneid": 120}}) if row.seq == seq else row for row in WHOLE]
    assert check(rows) == at(seq, Fault.CHANGED)


def test_a_row_put_under_another_name_is_found() -> None:
    rows = [*WHOLE[:2], replace(WHOLE[2], actor="thu"), *WHOLE[3:]]
    assert check(rows) == at(3, Fault.CHANGED)


@pytest.mark.parametrize("seq", [1, 2, 4])
def test_a_row_taken_away_is_found(seq: int) -> None:
    assert check([row for row in WHOLE if row.seq != seq]) == at(seq, Fault.MISSING)


def test_the_last_rows_taken_away_are_found() -> None:
    assert check(WHOLE[:3]) == at(4, Fault.MISSING)
    assert check([]) == at(1, Fault.MISSING)


def test_a_row_taken_away_and_the_gap_closed_is_found() -> None:
    closed = [*WHOLE[:2], *(replace(row, seq=row.seq - 1) for row in WHOLE[3:])]
    assert check(closed) == at(3, Fault.MOVED)


def test_rows_that_changed_places_are_found() -> None:
    turned = [WHOLE[0], replace(WHOLE[2], seq=2), replace(WHOLE[1], seq=3), *WHOLE[3:]]
    assert check(turned) == at(2, Fault.MOVED)


def test_a_row_changed_and_hashed_anew_does_not_fit_the_next() -> None:
    rows = [*WHOLE[:2], rehashed(WHOLE[2], subject="s9"), *WHOLE[3:]]
    assert check(rows) == at(4, Fault.UNLINKED)


def test_the_last_row_changed_and_hashed_anew_does_not_fit_the_head() -> None:
    assert check([*WHOLE[:4], rehashed(WHOLE[4], subject="s9")]) == at(5, Fault.HEAD)


def test_a_chain_written_anew_does_not_fit_the_head() -> None:
    assert check(chain("s1", "s2", "x", "s4", "s5")) == at(5, Fault.HEAD)


def test_rows_added_behind_the_head_are_found() -> None:
    assert check(chain("s1", "s2", "s3", "s4", "s5", "s6")) == at(6, Fault.HEAD)


def test_a_chain_whose_head_is_gone_is_found() -> None:
    assert check(WHOLE, None) == at(5, Fault.HEAD)


def test_a_chain_of_another_unit_is_not_taken_for_this_one() -> None:
    foreign = follow(beginning("to-2"), Deed("to-2", AT, "minh", Action.LOCKED, "", {}))
    assert check([rehashed(foreign, unit=UNIT)]) == at(1, Fault.UNLINKED)


def test_a_chain_written_anew_with_its_head_is_found_by_a_head_kept_elsewhere() -> None:
    anew = chain("s1", "s2", "x", "s4", "s5", "s6")
    assert check(anew, anew[-1].head) is None
    assert check(anew, anew[-1].head, {4: WHOLE[3].hash}) == at(4, Fault.REWRITTEN)
    assert check(anew, anew[-1].head, {2: WHOLE[1].hash, 5: WHOLE[4].hash}) == at(5, Fault.REWRITTEN)


def test_a_chain_that_grew_since_its_head_was_kept_holds() -> None:
    assert check(WHOLE, HEAD, {0: beginning(UNIT).hash, 3: WHOLE[2].hash}) is None


def test_a_chain_cut_with_its_head_is_found_by_a_head_kept_elsewhere() -> None:
    assert check(WHOLE[:3], WHOLE[2].head, {5: WHOLE[4].hash}) == at(4, Fault.MISSING)


def test_a_chain_removed_with_its_head_is_found_by_a_head_kept_elsewhere() -> None:
    assert check([], None, {5: WHOLE[4].hash}) == at(1, Fault.MISSING)


def test_rows_are_counted_on_the_way() -> None:
    walk = Walk(UNIT, HEAD)
    assert [walk.take(row) for row in WHOLE[:3]] == [None] * 3
    assert walk.rows == 3


def test_heads_that_were_written_down_are_read_back() -> None:
    lines = iter(["# lấy lúc 16:30", "", written(WHOLE[2].head), f"{written(HEAD)}\n", written(beginning("to-2"))])
    assert kept_heads(lines) == {
        UNIT: {3: WHOLE[2].hash, 5: HEAD.hash},
        "to-2": {0: beginning("to-2").hash},
    }


@pytest.mark.parametrize("line", ["to-1", "to-1 x " + "a" * 64, "to-1 1 abc", "to-1 1 " + "a" * 64 + " more", "-"])
def test_a_line_that_is_no_head_is_named(line: str) -> None:
    with pytest.raises(ValueError, match="2"):
        kept_heads(iter(["# heads", line]))
