"""A member of a Tổ reports: one sentence, read back. Nothing is stored here; see saving."""

from __future__ import annotations

from datetime import date

from dialog.fold import fold
from dialog.masking import mask
from dialog.reply import Reply, say
from handlers.drafts import EDIT, Open, keep_report, open_report, reports
from handlers.heard import kept
from handlers.identity import actor, unit_for
from handlers.saving import explain_stale, read_back, save, save_nil, show_draft
from handlers.services import Handle, Turn
from handlers.texts import reports as texts
from handlers.views import drafts as views
from handlers.views.written import on_day
from reminders.calendar import today
from reports.people import Role
from reports.reading import Reading
from reports.submission import LARGEST

YES = frozenset({"dung", "dung roi", "dung het", "ok", "oke", "dong y", "luu di", "luu lai", "luu nhe", "luu giup"})
"""These save, but only right below a table that asks for it: elsewhere "đúng" may praise an answer."""


def reads_counts(turn: Turn) -> bool:
    """Whether a reporter's text is a log sentence. A citizen's never is."""
    return reports(turn) and _read(turn).kind != "none"


def may_be_figure(turn: Turn) -> bool:
    """Whether a text may be meant as the right figure that we wait for."""
    return reads_counts(turn) or (len(turn.text) <= 30 and any(one.isdecimal() for one in turn.text))


def spoken_of_draft(turn: Turn) -> Handle | None:
    """ "Lưu" and "sửa" typed while a report waits; "đúng" when it was just read back."""
    draft, said = open_report(turn), fold(turn.text)
    if not reports(turn):
        return None
    if draft is None:
        return show_draft if said in ("luu", "sua") else None
    read_back = any(choice.value == f"luu:{draft.id}" for choice in turn.conversation.offered)
    if said == "luu" or (said in YES and read_back):
        return save_open
    return edit_open if said == "sua" else None


async def receive_counts(turn: Turn) -> Reply:
    """A log sentence: read, merge into what waits, read back."""
    reading, before = _read(turn), open_report(turn)
    if reading.kind == "ask":
        return views.problems(_safe(reading))
    if before is not None and not _belongs(reading, before):
        return await read_back(turn, before, texts.UNSAVED_FIRST.format(day=on_day(reading.day)))
    return await _take(turn, reading, reading.day)


async def receive_edit(turn: Turn) -> Reply:
    """The corrected figure, or the right day."""
    draft, reading = open_report(turn), _read(turn)
    if draft is None:
        return await receive_counts(turn)
    alone = _figure_alone(turn, draft)
    if alone is not None:
        return await _take(turn, alone, draft.day)
    if reading.kind in ("counts", "nil"):
        return await _take(turn, reading, _day_meant(turn, reading, draft))
    return views.problems(_safe(reading)) if reading.problems else say(texts.EDIT_UNREAD, numbered=False)


async def receive_nil(turn: Turn) -> Reply:
    """/khongphatsinh, or a reminder's button with its day: a real report of nothing."""
    who, before = actor(turn), open_report(turn)
    unit = unit_for(who, Role.REPORTER) if who else None
    if unit is None:
        return say(texts.NOT_REPORTER)
    reading = _nil(turn)
    if reading.kind != "nil":
        return views.problems(_safe(reading) or [("which_day", mask(turn.argument).text)])
    if before is not None and not _belongs(reading, before):
        return await read_back(turn, before, texts.UNSAVED_FIRST.format(day=texts.NIL.lower()))
    draft = Open(turn.services.new_id(), unit.id, reading.day, {}, nil=True, sentence="")
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


def _of_open(turn: Turn) -> Turn:
    draft = open_report(turn)
    turn.argument = draft.id if draft else ""
    return turn


async def _take(turn: Turn, reading: Reading, day: date) -> Reply:
    """Put what was read into the draft. It gets a new id, so that tables shown before are old."""
    who, before = actor(turn), open_report(turn)
    unit = unit_for(who, Role.REPORTER) if who else None
    if unit is None:
        return say(texts.NOT_REPORTER)
    known = dict(before.counts) if before is not None and reading.kind == "counts" else {}
    counts = {**known, **reading.counts}
    draft = Open(turn.services.new_id(), unit.id, day, counts, reading.kind == "nil", kept(turn.text))
    keep_report(turn, draft)
    return await read_back(turn, draft, views.merged(known, reading.counts, turn.services.indicators))


def _belongs(reading: Reading, before: Open) -> bool:
    """Whether what was read can go into the draft without anything being lost."""
    return before.day == reading.day and (reading.kind == "counts" or before.nil)


def _day_meant(turn: Turn, reading: Reading, draft: Open) -> date:
    """A correction without a day is of the draft's day, though it reads as today's."""
    on = today(turn.now)
    return draft.day if reading.day == on and "hom nay" not in fold(turn.text) else reading.day


def _figure_alone(turn: Turn, draft: Open) -> Reading | None:
    """ "15", where only one figure can be meant."""
    if len(draft.counts) != 1 or not turn.text.isascii() or not turn.text.isdecimal():
        return None
    if len(turn.text) > len(str(LARGEST)) or int(turn.text) > LARGEST:
        return None
    return Reading("counts", draft.day, {next(iter(draft.counts)): int(turn.text)})


def _nil(turn: Turn) -> Reading:
    """What day is meant: a button's, one that was typed behind the command, or today."""
    on = today(turn.now)
    try:
        return Reading("nil", min(date.fromisoformat(turn.argument), on))
    except ValueError:
        return turn.services.sentences.read(f"không phát sinh {turn.argument}", on)


def _safe(reading: Reading) -> list[tuple[str, str]]:
    """The problems, without what names a person: the words are said back, and what is said is kept."""
    return [(problem.what, mask(problem.words).text) for problem in reading.problems]


def _read(turn: Turn) -> Reading:
    return turn.services.sentences.read(turn.text, today(turn.now))
