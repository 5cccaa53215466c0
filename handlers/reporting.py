"""A member of a Tổ reports: one sentence, read back. Nothing is stored here; see saving."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import replace
from datetime import date

from dialog.fold import fold
from dialog.inbound import Text
from dialog.masking import mask
from dialog.reply import Choice, Reply, say
from handlers import correcting, returning
from handlers.drafts import EDIT, Open, open_report, reports
from handlers.identity import actor
from handlers.later import forget, keep_for_later, later
from handlers.own_units import own_unit, own_units, unit_named
from handlers.reading import Heard, hear, problems_of, source_of
from handlers.reading_back import read_back
from handlers.saving import explain_stale, save, save_nil, show_draft
from handlers.services import Handle, Turn
from handlers.shut import removed
from handlers.taking import belongs, take
from handlers.texts import reports as texts
from handlers.views import drafts as views
from handlers.views.written import on_day
from reminders.calendar import today
from reports.form import DAILY
from reports.reading import Reading
from reports.spoken_unit import SpokenUnit
from reports.submission import LARGEST, LARGEST_OF_PERIOD

YES = frozenset({"dung", "dung roi", "dung het", "ok", "oke", "dong y", "luu di", "luu lai", "luu nhe", "luu giup"})
"""These save, but only right below a table that asks for it: elsewhere "đúng" may praise an answer."""


def reads_counts(turn: Turn) -> bool:
    """Whether a reporter's text is a log sentence. A citizen's never is."""
    return reports(turn) and hear(turn).reading.kind != "none"


def may_be_figure(turn: Turn) -> bool:
    """Whether a text may be meant as the right figure that we wait for."""
    draft = open_report(turn)
    if draft is not None and hear(turn, form=draft.form).reading.kind != "none":
        return reports(turn)
    return reads_counts(turn) or (len(turn.text) <= 30 and any(one.isdecimal() for one in turn.text))


def spoken_of_draft(turn: Turn) -> Handle | None:
    """ "Lưu" and "sửa" typed while a report waits; "đúng" right below it; "đính chính …" while none does."""
    draft, said = open_report(turn), fold(turn.text)
    if not reports(turn):
        return hand_over if draft is not None and said in ("luu", "sua") else None
    if draft is None:
        if correcting.asks_correction(turn.text):
            return correcting.receive_sentence
        return {"luu": show_draft, "sua": returning.send_last_again}.get(said)
    below = any(choice.value == f"luu:{draft.id}" for choice in turn.conversation.offered)
    if said == "luu" or (said in YES and below):
        return save_open
    return edit_open if said == "sua" else None


async def receive_counts(turn: Turn, heard: Heard | None = None) -> Reply:
    """A log sentence: read (unless it was already), merge into what waits, read back."""
    heard, before = heard or hear(turn), open_report(turn)
    reading = heard.reading
    if reading.month is not None and reading.counts and _only_month(reading):
        heard = replace(heard, reading=_on_last_day(reading, reading.month, today(turn.now)))
    elif reading.kind == "ask":
        return views.problems(problems_of(reading)).plus(choices=_month_form(turn))
    if before is not None and not belongs(heard, before):
        keep_for_later(turn)
        return await read_back(turn, before, f"{_first(heard, before)} {texts.UNSAVED_KEPT}")
    reply = await take(turn, heard, heard.reading.day, _of_month(heard.reading))
    return reply.plus(choices=_month_form(turn)) if heard.reading.month is not None else reply


async def report_later(turn: Turn) -> Reply:
    """`baotiep`: the sentence that waited, as if it were typed now."""
    said, draft = later(turn), open_report(turn)
    if not said:
        return say(texts.LATER_GONE)
    if draft is not None:
        return await read_back(turn, draft)
    forget(turn)
    turn.inbound = replace(turn.inbound, content=Text(said["text"]), message=said["message"], together=())
    return await receive_counts(turn)


async def receive_edit(turn: Turn) -> Reply:
    """The corrected figure, or the right day."""
    draft = open_report(turn)
    if draft is None:
        return await receive_counts(turn)
    heard, alone = hear(turn, form=draft.form), _figure_alone(turn, draft)
    if alone is not None:
        return await take(turn, Heard(alone, SpokenUnit((), None, turn.text)), draft.day)
    reading = heard.reading
    if reading.kind in ("counts", "nil"):
        day = _day_meant(turn, reading, draft)
        return await take(turn, heard, day, texts.DAY_MOVED.format(day=on_day(day)) if day != draft.day else "")
    return views.problems(problems_of(reading)) if reading.problems else say(texts.EDIT_UNREAD, numbered=False)


async def receive_nil(turn: Turn) -> Reply:
    """/khongphatsinh, or a reminder's button with its day: a real report of nothing."""
    who, before = actor(turn), open_report(turn)
    heard = _nil(turn)
    reading = heard.reading
    unit = own_unit(who, reading.day) if who else None
    if who is None or unit is None:
        return say(texts.NOT_REPORTER)
    if reading.kind != "nil":
        return views.problems(problems_of(reading) or [("which_day", mask(turn.argument).text)])
    if before is not None and not belongs(heard, before):
        return await read_back(turn, before, texts.UNSAVED_FIRST.format(day=texts.NIL.lower()))
    if heard.says_unit or len(own_units(who, reading.day)) > 1 or unit.level != turn.services.daily.level:
        return await take(turn, heard, reading.day)
    draft = Open(turn.services.new_id(), unit.id, reading.day, {}, nil=True, sentence="", sources=source_of(turn))
    return await save_nil(turn, draft)


async def edit(turn: Turn) -> Reply:
    """`sua:<draft>`: wait for the right figure."""
    draft = open_report(turn)
    if draft is None or draft.id != turn.argument:
        return await explain_stale(turn)
    turn.goto(EDIT)
    return say(texts.EDIT_HOW, numbered=False)


async def edit_open(turn: Turn) -> Reply:
    """ "Sửa", typed."""
    return await edit(_of_open(turn))


async def save_open(turn: Turn) -> Reply:
    """ "Lưu", typed."""
    return await save(_of_open(turn))


async def hand_over(turn: Turn) -> Reply:
    """Whoever may report no more still sees what they typed."""
    return removed(turn, open_report(turn))


def _of_open(turn: Turn) -> Turn:
    draft = open_report(turn)
    turn.argument = draft.id if draft else ""
    return turn


def _day_meant(turn: Turn, reading: Reading, draft: Open) -> date:
    """A correction without a day is of the draft's day, though it reads as today's."""
    on = today(turn.now)
    if draft.form != DAILY:
        return draft.day
    return draft.day if reading.day == on and "hom nay" not in fold(turn.text) else reading.day


def _figure_alone(turn: Turn, draft: Open) -> Reading | None:
    """ "15", where only one figure can be meant."""
    if len(draft.counts) != 1 or not turn.text.isascii() or not turn.text.isdecimal():
        return None
    largest = LARGEST if draft.form == DAILY else LARGEST_OF_PERIOD
    if len(turn.text) > len(str(largest)) or int(turn.text) > largest:
        return None
    return Reading("counts", draft.day, {next(iter(draft.counts)): int(turn.text)})


def _first(heard: Heard, before: Open) -> str:
    """What has to be told again once this one is saved."""
    if heard.says_unit and heard.reading.day == before.day:
        unit = heard.unit.strange or heard.unit.units[0]
        return texts.UNSAVED_UNIT.format(unit=unit.name)
    return texts.UNSAVED_FIRST.format(day=on_day(heard.reading.day))


def _only_month(reading: Reading) -> bool:
    return all(one.what == "whole_month" for one in reading.problems)


def _on_last_day(reading: Reading, month: date, on: date) -> Reading:
    """The log takes days: the last one of that month, to be confirmed or changed."""
    last = month.replace(day=monthrange(month.year, month.month)[1])
    return replace(reading, kind="counts", day=min(last, on), problems=())


def _of_month(reading: Reading) -> str:
    if reading.month is None:
        return ""
    return texts.WHOLE_MONTH.format(month=f"{reading.month:%m/%Y}", day=on_day(reading.day))


def _month_form(turn: Turn) -> list[Choice]:
    """The forms of longer periods, for whoever fills in any."""
    who, forms = actor(turn), turn.services.forms.values()
    levels = {unit.level for unit in own_units(who, today(turn.now))} if who else set()
    longer = any(one.period != "day" and one.level in levels for one in forms)
    return [Choice(texts.LONGER_FORMS, "bieumau")] if longer else []


def _nil(turn: Turn) -> Heard:
    """What day is meant: a button's, one that was typed behind the command, or today."""
    on, who = today(turn.now), actor(turn)
    named = unit_named(turn.argument, who, on) if who else SpokenUnit((), None, turn.argument)
    try:
        return Heard(Reading("nil", min(date.fromisoformat(turn.argument), on)), named)
    except ValueError:
        return Heard(turn.services.sentences.read(f"không phát sinh {named.rest}", on), named)
