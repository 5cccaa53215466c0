"""Closed periods and requests → reply."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from dialog.reply import Choice, Paragraph, Reply, Steps, Title, say
from handlers.texts import doors as texts
from handlers.views.forms import period_name, short
from handlers.views.forms import until as till
from handlers.views.written import listed, moment, on_day, some, weekday
from reminders.calendar import WorkCalendar
from reports.doors import Closed, Request
from reports.form import DAILY, Dates, Form
from reports.lock import Left
from reports.period import Period, read_key

SOON = (1, 2, 3)
MOST = 10


def closed(found: Closed, openers: Sequence[str], unit: str, *, may_open: bool) -> Reply:
    """Why it is closed, since when, who can open it, and a button to ask for that. `openers` are names."""
    locked = texts.LOCKED.format(
        form=found.form.name, period=found.period.name, since=moment(found.since), why=texts.WHY
    )
    was_open = [texts.WAS_OPEN.format(day=on_day(found.opened_until))] if found.opened_until else []
    who = texts.YOU_OPEN if may_open else who_opens(openers, unit)
    choice = Choice(texts.OPEN_IT if may_open else texts.ASK_OPEN, f"xinmokhoa:{found.form.id}/{found.period.key}")
    return say(locked, *was_open, who, texts.NOTHING_LOST, choices=[choice])


def which(places: Sequence[tuple[Form, Period]]) -> Reply:
    """Of which form and period; the lock decides whether it is an extension or a reopening."""
    choices = [Choice(named(form, period), f"xingiahan:{form.id}/{period.key}") for form, period in places[:MOST]]
    return say(texts.WHICH, choices=choices)


def who_opens(openers: Sequence[str], unit: str) -> str:
    """Who can open it; where nobody has joined, whose reviewers they would be."""
    return texts.WHO_OPENS.format(names=listed(openers)) if openers else texts.WHO_NOBODY.format(unit=unit)


def still_open(form: Form, period: Period, dates: Dates, opened: date | None = None) -> Reply:
    """The dates of a period that is open, each by its name; `opened` is the last day of one that was reopened."""
    said = texts.OPEN_NOW.format(due=till(dates.due), lock=till(dates.lock))
    if opened is not None:
        said = texts.REOPENED.format(day=on_day(opened))
    return say(said, choices=[Choice(texts.ASK_MORE, f"xingiahan:{form.id}/{period.key}")])


def until(what: str, unit: str, place: tuple[Form, Period], since: date, calendar: WorkCalendar) -> Reply:
    """Until when: one, two or three working days after `since`, or a typed date."""
    form, period = place
    said = texts.UNTIL.format(what=what, unit=unit, form=form.name, period=period.name)
    days = [(count, _working_days(since, count, calendar)) for count in SOON]
    chips = [
        Choice(texts.IN_DAYS.format(count=count, day=weekday(on)), f"handen:{on.isoformat()}") for count, on in days
    ]
    return say(said, choices=chips, numbered=False)


def request(one: Request, by: str, unit: str, forms: Mapping[str, Form]) -> Reply:
    """One message to whoever may answer."""
    line = texts.REQUEST.format(
        by=by,
        unit=unit,
        form=form_name(one.form, forms),
        period=read_key(one.period).name,
        until=on_day(one.until),
        moment=moment(one.at),
    )
    choices = (Choice(texts.AGREE, f"dongy:{one.id}"), Choice(texts.REFUSE, f"tuchoi:{one.id}"))
    why = Paragraph(texts.REQUEST_WHY.format(reason=one.reason))
    return Reply((Title(texts.TITLES[one.kind]), Paragraph(line), why), choices)


def answered(one: Request, who: str, forms: Mapping[str, Form]) -> str:
    """What the asker is told."""
    template = texts.TOLD_GRANTED if one.state == "granted" else texts.TOLD_REFUSED
    return template.format(
        how=texts.HOW_DAILY if one.form == DAILY else texts.HOW_FORM,
        who=who,
        does=texts.DOES[one.kind],
        form=form_name(one.form, forms),
        period=read_key(one.period).name,
        day=on_day(one.until),
        answer=one.answer,
    )


def left(found: Left, units: Mapping[str, str], forms: Mapping[str, Form]) -> Reply:
    """What nobody decided before the lock, to the supervisor: how many, where, what to do. `units` are names."""
    count = sum(place.count for place in found.places)
    days: dict[str, list[str]] = {}
    for place in found.places:
        if place.unit in units:
            days.setdefault(units[place.unit], []).append(read_key(place.period).name)
    items = [
        texts.NOT_APPROVED_WHERE.format(unit=name, days=some(there, texts.AND_OTHERS, 3))
        for name, there in days.items()
    ]
    first = Paragraph(texts.NOT_APPROVED.format(form=form_name(found.form, forms), count=count))
    last = found.places[-1]
    choice = Choice(texts.OPEN_IT, f"khoaso:{found.form}/{last.period}")
    return Reply((first, Steps(tuple(items), ordered=False), Paragraph(texts.NOT_APPROVED_HOW)), (choice,))


def form_name(form: str, forms: Mapping[str, Form]) -> str:
    """What people call it."""
    return forms[form].name if form in forms else form


def named(form: Form, period: Period) -> str:
    """ "Sổ tay ngày, ngày 12/11/2026"; short enough for a button."""
    return f"{form.name}, {on_day(period.last)}" if form.id == DAILY else f"{short(form.name)}, {period_name(period)}"


def _working_days(today: date, count: int, calendar: WorkCalendar) -> date:
    on = today
    for _ in range(count):
        on = calendar.next_working(on + timedelta(days=1))
    return on
