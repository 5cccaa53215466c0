"""Which need is counted where: every piece of knowledge has been decided about."""

from __future__ import annotations

from pathlib import Path

import pytest

from faq.load import load_entries
from handlers.help_session import Session
from reports.errors import BrokenData
from reports.form import DAILY
from reports.helping import load_needs
from reports.load import load_forms
from tests.test_docs import ROOT

DAILY_ITEMS = load_forms()[DAILY].indicators
NEEDS = load_needs(DAILY_ITEMS)
ENTRIES = {one.id: one for one in load_entries(ROOT / "faq/data").entries}


@pytest.mark.parametrize("entry", ENTRIES)
def test_somebody_has_decided_about_every_entry(entry: str) -> None:
    assert NEEDS.knows(entry, ENTRIES[entry].category)


@pytest.mark.parametrize("entry", ENTRIES)
def test_a_button_for_every_entry_is_short_enough(entry: str) -> None:
    assert len(f"hotro:e.{entry}".encode()) <= 60
    assert Session("x", "u", ENTRIES[entry].question).title


def test_every_name_in_the_file_exists() -> None:
    categories = {one.category for one in ENTRIES.values()}
    assert set(NEEDS.by_entry) <= set(ENTRIES)
    assert set(NEEDS.by_category) <= categories
    assert set(NEEDS.uncounted) <= categories | set(ENTRIES)


@pytest.mark.parametrize("need", NEEDS.common, ids=lambda need: need.id)
def test_a_common_need_is_guided_step_by_step(need: object) -> None:
    entry = ENTRIES.get(need.entry)  # type: ignore[attr-defined]
    assert entry is None or len(entry.sections["steps"]) >= 3
    assert entry is not None or need.id == "ungdung"  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("entry", "indicator"),
    [
        ("vneid-cai-dat", "outreach_vneid_turns"),
        ("vneid-dang-ky-muc-2", "outreach_vneid_turns"),
        ("dang-nhap-cong-dvc", "outreach_dvctt_account_turns"),
        ("dvc-nop-ho-so", "outreach_dvctt_submit_turns"),
        ("ks-dung-han", "outreach_dvctt_submit_turns"),
        ("dvc-thanh-toan-phi", "outreach_payment_turns"),
        ("bhxh-vssid", "outreach_other_app_turns"),
        ("gia-danh-cong-an-goi-dien", None),
    ],
)
def test_a_turn_is_counted_in_its_line(entry: str, indicator: str | None) -> None:
    assert NEEDS.indicator_of(entry, ENTRIES[entry].category) == indicator


GOOD = """
common: [{id: a, name: A, indicator: i, entry: e}]
counted: [{indicator: i, categories: [c]}]
uncounted: [x]
"""


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (GOOD.replace("indicator: i", "indicator: k"), "not in the daily log: k"),
        (GOOD.replace("[{indicator: i, cat", "[{indicator: j, entries: [e], cat"), "e is counted twice"),
        (GOOD.replace("name: A", "name: ''"), "'name' must be text"),
        (GOOD.replace("uncounted: [x]", ""), "'uncounted' must be a list of text"),
    ],
)
def test_a_mistake_in_the_file_is_named(tmp_path: Path, text: str, why: str) -> None:
    path = tmp_path / "helping.yaml"
    path.write_text(GOOD, "utf-8")
    assert load_needs(["i", "j"], path).indicator_of("e", "c") == "i"
    path.write_text(text, "utf-8")
    with pytest.raises(BrokenData, match=why):
        load_needs(["i", "j"], path)
