"""A short reason for what is unusual, or for a correction: one tap or a few words; it travels with the figure."""

from __future__ import annotations

from dataclasses import replace

from dialog.fold import fold
from dialog.reply import Reply, say
from handlers.drafts import EDIT, Open, keep_report, open_report
from handlers.heard import kept
from handlers.identity import actor
from handlers.reading import hear
from handlers.reading_back import looked_at, read_back
from handlers.saving import explain_stale
from handlers.services import Turn
from handlers.shut import removed
from handlers.texts import correcting as slip_texts
from handlers.texts import reports as texts

LONGEST_REASON = 200
YES = frozenset({"dung", "dung roi", "dung a", "dung vay", "vang", "da", "da dung", "ok", "chuan", "u", "phai"})
NO = frozenset({"khong", "khong dung", "sai", "sai roi", "nham", "nham roi", "chua dung", "khong phai"})
"""Answers to "đúng không ạ?"."""
_ASKS = (
    "o dau",
    "the nao",
    "la gi",
    "bao nhieu",
    "khi nao",
    "lam sao",
    "tai sao",
    "may gio",
    "duoc khong",
    "co phai",
)


def may_be_reason(turn: Turn) -> bool:
    """Words that are neither figures nor a question: those go where they belong."""
    said = fold(turn.text)
    if not said or said.isdecimal() or turn.text.rstrip().endswith("?") or any(one in said for one in _ASKS):
        return False
    return actor(turn) is not None and hear(turn).reading.kind == "none"


async def take_reason(turn: Turn) -> Reply:
    """`vilydo:<draft>.<number>`: one of those offered; `vilydo:<draft>` asks again."""
    name, _, number = turn.argument.partition(".")
    draft = open_report(turn)
    if draft is None or draft.id != name:
        turn.argument = name
        return await explain_stale(turn)
    offered = slip_texts.REASONS if draft.correcting else texts.ODD_REASONS
    at = int(number) if number.isdecimal() and len(number) < 3 else 0
    return await _explain(turn, draft, offered[at - 1]) if 1 <= at <= len(offered) else await read_back(turn, draft)


async def receive_reason(turn: Turn) -> Reply:
    """In the reporter's own words, masked."""
    draft = open_report(turn)
    if draft is None:
        return await explain_stale(turn)
    said = fold(turn.text)
    if said in NO:
        turn.goto(EDIT)
        return say(texts.EDIT_HOW, numbered=False)
    if said in YES and not draft.correcting:
        return await _explain(turn, draft, texts.ODD_REASONS[-1])
    if len(turn.text) > LONGEST_REASON:
        return say(texts.REASON_LONG, numbered=False)
    return await _explain(turn, draft, kept(turn.text))


async def _explain(turn: Turn, draft: Open, reason: str) -> Reply:
    """One reason for everything that is asked about."""
    if actor(turn) is None:
        return removed(turn, draft)
    if draft.correcting:
        told = replace(draft, why=reason)
    else:
        asked = (await looked_at(turn, draft)).unexplained(draft)
        told = replace(draft, reasons={**draft.reasons, **dict.fromkeys(asked, reason)})
    keep_report(turn, told)
    return await read_back(turn, told)
