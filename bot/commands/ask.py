"""python -m bot ask: one answer without a conversation."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from bot.clock import machine
from bot.commands.words import BAD_DATA
from bot.errors import Stop
from bot.meaning import builder
from bot.places import office
from bot.reference import ENTRIES
from bot.settings import Settings
from dialog.masking import mask
from dialog.plain import numbered
from dialog.reply import Reply
from faq import outcome as outcomes
from faq.engine import AnswerEngine
from faq.entry import Entry
from faq.load import BrokenEntries, load_entries
from faq.outcome import Candidate, Outcome
from handlers.views import questions as views
from reminders.calendar import today


async def ask(settings: Settings, question: str, *, as_json: bool) -> None:
    """Print the answer that the released entries give. Raises Stop."""
    try:
        loaded = load_entries(ENTRIES, skip_broken=settings.skip_broken_entries)
    except BrokenEntries as error:
        raise Stop(BAD_DATA.format(problems=error)) from error
    answers = AnswerEngine(loaded.entries, builder(settings))
    on = today(machine())
    outcome = answers.ask(mask(question).text, on)
    reply = views.show(outcome, "", on, office(settings), misses=1)
    if as_json:
        ours = [one for one in outcome.evidence.candidates if answers.entry(one.entry)]
        print(json.dumps(_data(outcome, reply, ours), ensure_ascii=False))
    else:
        print("\n\n".join(filter(None, (reply.text, numbered(reply.choices)))))


def _data(outcome: Outcome, reply: Reply, ours: Sequence[Candidate]) -> dict[str, Any]:
    """`ours` are the candidates that are entries; neighbouring matters are left out."""
    entry = outcome.entry if isinstance(outcome, outcomes.Answered) else None
    return {
        "outcome": outcomes.name(outcome),
        "entry": entry.id if entry else None,
        "score": round(ours[0].score, 4) if ours else 0.0,
        "candidates": [{"entry": one.entry, "score": round(one.score, 4)} for one in ours[:10]],
        "text": reply.text,
        "sources": _sources(entry),
        "ms": round(outcome.evidence.ms, 2),
    }


def _sources(entry: Entry | None) -> list[dict[str, str]]:
    if entry is None:
        return []
    return [{"document": one.document, "article": one.article, "link": one.link} for one in entry.sources]
