"""An unsaved report lives in the conversation's memory: whole, and across releases."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from dialog.conversation import Conversation
from dialog.inbound import Address, Inbound, Text
from dialog.turn import Turn
from handlers.drafts import Open, drop_report, keep_report, open_report
from reports.value import Value

ADDRESS = Address("test", "minh")
BARE: dict[str, Any] = {
    "id": "id-1", "unit": "u", "day": "2026-11-23", "counts": {"a": 1}, "nil": False, "sentence": "cài a 1",
}  # fmt: skip


def turn(report: dict[str, Any] | None = None) -> Turn[Any]:
    draft = {} if report is None else {"report": report}
    now = datetime(2026, 11, 23, tzinfo=UTC)
    return Turn(Inbound("1", ADDRESS, Text("")), Conversation(ADDRESS, draft=draft), None, now)


names = st.text(min_size=1, max_size=8)
drafts = st.builds(
    Open,
    id=names,
    unit=names,
    day=st.dates(),
    counts=st.dictionaries(names, st.integers(0, 10**15)),
    nil=st.booleans(),
    sentence=st.text(max_size=20),
    precision=st.dictionaries(names, st.sampled_from(["at_least", "about"])),
    items=st.dictionaries(names, st.lists(names).map(tuple)),
    reasons=st.dictionaries(names, names),
    sources=st.lists(names).map(tuple),
    said=st.dictionaries(names, st.dictionaries(names, st.integers(0, 99))),
)


@given(drafts)
def test_what_is_remembered_is_what_comes_back(draft: Open) -> None:
    kept = turn()
    keep_report(kept, draft)
    again = turn(json.loads(json.dumps(kept.conversation.draft["report"])))
    assert open_report(again) == draft


def test_a_draft_of_an_older_release_is_read() -> None:
    found = open_report(turn(BARE))
    assert found is not None
    assert (found.day, found.correcting, found.said) == (date(2026, 11, 23), False, {})


def test_what_a_newer_release_remembered_is_passed_over() -> None:
    found = open_report(turn({**BARE, "mood": "good"}))
    assert found is not None
    assert found.values == {"a": Value(1)}


def test_dropped_it_is_gone_and_what_else_waits_stays() -> None:
    here = turn(BARE)
    here.goto(None, {**here.conversation.draft, "forms": {"x": 1}})
    drop_report(here)
    assert (open_report(here), dict(here.conversation.draft)) == (None, {"forms": {"x": 1}})


def test_nothing_waits_at_first() -> None:
    assert open_report(turn()) is None
