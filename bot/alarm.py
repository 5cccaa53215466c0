"""Something needs a person who looks after the installation."""

from __future__ import annotations

from datetime import datetime

from bot.stores import Stores
from dialog.inbound import Address
from dialog.interfaces import InboxItem, OutMessage
from dialog.reply import say
from handlers.texts.operations import SET_ASIDE
from reminders.calendar import today
from reports.people import Role


async def alarm(stores: Stores, now: datetime, item: InboxItem, why: str) -> list[Address]:
    """Write to every administrator who can be reached; what the update said is not in it."""
    on = today(now)
    units = [unit.id for unit in (await stores.directory.tree()).alive(on)]
    messages = []
    for one in await stores.directory.members(units, on, Role.ADMIN):
        addresses = await stores.directory.addresses(one.person, now)
        if addresses:
            reply = say(SET_ASIDE.format(channel=item.channel, number=item.id, why=why))
            messages.append(OutMessage(Address.parse(addresses[0]), reply, f"alarm:{item.id}:{one.person}", "notice"))
    return await stores.outbox.put(messages, now)
