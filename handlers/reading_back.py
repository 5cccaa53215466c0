"""What waits is read back: figures, the last ones beside them, what is unusual, what can be done with it."""

from __future__ import annotations

from collections.abc import Sequence

from dialog.reply import Choice, Reply, Table, say
from handlers import correcting_back
from handlers.drafts import EXPLAIN, Open, drop_report, keep_report
from handlers.identity import actor, full_name, name_of
from handlers.kept_figures import left_over
from handlers.looking import Looked, fitted, form_of, look, period_of
from handlers.own_units import log_units, own_units
from handlers.services import Actor, Turn
from handlers.shut import closed, removed
from handlers.texts import reports as texts
from handlers.views import drafts as views
from handlers.views.checks import findings
from handlers.views.units import ask_unit
from handlers.views.written import capital, listed
from handlers.waiting import CONFIRM
from reports.states import FROZEN
from reports.submission import Submission

MOST_UNITS = 10
"""Buttons to choose a team by; whoever looks after more names it in the sentence."""


async def read_back(turn: Turn, draft: Open, lead: str = "") -> Reply:
    """What waits, and what can be done with it. What counts already is named, nothing is guessed."""
    who = actor(turn)
    if who is None:
        return removed(turn, draft)
    if draft.form not in turn.services.forms:
        drop_report(turn)
        return say(texts.FORM_GONE.format(figures=views.said_of(draft.values, turn.services.indicators)))
    draft, retired = fitted(turn, draft)
    if retired:
        keep_report(turn, draft)
        lead = " ".join(filter(None, (lead, _retired(turn, retired, texts.RETIRED))))
        if not draft.counts:
            drop_report(turn)
            return say(_retired(turn, retired, texts.RETIRED_ALL))
    if not draft.unit:
        shown = views.table(draft.values, turn.services.indicators, nil=draft.nil)
        own = log_units(who, draft.day, form_of(turn, draft).level)[:MOST_UNITS]
        return ask_unit(draft.id, period_of(turn, draft), shown, own, lead or texts.WHICH_UNIT)
    shut = await turn.services.submit.find_closed(form_of(turn, draft), draft.unit, period_of(turn, draft), turn.now)
    if shut is not None:
        return await closed(turn, draft, shut, lead)
    return await _open(turn, who, draft, lead)


async def earlier_than(turn: Turn, draft: Open) -> tuple[Submission, ...]:
    """What counts already for this person (or unit, where one report stands), unit and period."""
    who = actor(turn)
    return await turn.services.submit.earlier(who.person.id, draft.unit, draft.day, draft.form) if who else ()


async def looked_at(turn: Turn, draft: Open) -> Looked:
    """What is wrong or unusual about it."""
    return await look(turn, draft, adds=bool(await earlier_than(turn, draft)))


async def _open(turn: Turn, who: Actor, draft: Open, lead: str) -> Reply:
    earlier = await earlier_than(turn, draft)
    draft, note = correcting_back.settled(turn, draft, earlier)
    lead = " ".join(filter(None, (lead, note)))
    if draft.correcting:
        return await correcting_back.read_back(turn, who, draft, earlier, lead)
    looked = await look(turn, draft, adds=bool(earlier))
    shown = _table(turn, draft, looked)
    if looked.findings and not looked.blocked and not looked.unexplained(draft):
        lead = " ".join(filter(None, (lead, _explained(draft))))
    if looked.blocked or looked.unexplained(draft):
        return _odd(turn, who, draft, looked, lead)
    if turn.conversation.step == EXPLAIN:
        turn.goto(CONFIRM)
    if earlier:
        return await _beside_earlier(turn, who, draft, earlier, shown, lead=lead)
    said = (lead, texts.READ_BACK_UNIT.format(unit=_unit(who, draft)))
    choices = (views.save(draft.id), *views.change(draft.id), *_switch(who, draft))
    return views.reply(period_of(turn, draft), shown, said, *choices)


def _odd(turn: Turn, who: Actor, draft: Open, looked: Looked, lead: str) -> Reply:
    """Errors have to be put right; what is only unusual needs a short reason first."""
    found = [one for one in looked.findings if looked.blocked == (one.severity == "error")]
    unusual = any(not one.left for one in found)  # an identity compares two sides of one report
    ask = texts.BLOCKED if looked.blocked else texts.WHY_ODD if unusual else texts.WHY_MISMATCH
    chips = [] if looked.blocked else views.reasons(draft.id, texts.ODD_REASONS)
    chips = chips if unusual else chips[-1:]
    turn.goto(CONFIRM if looked.blocked else EXPLAIN)
    said = [lead, *findings(found, turn.services.indicators), texts.UNIT_ONLY.format(unit=_unit(who, draft)), ask]
    shown = _table(turn, draft, looked)
    choices = (*chips, *views.change(draft.id), *_switch(who, draft))
    return views.reply(period_of(turn, draft), shown, said, *choices)


async def _beside_earlier(
    turn: Turn, who: Actor, draft: Open, earlier: Sequence[Submission], shown: Table, *, lead: str
) -> Reply:
    nothing, period = all(one.nil for one in earlier), period_of(turn, draft)
    frozen = any(one.state in FROZEN for one in earlier)
    authors = list(dict.fromkeys(one.author for one in earlier))
    said = {
        "day": capital(views.span(period)),
        "figures": views.in_words(earlier, turn.services.indicators),
        "unit": _unit(who, draft),
        "author": listed([await name_of(turn, one) for one in authors]),
    }
    if draft.nil and (frozen or nothing):
        drop_report(turn)
        return say(texts.NIL_NEEDLESS.format(**said))
    if form_of(turn, draft).per == "unit":
        said["day"] = views.span(period)
    left = left_over(draft, earlier)
    said["kept"] = views.said_of(left, turn.services.indicators)
    question, ways = _ways(turn, draft, frozen=frozen, nothing=nothing, part=bool(left))
    switch = _switch(who, draft)
    unit = texts.UNIT_ONLY.format(unit=said["unit"]) if switch else ""
    choices = (*views.ways(draft.id, *ways), *views.change(draft.id), *switch)
    return views.reply(period, shown, (lead, unit, question.format(**said)), *choices)


def _ways(turn: Turn, draft: Open, *, frozen: bool, nothing: bool, part: bool) -> tuple[str, tuple[str, ...]]:
    """What to ask, and what can be done: nothing cannot be added, and what is approved cannot be replaced."""
    if form_of(turn, draft).per == "unit":
        return (texts.EARLIER_OF_UNIT_APPROVED, ("dinhchinh",)) if frozen else (texts.EARLIER_OF_UNIT, ("thay",))
    if draft.nil:
        return texts.NIL_INSTEAD, ("thay",)
    if frozen:
        return texts.EARLIER_APPROVED, ("cong", "dinhchinh")
    if draft.replaces:
        return texts.EARLIER_REPLACED, ("thay",)
    if nothing:
        return texts.EARLIER_NIL, ("thay",)
    return (texts.EARLIER_PART, ("cong", "thay", "thayhet")) if part else (texts.EARLIER, ("cong", "thay"))


def _table(turn: Turn, draft: Open, looked: Looked) -> Table:
    last, daily = looked.last, period_of(turn, draft).kind == "day"
    column = texts.LAST_DAY.format(day=f"{last.day:%d/%m}") if last is not None and daily else texts.LAST_PERIOD
    return views.table(draft.values, turn.services.indicators, nil=draft.nil, last=last, column=column)


def _explained(draft: Open) -> str:
    given = dict.fromkeys(draft.reasons.values())
    return " ".join(texts.REASON.format(reason=one) for one in given)


def _retired(turn: Turn, codes: Sequence[str], sentence: str) -> str:
    names = [views.name(code, turn.services.indicators) for code in codes]
    return sentence.format(names=listed([f"“{one}”" for one in names]))


def _unit(who: Actor, draft: Open) -> str:
    return capital(full_name(who.tree.unit(draft.unit), who.tree, draft.day))


def _switch(who: Actor, draft: Open) -> tuple[Choice, ...]:
    return (Choice(texts.SWITCH, f"donvi:{draft.id}"),) if len(own_units(who, draft.day)) > 1 else ()
