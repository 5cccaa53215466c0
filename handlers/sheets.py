"""Reports as Excel files: a form that is sent out to be filled in, and whatever comes back."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from dialog.files import is_xlsx
from dialog.reply import Reply, say
from handlers import fillings, log_sheets, start, steps
from handlers.asking import prefill
from handlers.drafts import reports
from handlers.fillings import Filling
from handlers.forms import Place, duty, place_of
from handlers.heard import kept
from handlers.identity import actor, full_name
from handlers.own_units import own_unit
from handlers.reading import source_of
from handlers.services import Turn
from handlers.texts import sheets as texts
from handlers.views import forms as form_views
from handlers.views import sheets as views
from handlers.workbooks import file_of, open_book
from reminders.calendar import today
from reports.period import before, local_day
from reports.sheet import Filled, is_page, read_page


async def send_template(turn: Turn) -> Reply:
    """`mauexcel:<form>/<period>/<unit>`: the form as a workbook, with what is known."""
    place = await place_of(turn, turn.argument, "mauexcel")
    if isinstance(place, Reply):
        return place
    there = await duty(turn, place)
    if there.closed:
        return form_views.page(full_name(place.unit), there, turn.now)
    known = await prefill(turn)(place.form, place.unit.id, place.period, turn.now)
    waiting = fillings.waiting(turn, place.form, place.unit.id, place.period)
    filled = {code: waiting.value(code) for code in waiting.counts} if waiting is not None else known.sent
    page = views.page(there, full_name(place.unit), known, filled, turn.services.indicators)
    file = await turn.services.keep_page(page, turn.now)
    said = texts.TEMPLATE.format(name=place.form.name, period=place.period.name)
    return replace(say(said), attachments=(file,))


async def receive_file(turn: Turn) -> Reply | None:
    """A workbook of somebody who reports; everything else goes its usual way."""
    sent = file_of(turn)
    if sent is None or not turn.inbound.private or not reports(turn):
        return await start.decline_media(turn)
    if not is_xlsx(sent.name):
        return say(texts.NOT_XLSX)
    book = await open_book(turn, sent)
    if isinstance(book, Reply):
        return book
    page = next((sheet for sheet in book.sheets if is_page(sheet)), None)
    if page is None:
        return await log_sheets.receive(turn, book, sent)
    at_hand = turn.services
    return await _receive_page(turn, await asyncio.to_thread(read_page, page, at_hand.forms, at_hand.indicators))


async def _receive_page(turn: Turn, filled: Filled) -> Reply:
    if filled.form not in turn.services.forms:
        return say(texts.OLD_FORM)
    place = await place_of(turn, f"{filled.form}/{filled.period}/{filled.unit}", "bieumau")
    if isinstance(place, Reply):
        return _not_yours(turn, filled) or place
    there = await duty(turn, place)
    if there.closed:
        return form_views.page(full_name(place.unit), there, turn.now)
    filling = _filling(turn, place, filled)
    if filled.mistakes:
        fillings.hold(turn, filling)
        return views.mistakes(filled.mistakes, turn.services.indicators, len(filling.counts), filling.id)
    if not filling.counts:
        return say(texts.EMPTY)
    if question := _unexpected(turn, place):
        fillings.hold(turn, filling)
        return views.sure(question, filling.id)
    lead = " ".join((texts.READ.format(count=len(filling.counts)), views.calculated(filled.calculated))).strip()
    return await steps.receive(turn, filling, lead)


def _filling(turn: Turn, place: Place, filled: Filled) -> Filling:
    new = Filling(turn.services.new_id(), place.form.id, place.unit.id, place.period.last)
    notes = {code: kept(note) for code, note in filled.notes.items() if code in filled.values}
    return replace(new.with_all(filled.values), reasons=notes, sources=source_of(turn))


def _not_yours(turn: Turn, filled: Filled) -> Reply | None:
    """The file is of a unit for which this person does not report."""
    who = actor(turn)
    try:
        unit = who.tree.unit(filled.unit) if who else None
    except KeyError:
        return None
    mine = own_unit(who, today(turn.now)) if who else None
    if unit is None or mine is None or unit.id == mine.id:
        return None
    return say(texts.NOT_YOURS.format(unit=full_name(unit)))


def _unexpected(turn: Turn, place: Place) -> str:
    """A question, when the file is of another unit or period than whoever sends it is busy with."""
    who, busy = actor(turn), fillings.current(turn)
    mine = own_unit(who, today(turn.now)) if who else None
    if busy is not None and busy.form == place.form.id and busy.day != place.period.last:
        return views.other_period(place.period, place.form.period_on(busy.day))
    now = place.form.period_on(local_day(turn.now))
    if place.period not in (now, before(now)):
        return views.other_period(place.period, now)
    if mine is not None and mine.id != place.unit.id and mine.level == place.unit.level:
        return texts.OTHER_UNIT.format(unit=full_name(place.unit), mine=full_name(mine))
    return ""
