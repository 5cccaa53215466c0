"""Somebody pastes a link, a number or a message to know whether it is a swindle."""

from __future__ import annotations

from dialog.reply import Reply
from faq.effects import RecordQuestion
from faq.shield import Verdict, inspect
from handlers.heard import kept
from handlers.recall import last_question, note, served
from handlers.services import Handle, Turn
from handlers.views import shield as views

ALSO = ("bao-cuoc-goi-lua-dao", "bi-lua-phai-lam-gi")
"""Offered below every verdict that is not good."""


def pasted(turn: Turn) -> Handle | None:
    """Whether there is something to judge. The words are read as they were typed, and kept masked."""
    return judge if turn.text and inspect(turn.text) else None


async def judge(turn: Turn) -> Reply:
    """What was seen, what to do now, and what to read on."""
    verdict = inspect(turn.text)
    assert verdict is not None
    wanted = dict.fromkeys((verdict.entry, *(ALSO if verdict.kind != "official" else ())))
    entries = [entry for one in wanted if (entry := served(turn, one)) is not None]
    note(turn, question=turn.services.new_id())
    turn.remember(misses=0)
    turn.do(_record(turn, verdict))
    return views.verdict(verdict, entries)


def _record(turn: Turn, verdict: Verdict) -> RecordQuestion:
    entry = served(turn, verdict.entry)
    return RecordQuestion(
        last_question(turn),
        kept(turn.text),
        "answered",
        entry.id if entry else None,
        entry.revision if entry else None,
        (),
        turn.address.channel,
        turn.now,
    )
