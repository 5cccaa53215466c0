"""Names copied from the screen are read as what they name, not as what they resemble."""

from __future__ import annotations

import pytest

from bot.reference import load_reference
from reports.named import named_figures
from reports.submission import LARGEST
from reports.value import Value

REFERENCE = load_reference()
FORMS = ["bao_cao_thang", "quy_dvctt", "nam_tuyen_truyen", "so_tay_ngay"]


@pytest.mark.parametrize(
    ("form", "code"), [(form, code) for form in FORMS for code in REFERENCE.forms[form].indicators]
)
def test_every_name_of_every_form_is_read_back_as_itself(form: str, code: str) -> None:
    codes, one = REFERENCE.forms[form].indicators, REFERENCE.indicators[code]
    for name in (one.short, one.name, one.short.lower()):
        for between in (" ", ": ", " = ", " là "):
            assert named_figures(f"{name}{between}34", codes, REFERENCE.indicators) == {code: Value(34)}


def read(text: str, largest: int = 10**6) -> dict[str, Value] | None:
    return named_figures(text, REFERENCE.forms["bao_cao_thang"].indicators, REFERENCE.indicators, largest)


def test_thousands_words_and_precision_are_read_like_any_answer() -> None:
    assert read("Tờ rơi đã phát: 2.054") == {"leaflets_distributed": Value(2054)}
    assert read("to roi da phat khoảng 300 tờ") == {"leaflets_distributed": Value(300, "about")}


def test_several_lines_are_read_together() -> None:
    found = read("Hồ sơ tiếp nhận: 34\nHồ sơ đúng hạn: 30; Hồ sơ trễ hạn: 4")
    assert found == {"dossier_received": Value(34), "dossier_on_time": Value(30), "dossier_late": Value(4)}


@pytest.mark.parametrize(
    "text",
    [
        "cài vneid 5 người, tờ rơi 20",
        "Tờ rơi đã phát",
        "Tờ rơi đã phát: -5",
        "Tờ rơi đã phát: 2,5",
        "Tờ rơi đã phát: 10-12",
        "Tờ rơi đã phát -5",
        "Tờ rơi đã phát hôm qua 5",
        "Hồ sơ tiếp nhận: 34\nvà nhiều việc khác",
        "Hồ sơ tiếp nhận: 34; Hồ sơ tiếp nhận: 35",
        "",
    ],
)
def test_anything_else_is_left_to_whoever_reads_sentences(text: str) -> None:
    assert read(text) is None


def test_a_figure_that_is_too_large_is_left_too() -> None:
    assert read(f"Tờ rơi đã phát {LARGEST + 1}", LARGEST) is None
