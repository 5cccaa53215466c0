"""A form by questions: one at a time, with what is known beside it. Nothing is stored here; see saving."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from dialog.reply import Choice, Reply, say
from handlers import fillings, saving
from handlers.asking import form_of, prefill, question
from handlers.drafts import keep_report, open_report, reports
from handlers.fillings import Filling
from handlers.forms import Place, duty
from handlers.identity import actor, full_name
from handlers.own_units import own_unit
from handlers.reading_back import read_back
from handlers.services import Turn
from handlers.texts import forms as texts
from handlers.texts import reports as report_texts
from handlers.texts import sheets as sheet_texts
from handlers.views import forms as views
from reminders.calendar import today
from reports.form import Form
from reports.period import day
from reports.value import Value


async def begin(turn: Turn, place: Place) -> Reply:
    """From what waits, or from what was sent; a closed period explains itself."""
    there = await duty(turn, place)
    if there.closed:
        turn.argument = there.value
        return views.page(full_name(place.unit), there, turn.now)
    waiting = fillings.waiting(turn, place.form, place.unit.id, place.period)
    if waiting is not None:
        return await ask(turn, waiting, texts.RESUMED)
    known = await prefill(turn)(place.form, place.unit.id, place.period, turn.now, with_daily=False)
    new = Filling(turn.services.new_id(), place.form.id, place.unit.id, place.period.last)
    return await ask(turn, replace(new.with_all(known.sent), reasons=dict(known.reasons)))


async def begin_daily(turn: Turn) -> Reply:
    """ "Báo từng bước": today's log by questions."""
    who, on = actor(turn), today(turn.now)
    unit = own_unit(who, on) if who else None
    if unit is None:
        return say(report_texts.NOT_REPORTER)
    if unit.level != turn.services.daily.level:
        return say(texts.NO_DAILY.format(unit=unit.name), choices=[Choice(texts.BACK_TO_LIST, "bieumau")])
    return await begin(turn, Place(turn.services.daily, unit, day(on)))


async def resume(turn: Turn) -> Reply:
    """ "Tiếp tục": a report that was read back first, then the form that is open, then another that waits."""
    known = fillings.fillings(turn)
    filling = fillings.current(turn) or next(iter(known.values()), None)
    if open_report(turn) is not None or filling is None or not reports(turn):
        reply = await saving.show_draft(turn)
        more = [Choice(texts.RESUME_FORM, "buoc:tiep")] if filling is not None else []
        return reply.plus(choices=more)
    return await ask(turn, filling, texts.RESUMED)


async def go_on(turn: Turn) -> Reply:
    """`buoc:tiep`: the form, even while a report waits to be saved."""
    filling = fillings.current(turn) or next(iter(fillings.fillings(turn).values()), None)
    return await ask(turn, filling, texts.RESUMED) if filling is not None else await resume(turn)


async def answered(turn: Turn, filling: Filling, values: Mapping[str, Value]) -> Reply:
    """Write down, say so, go on to the next question; after a sentence to the next that is still empty."""
    form = form_of(turn, filling)
    filled = filling.with_all(values)
    alone = set(values) == {form.indicators[filling.at]}
    filled = after(filled) if alone else replace(filled, at=_first_empty(form, filled))
    return await ask(turn, filled, views.taken(values, turn.services.indicators))


async def ask(turn: Turn, filling: Filling, lead: str = "") -> Reply:
    """The question that is due; after the last one everything is read back."""
    fillings.keep(turn, filling)
    if filling.at >= len(form_of(turn, filling).indicators):
        return await review(turn, filling, lead)
    return views.question(await question(turn, filling), lead)


async def review(turn: Turn, filling: Filling, lead: str = "") -> Reply:
    """The whole form is read back like any report."""
    form, other = form_of(turn, filling), open_report(turn)
    if other is not None:
        return await read_back(turn, other, texts.UNSAVED_FIRST)
    if not filling.counts:
        first = replace(filling, at=min(filling.at, len(form.indicators) - 1))
        return await ask(turn, first, texts.NOTHING_FILLED)
    draft = filling.as_report(turn.services.new_id(), form)
    fillings.drop(turn, filling)
    keep_report(turn, draft)
    missing = [code for code in form.indicators if code not in filling.counts]
    lead = " ".join((lead, views.empty(missing, len(form.indicators), turn.services.indicators))).strip()
    reply = await read_back(turn, draft, lead)
    more = [Choice(texts.CHANGE_BY_STEPS, f"buoc:sua.{draft.id}")] if fillings.is_daily(filling) else []
    return reply.plus(choices=more)


async def receive(turn: Turn, filling: Filling, lead: str = "") -> Reply:
    """Figures of a file: over those that wait for the same place, then read back."""
    waiting = fillings.fillings(turn).get(filling.place)
    if waiting is not None:
        values = {code: filling.value(code) for code in filling.counts}
        reasons = {**waiting.reasons, **filling.reasons}
        sources = (*waiting.sources, *filling.sources)
        filling = replace(waiting.with_all(values), reasons=reasons, sources=sources)
        lead = f"{lead} {sheet_texts.MERGED}".strip()
    fillings.keep(turn, filling)
    return await review(turn, filling, lead)


def after(filling: Filling) -> Filling:
    """At the next question."""
    return replace(filling, at=filling.at + 1)


def _first_empty(form: Form, filling: Filling) -> int:
    """The next question without an answer from here on; the one after the last when there is none."""
    left = (at for at in range(filling.at, len(form.indicators)) if form.indicators[at] not in filling.counts)
    return next(left, len(form.indicators))
