"""What is written about reporting is what the code has: states, tables, keys of periods, numbers."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import db.models  # noqa: F401  # fills the metadata
from db.base import Base
from handlers.texts.states import STATES
from reports.__main__ import main
from reports.catalogue import load_catalogue
from reports.checks.band import ENOUGH
from reports.deputise import LONGEST
from reports.period import read_key
from reports.request import LONGEST_DOOR
from reports.states import TRANSITIONS
from reports.tries import LIMIT
from reports.undo import UNDO_WITHIN
from tests.test_docs import ROOT, code, text

REPORTING, ARCHITECTURE, README = (ROOT / name for name in ("docs/reporting.md", "docs/architecture.md", "README.md"))
TOLD = " ".join(text(REPORTING).split())


def section(path: Path, title: str) -> str:
    """What stands below a heading, up to the next."""
    return text(path).partition(f"\n## {title}\n")[2].partition("\n## ")[0]


def test_the_page_about_reporting_stays_readable() -> None:
    assert len(text(REPORTING).splitlines()) <= 250


def test_every_move_between_states_is_in_the_table_and_no_other() -> None:
    table = section(REPORTING, "States")
    rows = re.findall(r"^\| (\w+)(?: \([^)]+\))? \| ([\w, ]+) \| (\w+) \|$", table, re.MULTILINE)
    told = {(before, move, after) for before, moves, after in rows[1:] for move in moves.split(", ")}
    assert told == {(before.value, move, after.value) for (before, move), after in TRANSITIONS.items()}


def test_every_state_is_told_with_its_vietnamese_name() -> None:
    assert [said for said in STATES.values() if f"({said})" not in section(REPORTING, "States")] == []


def test_keys_of_periods_that_are_told_can_be_read() -> None:
    keys = [one for one in code(text(REPORTING)) if re.fullmatch(r"[a-z0-9]+:20\d\d\S*", one)]
    assert len(keys) >= 10
    assert [read_key(key).key for key in keys] == keys


def test_the_size_of_the_catalogue_is_told_as_it_is() -> None:
    found = load_catalogue()
    sizes = [len(each) for each in (found.indicators, found.ratios, found.identities, found.targets)]
    assert re.findall(r"holds (\d+) indicators .*?, (\d+) ratios, (\d+) identities and (\d+) targets", TOLD) == [
        tuple(map(str, sizes))
    ]
    in_readme = " ".join(text(README).split())
    assert "{} indicators, {} ratios, {} identities, {} targets".format(*sizes) in in_readme


def test_limits_are_told_as_they_are() -> None:
    assert UNDO_WITHIN.total_seconds() == 600
    assert "For ten minutes the author" in TOLD
    assert (LONGEST.days, LONGEST_DOOR.days, LIMIT, ENOUGH) == (60, 30, 30, 6)
    for said in ("sixty days at most", "at most thirty days ahead", "thirty in ten minutes", "at least six figures"):
        assert said in TOLD


def test_every_table_of_the_database_is_told() -> None:
    rows = section(ARCHITECTURE, "Tables")
    told = re.findall(
        r"`(\w+)`", "\n".join(line.split("|")[1] for line in rows.splitlines() if line.startswith("| `"))
    )
    assert sorted(told) == sorted(Base.metadata.tables)


def test_every_tick_is_told_with_its_time() -> None:
    source = text(ROOT / "bot/schedule.py")
    seconds = [int(one) for one in re.findall(r"^ {8}\([\w.]+, (\d+)\),$", source, re.MULTILINE)]
    rows = section(ARCHITECTURE, "Ticks")
    units = {"s": 1, "min": 60, "h": 3600}
    told = [int(count) * units[unit] for count, unit in re.findall(r"^\| (\d+) (s|min|h) \|", rows, re.MULTILINE)]
    assert seconds
    assert told == seconds


def test_the_reader_of_files_is_told_as_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    assert "python -m reports parse FILE.jsonl" in text(REPORTING)
    assert "-o OUT" in text(REPORTING)
    with pytest.raises(SystemExit):
        main(["parse", "-h"])
    assert "-o" in capsys.readouterr().out
