"""What somebody who reports has just said."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dialog.masking import mask
from handlers.identity import actor
from handlers.own_units import unit_named
from handlers.services import Turn
from reminders.calendar import today
from reports.form import DAILY
from reports.reading import Reading
from reports.sentence import SentenceReader
from reports.spoken_unit import SpokenUnit


@dataclass(frozen=True, slots=True)
class Heard:
    """The figures, and the unit that was named beside them."""

    reading: Reading
    unit: SpokenUnit

    @property
    def says_unit(self) -> bool:
        """Whether a unit was named, a wrong one or several too."""
        return bool(self.unit.units) or self.unit.strange is not None


def hear(turn: Turn, on: date | None = None, form: str = DAILY) -> Heard:
    """Read without the unit's name, which may look like anything. `on`: the day on which it was said, else today."""
    who, said_on, reader = actor(turn), on or today(turn.now), _reader(turn, form)
    named = SpokenUnit((), None, turn.text) if who is None else unit_named(turn.text, who, said_on)
    reading = reader.read(named.rest, said_on)
    if reading.kind == "none" and named.rest != turn.text:
        reading = reader.read(turn.text, said_on)
    return Heard(reading, named)


def source_of(turn: Turn) -> tuple[str, ...]:
    """The message, and those whose words were joined to it; nothing where the channel names none."""
    inbound = turn.inbound
    named = (inbound.message, *inbound.together) if inbound.message else ()
    return tuple(f"{turn.address}/{message}" for message in named)


def problems_of(reading: Reading) -> list[tuple[str, str]]:
    """The problems, without what names a person: the words are said back, and what is said is kept."""
    return [(problem.what, mask(problem.words).text) for problem in reading.problems]


def _reader(turn: Turn, form: str) -> SentenceReader:
    if form == DAILY:
        return turn.services.sentences
    return turn.services.sentences.of(turn.services.forms[form])
