"""The data files: what is in them, and what is said when one is broken."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from reminders.errors import BrokenData
from reminders.ladder import LADDER, PERIOD_OF
from reminders.load import load_calendar, load_obligations
from tests.reminders.world import CALENDAR, OBLIGATIONS

BY_ID = {obligation.id: obligation for obligation in OBLIGATIONS}

GOOD = """\
- document: Công văn 12/UBND
  obligations:
    - id: A
      title: Báo cáo A
      obligor: UBND xã
      due_text: trước ngày 15
      rrule: FREQ=MONTHLY;BYMONTHDAY=14
      semantics: before
      evidence: explicit
"""
SECOND = """\
    - id: B
      title: Báo cáo B
      obligor: UBND xã
      due_text: hết năm 2030
      once: 2030-12-31
      semantics: by_end_of_period
      evidence: explicit
"""
WEEK = "weekend: [SA, SU]\n"


def written(folder: Path, text: str) -> Path:
    path = folder / "data.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_every_deadline_is_there() -> None:
    assert len(OBLIGATIONS) == len(BY_ID) == 38


def test_each_deadline_says_what_who_when_and_from_where() -> None:
    for obligation in OBLIGATIONS:
        assert obligation.title
        assert obligation.obligor
        assert obligation.due_text
        assert obligation.document


def test_before_the_fifteenth_leaves_the_fourteenth() -> None:
    quarterly = BY_ID["D001_61"]
    assert (quarterly.semantics, quarterly.due_text) == ("before", "trước ngày 15 của tháng cuối quý")
    assert quarterly.rrule.endswith("BYMONTHDAY=14")


def test_offsets_and_single_days_are_kept() -> None:
    assert BY_ID["P_xa"].offset_working_days == 2
    assert BY_ID["L09_8"].gap_working_days == 1
    assert BY_ID["D003_2030"].once == date(2030, 12, 31)


def test_a_deadline_may_name_another_document_than_its_group() -> None:
    assert BY_ID["P_cut"].document == "Nghị định 09/2019/NĐ-CP"
    assert BY_ID["P_day"].document.startswith("Đề xuất")


def test_everything_that_has_steps_has_a_rule_and_a_period() -> None:
    for obligation in LADDER:
        assert BY_ID[obligation].rrule
        assert BY_ID[obligation].period in PERIOD_OF


def test_what_is_not_announced_is_provisional() -> None:
    provisional = {holiday.day for holiday in CALENDAR.holidays if holiday.confidence == "provisional"}
    tet = {date(2027, 2, day) for day in range(5, 11)}
    assert provisional == tet | {date(2027, 5, 3)}


def test_the_unconfirmed_days_are_kept_apart() -> None:
    unconfirmed = {holiday.day for holiday in CALENDAR.unconfirmed}
    assert unconfirmed == {date(2026, 1, 10), date(2026, 8, 22), date(2026, 11, 23)}
    assert unconfirmed.isdisjoint({holiday.day for holiday in CALENDAR.holidays} | CALENDAR.working_days_extra)
    assert {holiday.confidence for holiday in CALENDAR.unconfirmed} == {"unconfirmed"}


def test_a_good_file_of_ones_own_is_read(tmp_path: Path) -> None:
    first, second = load_obligations(written(tmp_path, GOOD + SECOND))
    assert (first.id, first.document, first.recipient) == ("A", "Công văn 12/UBND", "")
    assert (second.rrule, second.once) == ("", date(2030, 12, 31))


@pytest.mark.parametrize(
    ("was", "becomes", "line", "item", "problem"),
    [
        ("evidence: explicit", "evidence: chắc chắn", 3, "A", "evidence is 'chắc chắn', expected one of explicit"),
        ("semantics: before", "semantics: sau", 3, "A", "semantics is 'sau'"),
        ("evidence: explicit", "evidence: explicit\n      period: tuần", 3, "A", "period is 'tuần'"),
        ("title: Báo cáo A", "title: ''", 3, "A", "title is missing"),
        ("title: Báo cáo A", "title: 2026", 3, "A", "title is 2026, expected str"),
        ("id: A", "titel: B", 3, "item 1", "unknown field 'titel'"),
        ("BYMONTHDAY=14", "BYMONTHDAY=32", 3, "A", "never comes round"),
        ("FREQ=MONTHLY", "FREQ=THÁNG", 3, "A", "needs FREQ"),
        ("rrule: FREQ", "once: 2026-12-31\n      rrule: FREQ", 3, "A", "has both rrule and once"),
        ("rrule: FREQ=MONTHLY;BYMONTHDAY=14", "once: 2026-02-30", 3, "A", "once is '2026-02-30', expected date"),
        ("evidence: explicit", "evidence: explicit\n      gap_working_days: true", 3, "A", "expected int"),
    ],
)
def test_a_broken_deadline_is_named(
    tmp_path: Path, was: str, becomes: str, line: int, item: str, problem: str
) -> None:
    with pytest.raises(BrokenData) as caught:
        load_obligations(written(tmp_path, GOOD.replace(was, becomes, 1)))
    fault = caught.value
    assert (fault.file, fault.line, fault.item) == ("data.yaml", line, item)
    assert problem in fault.problem
    assert str(fault).startswith(f"data.yaml, line {line}, {item}: ")


def test_the_same_id_twice_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BrokenData, match="line 10, A: stands here twice"):
        load_obligations(written(tmp_path, GOOD + SECOND.replace("id: B", "id: A")))


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("- document: [", "line 2, file: is not valid YAML"),
        ("obligations: x", "expected a list of documents"),
        ("- document: x", "line 1, document: expected document and obligations"),
        ("- chỉ một dòng chữ", "expected document and obligations"),
        ("- document: x\n  obligations: [chữ]", "item 1: expected named fields, found 'chữ'"),
    ],
)
def test_a_file_of_another_shape_is_refused(tmp_path: Path, text: str, problem: str) -> None:
    with pytest.raises(BrokenData, match=problem):
        load_obligations(written(tmp_path, text + "\n"))


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(BrokenData, match=r"nothing\.yaml.*cannot be read"):
        load_obligations(tmp_path / "nothing.yaml")


def test_the_good_ones_load_only_if_told_so(tmp_path: Path) -> None:
    path = written(tmp_path, GOOD.replace("FREQ=MONTHLY", "FREQ=THÁNG") + SECOND)
    broken: list[BrokenData] = []
    assert [obligation.id for obligation in load_obligations(path, broken)] == ["B"]
    assert [(fault.line, fault.item) for fault in broken] == [(3, "A")]
    with pytest.raises(BrokenData):
        load_obligations(path)


def test_a_small_calendar_is_enough(tmp_path: Path) -> None:
    calendar = load_calendar(written(tmp_path, WEEK + "working_days_extra: [{day: 2026-11-28}]\n"))
    assert calendar.weekend == {5, 6}
    assert calendar.holidays == calendar.unconfirmed == ()
    assert calendar.works(date(2026, 11, 28))


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("[]", "expected weekend"),
        ("weekend: [Chủ nhật]", "weekend: expected some, not all"),
        ("weekend: []", "weekend: expected some, not all"),
        ("weekend: [MO, TU, WE, TH, FR, SA, SU]", "weekend: expected some, not all"),
        (
            WEEK + "holidays:\n  - {day: 2026-09-31, name: x, kind: swap, confidence: verified}",
            "line 3, 2026-09-31: day",
        ),
        (WEEK + "holidays:\n  - {day: 2026-09-02, name: x, kind: swap, confidence: chắc}", "confidence is 'chắc'"),
        (WEEK + "holidays:\n  - {day: 2026-09-02, name: x, kind: vui, confidence: verified}", "kind is 'vui'"),
        (WEEK + "holidays:\n  - {day: 2026-09-02, kind: swap, confidence: verified}", "name is missing"),
        (WEEK + "holidays:\n  - 2026-09-02", "item 1: expected named fields"),
        (WEEK + "unconfirmed:\n  - {day: 2026-09-02, name: x, kind: swap}", "note is missing"),
        (WEEK + "working_days_extra: [{day: thứ bảy}]", "expected date"),
    ],
)
def test_a_broken_calendar_is_named(tmp_path: Path, text: str, problem: str) -> None:
    with pytest.raises(BrokenData, match=problem):
        load_calendar(written(tmp_path, text + "\n"))


def test_a_day_cannot_be_off_twice_or_off_and_worked(tmp_path: Path) -> None:
    row = "  - {day: 2026-09-02, name: x, kind: swap, confidence: verified}\n"
    with pytest.raises(BrokenData, match="2026-09-02: stands here twice"):
        load_calendar(written(tmp_path, WEEK + "holidays:\n" + row + row))
    with pytest.raises(BrokenData, match="2026-09-02: stands here twice"):
        load_calendar(written(tmp_path, WEEK + "holidays:\n" + row + "working_days_extra: [{day: 2026-09-02}]\n"))
