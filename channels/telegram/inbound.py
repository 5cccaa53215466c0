"""From a stored update to an Inbound, with aiogram's routers."""

from __future__ import annotations

import json
from typing import Any

from aiogram import Bot, Dispatcher
from pydantic import ValidationError

from channels.telegram.edge import edge
from channels.telegram.native import native
from channels.telegram.raw import KINDS
from channels.telegram.taps import Taps
from dialog.errors import Unreadable
from dialog.inbound import Inbound
from dialog.interfaces import InboxItem


class TelegramReader:
    """Reads what Polling and the webhook have stored. aiogram's states are off: the conversation has its own.

    `taps` is shared with the sender. In a group the bot's own name is asked of Telegram once.
    """

    def __init__(self, bot: Bot, taps: Taps | None = None) -> None:
        self._bot = bot
        self._dispatcher = Dispatcher(disable_fsm=True, taps=taps if taps is not None else Taps())
        self._dispatcher.include_routers(edge(), native())

    async def read(self, item: InboxItem) -> Inbound | None:
        """What the update says; None when there is nothing to answer. Raises Unreadable."""
        update = _open(item.payload)
        if not update.keys() & {*KINDS}:
            return None
        try:
            inbound = await self._dispatcher.feed_raw_update(self._bot, update, item=item)
        except ValidationError as error:
            raise Unreadable(_without_content(error)) from None
        return inbound if isinstance(inbound, Inbound) else None


def _open(payload: bytes) -> dict[str, Any]:
    try:
        update = json.loads(payload)
    except (ValueError, RecursionError):
        raise Unreadable("not JSON") from None
    if not isinstance(update, dict):
        raise Unreadable("not an object")
    return update


def _without_content(error: ValidationError) -> str:
    """Where and why, never what was written there."""
    details = error.errors(include_url=False, include_context=False, include_input=False)
    return "; ".join(f"{'.'.join(map(str, each['loc']))}: {each['type']}" for each in details[:3])
