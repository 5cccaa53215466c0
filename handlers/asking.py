"""The question of a form that is due, with what is known about it."""

from __future__ import annotations

from handlers.fillings import Filling
from handlers.identity import actor, full_name
from handlers.services import Turn
from handlers.texts import forms as texts
from handlers.views.forms import Question
from handlers.views.written import on_day
from reports.form import DAILY, Form
from reports.from_months import FromMonths
from reports.identity import completed
from reports.prefill import Prefill
from reports.value import Value


async def question(turn: Turn, filling: Filling) -> Question:
    """The one that is due, with what is known about it."""
    form, indicators = form_of(turn, filling), turn.services.indicators
    code = form.indicators[filling.at]
    known_by = prefill(turn)
    daily = known_by.is_from_daily(form, code, turn.services.daily)
    known = await known_by(form, filling.unit, form.period_on(filling.day), turn.now, with_daily=daily)
    return Question(
        f"{filling.id}.{filling.at}",
        filling.at,
        len(form.indicators),
        indicators[code],
        known,
        filling.value(code),
        _parts(turn, filling, code),
        _heading(turn, filling),
        {one: indicators[one].short for one in indicators},
        await _months(turn)(form, filling.unit, form.period_on(filling.day), code),
    )


def form_of(turn: Turn, filling: Filling) -> Form:
    """The form that is filled in."""
    return turn.services.forms[filling.form]


def _months(turn: Turn) -> FromMonths:
    return FromMonths(turn.services.ledger, turn.services.forms, turn.services.indicators)


def prefill(turn: Turn) -> Prefill:
    """What knows the figures that are there already."""
    at_hand = turn.services
    return Prefill(at_hand.directory, at_hand.ledger, at_hand.indicators, at_hand.catalogue.identities)


def _heading(turn: Turn, filling: Filling) -> str:
    """Of what and for whom, above the first question and after an interruption."""
    who = actor(turn)
    unit = full_name(who.tree.unit(filling.unit), who.tree, filling.day) if who else ""
    if filling.form == DAILY:
        return texts.DAILY_SHEET.format(day=on_day(filling.day), unit=unit)
    form = form_of(turn, filling)
    return texts.FORM_SHEET.format(name=form.name, period=form.period_on(filling.day).name, unit=unit)


def offered(one: Question) -> dict[str, Value | None]:
    """Figures that one tap takes over, by the word of the button."""
    code, known = one.indicator.code, one.known
    daily = known.daily.get(code)
    return {
        "cu": one.now,
        "so": daily.value if daily else None,
        "cong": one.parts,
        "thang": one.months.value if one.months else None,
        "ky": known.previous.get(code),
    }


def _parts(turn: Turn, filling: Filling, code: str) -> Value | None:
    """What a total comes to by the parts that were answered, where all of them were."""
    others = {one: filling.value(one) for one in filling.counts if one != code}
    return completed(others, turn.services.catalogue.identities.values()).get(code)
