"""What was read goes into the draft; nothing that waits is lost by it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from dialog.reply import Choice, Reply, say
from handlers.came_back import came_back, drop_choice, told_anew
from handlers.drafts import Open, keep_report, open_report
from handlers.heard import LONGEST, kept
from handlers.identity import actor, full_name
from handlers.own_units import log_unit, own_unit
from handlers.reading import Heard, source_of
from handlers.reading_back import read_back
from handlers.services import Actor, Turn
from handlers.texts import reports as texts
from handlers.views import drafts as views
from reminders.calendar import today
from reports.form import DAILY
from reports.precision import Precision
from reports.reading import Reading


async def take(turn: Turn, heard: Heard, day: date, *leads: str) -> Reply:
    """Put what was read into the draft. It gets a new id, so that tables shown before are old."""
    who, before = actor(turn), open_report(turn)
    unit = _unit(turn, who, heard, day) if who is not None else None
    if who is None or unit is None:
        return say(texts.NOT_REPORTER)
    reading = heard.reading
    known = dict(before.counts) if before is not None and reading.kind == "counts" else {}
    draft = _grown(turn, before, reading)
    draft = replace(draft, id=turn.services.new_id(), unit=unit, day=day)
    fresh = before is None and reading.kind == "counts" and bool(unit)
    returned = await came_back(turn, draft) if fresh else None
    draft, kept_note = told_anew(turn, draft, returned) if returned is not None else (draft, "")
    keep_report(turn, draft)
    told = views.merged(known, reading.counts, turn.services.indicators)
    said = " ".join(filter(None, (*leads, told, kept_note, _asks_unit(turn, who, heard, day))))
    reply = await read_back(turn, draft, said)
    if not unit and not heard.says_unit:
        reply = reply.plus(choices=[Choice(texts.LONGER_FORMS, "bieumau")])
    return reply.plus(choices=[drop_choice(draft)]) if kept_note else reply


def belongs(heard: Heard, before: Open) -> bool:
    """Whether what was read can go into the draft without anything being lost."""
    same_unit = not heard.says_unit or [one.id for one in heard.unit.units] == [before.unit]
    same_day = before.form == DAILY and before.day == heard.reading.day
    return same_unit and same_day and (heard.reading.kind == "counts" or before.nil)


def precisely(known: Mapping[str, Precision], reading: Reading) -> dict[str, Precision]:
    """What was said beside the figures; a figure that is said anew loses its old word."""
    rest: dict[str, Precision] = {code: word for code, word in known.items() if code not in reading.counts}
    return {**rest, **reading.precision}


def _grown(turn: Turn, before: Open | None, reading: Reading) -> Open:
    """The draft with what this message says; reasons stay with the figures that stay."""
    grows = before is not None and (reading.kind == "counts" or before.nil)
    base = before if before is not None and grows else Open("", "", reading.day, {}, nil=False, sentence="")
    counts = {**base.counts, **reading.counts} if reading.kind == "counts" else {}
    sources = source_of(turn)
    said = {**base.said, sources[0]: dict(reading.counts)} if len(sources) == 1 else base.said
    sentence = "\n".join(filter(None, (base.sentence, kept(turn.text))))[:LONGEST]
    return replace(
        base,
        counts=counts,
        nil=reading.kind == "nil",
        sentence=sentence,
        precision=precisely(base.precision, reading),
        reasons={code: why for code, why in base.reasons.items() if counts.get(code) == base.counts.get(code)},
        sources=tuple(dict.fromkeys((*base.sources, *sources))),
        said=said,
        said_on=base.said_on or today(turn.now).isoformat(),
    )


def _unit(turn: Turn, who: Actor, heard: Heard, day: date) -> str | None:
    """The one that is meant; empty where it has to be asked; None for whoever reports nowhere."""
    before, level = open_report(turn), turn.services.daily.level
    default = own_unit(who, day)
    if default is None:
        return None
    if heard.says_unit:
        named = [one.id for one in heard.unit.units if one.level == level]
        return named[0] if len(named) == len(heard.unit.units) == 1 else ""
    default = log_unit(who, day, level)
    return before.unit if before is not None else default.id if default is not None else ""


def _asks_unit(turn: Turn, who: Actor, heard: Heard, day: date) -> str:
    """The log is kept by teams: what is said for a commune would be counted beside theirs."""
    default, level = own_unit(who, day), turn.services.daily.level
    larger = [one for one in (*heard.unit.units, default) if one is not None and one.level != level]
    if larger and heard.unit.strange is None and len(heard.unit.units) < 2 and not _unit(turn, who, heard, day):
        return texts.LOG_OF_TEAMS.format(unit=larger[0].name)
    if heard.unit.strange is not None:
        return texts.NOT_YOUR_UNIT.format(unit=full_name(heard.unit.strange, who.tree, day))
    return texts.WHICH_OF if len(heard.unit.units) > 1 else ""
