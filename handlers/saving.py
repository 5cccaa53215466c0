"""What waits is saved, added, put in the place of what was, sent as a correction slip, or dropped."""

from __future__ import annotations

from dialog.reply import Reply, say
from handlers import elsewhere
from handlers.drafts import Open, drop_report, keep_report, open_report
from handlers.identity import actor, spoken
from handlers.kept_figures import in_place_of
from handlers.later import with_later
from handlers.looking import fitted
from handlers.reading_back import earlier_than, looked_at, read_back
from handlers.saved import saved
from handlers.services import Turn
from handlers.shut import closed, not_there, removed
from handlers.texts import common
from handlers.texts import correcting as slip_texts
from handlers.texts import reports as texts
from handlers.views.written import moment
from reports.effects import AddSubmission
from reports.errors import (
    AlreadyAsked,
    BadFigure,
    FrozenReport,
    FutureDay,
    NotAllowed,
    PeriodClosed,
    ReasonMissing,
    ReportError,
)
from reports.states import FROZEN


async def show_draft(turn: Turn) -> Reply:
    """ "Tiếp tục": read back what waits to be saved, or offer what waits in another chat."""
    draft = open_report(turn)
    if draft is not None:
        return await read_back(turn, draft)
    return await elsewhere.offer(turn) or say(spoken(turn, common.NOTHING_OPEN))


async def save(turn: Turn) -> Reply:
    """`luu:<draft>`. When there is a report of that day, it is asked what to do with it."""
    draft = open_report(turn)
    if draft is None or draft.id != turn.argument:
        return await explain_stale(turn)
    if draft.form not in turn.services.forms:
        return await read_back(turn, draft)
    asked = not draft.correcting and draft.unit and await earlier_than(turn, draft)
    return await read_back(turn, draft) if asked else await _save(turn, draft)


async def save_nil(turn: Turn, draft: Open) -> Reply:
    """Saved at once, unless there is a report of that day."""
    if not await earlier_than(turn, draft):
        return await _save(turn, draft)
    keep_report(turn, draft)
    return await read_back(turn, draft)


async def add(turn: Turn) -> Reply:
    """`cong:<draft>`: on top of what was reported for that day."""
    draft = open_report(turn)
    if draft is None or draft.id != turn.argument:
        return await explain_stale(turn)
    return await read_back(turn, draft) if draft.replaces or draft.correcting else await _save(turn, draft)


async def replace(turn: Turn) -> Reply:
    """`thay:<draft>`: in the place of the same figures of that day; figures that it does not name are kept."""
    draft = open_report(turn)
    if draft is None or draft.id != turn.argument:
        return await explain_stale(turn)
    earlier = await earlier_than(turn, draft)
    if _keeps_others(turn, draft) and not any(one.state in FROZEN for one in earlier):
        draft = in_place_of(draft, earlier)
        keep_report(turn, draft)
    return await _save(turn, draft, replace=True)


async def replace_all(turn: Turn) -> Reply:
    """`thayhet:<draft>`: instead of everything that was reported for that day."""
    draft = open_report(turn)
    if draft is None or draft.id != turn.argument:
        return await explain_stale(turn)
    return await _save(turn, draft, replace=True)


def _keeps_others(turn: Turn, draft: Open) -> bool:
    """A sentence of the log names what it changes; a form, a correction and "không phát sinh" are whole already."""
    form = turn.services.forms.get(draft.form)
    return form is not None and form.per == "member" and not (draft.nil or draft.replaces or draft.correcting)


async def cancel(turn: Turn) -> Reply:
    """`huy:<draft>` or "hủy": nothing was stored. A button of another draft leaves this one alone."""
    draft = open_report(turn)
    if turn.value and (draft is None or draft.id != turn.argument):
        return await explain_stale(turn)
    if draft is None:
        return say(spoken(turn, common.NOTHING_OPEN))
    drop_report(turn)
    said = slip_texts.CANCELLED if draft.correcting or draft.replaces else common.CANCELLED
    return with_later(turn, say(said, numbered=False))


async def explain_stale(turn: Turn) -> Reply:
    """A button of a draft that is no longer there: saved, replaced by a newer one, or gone."""
    there = await turn.services.ledger.submission(turn.argument.partition(".")[0])
    who = actor(turn)
    if there is not None and who is not None and there.author == who.person.id:
        return say(texts.ALREADY_SAVED.format(moment=moment(there.sent_at)))
    newer = open_report(turn)
    if newer is not None:
        return await read_back(turn, newer, texts.NEWER)
    return await elsewhere.offer(turn) or say(texts.DRAFT_GONE)


async def _save(turn: Turn, draft: Open, *, replace: bool = False) -> Reply:
    who = actor(turn)
    if who is None:
        return removed(turn, draft)
    if await _stands_in_the_way(turn, draft):
        return await read_back(turn, draft)
    try:
        effect = await _effect(turn, draft, who.person.id, replace=replace)
    except ReportError as error:
        return await _refuse(turn, draft, error)
    turn.do(effect)
    drop_report(turn)
    return with_later(turn, await saved(turn, who, effect.submission))


async def _effect(turn: Turn, draft: Open, author: str, *, replace: bool) -> AddSubmission:
    wanted, submit = draft.wanted(author, turn.address.channel), turn.services.submit
    if draft.correcting:
        return await submit.correct(wanted, turn.now, draft.id, draft.why)
    return await submit(wanted, turn.now, draft.id, replace=replace)


async def _stands_in_the_way(turn: Turn, draft: Open) -> bool:
    """Something has to be asked first; `read_back` asks it."""
    if (
        draft.form not in turn.services.forms
        or not draft.unit
        or not (draft.counts or draft.nil)
        or fitted(turn, draft)[1]
    ):
        return True
    if draft.correcting:
        return not draft.why
    looked = await looked_at(turn, draft)
    return looked.blocked or bool(looked.unexplained(draft))


async def _refuse(turn: Turn, draft: Open, error: ReportError) -> Reply:
    """The world has changed since it was read back, or the day is one on which this person had no team."""
    who = actor(turn)
    assert who is not None
    match error:
        case FrozenReport() | ReasonMissing():
            return await read_back(turn, draft)
        case PeriodClosed(closed=shut):
            return await closed(turn, draft, shut)
        case NotAllowed():
            return await not_there(turn, who, draft)
    said: dict[type[ReportError], str] = {
        FutureDay: texts.NOT_YET,
        BadFigure: texts.BAD_FIGURE,
        AlreadyAsked: slip_texts.ALREADY,
    }
    return say(said[type(error)])
