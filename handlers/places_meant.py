"""Which form, period, unit and day a button or a sentence about doors and totals means."""

from __future__ import annotations

import re
from datetime import date, timedelta

from dialog.fold import fold
from handlers.services import Actor, Turn
from reminders.calendar import today
from reports.form import DAILY, Form
from reports.people import Role
from reports.period import Period, before, read_key
from reports.said_period import DATE, dates_ahead, period_said

FOR_UNIT = re.compile(r"\bcho\s+(.+?)(?:\s+den\b|\s+toi\b|\s+vi\b|$)")
KINDS = re.compile(r"\b(?:to|cong nghe so cong dong|ap|khom|xa|phuong|don vi|ca)\b")
UNTIL_DAY = re.compile(r"\b(?:den|toi)\b(.*)$")
BACK = 3


def meant(turn: Turn) -> list[tuple[Form, Period]]:
    """A button's `<form>/<period>`, or what the sentence says; several where it does not say which."""
    if turn.value:
        place = of_key(turn, turn.argument)
        return [place] if place else []
    return period_said(fold(turn.text), _before_until(turn.text), turn.services.forms, today(turn.now))


def of_key(turn: Turn, argument: str) -> tuple[Form, Period] | None:
    """None when the form or the period is not known, or the period is not one of the form."""
    name, _, key = argument.partition("/")
    form = turn.services.forms.get(name)
    try:
        period = read_key(key)
    except (ValueError, IndexError):
        return None
    return (form, period) if form is not None and form.period == period.kind else None


def choices_of(turn: Turn, who: Actor) -> list[tuple[Form, Period]]:
    """What this person may mean without naming a period: the last days of the daily log, and of each other form the
    present period and the one before."""
    on = today(turn.now)
    found: list[tuple[Form, Period]] = []
    for form in turn.services.forms.values():
        if unit_of(turn, who, form) is None:
            continue
        now = form.period_on(on)
        days = [form.period_on(on - timedelta(days=back)) for back in range(BACK)]
        found += [(form, one) for one in (days if form.id == DAILY else [now, before(now)])]
    return found


def unit_of(turn: Turn, who: Actor, form: Form, text: str = "") -> str | None:
    """The unit that a sentence names, else the one for which this person reports or reviews; None when none fits."""
    named = FOR_UNIT.search(fold(text)) if text else None
    if named:
        return _named(who, named[1], today(turn.now))
    order = ("to", "xa", "huyen", "tinh")
    held = [one for one in who.memberships if one.role in (Role.REPORTER, Role.REVIEWER)]
    able = [one for one in held if order.index(who.tree.unit(one.unit).level) >= order.index(form.level)]
    own = [one.unit for one in able if who.tree.unit(one.unit).level == form.level]
    if who.person.unit in own:
        return who.person.unit
    return own[0] if own else able[0].unit if able else None


def until_said(turn: Turn) -> date | None:
    """The day behind "đến" in a sentence that also names another one."""
    found = UNTIL_DAY.search(fold_dates(turn.text))
    ahead = dates_ahead(found[1], today(turn.now)) if found else []
    return ahead[0] if ahead else None


def fold_dates(text: str) -> str:
    """Folded, with the strokes of dates kept: fold leaves "12/11" as it is, "12-11" and "12.11" become so."""
    return fold(DATE.sub(lambda hit: re.sub(r"[.-]", "/", hit[0]), text))


def _before_until(text: str) -> str:
    """Without the day until when: the first day is the one that is meant."""
    return UNTIL_DAY.split(fold_dates(text))[0]


def _named(who: Actor, words: str, on: date) -> str | None:
    wanted = KINDS.sub(" ", words).split()
    units = {unit.id: unit for one in who.memberships for unit in who.tree.below(one.unit, on)}
    hits = [unit.id for unit in units.values() if wanted and _holds(fold(unit.name).split(), wanted)]
    return hits[0] if len(hits) == 1 else None


def _holds(name: list[str], wanted: list[str]) -> bool:
    """Whether the words stand in the name one after the other."""
    return any(name[at : at + len(wanted)] == wanted for at in range(len(name) - len(wanted) + 1))
