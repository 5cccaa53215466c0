"""Buttons of a form that is filled in by questions. Each names its draft and question; an old one changes nothing."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace

from dialog.reply import Choice, Reply, say
from handlers import fillings, log_sheets, saving
from handlers.asking import form_of, offered, question
from handlers.drafts import drop_report, open_report, reports
from handlers.fillings import Filling
from handlers.forms import place_of
from handlers.identity import spoken
from handlers.services import Turn
from handlers.steps import after, answered, ask, begin, go_on, receive, resume, review
from handlers.texts import common
from handlers.texts import forms as texts
from handlers.texts import sheets as sheet_texts
from handlers.views import forms as views
from reports.value import MISSING, Value

Move = Callable[[Turn], Awaitable[Reply]]


async def step(turn: Turn) -> Reply:
    """`buoc:<form>/<period>/<unit>` begins; `buoc:<what>.<draft>.<question>` moves; `buoc` alone goes on."""
    if "/" in turn.argument:
        place = await place_of(turn, turn.argument, "buoc")
        return place if isinstance(place, Reply) else await begin(turn, place)
    what, _, turn.argument = turn.argument.partition(".")
    return await MOVES.get(what, resume)(turn)


async def skip(turn: Turn) -> Reply:
    """`boqua:<draft>.<question>`: it stays empty, which is not zero."""
    filling = _meant(turn)
    if filling is None:
        return await explain_stale(turn)
    code = form_of(turn, filling).indicators[filling.at]
    lead = texts.SKIPPED.format(name=turn.services.indicators[code].short)
    return await ask(turn, after(filling.with_value(code, MISSING)), lead)


async def take_known(turn: Turn) -> Reply:
    """`giunhu:<draft>.<question>.<ky|so|cong|cu>`: a figure that is known already."""
    filling = _meant(turn)
    if filling is None:
        return await explain_stale(turn)
    one = await question(turn, filling)
    value = offered(one).get(turn.argument.rpartition(".")[2])
    if value is None or value.missing:
        return await ask(turn, filling, texts.NOTHING_KNOWN)
    return await answered(turn, filling, {one.indicator.code: value})


async def explain_stale(turn: Turn) -> Reply:
    """A button of a question that is over, or of a form that is no longer filled in."""
    filling = fillings.current(turn)
    if filling is None:
        return await resume(turn)
    return await ask(turn, filling, texts.OLD_BUTTON)


async def back(turn: Turn) -> Reply:
    """`buoc:lui.<draft>.<question>`."""
    filling = _meant(turn)
    if filling is None:
        return await explain_stale(turn)
    lead = "" if filling.at else texts.FIRST
    return await ask(turn, replace(filling, at=max(filling.at - 1, 0)), lead)


async def look_over(turn: Turn) -> Reply:
    """`buoc:xem.<draft>.<question>`."""
    filling = _meant(turn)
    return await explain_stale(turn) if filling is None else await review(turn, filling)


async def choose(turn: Turn) -> Reply:
    """`buoc:chon.<draft>.<question>.<number>`: one more item of a list, or one less."""
    filling = _meant(turn)
    if filling is None:
        return await explain_stale(turn)
    code = form_of(turn, filling).indicators[filling.at]
    names, chosen = views.options(filling.items.get(code, ())), filling.items.get(code, ())
    at = turn.argument.rpartition(".")[2]
    name = names[int(at)] if at.isdecimal() and int(at) < len(names) else ""
    items = tuple(one for one in names if (one in chosen) != (one == name))
    filling = filling.with_value(code, Value(None, "exact", items))
    return replace(await ask(turn, filling), refreshes=True)


async def finish_list(turn: Turn) -> Reply:
    """`buoc:xong.<draft>.<question>`."""
    filling = _meant(turn)
    return await explain_stale(turn) if filling is None else await ask(turn, after(filling))


async def change(turn: Turn) -> Reply:
    """`buoc:sua.<report>` and "sửa": what was read back becomes questions again."""
    draft = open_report(turn)
    if draft is None or draft.id != turn.argument:
        return await saving.explain_stale(turn)
    filling = fillings.of_report(draft, turn.services.forms[draft.form])
    drop_report(turn)
    return await ask(turn, replace(filling, id=turn.services.new_id()))


async def take_held(turn: Turn) -> Reply:
    """`buoc:giu.<draft>`: what was read of a file is what is filled in."""
    filling = fillings.take_held(turn, turn.argument)
    if filling is None or not reports(turn):
        return say(sheet_texts.HELD_GONE)
    return await receive(turn, filling)


async def ask_drop(turn: Turn) -> Reply:
    """ "Hủy" while a form is filled in: so much work is not lost by one word."""
    filling = fillings.current(turn)
    if filling is None:
        return say(spoken(turn, common.NOTHING_OPEN))
    name = form_of(turn, filling).name
    choices = [Choice(texts.DROP_YES, f"buoc:bo.{filling.id}"), Choice(texts.DROP_NO, "buoc:tiep")]
    return say(texts.DROP_ASK.format(name=name, done=len(filling.counts)), choices=choices)


async def drop(turn: Turn) -> Reply:
    """`buoc:bo.<draft>`."""
    filling = _meant(turn)
    if filling is None:
        return await explain_stale(turn)
    fillings.drop(turn, filling)
    return say(texts.DROPPED.format(name=form_of(turn, filling).name))


def _meant(turn: Turn) -> Filling | None:
    """The draft of a button, if its question (where it names one) is still the one that is due."""
    name, _, rest = turn.argument.partition(".")
    filling = next((one for one in fillings.fillings(turn).values() if one.id == name), None)
    at = rest.partition(".")[0]
    if filling is None or not reports(turn) or (at and at != str(filling.at)):
        return None
    return filling


MOVES: Mapping[str, Move] = {
    "lui": back,
    "xem": look_over,
    "chon": choose,
    "xong": finish_list,
    "sua": change,
    "bo": drop,
    "tiep": go_on,
    "giu": take_held,
    "tepluu": log_sheets.save,
    "tepthay": log_sheets.save_over,
    "tepbo": log_sheets.drop,
}
