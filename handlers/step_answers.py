"""What is typed while a form is filled in: a figure, several in a sentence, or a word that moves on."""

from __future__ import annotations

import re
from dataclasses import replace

from dialog.fold import fold
from dialog.reply import Paragraph, Reply
from handlers import editing, fillings, notes, reporting, saving, step_moves, steps
from handlers.asking import form_of, question
from handlers.drafts import drop_report, open_report, reports
from handlers.fillings import STEP, Filling
from handlers.reading import problems_of, source_of
from handlers.services import Handle, Turn
from handlers.texts import forms as texts
from handlers.views import drafts as draft_views
from handlers.views import forms as views
from reminders.calendar import today
from reports.answer import figure
from reports.form import DAILY, Form
from reports.named import named_figures
from reports.reading import Reading
from reports.sentence import SentenceReader
from reports.submission import LARGEST, LARGEST_OF_PERIOD
from reports.value import Value

NONE_AT_ALL = frozenset({
    "khong", "khong co", "ko", "ko co", "k co", "khong co gi", "khong phat sinh", "chua phat sinh", "chua co ai",
})  # fmt: skip
"""Asked how many, these mean zero."""

WORDS = {
    "bo qua": "skip", "de trong": "skip", "khong biet": "skip", "chua biet": "skip", "chua ro": "skip",
    "chua co so": "skip", "chua co so lieu": "skip", "de sau": "skip", "khong ro": "skip",
    "giu nhu ky truoc": "ky", "nhu ky truoc": "ky", "nhu cu": "ky", "giu nhu cu": "ky", "y nhu ky truoc": "ky",
    "dung": "yes", "dung roi": "yes", "lay so do": "yes", "ok": "yes", "giu": "yes", "giu nguyen": "yes",
    "lui lai": "back", "lui": "back", "quay lai": "back", "cau truoc": "back", "tro lai": "back",
    "xem lai va gui": "review", "xem lai": "review", "gui": "review", "gui luon": "review", "luu": "review",
    "xong": "review", "xong roi": "review",
    "huy": "drop", "huy bo": "drop", "bo het": "drop",
}  # fmt: skip
DAY_SAID = re.compile(r"\bhom (nay|qua|kia)\b|\b(sang|chieu|trua|toi) (nay|qua)\b")
"""What was done on one day belongs into the daily log."""
PLAINLY = ("negative", "fractional", "range", "huge")
SHORT = 4
"""An answer that is no figure but has a digit in it has at most so many words; more is a question of its own."""


def spoken_of_form(turn: Turn) -> Handle | None:
    """Words that move on while a form is open, and what is said while a period form waits to be saved."""
    if not turn.text or not reports(turn):
        return None
    said, draft = fold(turn.text), open_report(turn)
    if turn.conversation.step == STEP and fillings.current(turn) is not None:
        return _move if said in WORDS else None
    if draft is None or draft.form == DAILY or draft.correcting or draft.form not in turn.services.forms:
        return None
    if said == "sua":
        return _change_open
    return _change_said if _said(turn, turn.services.forms[draft.form]) else None


def may_answer(turn: Turn) -> bool:
    """Whether a text can be the answer to the question of a form."""
    filling = fillings.current(turn)
    if filling is None or not reports(turn):
        return False
    if fold(turn.text) in NONE_AT_ALL or _chosen(turn, filling):
        return True
    if isinstance(figure(turn.text, _largest(filling)), Value):
        return True
    form = form_of(turn, filling)
    if named_figures(turn.text, form.indicators, turn.services.indicators, _largest(filling)):
        return True
    if "?" in turn.text or (not fillings.is_daily(filling) and DAY_SAID.search(fold(turn.text))):
        return False
    reading = _read(turn, form_of(turn, filling))
    return reading.kind != "none" or (len(turn.text.split()) <= SHORT and any(map(str.isdecimal, turn.text)))


async def receive_answer(turn: Turn) -> Reply:
    """One figure for the question that is due, or several by name; what cannot be read is asked again."""
    filling = fillings.current(turn)
    if filling is None:
        return await steps.resume(turn)
    filling = replace(filling, sources=tuple(dict.fromkeys((*filling.sources, *source_of(turn)))))
    form = form_of(turn, filling)
    code = form.indicators[filling.at]
    if chosen := _chosen(turn, filling):
        items = tuple(dict.fromkeys((*filling.items.get(code, ()), *chosen)))
        return await steps.ask(turn, filling.with_value(code, Value(None, "exact", items)))
    if named := named_figures(turn.text, form.indicators, turn.services.indicators, _largest(filling)):
        return await steps.answered(turn, filling, named)
    value = _figure(turn, filling, code)
    reading = _read(turn, form)
    if reading.kind == "counts" and (value is None or set(reading.counts) != {code}):
        return await steps.answered(turn, filling, _values(reading))
    if value is not None:
        return await steps.answered(turn, filling, {code: value})
    return await _ask_again(turn, filling, reading)


async def edit(turn: Turn) -> Reply:
    """`sua:<report>`: a period form is changed question by question, the daily log by a sentence."""
    draft = open_report(turn)
    if draft is None or draft.form == DAILY or draft.correcting:
        return await reporting.edit(turn)
    return await step_moves.change(turn)


async def cancel(turn: Turn) -> Reply:
    """/huy: a remark that is waited for, else the form that is open, unless something else is."""
    if (stopped := notes.call_off(turn)) is not None:
        return stopped
    busy = open_report(turn) is not None or turn.conversation.step != STEP
    return await editing.cancel(turn) if busy or fillings.current(turn) is None else await step_moves.ask_drop(turn)


async def _ask_again(turn: Turn, filling: Filling, reading: Reading) -> Reply:
    """What is wrong, kindly, and the question once more."""
    asked = views.question(await question(turn, filling))
    fillings.keep(turn, filling)
    wrong = figure(turn.text, _largest(filling))
    if wrong in PLAINLY:
        return replace(asked, blocks=(Paragraph(texts.WRONG[str(wrong)]), *asked.blocks))
    if reading.problems:
        told = draft_views.problems(problems_of(reading))
        return replace(asked, blocks=(*told.blocks, *asked.blocks))
    lead = texts.WRONG["none" if isinstance(wrong, Value) else wrong]
    return replace(asked, blocks=(Paragraph(lead), *asked.blocks))


def _figure(turn: Turn, filling: Filling, code: str) -> Value | None:
    """The one figure of a short answer; a list is no figure."""
    if turn.services.indicators[code].kind == "list":
        return None
    if fold(turn.text) in NONE_AT_ALL:
        return Value(0)
    found = figure(turn.text, _largest(filling))
    return found if isinstance(found, Value) else None


async def _move(turn: Turn) -> Reply:
    """A word for a button: the button of the question that is due."""
    filling = fillings.current(turn)
    assert filling is not None
    turn.argument = f"{filling.id}.{filling.at}"
    way = WORDS[fold(turn.text)]
    if way in ("ky", "yes"):
        turn.argument += f".{await _known(turn, filling) if way == 'yes' else 'ky'}"
        return await step_moves.take_known(turn)
    if way == "review" and fold(turn.text).startswith("xong") and _in_list(turn, filling):
        return await step_moves.finish_list(turn)
    if way == "drop":
        return await step_moves.ask_drop(turn)
    moves: dict[str, step_moves.Move] = {
        "skip": step_moves.skip,
        "back": step_moves.back,
        "review": step_moves.look_over,
    }
    return await moves[way](turn)


async def _known(turn: Turn, filling: Filling) -> str:
    """ "Đúng" means the first figure that is offered."""
    offered = views.question(await question(turn, filling)).choices
    found = [one.value for one in offered if one.value.startswith("giunhu:")]
    return found[0].rpartition(".")[2] if found else ""


async def _change_open(turn: Turn) -> Reply:
    draft = open_report(turn)
    turn.argument = draft.id if draft else ""
    return await step_moves.change(turn)


async def _change_said(turn: Turn) -> Reply:
    """Figures of a period form that was read back, by name."""
    draft = open_report(turn)
    if draft is None:
        return await saving.show_draft(turn)
    form = turn.services.forms[draft.form]
    values = _said(turn, form)
    filling = fillings.of_report(draft, form).with_all(values)
    reasons = {code: why for code, why in filling.reasons.items() if code not in values}
    drop_report(turn)
    lead = views.taken(values, turn.services.indicators)
    return await steps.review(turn, replace(filling, reasons=reasons), lead)


def _in_list(turn: Turn, filling: Filling) -> bool:
    code = form_of(turn, filling).indicators[filling.at]
    return turn.services.indicators[code].kind == "list"


def _chosen(turn: Turn, filling: Filling) -> tuple[str, ...]:
    """Items of a list that the text names."""
    if not _in_list(turn, filling) or "?" in turn.text:
        return ()
    said = [fold(part) for part in turn.text.replace(";", ",").split(",") if len(part.strip()) > 2]
    names = views.options(filling.items.get(form_of(turn, filling).indicators[filling.at], ()))
    return tuple(name for name in names if any(part in fold(name) or fold(name) in part for part in said))


def _values(reading: Reading) -> dict[str, Value]:
    return {code: Value(amount, reading.precision.get(code, "exact")) for code, amount in reading.counts.items()}


def _said(turn: Turn, form: Form) -> dict[str, Value]:
    """Figures of a period form by the names on the screen, else as a sentence; nothing where neither reads."""
    if named := named_figures(turn.text, form.indicators, turn.services.indicators):
        return named
    reading = _read(turn, form)
    return _values(reading) if reading.kind == "counts" else {}


def _read(turn: Turn, form: Form) -> Reading:
    return _reader(turn, form).read(turn.text, today(turn.now))


def _reader(turn: Turn, form: Form) -> SentenceReader:
    if form.id == DAILY:
        return turn.services.sentences
    return turn.services.sentences.of(form)


def _largest(filling: Filling) -> int:
    return LARGEST if fillings.is_daily(filling) else LARGEST_OF_PERIOD
