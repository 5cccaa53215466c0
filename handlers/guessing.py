"""Codes guessed on a whole channel: it waits, a right code is not lost, administrators hear of it once."""

from __future__ import annotations

from datetime import datetime

from dialog.reply import Reply, say
from handlers.identity import address_of
from handlers.services import Turn
from handlers.texts import inviting as texts
from handlers.views.written import moment, time
from reminders.calendar import today
from reports.group_effects import CountWrongCode
from reports.people import Role
from reports.tries import WINDOW, Tries


async def pause(turn: Turn) -> Reply | None:
    """What is said while this channel takes no codes; None while it does. No code is looked at or used up."""
    channel = turn.address.channel
    known = await turn.services.tries.on(channel)
    until = known.waits_until(turn.now) if known is not None else None
    if known is None or until is None:
        return None
    await _alarm(turn, known.since, until)
    return say(texts.WAIT.format(until=time(until)))


async def count_wrong(turn: Turn) -> None:
    """One more wrong code; the one that passes the limit is told to those who look after the installation."""
    channel = turn.address.channel
    known = await turn.services.tries.on(channel) or Tries(channel, turn.now, 0)
    more = known.more(turn.now)
    turn.do(CountWrongCode(channel, turn.now))
    if until := more.waits_until(turn.now):
        await _alarm(turn, more.since, until)


async def _alarm(turn: Turn, since: datetime, until: datetime) -> None:
    """Once for each pause: turns that pass the limit together have the same ten minutes in their keys."""
    on, directory, channel = today(turn.now), turn.services.directory, turn.address.channel
    units = [unit.id for unit in (await directory.tree()).alive(on)]
    told = say(texts.ALARM.format(channel=texts.CHANNELS.get(channel, channel), until=moment(until)))
    for person in {one.person for one in await directory.members(units, on, Role.ADMIN)}:
        if (address := await address_of(turn, person)) is not None:
            part = int(since.timestamp() // WINDOW.total_seconds())
            turn.notify(address, told, f"codes:{channel}:{part}:{person}")
