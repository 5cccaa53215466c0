"""A figure that was reported is wrong: replaced while nobody has approved it, corrected by a slip after that."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

from dialog.fold import fold
from dialog.reply import Choice, Reply, say
from handlers import correcting_back
from handlers.drafts import EDIT, Open, keep_report, open_report
from handlers.heard import kept
from handlers.identity import actor
from handlers.kept_figures import in_place_of
from handlers.own_units import own_unit
from handlers.reading import Heard, hear, problems_of, source_of
from handlers.reading_back import earlier_than, read_back
from handlers.saving import explain_stale
from handlers.services import Actor, Turn
from handlers.taking import precisely, take
from handlers.texts import correcting as texts
from handlers.texts import reports
from handlers.views import drafts as views
from handlers.views.written import capital, on_day
from reminders.calendar import today
from reports.period import read_key
from reports.states import FROZEN
from reports.submission import State, Submission

ASKS = re.compile(r"(?:(?:toi|em|minh|cho|xin|can|muon|giup|lai) )*dinh chinh\b")
BACK = timedelta(days=45)
MOST = 6


def asks_correction(text: str) -> bool:
    """ "Đính chính hôm qua vneid 12", "cho em đính chính"."""
    return ASKS.match(fold(text)) is not None


async def begin(turn: Turn) -> Reply:
    """`dinhchinh:<draft>` makes a slip of what waits; with `<submission>.<version>` it begins with what was sent."""
    draft, who = open_report(turn), actor(turn)
    if draft is not None and turn.argument == draft.id:
        earlier = await earlier_than(turn, draft)
        slip = correcting_back.as_slip(draft, earlier)
        keep_report(turn, slip)
        return await read_back(turn, slip)
    name = turn.argument.partition(".")[0]
    if not name:
        return await _offer_recent(turn)
    found = await turn.services.ledger.submission(name)
    if found is None and draft is not None:
        return await explain_stale(turn)
    if who is None or found is None or found.author != who.person.id:
        return say(texts.NOT_YOURS)
    if draft is not None:
        span = views.span(read_key(found.period))
        return await read_back(turn, draft, reports.UNSAVED_FIRST.format(day=span))
    return await _begin_with(turn, found)


async def receive_sentence(turn: Turn) -> Reply:
    """ "Đính chính hôm qua vneid 12", typed while nothing else waits."""
    who, heard = actor(turn), hear(turn)
    reading = heard.reading
    if who is None:
        return say(reports.NOT_REPORTER)
    if reading.kind == "ask":
        return views.problems(problems_of(reading))
    if reading.kind == "none":
        return await _offer_recent(turn)
    unit, named = own_unit(who, reading.day), heard.unit.units
    if unit is not None and unit.level != turn.services.daily.level and not heard.says_unit:
        return say(texts.OF_FORM.format(unit=unit.name), choices=[Choice(reports.LONGER_FORMS, "bieumau")])
    if unit is None or heard.unit.strange is not None or len(named) > 1:
        return await take(turn, heard, reading.day)
    return await _correct(turn, who, heard, named[0].id if named else unit.id)


async def _correct(turn: Turn, who: Actor, heard: Heard, unit: str) -> Reply:
    reading = heard.reading
    earlier = await turn.services.submit.earlier(who.person.id, unit, reading.day)
    if not earlier:
        return await take(turn, heard, reading.day, texts.NOTHING_THERE.format(day=capital(on_day(reading.day))))
    draft = Open(
        id=turn.services.new_id(),
        unit=unit,
        day=reading.day,
        counts=dict(reading.counts),
        nil=reading.kind == "nil",
        sentence=kept(turn.text),
        precision=precisely({}, reading),
        sources=source_of(turn),
    )
    if any(one.state in FROZEN for one in earlier):
        draft, lead = correcting_back.as_slip(draft, earlier), ""
    else:
        draft, lead = in_place_of(draft, earlier), texts.NOT_FROZEN
    keep_report(turn, draft)
    return await read_back(turn, draft, lead)


async def _begin_with(turn: Turn, found: Submission) -> Reply:
    span = views.span(read_key(found.period))
    if found.state in (State.RETURNED, State.WITHDRAWN):
        said = texts.RETURNED if found.state is State.RETURNED else texts.GONE
        return say(said.format(period=span))
    draft = Open(turn.services.new_id(), found.unit, found.day, {}, nil=False, sentence="", form=found.form)
    earlier = await earlier_than(turn, draft)
    if any(one.state in FROZEN for one in earlier):
        return correcting_back.ask_figures(turn, replace(draft, correcting=True), earlier)
    draft = in_place_of(draft, earlier)
    shown = correcting_back.ask_figures(turn, draft, earlier)
    keep_report(turn, draft, EDIT)
    return shown


async def _offer_recent(turn: Turn) -> Reply:
    """Which day is meant: the last ones with a report that counts."""
    who, on = actor(turn), today(turn.now)
    mine = await turn.services.ledger.by_author(who.person.id, on - BACK, on + BACK) if who else []
    first: dict[str, Submission] = {}
    for one in mine:
        if one.counts and not one.correction:
            first.setdefault(f"{one.form}/{one.unit}/{one.period}", one)
    if not first:
        return say(texts.NOTHING_RECENT)
    return say(texts.WHICH, choices=[_choice(turn, one) for one in [*first.values()][:MOST]])


def _choice(turn: Turn, one: Submission) -> Choice:
    figures = views.in_words([one], turn.services.indicators)
    label = texts.WHICH_DAY.format(day=capital(views.span(read_key(one.period))), figures=figures)
    return Choice(label if len(label) <= 60 else label[:57] + "…", f"dinhchinh:{one.id}.{one.version}")
