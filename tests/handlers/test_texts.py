"""Every sentence: Vietnamese with its tone marks, no English, short, and every button means something."""

from __future__ import annotations

import ast
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

from handlers.brain import CHOICES, COMMANDS, WORDS
from handlers.texts.commands import MENU
from handlers.texts.questions import SECTION_TITLES
from tests.handlers.test_entry_view import REAL
from tests.test_docs import ROOT

TEXTS = sorted(path for path in (ROOT / "handlers/texts").glob("*.py") if path.stem != "__init__")
SOURCES = sorted(ROOT.glob("handlers/**/*.py"))
VALUE_LIMIT = 60
LONGEST_ID = 20
LONGEST_SENTENCE = 30

ENGLISH = re.compile(
    r"\b(?:the|and|or|not|you|your|please|error|file|folder|user|button|click|report|submit|cancel|save|edit|login"
    r"|password|code|link|app|chat|bot|online|offline|email|web|menu|help|start|video|id|ok|reset|update|session)\b",
    re.IGNORECASE,
)
BORROWED = {"trang web"}
"""Said by everybody; there is no other word."""

EXAMPLES = re.compile(r"“[^”]*”|/\w+|cài vneid 12, nộp hồ sơ 5|\{\w*\}|\b[A-Z]{4}-[A-Z]{4}\b")
NAMES = {"vneid", "otp", "dvc"}


def sentences(path: Path) -> Iterator[str]:
    """Every text of the file that is not a docstring, not a key, and is read by people."""
    tree = ast.parse(path.read_text("utf-8"))
    keys = {id(key) for node in ast.walk(tree) if isinstance(node, ast.Dict) for key in node.keys}
    docs = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        skipped = id(node) in keys | docs
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and not skipped:
            yield node.value


SAID = [(path.stem, one) for path in TEXTS for one in sentences(path)]


def plain(said: str) -> str:
    """Without examples, commands and what is filled in."""
    return EXAMPLES.sub(" ", said)


def marked(text: str) -> bool:
    return any(unicodedata.combining(one) for one in unicodedata.normalize("NFD", text)) or "đ" in text.lower()


def english(said: str) -> list[str]:
    left = plain(said).lower()
    for known in BORROWED:
        left = left.replace(known, "")
    return ENGLISH.findall(left)


def lacks_tones(said: str) -> bool:
    """Of three Vietnamese words or more about two in three carry a mark; fewer than half means lost marks."""
    words = [word for word in re.findall(r"[^\W\d_]+", plain(said).lower()) if word not in NAMES]
    return len(words) >= 3 and sum(map(marked, words)) / len(words) < 0.45


def long_sentences(said: str) -> list[str]:
    return [one for one in re.split(r"(?<=[.!?:;])\s+", said) if len(one.split()) > LONGEST_SENTENCE]


def test_the_checks_know_a_false_sentence() -> None:
    assert english("Bấm save để lưu") == ["save"]
    assert english("Gõ /start rồi đến mã ABCD-EFGH") == []
    assert lacks_tones("Chao ba con, toi giup duoc gi")
    assert not lacks_tones("Chào bà con, tôi giúp được gì")
    assert long_sentences("chữ " * 31)
    assert len(SAID) > 150


def test_no_english_is_said() -> None:
    assert [said for _, said in SAID if said not in COMMANDS and english(said)] == []


def test_tone_marks_are_there() -> None:
    assert [said for _, said in SAID if said not in COMMANDS and lacks_tones(said)] == []


def test_sentences_are_short() -> None:
    assert [long for _, said in SAID for long in long_sentences(said)] == []


def test_texts_are_composed_and_clean() -> None:
    assert [said for _, said in SAID if said != unicodedata.normalize("NFC", said)] == []
    assert [said for _, said in SAID if re.search(r"""  |\.\.\.|["']""", said)] == []


def test_nobody_is_spoken_to_in_two_ways() -> None:
    assert [said for _, said in SAID if "bà con" in said.lower() and "anh chị" in said.lower()] == []


def test_citizens_are_ba_con() -> None:
    assert [said for file, said in SAID if file == "questions" and "anh chị" in said.lower()] == []


@pytest.mark.parametrize("name", ["reports", "review", "reminders"])
def test_officers_are_anh_chi(name: str) -> None:
    assert not [said for file, said in SAID if file == name and "bà con" in said.lower()]


def test_no_sentence_stands_outside_of_texts() -> None:
    """A Vietnamese literal in a handler or a view would escape these checks."""
    allowed = {"không phát sinh "}
    found = []
    for path in SOURCES:
        if path.parent.name == "texts" or path.name == "written.py":
            continue
        tree = ast.parse(path.read_text("utf-8"))
        docs = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        for node in ast.walk(tree):
            text = node.value if isinstance(node, ast.Constant) and id(node) not in docs else None
            if isinstance(text, str) and marked(text) and text not in allowed:
                found.append((path.name, text))
    assert found == []


def values() -> Iterator[tuple[str, str]]:
    """The value of every Choice in the source, {} where something is filled in."""
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Choice":
                yield path.name, written(node.args[1])


def written(node: ast.expr) -> str:
    if isinstance(node, ast.Constant):
        return str(node.value)
    assert isinstance(node, ast.JoinedStr), ast.dump(node)
    return "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values)


VALUES = sorted(set(values()))


def test_the_scan_finds_the_choices() -> None:
    assert {"luu:{}", "duyet:{}", "canbo", "hoi:{}", "muc:{}.{}"} <= {value for _, value in VALUES}


@pytest.mark.parametrize(("file", "value"), VALUES)
def test_every_verb_of_a_choice_is_known(file: str, value: str) -> None:
    verb = value.partition(":")[0]
    assert verb in CHOICES or (verb == "{}" and file == "drafts.py")


def test_the_ways_of_saving_are_known() -> None:
    assert {"cong", "thay"} <= set(CHOICES)


@pytest.mark.parametrize(("file", "value"), VALUES)
def test_values_are_short_enough_for_every_channel(file: str, value: str) -> None:
    if value.startswith(("hoi:", "muc:", "nguon:")):
        return
    assert len(value.replace("{}", "x" * LONGEST_ID).encode()) <= VALUE_LIMIT


def test_values_of_real_entries_are_short_enough() -> None:
    longest = max(len(f"muc:{entry.id}.{name}".encode()) for entry in REAL for name in SECTION_TITLES)
    assert longest <= VALUE_LIMIT


def test_the_menu_offers_only_commands_that_there_are() -> None:
    assert {command for command, _ in MENU} <= set(COMMANDS)


def test_words_are_folded_as_they_are_compared() -> None:
    assert all(word == word.lower() and word.isascii() for word in WORDS)
