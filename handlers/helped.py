"""How many people were helped: a figure of its own, told beside the totals where cards were used."""

from __future__ import annotations

from dialog.reply import Note
from handlers.services import Turn
from handlers.texts import helping as texts
from handlers.views.written import number
from reports.cards import PeopleHelped
from reports.period import Period


async def people_note(turn: Turn, unit: str, period: Period) -> tuple[Note, ...]:
    """Nothing where no card was used: that would not be zero people."""
    people = await PeopleHelped(turn.services.directory, turn.services.cards)(unit, period)
    if people is None:
        return ()
    return (Note(texts.PEOPLE.format(people=number(people), period=period.name)),)
