"""A typed number, number word, label or value picks an offered choice: a help on Telegram, a need on Zalo."""

from __future__ import annotations

from collections.abc import Sequence

from dialog.fold import fold
from dialog.reply import Choice

_WORDS = {
    "mot": 1, "hai": 2, "ba": 3, "bon": 4, "tu": 4, "nam": 5, "sau": 6, "bay": 7, "tam": 8, "chin": 9, "muoi": 10,
}  # fmt: skip
_LEADS = ("so ", "chon ", "chon so ", "cau ", "cau so ", "muc ", "y ")


def pick(text: str, offered: Sequence[Choice], *, numbered: bool = True) -> Choice | None:
    """The choice that this text means, or None. Numbers count from 1, as the list was shown."""
    if len(text) > 200:
        return None
    said = fold(text)
    for choice in offered:
        if text.strip() == choice.value or (said and said == fold(choice.label)):
            return choice
    at = _number(said) if numbered and not text.strip().startswith("-") else None
    return offered[at - 1] if at is not None and 1 <= at <= len(offered) else None


def _number(said: str) -> int | None:
    for lead in sorted(_LEADS, key=len, reverse=True):
        if said.startswith(lead):
            said = said.removeprefix(lead)
            break
    if said.isdecimal() and len(said) <= 2:
        return int(said)
    return _WORDS.get(said)
