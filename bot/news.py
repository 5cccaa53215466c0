"""A release differs from what was edited here: whoever edited is told, once."""

from __future__ import annotations

from datetime import datetime

from bot.stores import Stores
from dialog.inbound import Address
from dialog.interfaces import OutMessage
from faq.revision import Revision
from handlers.views.editing import news
from reminders.calendar import today
from reports.people import Role


async def tell_editors(stores: Stores, now: datetime) -> list[Address]:
    """Write about every piece of news that waits; where its editor cannot be reached, to all editors."""
    waiting = [one for one in await stores.entries.pending() if one.origin == "release"]
    messages = [message for one in waiting for message in await _messages(stores, one, now)]
    return await stores.outbox.put(messages, now)


async def _messages(stores: Stores, release: Revision, now: datetime) -> list[OutMessage]:
    ours = await stores.entries.live(release.entry.id)
    if ours is None:
        return []
    found = {ours.author: await _reached(stores, ours.author, now)} if ours.author else {}
    if not any(found.values()):
        found = {one: await _reached(stores, one, now) for one in await _editors(stores, now)}
    key, reply = f"release:{release.entry.id}.{release.number}", news(ours.entry, release)
    return [OutMessage(there, reply, f"{key}:{who}", "notice") for who, there in found.items() if there]


async def _reached(stores: Stores, person: str, now: datetime) -> Address | None:
    addresses = await stores.directory.addresses(person, now)
    return Address.parse(addresses[0]) if addresses else None


async def _editors(stores: Stores, now: datetime) -> list[str]:
    on = today(now)
    units = [unit.id for unit in (await stores.directory.tree()).alive(on)]
    return sorted({one.person for one in await stores.directory.members(units, on, Role.EDITOR)})
