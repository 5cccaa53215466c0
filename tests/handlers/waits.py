"""Drafts that were begun elsewhere, and past days, for the tests of the reporting conversation."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from handlers.drafts import Open
from tests.handlers.talk import Talk
from tests.people import Someone
from tests.reports.given import TEAM, VNEID, store, submission

TODAY = date(2026, 11, 23)


def put(talk: Talk, who: Someone, draft: Open) -> None:
    """This report waits in that person's chat."""
    row = talk.store.chats[who.address]
    memory = json.loads(row.memory)
    row.memory = json.dumps({**memory, "step": "report.confirm", "draft": {"report": draft.kept()}})


def waiting(counts: Mapping[str, int], day: date = TODAY, unit: str = TEAM) -> Open:
    """A report of the daily log that was read back."""
    return Open("id-draft", unit, day, counts, nil=False, sentence="")


def past(talk: Talk, amounts: Sequence[int], code: str = VNEID) -> None:
    """Anh Minh reported these on the last days, the newest first, and all of it was approved long ago."""
    for back, amount in enumerate(amounts, 1):
        store(talk.world, submission(f"past-{back}", {code: amount}, day=TODAY - timedelta(days=back)))
