"""For ten minutes what was saved can be taken back; it becomes a draft again, so that nothing is lost."""

from __future__ import annotations

from datetime import timedelta

from dialog.reply import Choice, Reply, say
from handlers.drafts import Open, keep_report, open_report
from handlers.identity import actor, full_name
from handlers.locked import explain_closed
from handlers.saved import tell_reviewers
from handlers.services import Actor, Turn
from handlers.texts import correcting as slip_texts
from handlers.texts import reports as texts
from handlers.texts import review as review_texts
from handlers.views import drafts as views
from reminders.calendar import today
from reports.errors import AlreadyDecided, NoSuchSubmission, ReportError
from reports.period import read_key
from reports.submission import State, Submission
from reports.undo import still_open, undo

FAR = timedelta(days=366)


async def take_back(turn: Turn) -> Reply:
    """`hoantac:<submission>.<version>`."""
    who, (name, _, version) = actor(turn), turn.argument.partition(".")
    found = await turn.services.ledger.submission(name)
    if who is None:
        return say(texts.NOT_REPORTER)
    try:
        effect = undo(found, who.person.id, turn.now, int(version) if version.isdecimal() and len(version) < 9 else 0)
    except ReportError as error:
        return _refuse(found, error)
    assert found is not None
    form, period = turn.services.forms.get(found.form), read_key(found.period)
    shut = await turn.services.submit.find_closed(form, found.unit, period, turn.now) if form is not None else None
    if shut is not None:  # taken back now, it could not be sent again
        return await explain_closed(turn, shut, found.unit)
    turn.do(effect)
    return await _taken_back(turn, who, found)


async def take_back_last(turn: Turn) -> Reply:
    """ "Hoàn tác", typed: what this person saved last."""
    who, on = actor(turn), today(turn.now)
    mine = await turn.services.ledger.by_author(who.person.id, on - FAR, on + FAR) if who else []
    fresh = [one for one in mine if one.state is State.SENT and still_open(one, turn.now)]
    if not fresh:
        return say(texts.UNDO_NOTHING)
    turn.argument = f"{fresh[0].id}.{fresh[0].version}"
    return await take_back(turn)


async def _taken_back(turn: Turn, who: Actor, found: Submission) -> Reply:
    span, unit = views.span(read_key(found.period)), full_name(who.tree.unit(found.unit), who.tree, found.day)
    told = texts.TOLD_UNDONE.format(author=who.person.name, day=span, unit=unit)
    await tell_reviewers(turn, who, found, say(told), "undone")
    back = await _back_again(turn, found)
    if open_report(turn) is not None:
        figures = views.in_words([found], turn.services.indicators)
        return say(texts.UNDONE_BESIDE.format(day=span, figures=figures), *back)
    if found.nil:
        return say(texts.UNDONE_NIL.format(day=span), *back)
    draft = _as_draft(turn, found)
    keep_report(turn, draft)
    shown = views.table(draft.values, turn.services.indicators, nil=False)
    save = Choice(slip_texts.SEND, f"luu:{draft.id}") if draft.correcting else views.save(draft.id)
    said = [texts.UNDONE.format(day=span), *back]
    return views.reply(read_key(found.period), shown, said, save, *views.change(draft.id))


async def _back_again(turn: Turn, found: Submission) -> list[str]:
    """What it had replaced counts again, unless it had been returned."""
    replaced = [await turn.services.ledger.submission(one) for one in found.replaces]
    there = [one for one in replaced if one is not None and not one.reason]
    said = views.in_words(there, turn.services.indicators)
    return [texts.UNDONE_BACK.format(figures=said)] if there else []


def _as_draft(turn: Turn, found: Submission) -> Open:
    """The same figures under a new id. Lines that a slip set to nothing beside others are left out."""
    sums: dict[str, int] = {}
    for line in found.lines:
        sums[line.indicator] = sums.get(line.indicator, 0) + line.amount
    return Open(
        id=turn.services.new_id(),
        unit=found.unit,
        day=found.day,
        counts=sums,
        nil=found.nil,
        sentence=found.sentence,
        form=found.form,
        precision={line.indicator: line.precision for line in found.lines if line.precision != "exact"},
        items={line.indicator: line.items for line in found.lines if line.items},
        reasons={line.indicator: line.note for line in found.lines if line.note},
        sources=found.sources,
        correcting=bool(found.correction),
        why=found.reason if found.correction else "",
        replaces=bool(found.replaces),
    )


def _refuse(found: Submission | None, error: ReportError) -> Reply:
    """Why not, and what can be done instead."""
    if found is None or isinstance(error, NoSuchSubmission):
        return say(slip_texts.NOT_YOURS)
    if found.state is State.WITHDRAWN:
        return say(texts.UNDO_GONE)
    if found.state is State.RETURNED:
        return say(texts.UNDO_RETURNED)
    state = review_texts.STATES[found.state.value]
    said = texts.UNDO_DECIDED.format(state=state) if isinstance(error, AlreadyDecided) else texts.UNDO_LATE
    return say(said, choices=[Choice(slip_texts.CORRECT, f"dinhchinh:{found.id}.{found.version}")])
