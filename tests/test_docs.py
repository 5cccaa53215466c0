"""The documents tell the truth: every setting, command, sentence and file that they name is there."""

from __future__ import annotations

import argparse
import re
import shlex
from pathlib import Path

import pytest

from bot.__main__ import parser
from bot.settings import EXPECTED, Settings, load
from faq.__main__ import COMMANDS as OF_ANSWERS
from faq.decide import CERTAIN, STEPS
from faq.learn.knowledge import EACH
from faq.learn.limits import ENOUGH
from faq.learn.wordings import PHRASINGS
from faq.search import MEANT
from handlers.routes import COMMANDS

ROOT = Path(__file__).resolve().parent.parent
DOCS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
GUIDES = sorted(ROOT.glob("docs/vi/*.md"))
DECISIONS = sorted(ROOT.glob("docs/adr/[0-9]*.md"))
EXAMPLE = ROOT / ".env.example"
ANSWERS = ROOT / "docs/answers.md"

MADE_WHEN_RUNNING = ("data/", ".venv/", ".knowledge/")
FILE = re.compile(r"[\w.*-]+\.(?:py|md|yaml|toml|ini|lock|example)|Makefile")
IN_FOLDER = re.compile(r"\.?[\w*-][\w.*-]*/[\w./*-]*")

each_document = pytest.mark.parametrize("path", DOCS, ids=lambda path: str(path.relative_to(ROOT)))
each_guide = pytest.mark.parametrize("path", GUIDES, ids=lambda path: path.stem)


def text(path: Path) -> str:
    return path.read_text("utf-8")


def without_fences(source: str) -> str:
    return re.sub(r"^ *```.*?^ *```", "", source, flags=re.DOTALL | re.MULTILINE)


def fenced(source: str) -> list[str]:
    """The lines of all code fences."""
    fences = re.findall(r"```\w*\n(.*?)```", source, re.DOTALL)
    return [line.strip() for fence in fences for line in fence.splitlines()]


def code(source: str) -> list[str]:
    """What stands in inline code."""
    return re.findall(r"`([^`\n]+)`", without_fences(source))


def commands_shown(path: Path) -> list[str]:
    """Every complete call of the program that a document shows."""
    found = [*code(text(path)), *fenced(text(path))]
    return [one.removeprefix(".venv/bin/") for one in found if re.match(r"(\.venv/bin/)?python -m bot( |$)", one)]


def in_readers_hands() -> str:
    """What users of the program are given to read."""
    return "\n".join(text(path) for path in (*GUIDES, ROOT / "README.md") if path.exists())


# --- settings


def examples() -> dict[str, str]:
    """Name and value of every line of the example that sets something."""
    return dict(re.findall(r"^# ([A-Z][A-Z_]+)=(.*)$", text(EXAMPLE), re.MULTILINE))


def test_every_setting_is_in_the_example_and_nothing_else() -> None:
    assert sorted(examples()) == sorted(field.upper() for field in Settings.model_fields)


def test_every_setting_says_what_is_expected_of_it() -> None:
    assert sorted(EXPECTED) == sorted(Settings.model_fields)


def test_the_example_as_it_is_sets_nothing() -> None:
    assert [line for line in text(EXAMPLE).splitlines() if line and not line.startswith("#")] == []


def test_the_examples_values_are_the_defaults(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for field in Settings.model_fields:
        monkeypatch.delenv(field.upper(), raising=False)
    uncommented = tmp_path / "settings"
    uncommented.write_text("\n".join(f"{name}={value}" for name, value in examples().items()), "utf-8")
    assert load(str(uncommented)) == load(None)


def test_every_setting_is_explained_above_it() -> None:
    explained = True
    for line in text(EXAMPLE).splitlines():
        if re.match(r"# [A-Z_]+=", line):
            assert explained, line
        else:
            explained = line.startswith("# ") and not line.startswith("# ---")


# --- decisions


def test_the_index_lists_every_decision_and_no_other() -> None:
    listed = re.findall(r"\]\((\d{4}-[\w-]+\.md)\)", text(ROOT / "docs/adr/README.md"))
    assert listed == [path.name for path in DECISIONS]


def test_decisions_are_numbered_without_a_gap() -> None:
    assert [int(path.name[:4]) for path in DECISIONS] == list(range(1, len(DECISIONS) + 1))


@pytest.mark.parametrize("path", DECISIONS, ids=lambda path: path.name[:4])
def test_a_decision_has_its_title_in_the_index_and_all_its_parts(path: Path) -> None:
    title = text(path).splitlines()[0].removeprefix(f"# {path.name[:4]} ")
    assert f"| [{path.name[:4]}]({path.name}) | {title} |" in text(ROOT / "docs/adr/README.md")
    parts = re.findall(r"^## (.+)$", text(path), re.MULTILINE)
    assert parts == ["Context", "Decision", "Why", "What we gave up", "Consequences"]
    assert len(text(path).splitlines()) <= 60


# --- commands


def subcommands() -> dict[str, argparse.ArgumentParser]:
    action = next(one for one in parser()._actions if isinstance(one, argparse._SubParsersAction))
    return dict(action.choices)


@pytest.mark.parametrize("command", subcommands())
def test_every_command_of_the_program_is_documented_with_its_options(command: str) -> None:
    shown = in_readers_hands()
    assert f"python -m bot {command}" in shown
    for action in subcommands()[command]._actions:
        for option in action.option_strings:
            assert option in ("-h", "--help") or option in shown, option


@pytest.mark.parametrize("command", COMMANDS)
def test_every_chat_command_is_documented(command: str) -> None:
    assert re.search(rf"(?<![\w/])/{command}\b", in_readers_hands())


def is_refused(line: str) -> bool:
    """Whether the program would not take this call; a bare "python -m bot ask" only names the command."""
    words = shlex.split(line.removeprefix("python -m bot"))
    try:
        parser().parse_args(words if len(words) > 1 else [*words, "-h"])
    except SystemExit as stop:
        return stop.code != 0
    return False


def test_the_check_of_calls_knows_a_wrong_one(capsys: pytest.CaptureFixture[str]) -> None:
    assert not is_refused("python -m bot chat --json")
    assert is_refused("python -m bot chat --jsn")
    assert is_refused("python -m bot sing")
    assert "LỆNH" in capsys.readouterr().err


@each_document
def test_calls_that_are_shown_can_be_typed(path: Path) -> None:
    whole = [line for line in commands_shown(path) if "…" not in line and line != "python -m bot"]
    assert [line for line in whole if is_refused(line)] == []


@each_guide
def test_chat_commands_that_are_shown_exist(path: Path) -> None:
    shown = set(re.findall(r"(?:^|[\s(|])/([a-z]+)(?=[\s.,:)|]|$)", text(path), re.MULTILINE))
    assert shown <= {*COMMANDS}


@pytest.mark.parametrize("command", OF_ANSWERS)
def test_every_command_of_the_answer_engine_is_documented(command: str) -> None:
    assert f"python -m faq {command}" in text(ANSWERS) + in_readers_hands()


@each_document
def test_modules_that_are_shown_can_be_run(path: Path) -> None:
    shown = re.findall(r"python -m ([a-z][\w.]*)(?: ([a-z]+))?", "\n".join([*code(text(path)), *fenced(text(path))]))
    places = {name: ROOT / name.replace(".", "/") for name, _ in shown}
    runs = {
        name: place.with_suffix(".py").exists() or (place / "__main__.py").exists() for name, place in places.items()
    }
    assert [name for name, there in runs.items() if not there] == []
    assert [word for name, word in shown if name == "faq" and word not in ("", *OF_ANSWERS)] == []


@each_document
def test_make_targets_that_are_shown_exist(path: Path) -> None:
    makefile = text(ROOT / "Makefile")
    shown = [line.split()[1] for line in (*code(text(path)), *fenced(text(path))) if re.match(r"make [a-z]", line)]
    assert [target for target in shown if not re.search(rf"^{target}:", makefile, re.MULTILINE)] == []


# --- answers


def test_the_steps_of_deciding_are_told_in_their_order() -> None:
    assert re.findall(r"^\| `(\w+)` \|", text(ANSWERS), re.MULTILINE) == [one.__name__ for one in STEPS]


def test_every_pass_of_phrasings_is_told() -> None:
    told = {*code(text(ANSWERS))}
    assert {path.stem for path in PHRASINGS.glob("*.tsv")} <= told


def test_the_numbers_of_the_engine_are_those_that_are_told() -> None:
    told = " ".join(text(ANSWERS).split())
    assert f"stays below {ENOUGH}" in told
    assert f"the first {MEANT} characters" in told
    assert f"`sure` is at least {CERTAIN}" in told
    assert f"asked {EACH} questions of the pass" in told


def test_the_road_of_a_question_stays_readable() -> None:
    assert len(text(ANSWERS).splitlines()) <= 250


# --- files


def exists(name: str, beside: Path) -> bool:
    return name.startswith(MADE_WHEN_RUNNING) or any(any(place.glob(name)) for place in (ROOT, beside))


@each_document
def test_no_document_names_a_file_that_does_not_exist(path: Path) -> None:
    named = [one for one in code(text(path)) if FILE.fullmatch(one) or IN_FOLDER.fullmatch(one)]
    assert [one for one in named if not exists(one, path.parent)] == []


@each_document
def test_links_between_documents_lead_somewhere(path: Path) -> None:
    links = re.findall(r"\]\((?!https?:|#)([^)#\s]+)", without_fences(text(path)))
    assert [link for link in links if not (path.parent / link).exists()] == []


@each_document
def test_mentions_of_a_python_name_in_a_file_are_true(path: Path) -> None:
    """A sentence such as "`hand_over` in `db/repositories/reminders.py`" names something that is in that file."""
    pairs = re.findall(r"`(\w+)` in\s+`([\w./]+\.(?:py|toml))`", text(path))
    assert [(word, file) for word, file in pairs if word not in text(ROOT / file)] == []
