"""Updates as they came, before anybody has read them: what is stored, and whose it is."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from dialog.inbound import Address
from dialog.interfaces import RawUpdate

CHANNEL = "telegram"
NOWHERE = Address(CHANNEL, "update")
KINDS = ("message", "edited_message", "callback_query", "my_chat_member")


def address_of(update: Mapping[str, Any]) -> Address:
    """The chat that an update belongs to; `telegram:update` when it belongs to none. Never fails."""
    for event in update.values():
        chat_id = _chat_id(event)
        if chat_id is not None:
            return Address(CHANNEL, str(chat_id))
    return NOWHERE


def to_raw(update: Mapping[str, Any]) -> RawUpdate:
    """The update, to be stored. Raises ValueError when it has no `update_id`."""
    number = update.get("update_id")
    if not isinstance(number, int):
        raise ValueError("an update without update_id")
    return RawUpdate(CHANNEL, str(number), address_of(update), json.dumps(update).encode())


def to_raws(updates: Iterable[Mapping[str, Any]]) -> tuple[RawUpdate, ...]:
    """Every update of a batch that can be told from others."""
    return tuple(to_raw(update) for update in updates if isinstance(update.get("update_id"), int))


def _chat_id(event: Any) -> int | None:
    if not isinstance(event, dict):
        return None
    inner = event.get("message")
    chat = event.get("chat") or (inner.get("chat") if isinstance(inner, dict) else None)
    chat_id = chat.get("id") if isinstance(chat, dict) else None
    return chat_id if isinstance(chat_id, int) else None
