"""Measuring, and the commands that do it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from faq import __main__ as command
from faq.__main__ import main
from faq.engine import AnswerEngine
from faq.evaluate import (
    Prediction,
    Question,
    as_json,
    choices,
    percentiles,
    predict,
    question,
    questions,
    score,
    scores,
    table,
)
from faq.outcome import Answered, Choose, Danger, Evidence, OutOfScope, TwoNeeds, Unsafe, Unsure
from tests.faq.entries import BIRTH, CARD_LOST, DEATH
from tests.faq.knowledge import WRITTEN

NONE = Evidence()
Captured = pytest.CaptureFixture[str]
ROWS = """\
query\texpected\tslice
mất hộ chiếu phải làm gì\tmat-ho-chieu\tplain
đăng ký xe lần đầu và làm hộ chiếu qua mạng\tdang-ky-xe-online&ho-chieu-online\tmulti
xin giấy xác nhận\txac-nhan-cu-tru-ct07|xac-nhan-hon-nhan\tambiguous
thời tiết ngày mai ở Mỹ Tho\t-\toos_far
"""


def given(outcome: str, *entries: str, choices: tuple[str, ...] | None = None, ms: float = 1.0) -> Prediction:
    return Prediction(outcome, entries, entries if choices is None else choices, ms)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "cau-hoi.tsv"
    path.write_text(ROWS, "utf-8")
    return path


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch, answers: AnswerEngine) -> list[bool]:
    """The commands use the engine of the tests; tells whether meaning was wanted."""
    wanted: list[bool] = []

    def engine(*, semantic: bool) -> AnswerEngine:
        wanted.append(semantic)
        return answers

    monkeypatch.setattr(command, "engine", engine)
    return wanted


def test_rows_are_read_without_their_heading(file: Path) -> None:
    found = questions(file)
    assert [one.slice for one in found] == ["plain", "multi", "ambiguous", "oos_far"]
    assert found[0] == Question("mất hộ chiếu phải làm gì", (frozenset({"mat-ho-chieu"}),), "plain")


def test_needs_are_joined_and_ways_of_meeting_one_are_apart() -> None:
    assert question("a", "x|y&z", "multi").expected == (frozenset("xy"), frozenset("z"))
    assert question("a", "x|y&z", "multi").right == frozenset("xyz")
    assert question("a", "-", "oos_far").expected == ()


def test_a_row_of_another_form_is_named(tmp_path: Path) -> None:
    path = tmp_path / "hong.tsv"
    path.write_text("query\texpected\tslice\n\nmất hộ chiếu\tmat-ho-chieu\n", "utf-8")
    with pytest.raises(ValueError, match=r"hong\.tsv, dòng \d"):
        questions(path)


@pytest.mark.parametrize(
    ("outcome", "shown"),
    [
        (Answered(BIRTH, NONE), (BIRTH.id,)),
        (Answered(BIRTH, NONE, None, DEATH), (BIRTH.id, DEATH.id)),
        (Choose((BIRTH, DEATH), NONE), (BIRTH.id, DEATH.id)),
        (TwoNeeds((DEATH, BIRTH), NONE), (DEATH.id, BIRTH.id)),
        (Unsure((CARD_LOST,), NONE), (CARD_LOST.id,)),
        (Danger("scam", NONE, CARD_LOST), (CARD_LOST.id,)),
        (Danger("self_harm", NONE), ()),
        (Unsafe("forgery", NONE), ()),
        (OutOfScope(NONE), ()),
    ],
)
def test_the_choices_are_what_the_person_sees(outcome: Answered, shown: tuple[str, ...]) -> None:
    assert choices(outcome) == shown


def test_a_prediction_has_what_is_shown_first_and_no_neighbouring_matter(answers: AnswerEngine) -> None:
    texts = ["xin giấy xác nhận", "xe bị giam khi nào lấy được"]
    ours, other = predict(answers, texts, WRITTEN)
    assert (ours.outcome, other.outcome) == ("choose", "out_of_scope")
    assert ours.entries[: len(ours.choices)] == ours.choices
    assert len(set(ours.entries)) == len(ours.entries)
    assert "xe-bi-tam-giu" not in other.entries
    assert ours.ms > 0


def test_a_prediction_is_one_line_of_json_without_a_label() -> None:
    line = as_json(given("answered", *(f"muc-{number}" for number in range(15)), choices=("muc-0",), ms=1.5))
    assert "\n" not in line
    content = json.loads(line)
    assert set(content) == {"outcome", "entries", "choices", "ms"}
    assert len(content["entries"]) == 10


def test_shares_are_counted_slice_by_slice() -> None:
    asked = [question("a", "x", "plain"), question("b", "x", "plain"), question("c", "-", "oos_far")]
    scored = score(asked, [given("answered", "x"), given("choose", "y", "x"), given("out_of_scope", "x", choices=())])
    assert scored["overall"]["n"] == 3
    plain, far = scored["slices"]["plain"], scored["slices"]["oos_far"]
    assert (plain["answered"], plain["answered_right"], plain["top1"], plain["in_choices"]) == (0.5, 1.0, 0.5, 1.0)
    assert (far["oos_refused"], far["answered"], far["top1"]) == (1.0, 0.0, 0.0)


@pytest.mark.parametrize(
    ("expected", "prediction", "right"),
    [
        ("x", given("answered", "x"), 1.0),
        ("x", given("answered", "y"), 0.0),
        ("-", given("answered", "y"), 0.0),
        ("x&y", given("two_needs", "x", "y"), 1.0),
        ("x&y", given("answered", "x"), 1.0),
        ("x&y", given("two_needs", "x", "z"), 0.0),
        ("x", given("choose", "y", "z"), 0.0),
    ],
)
def test_an_answer_is_right_when_every_entry_given_is(expected: str, prediction: Prediction, right: float) -> None:
    found = scores([(question("a", expected, "s"), prediction)])
    assert found["answered_right"] == right
    answered = prediction.outcome in ("answered", "two_needs")
    assert found["wrong_answered"] == (1.0 - right if answered else 0.0)


@pytest.mark.parametrize(
    ("expected", "shown", "met"),
    [("x|y", ("y",), 1.0), ("x&y", ("x",), 0.0), ("x&y", ("y", "x"), 1.0), ("x", (), 0.0)],
)
def test_every_need_has_to_be_met_by_something_shown(expected: str, shown: tuple[str, ...], met: float) -> None:
    assert scores([(question("a", expected, "s"), given("choose", *shown))])["in_choices"] == met


@pytest.mark.parametrize("outcome", ["out_of_scope", "unsure", "unsafe", "danger"])
def test_only_an_answer_or_an_offer_is_no_refusal(outcome: str) -> None:
    assert scores([(question("a", "-", "s"), given(outcome))])["oos_refused"] == 1.0
    assert scores([(question("a", "-", "s"), given("choose", "x", "y"))])["oos_refused"] == 0.0


def test_no_questions_give_zeros() -> None:
    assert set(scores([]).values()) == {0}
    assert percentiles([]) == (0.0, 0.0, 0.0)
    assert percentiles([4.0]) == (4.0, 4.0, 4.0)
    assert percentiles([float(one) for one in range(101)]) == (50.0, 95.0, 99.0)


def test_more_predictions_than_questions_are_refused() -> None:
    with pytest.raises(ValueError, match="zip"):
        score([], [given("answered", "x")])


def test_the_table_has_a_line_for_each_slice(file: Path) -> None:
    asked = questions(file)
    lines = table(score(asked, [given("answered", "mat-ho-chieu")] * 4)).splitlines()
    assert [line.split()[0] for line in lines[1:]] == ["ambiguous", "multi", "oos_far", "plain", "overall"]
    assert len({len(line) for line in lines}) == 1


def test_predict_prints_a_line_for_each_line(tmp_path: Path, quick: list[bool], capsys: Captured) -> None:
    path = tmp_path / "cau-hoi.txt"
    path.write_text("mất hộ chiếu phải làm gì\n\nxin chào\n", "utf-8")
    assert main(["predict", str(path), "--no-semantic"], WRITTEN) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [one["outcome"] for one in lines] == ["answered", "out_of_scope", "out_of_scope"]
    assert lines[0]["choices"] == ["mat-ho-chieu"]
    assert quick == [False]


def test_evaluate_prints_scores_as_json(file: Path, quick: list[bool], capsys: Captured) -> None:
    assert main(["evaluate", str(file), "--json"], WRITTEN) == 0
    scored = json.loads(capsys.readouterr().out)
    assert scored["overall"]["n"] == 4
    assert scored["slices"]["plain"]["answered_right"] == 1.0
    assert scored["slices"]["multi"]["in_choices"] == 1.0
    assert scored["slices"]["oos_far"]["oos_refused"] == 1.0
    assert quick == [True]


def test_evaluate_prints_a_table_for_reading(file: Path, quick: list[bool], capsys: Captured) -> None:
    assert main(["evaluate", str(file)], WRITTEN) == 0
    assert "overall" in capsys.readouterr().out


def test_an_entry_that_serves_another_day_is_not_predicted(
    tmp_path: Path, quick: list[bool], capsys: Captured
) -> None:
    path = tmp_path / "cau-hoi.txt"
    path.write_text("tích hợp đủ giấy tờ trên vneid thì được miễn lệ phí gì\n", "utf-8")
    assert main(["predict", str(path), "--on", "2026-08-01"], WRITTEN) == 0
    assert "cong-dan-so-mien-phi" not in json.loads(capsys.readouterr().out)["choices"]


@pytest.mark.parametrize("wrong", ["evaluate", "predict"])
def test_a_missing_file_is_told_and_nothing_else(wrong: str, quick: list[bool], capsys: Captured) -> None:
    assert main([wrong, "khong-co.tsv"], WRITTEN) == 2
    assert "khong-co.tsv" in capsys.readouterr().err


def test_a_broken_row_is_told(tmp_path: Path, quick: list[bool], capsys: Captured) -> None:
    path = tmp_path / "hong.tsv"
    path.write_text("mất hộ chiếu\n", "utf-8")
    assert main(["evaluate", str(path)], WRITTEN) == 2
    assert capsys.readouterr().err.startswith("hong.tsv, dòng 1:")


def test_without_a_command_the_usage_is_told(capsys: Captured) -> None:
    with pytest.raises(SystemExit):
        main([], WRITTEN)
    assert "python -m faq" in capsys.readouterr().err
