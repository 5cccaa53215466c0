"""What the program itself does with a counter → messages."""

from __future__ import annotations

from collections.abc import Mapping

from dialog.reply import Choice, Reply, say
from handlers.presses import Place
from handlers.texts import counting as texts
from handlers.texts import helping as help_texts
from handlers.views.counting import Indicators, figures
from handlers.views.written import on_day
from reports.submission import Submission
from reports.tally import Tally


def due(tally: Tally, person: str, unit: str, indicators: Indicators) -> Reply:
    """The day is nearly over and this person's presses are not saved."""
    place = Place(tally.unit, tally.day)
    said = texts.DUE.format(unit=unit, figures=figures(tally.to_save(person), indicators))
    choices = [Choice(texts.SAVE, f"demso:{place}"), Choice(texts.OPEN, f"dem:{place}")]
    return say(said, choices=choices)


def saved(one: Submission, unit: str, indicators: Indicators) -> Reply:
    """It was saved by itself."""
    sums: Mapping[str, int] = {line.indicator: line.amount for line in one.lines}
    said = texts.AUTO_SAVED.format(day=on_day(one.day), unit=unit, figures=figures(sums, indicators))
    return say(said, texts.AUTO_WRONG)


def kept(tally: Tally, person: str, unit: str, indicators: Indicators, closed: str = "") -> Reply:
    """It could not be saved, and nothing is lost; `closed` is the key of a period that is."""
    template = texts.AUTO_KEPT if closed else texts.AUTO_REFUSED
    what = figures(tally.to_save(person), indicators)
    said = template.format(day=on_day(tally.day), unit=unit, figures=what)
    return say(said, choices=[Choice(texts.ASK_OPENING, f"xinmokhoa:{closed}")] if closed else [])


def forgotten() -> Reply:
    """In the place of a card's code."""
    return say(help_texts.CARD_FORGOTTEN)
