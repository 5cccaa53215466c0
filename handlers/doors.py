"""More time before the lock, a closed period opened after it: asked for, answered, opened without being asked."""

from __future__ import annotations

from datetime import date, timedelta

from dialog.fold import fold
from dialog.reply import Reply, say
from handlers.deciding import tell
from handlers.heard import kept
from handlers.identity import actor, full_name, name_of
from handlers.locked import explain_closed
from handlers.places_meant import choices_of, meant, unit_of, until_said
from handlers.services import Actor, Turn
from handlers.texts import doors as texts
from handlers.texts.reports import NOT_REPORTER
from handlers.views import doors as views
from handlers.views.written import listed, on_day
from handlers.waiting import UNTIL, WHY, again, stop, wait, waited
from reminders.calendar import today
from reports.errors import AlreadyAsked, BadUntil, FutureDay, NotAllowed, ReportError
from reports.form import Form
from reports.people import Role
from reports.period import Period, read_key
from reports.request import Asked, Opened, Wish
from reports.said_period import dates_ahead

LONGEST_REASON = 500


async def ask(turn: Turn) -> Reply:
    """`xingiahan:<form>/<period>`, `xinmokhoa:<form>/<period>` or typed: which kind it is, the lock decides."""
    who = actor(turn)
    if who is None:
        return say(NOT_REPORTER)
    places = meant(turn)
    if len(places) != 1:
        able = places or choices_of(turn, who)
        return views.which(able) if able else say(texts.NO_FORM)
    return await begin(turn, who, *places[0])


async def open_directly(turn: Turn) -> Reply:
    """ "Mở khóa sổ ngày 12/11 cho tổ … đến …", typed by a supervisor."""
    who, places = actor(turn), meant(turn)
    if who is None:
        return say(NOT_REPORTER)
    return await begin(turn, who, *places[0]) if len(places) == 1 else say(texts.WHICH_OPEN)


async def show_lock(turn: Turn) -> Reply:
    """`khoaso:<form>/<period>`: closed or open, since when, until when, who can open it."""
    who, places = actor(turn), meant(turn)
    if who is None:
        return say(NOT_REPORTER)
    if len(places) != 1:
        return say(texts.NO_FORM)
    form, period = places[0]
    unit = unit_of(turn, who, form)
    if unit is None:
        return say(texts.NO_UNIT)
    shut = await turn.services.doors.closed(form.id, unit, period, turn.now)
    if shut is not None:
        return await explain_closed(turn, shut, unit)
    dates = await turn.services.doors.find_closed.dates(form, unit, period)
    opened = await turn.services.doors.find_closed.opened(form, unit, period, turn.now)
    return views.still_open(form, period, dates, opened)


async def begin(turn: Turn, who: Actor, form: Form, period: Period) -> Reply:
    """Until when? Whoever may open it themselves opens it, everybody else asks."""
    at = unit_of(turn, who, form, "" if turn.value else turn.text)
    if at is None:
        return say(texts.NO_UNIT)
    if period.first > today(turn.now):
        return say(texts.FUTURE)
    shut = await turn.services.doors.closed(form.id, at, period, turn.now)
    own = await turn.services.doors.may_open(who.person.id, form.id, at, period, turn.now)
    wait(turn, UNTIL, form=form.id, period=period.key, unit=at, own=own)
    until = None if turn.value else until_said(turn)
    if until is not None:
        return _ask_why(turn, until)
    what = texts.WHAT["extension" if shut is None else "reopening", own]
    name = full_name(who.tree.unit(at), who.tree, today(turn.now))
    return views.until(what, name, (form, period), await _from(turn, form, period, at), turn.services.calendar)


async def _from(turn: Turn, form: Form, period: Period, unit: str) -> date:
    """More time is counted from the due day, or from today when that is past."""
    due = (await turn.services.doors.find_closed.dates(form, unit, period)).due
    return max(today(turn.now), today(due - timedelta(seconds=1)))


async def receive_until(turn: Turn) -> Reply:
    """A date, typed or of a button (`handen:<date>`)."""
    asked = waited(turn, UNTIL, WHY)
    if not asked:
        return say(texts.NO_REQUEST)
    on = _date(turn)
    if on is None:
        return say(texts.DAY_UNREAD, numbered=False)
    return _ask_why(turn, on)


async def receive_why(turn: Turn) -> Reply:
    """The reason: the request goes out, or the door opens."""
    who, asked = actor(turn), waited(turn, WHY)
    if len(turn.text) > LONGEST_REASON or not fold(turn.text):
        return say(texts.REASON_LONG if fold(turn.text) else texts.REASON_AGAIN, numbered=False)
    if who is None:
        return say(NOT_REPORTER)
    until = date.fromisoformat(asked["until"])
    wish = Wish(asked["form"], asked["unit"], read_key(asked["period"]), until, kept(turn.text))
    try:
        if asked["own"]:
            return await _open(turn, who, wish)
        return await _send(turn, who, wish)
    except ReportError as error:
        return _refuse(turn, error)


async def _send(turn: Turn, who: Actor, wish: Wish) -> Reply:
    found = await turn.services.doors(wish, who.person.id, turn.now, turn.services.new_id())
    stop(turn)
    turn.do(found.effect)
    told = await _tell_deciders(turn, who, found)
    facts = {"what": texts.NAMES[found.request.kind], "day": on_day(wish.until), "names": listed(told)}
    return say((texts.SENT if told else texts.SENT_NOBODY).format(**facts))


async def _open(turn: Turn, who: Actor, wish: Wish) -> Reply:
    found = await turn.services.doors.open(wish, who.person.id, turn.now, turn.services.new_id())
    stop(turn)
    turn.do(*found.effects)
    await _tell_unit(turn, who, found)
    return say(texts.OPENED.format(**_facts(turn, who, found)))


async def _tell_deciders(turn: Turn, who: Actor, found: Asked) -> list[str]:
    """One message to each who may answer, in the nearest unit that has anybody reachable; their names."""
    one, told = found.request, []
    unit = full_name(who.tree.unit(one.unit), who.tree, today(turn.now))
    reply = views.request(one, who.person.name, unit, turn.services.forms)
    for group in found.deciders:
        for person in group:
            if await tell(turn, person, reply, f"request:{one.id}:{person}"):
                told.append(await name_of(turn, person))
        if told:
            break
    return told


async def _tell_unit(turn: Turn, who: Actor, found: Opened) -> None:
    """Everybody who reports for what was opened."""
    one, on = found.request, today(turn.now)
    units = [unit.id for unit in who.tree.below(one.unit, on)]
    said = say(texts.OPENED_TOLD.format(who=who.person.name, **_facts(turn, who, found)))
    members = await turn.services.directory.members(units, on)
    level = turn.services.forms[one.form].level
    reporting = [
        held.person
        for held in members
        if held.role is Role.REPORTER and who.tree.unit(held.unit).level == level and held.person != who.person.id
    ]
    for person in dict.fromkeys(reporting):
        await tell(turn, person, said, f"opened:{one.id}:{person}")


def _facts(turn: Turn, who: Actor, found: Opened) -> dict[str, str]:
    one = found.request
    unit = full_name(who.tree.unit(one.unit), who.tree, today(turn.now))
    form, period = turn.services.forms[one.form], read_key(one.period)
    facts = {"form": form.name, "period": period.name, "unit": unit, "day": on_day(one.until)}
    return facts | {"does": texts.DOES[one.kind]}


def _ask_why(turn: Turn, until: date) -> Reply:
    own = waited(turn)["own"]
    again(turn, WHY, until=until.isoformat())
    return say((texts.REASON_OWN if own else texts.REASON).format(day=on_day(until)), numbered=False)


def _refuse(turn: Turn, error: ReportError) -> Reply:
    """The day can be typed anew; everything else ends it."""
    match error:
        case BadUntil():
            again(turn, UNTIL)
            return say(texts.DAY_BAD, numbered=False)
        case AlreadyAsked():
            said = texts.ALREADY
        case FutureDay():
            said = texts.FUTURE
        case NotAllowed():
            said = texts.NOT_YOURS
        case _:
            said = texts.NO_UNIT
    stop(turn)
    return say(said)


def _date(turn: Turn) -> date | None:
    if turn.value:
        try:
            return date.fromisoformat(turn.argument)
        except ValueError:
            return None
    found = dates_ahead(turn.text, today(turn.now))
    return found[-1] if found else None
