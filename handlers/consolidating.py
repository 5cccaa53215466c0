"""What was approved is taken into a total; whoever made one is told when a figure in it was corrected."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dialog.reply import Reply, say
from handlers.deciding import tell, unit_name
from handlers.identity import actor, full_name, name_of
from handlers.outdated import tell_authors
from handlers.places_meant import meant
from handlers.services import Actor, Turn
from handlers.texts import consolidating as texts
from handlers.texts.review import NOT_REVIEWER
from handlers.totals import show_totals
from handlers.views import consolidating as views
from reminders.calendar import today
from reports.consolidate import Progress
from reports.errors import NothingToUse
from reports.form import DAILY, Form
from reports.period import Period, before
from reports.submission import Submission


async def consolidate(turn: Turn) -> Reply:
    """`tonghop:<form>/<period>` shows how far it is; with `/<count>` behind it the total is made, if that many
    reports are still new to it."""
    who, count = actor(turn), ""
    if who is None:
        return say(NOT_REVIEWER)
    if turn.value and turn.argument.count("/") > 1:
        turn.argument, _, count = turn.argument.rpartition("/")
    may = turn.services.consolidate.may
    places = [place for place in meant(turn) if await may(place[0].id, who.person.id, turn.now)]
    if len(places) != 1:
        return await choose(turn, places)
    (form, period), by = places[0], who.person.id
    found = await turn.services.consolidate.progress(form.id, period, by, turn.now)
    return await _make(turn, who, found, count) if count else await show(turn, found)


async def show(turn: Turn, found: Progress, lead: str = "") -> Reply:
    """How far it is."""
    slips = await turn.services.consolidate.slips(found.earlier[-1:])
    tree, on = await turn.services.directory.tree(), today(turn.now)
    names = {unit.id: unit.name for unit in found.units}
    maker = await name_of(turn, found.earlier[-1].by) if found.earlier else ""
    return views.progress(found, views.Known(names, maker), slips, full_name(found.unit, tree, on), lead)


async def choose(turn: Turn, places: Sequence[tuple[Form, Period]] = ()) -> Reply:
    """Which form: those that are meant, or all that units below this person's send, for this period and the last."""
    who = actor(turn)
    if who is None:
        return say(NOT_REVIEWER)
    may = turn.services.consolidate.may
    known = places or [place for form in turn.services.forms.values() for place in _of_form(form, turn)]
    able = [(form, period) for form, period in known if await may(form.id, who.person.id, turn.now)]
    return views.which(able) if able else say(texts.NOT_ABOVE)


async def choose_or_totals(turn: Turn) -> Reply:
    """ "Tổng hợp" alone: for whoever consolidates, which report; for everybody else, the totals."""
    who, may = actor(turn), turn.services.consolidate.may
    forms = [one for one in turn.services.forms.values() if one.id != DAILY] if who else []
    able = [one for one in forms if who and await may(one.id, who.person.id, turn.now)]
    return await choose(turn) if able else await show_totals(turn)


async def take_daily_in(turn: Turn, approved: Sequence[Submission]) -> list[str]:
    """Approving a form that is filled in from the daily log takes the log's approved reports into a total; what to
    say of it."""
    who = actor(turn)
    said = []
    for one in approved if who else ():
        effect = await turn.services.consolidate.of_daily(
            one, who.person.id if who else "", turn.now, turn.services.new_id(), approved
        )
        if effect is not None:
            turn.do(effect)
            said.append(texts.TAKEN_IN.format(count=len(effect.consolidation.members)))
    return said


async def tell_marked(turn: Turn, approved: Iterable[Submission]) -> None:
    """Whoever used a figure that a slip has just corrected is told, once."""
    for slip in (one for one in approved if one.correction):
        for total in await turn.services.consolidate.used_by(slip):
            form, unit = turn.services.forms[slip.form].name, await unit_name(turn, slip)
            await tell(turn, total.by, views.marked(slip, form, unit, total), f"marked:{total.id}:{slip.id}")
            await tell_authors(turn, slip, total)


async def _make(turn: Turn, who: Actor, found: Progress, count: str) -> Reply:
    if count != str(len(found.fresh)):
        return await show(turn, found, texts.CHANGED if found.fresh else texts.NOTHING)
    place = (found.form.id, found.period, who.person.id, turn.now)
    try:
        effect = await turn.services.consolidate(*place, turn.services.new_id())
    except NothingToUse:
        return say(texts.NOTHING if found.earlier else texts.NOTHING_YET)
    turn.do(effect)
    used = len(effect.consolidation.members)
    return say(texts.DONE.format(count=used, approved=len(found.approved), units=len(found.units)))


def _of_form(form: Form, turn: Turn) -> list[tuple[Form, Period]]:
    """The daily log is taken in with the report that is made from it."""
    if form.id == DAILY:
        return []
    now = form.period_on(today(turn.now))
    return [(form, now), (form, before(now))]
