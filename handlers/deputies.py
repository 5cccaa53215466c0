"""A reviewer who is away lets somebody act in their place: named, read back, agreed to, told, ended."""

from __future__ import annotations

from datetime import date

from dialog.reply import Reply, say
from handlers.deciding import tell
from handlers.deputy_words import days_said, names_somebody, people_called
from handlers.identity import actor, name_of
from handlers.services import Actor, Turn
from handlers.texts import deputies as texts
from handlers.views import deputies as views
from handlers.waiting import AGREE, DAYS, WHO, again, stop, wait, waited
from reminders.calendar import today
from reports.deputy import Deputy
from reports.errors import AlreadyAsked, BadSpan, NoAccount, NotAllowed, ReportError, UnfitDeputy
from reports.people import Person


async def begin(turn: Turn) -> Reply:
    """/uyquyen, or "ủy quyền cho chị Thu từ 01/12 đến 05/12": what is missing is asked for."""
    who = actor(turn)
    if who is None or not await turn.services.deputise.units(who.person.id, turn.now):
        return say(texts.NOT_REVIEWER)
    said = turn.argument if turn.text.startswith("/") else turn.text
    days = days_said(said, today(turn.now))
    called = people_called(said, await turn.services.deputise.named(who.person.id, turn.now))
    wait(turn, WHO, days=[one.isoformat() for one in days] if days else None)
    if len(called) == 1:
        return await _chosen(turn, who, called[0])
    able = await turn.services.deputise.able(who.person.id, turn.now)
    among = [one for one in able if one in called] or able
    if not among:
        stop(turn)
        return say(texts.NOBODY_ABLE)
    running = await turn.services.deputise.of(who.person.id, turn.now)
    return views.who(
        among,
        await _known(turn, running),
        unknown=names_somebody(said) and not called,
    )


async def choose(turn: Turn) -> Reply:
    """`uyquyen:<person>`."""
    who, person = actor(turn), await turn.services.directory.person(turn.argument)
    if who is None or not await turn.services.deputise.units(who.person.id, turn.now):
        return say(texts.NOT_REVIEWER)
    if person is None:
        return say(texts.UNKNOWN)
    return await _chosen(turn, who, person)


async def receive_who(turn: Turn) -> Reply:
    """A name, typed."""
    who = actor(turn)
    if who is None:
        return say(texts.NOT_REVIEWER)
    called = people_called(turn.text, await turn.services.deputise.named(who.person.id, turn.now))
    if len(called) == 1:
        return await _chosen(turn, who, called[0])
    able = await turn.services.deputise.able(who.person.id, turn.now)
    return views.who([one for one in able if one in called] or able, (), unknown=not called)


async def receive_days(turn: Turn) -> Reply:
    """The days, typed or of a button (`ngayuyquyen:<first>/<last>`)."""
    who, asked = actor(turn), waited(turn, DAYS, AGREE)
    days = days_of(turn.argument) if turn.value else days_said(turn.text, today(turn.now))
    if who is None or not asked:
        return say(texts.GONE)
    if days is None:
        return say(texts.DAYS_UNREAD, numbered=False)
    return await _read_back(turn, who, str(asked["deputy"]), days)


def names_days(turn: Turn) -> bool:
    """Whether other days are typed while a deputising waits to be agreed to."""
    return days_said(turn.text, today(turn.now)) is not None


async def agree(turn: Turn) -> Reply:
    """`nhanuyquyen:<person>/<first>/<last>`: as it was read back, once."""
    who, (deputy, _, days) = actor(turn), turn.argument.partition("/")
    span = days_of(days)
    if who is None or span is None:
        return say(texts.GONE)
    stop(turn)
    try:
        effects = await turn.services.deputise(who.person.id, deputy, span, turn.now, turn.services.new_id)
    except ReportError as error:
        return await _refuse(turn, error, deputy)
    turn.do(*effects)
    one = effects[0].deputy
    told = say(texts.TOLD_DEPUTY.format(absent=who.person.name, **views.span(one)))
    reached = await tell(turn, deputy, told, f"deputy:{one.id}")
    said = texts.DONE.format(deputy=await name_of(turn, deputy), **views.span(one))
    return say(said, texts.BOTH_TOLD if reached else texts.NOT_TOLD)


async def show(turn: Turn) -> Reply:
    """ "Thôi ủy quyền", "ai đang ủy quyền": who acts for whom; `thoiuyquyen:<id>` ends one."""
    who = actor(turn)
    if who is None:
        return say(texts.NOT_REVIEWER)
    mine = await turn.services.deputise.of(who.person.id, turn.now)
    acting = await turn.services.deputise.acting(who.person.id, turn.now)
    return views.listing(await _known(turn, mine), await _known(turn, acting))


async def end(turn: Turn) -> Reply:
    """`thoiuyquyen:<id>`, by either of the two."""
    who = actor(turn)
    if who is None:
        return say(texts.NOT_REVIEWER)
    deputise, by = turn.services.deputise, who.person.id
    everything = (*await deputise.of(by, turn.now), *await deputise.acting(by, turn.now))
    found = next((one for one in everything if one.id == turn.argument), None)
    if found is None:
        return say(texts.ENDED_BEFORE)
    turn.do(await deputise.end(found, by, turn.now))
    other = found.deputy if by == found.absent else found.absent
    facts = {"absent": await name_of(turn, found.absent), "deputy": await name_of(turn, found.deputy)}
    await tell(turn, other, say(texts.TOLD_ENDED.format(who=who.person.name, **facts)), f"deputy_ended:{found.id}")
    return say(texts.ENDED.format(**facts))


async def _chosen(turn: Turn, who: Actor, person: Person) -> Reply:
    able = [one.id for one in await turn.services.deputise.able(who.person.id, turn.now)]
    if person.id not in able:
        stop(turn)
        known = [one.id for one in await turn.services.deputise.named(who.person.id, turn.now)]
        return await _refuse(turn, NoAccount() if person.id in known else UnfitDeputy(), person.id)
    kept = waited(turn).get("days")
    if kept:
        days = (date.fromisoformat(kept[0]), date.fromisoformat(kept[1]))
        return await _read_back(turn, who, person.id, days)
    wait(turn, DAYS, deputy=person.id)
    return views.days(person.name, today(turn.now))


async def _read_back(turn: Turn, who: Actor, deputy: str, days: tuple[date, date]) -> Reply:
    """Tried before it is shown, so that nothing impossible is agreed to."""
    wait(turn, DAYS, deputy=deputy)
    try:
        effects = await turn.services.deputise(who.person.id, deputy, days, turn.now, turn.services.new_id)
    except ReportError as error:
        return await _refuse(turn, error, deputy)
    again(turn, AGREE)
    return views.read_back(effects[0].deputy, await name_of(turn, deputy))


async def _refuse(turn: Turn, error: ReportError, deputy: str) -> Reply:
    said: dict[type[ReportError], str] = {
        NotAllowed: texts.NOT_REVIEWER,
        UnfitDeputy: texts.UNFIT,
        NoAccount: texts.NO_ACCOUNT,
        AlreadyAsked: texts.ALREADY,
        BadSpan: texts.BAD_SPAN,
    }
    if not isinstance(error, BadSpan):
        stop(turn)
    return say(said[type(error)].format(name=await name_of(turn, deputy)), numbered=not isinstance(error, BadSpan))


async def _known(turn: Turn, found: tuple[Deputy, ...]) -> tuple[views.Known, ...]:
    return tuple(
        [views.Known(one, await name_of(turn, one.absent), await name_of(turn, one.deputy)) for one in found]
    )


def days_of(argument: str) -> tuple[date, date] | None:
    """`<first>/<last>`."""
    first, _, last = argument.partition("/")
    try:
        return date.fromisoformat(first), date.fromisoformat(last)
    except ValueError:
        return None
