"""The tidying tick: what must not be kept goes."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime
from functools import partial
from pathlib import Path

from bot.attachments import clear
from bot.stores import Stores
from dialog.reply import say
from handlers.inviting import MADE
from handlers.texts.inviting import TAKEN_OUT

log = logging.getLogger(__name__)
Step = Callable[[datetime], Awaitable[object]]


def steps(stores: Stores, data: Path) -> Mapping[str, Step]:
    """By name; each may be done any number of times, and looks at nothing but the clock and what is stored."""
    return {
        "erase_raw": stores.inbox.erase_raw,
        "forget": stores.housekeeping.forget,
        "forget_codes": partial(forget_codes, stores),
        "clear_files": partial(clear, data),
    }


async def forget_codes(stores: Stores, _now: datetime) -> None:
    """An invitation code is kept as a hash alone, once the message with it has left."""
    await stores.cards.forget_messages(MADE, say(TAKEN_OUT))


async def tidy(todo: Mapping[str, Step], now: datetime) -> None:
    """A step that fails is logged and tried again by the next tick; it keeps none of the others from being done."""
    for name, step in todo.items():
        try:
            await step(now)
        except Exception:
            log.exception("not tidied", extra={"action": "tidy_failed", "tick_step": name})
