"""Whatever stands in the cells, the answer is what would change or what is wrong, never a failure."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date, datetime
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from handlers.views.setup import mistakes, summary
from reports.setup.propose import Proposal, propose
from reports.setup.sheets import LAYOUTS
from reports.setup.standing import Standing
from reports.workbook import Book, Sheet, Value
from tests.reports.setup.books import COMMUNE, KNOWN, TEAM, TODAY, after, file, proposed

LIKELY: Sequence[Value] = (
    None, "", " ", "xã Tháp Mười", "xa tan thanh", "Đồng Tháp (82)", "82", "30037", TEAM, "tổ", "xã", "tỉnh",
    "người báo", "quản trị", "01/07/2025", "31/12/2026", "12/31/2026", "Nguyễn Văn Minh", "CB1", "phát sinh", "cộng",
    "tháng", "trước ngày 15", "toàn bộ", "một phần", "; ;", "–", "Ví dụ", "=A1", "#N/A", 30037, 0, -1, 45992, 1.5,
    float("inf"), float("nan"), True, date(2026, 12, 2), datetime(1, 1, 1), datetime(9999, 12, 31),  # noqa: DTZ001
)  # fmt: skip
VALUES = st.one_of(st.sampled_from(LIKELY), st.text(max_size=12), st.integers(), st.floats(), st.dates())
ROWS = {
    layout.key: st.lists(st.lists(VALUES, max_size=len(layout.columns) + 1).map(tuple), max_size=4)
    for layout in LAYOUTS
}
KNOWN_BEFORE = after(
    Standing(), proposed(file(COMMUNE, units=[["T1", TEAM, "tổ"]], people=[["Minh", TEAM, None, "xem"]]))
)


def book(rows: dict[str, list[tuple[Value, ...]]]) -> Book:
    """A workbook with every sheet and its titles."""
    sheets = []
    for layout in LAYOUTS:
        titles: tuple[Value, ...] = tuple(column.title for column in layout.columns)
        lines = enumerate([titles, *rows[layout.key]], 1)
        sheets.append(Sheet(layout.title, tuple((at, line) for at, line in lines if line)))
    return Book(tuple(sheets), tuple(sheet.name for sheet in sheets))


def told(proposal: Proposal) -> str:
    """Everything that people would read."""
    return "\n".join([*summary(proposal), *mistakes(proposal.mistakes), *mistakes(proposal.remarks)])


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.fixed_dictionaries(ROWS), st.booleans())
def test_nothing_that_can_stand_in_a_cell_makes_it_fail(
    rows: dict[str, list[tuple[Value, ...]]], end_absent: bool
) -> None:
    numbers = count(1)
    proposal = propose(book(rows), KNOWN_BEFORE, KNOWN, TODAY, lambda: f"n{next(numbers)}", end_absent=end_absent)
    assert "{" not in told(proposal) or "{" in str(rows)
    if proposal.mistakes:
        assert proposal.newcomers == ()
    else:
        again = propose(book(rows), after(KNOWN_BEFORE, proposal), KNOWN, TODAY, lambda: "x", end_absent=end_absent)
        assert not again.mistakes
        assert not again.changes, "the same workbook again changes nothing"


# --- plausible rows, so that many of the workbooks are right


def plausible(choose: random.Random) -> dict[str, list[tuple[Value, ...]]]:
    """A province or commune with up to three teams and three people, days and codes as it comes."""

    def one(*some: Value) -> Value:
        return choose.choice(some)

    def day() -> Value:
        return one(None, None, None, "01/07/2025", "01/12/2026", "15/12/2026", "31/12/2026")

    rows: dict[str, list[tuple[Value, ...]]] = {layout.key: [] for layout in LAYOUTS}
    rows["common"] = [("Tỉnh", "82"), *([("Xã", "Tháp Mười")] if choose.random() < 0.5 else [])]
    tops = ("xã Tháp Mười", "xã Thanh Mỹ")
    teams, units = ("Tổ ấp 1", "Tổ ấp 2", "Tổ ấp 3"), ("xã Tháp Mười", "82", "thị trấn Mỹ An", "Tổ ấp 1", "Tổ ấp 2")
    rows["units"] = [
        (one(None, "T1", "T2"), one(*teams), "tổ", one(*tops), day(), day(), one(None, *teams))
        for _ in range(choose.randint(0, 3))
    ]
    rows["people"] = [
        (one("Minh", "Lan"), one(*units), None, one("người báo", "xem"), day(), day(), one(None, "A", "B"))
        for _ in range(choose.randint(0, 3))
    ]
    return rows


@pytest.mark.parametrize("seed", range(4))
def test_whatever_was_applied_changes_nothing_the_second_time(seed: int) -> None:
    choose, numbers, right = random.Random(seed), count(1), 0
    for _ in range(100):
        content, end_absent = book(plausible(choose)), choose.random() < 0.3
        first = propose(content, KNOWN_BEFORE, KNOWN, TODAY, lambda: f"n{next(numbers)}", end_absent=end_absent)
        if first.mistakes:
            continue
        right += 1
        standing = after(KNOWN_BEFORE, first)
        again = propose(content, standing, KNOWN, TODAY, lambda: f"n{next(numbers)}", end_absent=end_absent)
        assert (again.mistakes, bool(again.changes)) == ((), False)
        assert again.newcomers == ()
    assert right > 10, "many of them are right"
