"""What cannot be saved now, and why: closed, merged into another unit, no role any more. The draft stays."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dialog.reply import Choice, Paragraph, Reply, say
from handlers.drafts import Open, keep_report, open_report
from handlers.identity import full_name, name_of
from handlers.locked import openers
from handlers.looking import period_of
from handlers.services import Actor, Turn
from handlers.texts import reports as texts
from handlers.views import drafts as views
from handlers.views.units import unit_choices
from handlers.views.written import capital, listed, moment, on_day
from reminders.calendar import today
from reports.doors import Closed
from reports.people import Role
from reports.rights import may_report, reviewers_of
from reports.unit import Succession, Unit


def removed(turn: Turn, draft: Open | None) -> Reply:
    """Whoever speaks reports nowhere any more. What they typed is shown, so that somebody else can send it."""
    if draft is None:
        return say(texts.NOT_REPORTER)
    shown = views.table(draft.values, turn.services.indicators, nil=draft.nil)
    return Reply((Paragraph(texts.REMOVED), views.titled(period_of(turn, draft)), shown))


async def closed(turn: Turn, draft: Open, shut: Closed, lead: str = "") -> Reply:
    """Since when, until when it had been open, who can open it."""
    keep_report(turn, draft)
    period = views.span(shut.period)
    said = [lead, texts.CLOSED.format(period=period, since=moment(shut.since))]
    if shut.opened_until is not None:
        said.append(texts.CLOSED_DOOR.format(until=on_day(shut.opened_until)))
    who_opens = listed(await openers(turn, shut, draft.unit)) or texts.SOME_REVIEWER
    said.append(texts.CLOSED_WHO.format(who=who_opens))
    ask = Choice(texts.ASK_OPENING, f"xinmokhoa:{shut.form.id}/{shut.period.key}")
    shown = views.table(draft.values, turn.services.indicators, nil=draft.nil)
    return views.reply(shut.period, shown, said, ask, *views.change(draft.id))


async def not_there(turn: Turn, who: Actor, draft: Open) -> Reply:
    """This person may not report for that unit on that day: it was not there, has ended, or is not theirs."""
    period = period_of(turn, draft)
    on = min(period.last, today(turn.now))
    heirs = [one for one in who.tree.successors(draft.unit) if who.tree.above(one.new, on) and one.on <= on]
    if heirs and not who.tree.above(draft.unit, on):
        return await _merged(turn, who, draft, heirs)
    unit = who.tree.unit(draft.unit).name
    said = texts.NOT_THAT_DAY.format(day=capital(views.span(period)), unit=unit)
    typed = _typed(turn, draft)
    return say(said, texts.FIGURES_KEPT.format(figures=typed)) if open_report(turn) else say(said)


async def _deciders(turn: Turn, who: Actor, unit: str) -> str:
    """Names of those who decide about what this unit reports."""
    on = today(turn.now)
    above = [step.id for step in who.tree.above(unit, on)]
    members = await turn.services.directory.members(above, on, Role.REVIEWER)
    found = reviewers_of(unit, members, on, who.tree, author=who.person.id)
    return listed([await name_of(turn, one) for one in found]) or texts.SOME_REVIEWER


async def _merged(turn: Turn, who: Actor, draft: Open, heirs: Sequence[Succession]) -> Reply:
    """The old unit's reports stay; new ones go to the successor."""
    keep_report(turn, draft)
    on, period = today(turn.now), period_of(turn, draft)
    old, new = who.tree.unit(draft.unit), [who.tree.unit(one.new) for one in heirs]
    said = [texts.MERGED_UNIT.format(old=old.name, new=_names(who, new, on), since=on_day(heirs[0].on))]
    mine = [unit for unit in new if may_report(who.memberships, unit.id, on, who.tree)]
    if mine:
        said.append(texts.MERGED_OFFER.format(day=views.span(period)))
    else:
        asked = await _deciders(turn, who, new[0].id)
        said.append(texts.MERGED_ASK.format(new=_names(who, new, on), who=asked))
    shown = views.table(draft.values, turn.services.indicators, nil=draft.nil)
    return views.reply(period, shown, said, *unit_choices(draft.id, mine), *views.change(draft.id))


def _names(who: Actor, units: Sequence[Unit], on: date) -> str:
    return listed([full_name(unit, who.tree, on) for unit in units])


def _typed(turn: Turn, draft: Open) -> str:
    return views.said_of(draft.values, turn.services.indicators)
