"""python -m bot tick: let due work happen at a given time, in the sample organisation."""

from __future__ import annotations

from bot import logs
from bot.commands import words
from bot.commands.at import clock_for
from bot.commands.opening import opened
from bot.errors import Stop
from bot.settings import Settings
from handlers.identity import full_name
from handlers.views.written import day
from reminders.obligation import Due


def _period(due: Due) -> str:
    """The days that are wanted, as people write them."""
    first, last = day(due.first), day(due.last)
    return f"ngày {last}" if first == last else f"{first}–{last}"


async def tick(settings: Settings, *, at: str | None) -> None:
    """Print what was handed over to the outbox. Raises Stop outside the sample."""
    logs.set_up("WARNING")
    if settings.public:
        raise Stop(words.ONLY_SAMPLE)
    program = await opened(settings, clock_for(at, settings))
    try:
        sent = await program.reminding.tick()
        await program.field.tick()
        tree = await program.stores.directory.tree()
        titles = {one.id: one.title for one in program.reference.obligations}
        for one in sent:
            person = await program.stores.directory.person(one.reminder.person)
            due = one.reminder.due
            unit = full_name(tree.unit(due.unit), tree, due.on)
            name = person.name if person else one.reminder.person
            what = titles[due.obligation]
            print(words.TICK_SENT.format(person=name, unit=unit, what=what, period=_period(due)))
        print(words.TICK_COUNT.format(count=len(sent)) if sent else words.TICK_NOTHING)
    finally:
        await program.stop()
