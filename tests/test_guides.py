"""The Vietnamese guides quote what the program really says, and promise what it really does."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from dialog.fold import fold
from faq.engine import AnswerEngine
from faq.follow import follows
from faq.guard import danger
from faq.load import load_entries
from faq.outcome import name
from faq.statements import lines, read
from handlers.texts.editing import DROP_LEAD
from handlers.texts.questions import SECTION_TITLES
from reports.load import load_forms, load_indicators
from reports.sentence import SentenceReader
from tests.test_docs import ROOT, each_guide, text, without_fences

ON = date(2026, 11, 23)
PLACEHOLDER = re.compile(r"\{[^{}]*\}")

# --- what the guides quote


def spoken() -> Iterator[str]:
    """Every text in the source of what people read, with {} where something is filled in."""
    sources = [*ROOT.glob("handlers/texts/*.py"), *ROOT.glob("bot/commands/*.py")]
    for path in (*sources, ROOT / "bot/settings.py", ROOT / "channels/web/texts.py"):
        for node in ast.walk(ast.parse(text(path))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield from node.value.splitlines()
            elif isinstance(node, ast.JoinedStr):
                yield "".join(str(one.value) if isinstance(one, ast.Constant) else "{}" for one in node.values)


SPOKEN = frozenset(spoken())
SENTENCES = tuple(one for one in SPOKEN if len(re.findall(r"[^\W\d_]", PLACEHOLDER.sub("", one))) >= 10)


def is_said(sentence: str) -> bool:
    """Whether the program says exactly this, whatever it fills in."""
    return any(re.fullmatch(".+".join(map(re.escape, PLACEHOLDER.split(one))), sentence) for one in SENTENCES)


def is_part_of_something_said(words: str) -> bool:
    """The same for a piece; … stands for anything."""
    pattern = ".*".join(map(re.escape, words.split("…")))
    return any(re.search(pattern, one) for one in SENTENCES)


def test_the_check_of_quotations_knows_a_false_one() -> None:
    assert is_said("Không có báo cáo nào chờ duyệt.")
    assert not is_said("Không có báo cáo nào đang đợi.")
    assert not is_part_of_something_said("Cổng … đã hỏng")


@each_guide
def test_what_the_guides_quote_is_really_said(path: Path) -> None:
    quotes = re.findall(r"^> (.+)$", text(path), re.MULTILINE)
    assert [one for one in quotes if not is_said(one)] == []


@each_guide
def test_what_the_guides_say_one_may_see_is_really_said(path: Path) -> None:
    seen = re.findall(r'^\| "([^"]+)" \|', text(path), re.MULTILINE)
    assert [one for one in seen if not is_part_of_something_said(one)] == []


@each_guide
def test_buttons_in_the_guides_exist(path: Path) -> None:
    page = "".join(text(part) for part in sorted((ROOT / "channels/web").glob("page.*")))
    buttons = re.findall(r"\*\*\[(.+?)\]\*\*", text(path))
    assert [one for one in buttons if one not in SPOKEN and f">{one}<" not in page] == []


# --- what the guides promise


def rows(path: Path, header: Sequence[str]) -> list[list[str]]:
    """The rows of the table under this header."""
    lines = iter(text(path).splitlines())
    wanted = f"| {' | '.join(header)} |"
    assert wanted in lines, f"no table {wanted}"
    next(lines)
    table = []
    for line in lines:
        if not line.startswith("|"):
            break
        table.append([cell.strip() for cell in line.strip("|").split("|")])
    return table


def test_the_daily_items_of_the_guide_are_those_of_the_form_and_read_as_shown() -> None:
    indicators = load_indicators()
    form = load_forms(indicators=indicators)["so_tay_ngay"]
    reader = SentenceReader(indicators, form)
    shown = rows(ROOT / "docs/vi/can-bo.md", ("mục", "tính theo", "gõ ví dụ"))
    assert [(short, unit) for short, unit, _ in shown] == [
        (indicators[one].short, indicators[one].unit) for one in form.indicators
    ]
    for short, _, sentence in shown:
        assert [indicators[one].short for one in reader.read(sentence, ON).counts] == [short], sentence


def test_the_questions_of_the_guide_are_answered() -> None:
    answers = AnswerEngine(load_entries(ROOT / "faq/data").entries)
    asking = text(ROOT / "docs/vi/nguoi-giup-dan.md").partition("\n## Hỏi\n")[2].partition("\n## ")[0]
    questions = re.findall(r"^- (.+)$", asking, re.MULTILINE)
    assert len(questions) >= 3
    assert [one for one in questions if name(answers.ask(one, ON)) != "answered"] == []


def test_what_the_guide_shows_as_a_follow_up_and_as_danger_is_heard_as_such() -> None:
    helping = " ".join(text(ROOT / "docs/vi/nguoi-giup-dan.md").split())
    assert "ví dụ: còn phí thì sao." in helping
    assert follows("còn phí thì sao", sure=0.0) == {"fee"}
    assert "ví dụ: công an đang gọi kêu tôi chuyển tiền." in helping
    assert danger("công an đang gọi kêu tôi chuyển tiền") == "scam"


def examples(path: Path, header: str) -> list[str]:
    """The lines of the first code fence below this header."""
    below = text(path).partition(f"\n## {header}\n")[2]
    return re.findall(r"```text\n(.*?)```", below, re.DOTALL)[0].splitlines()


def test_an_editor_may_write_days_as_the_guide_does() -> None:
    typed = examples(ROOT / "docs/vi/bien-tap.md", "Điều chỉ đúng trong một thời gian")
    said = read("\n".join(typed))
    assert list(lines(said)) == typed
    assert [(one.since is not None, one.until is not None) for one in said] == [
        (False, False),
        (False, True),
        (True, False),
        (True, True),
    ]


def test_an_editor_drops_a_wording_as_the_guide_does() -> None:
    *_, last = examples(ROOT / "docs/vi/bien-tap.md", "Cách hỏi")
    assert fold(last).startswith(fold(DROP_LEAD))


def test_the_guide_for_editors_names_every_part() -> None:
    guide = text(ROOT / "docs/vi/bien-tap.md")
    assert [title for title in SECTION_TITLES.values() if f"**[{title}]**" not in guide] == []


@each_guide
def test_the_guides_are_written_with_tone_marks_and_speak_no_english(path: Path) -> None:
    prose = re.sub(r"`[^`]+`|https?://\S+", "", without_fences(text(path))).lower()
    assert re.search("[ạảãấầẩẫậếềểễệ]", prose)
    assert re.findall(r"\b(?:the|and|file|folder|setting|user|button|backup|report|admin|database)\b", prose) == []
