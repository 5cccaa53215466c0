"""What waits is read back, saved, added, put in the place of what was, or dropped."""

from __future__ import annotations

from collections.abc import Sequence

from dialog.reply import Paragraph, Reply, say
from handlers.drafts import Open, drop_report, drop_return, keep_report, open_report, returning
from handlers.identity import actor, address_of, full_name, name_of, spoken
from handlers.services import Actor, Turn
from handlers.texts import common
from handlers.texts import reports as texts
from handlers.texts import review as review_texts
from handlers.views import drafts as views
from handlers.views import review as review_views
from handlers.views.written import capital, listed, moment, on_day
from reminders.calendar import today
from reports.errors import BadFigure, FrozenReport, FutureDay, ReportError
from reports.people import Role
from reports.rights import reviewers_of
from reports.submission import State, Submission
from reports.submit import Draft


async def show_draft(turn: Turn) -> Reply:
    """ "Tiếp tục": read back what waits to be saved."""
    draft = open_report(turn)
    return say(spoken(turn, common.NOTHING_OPEN)) if draft is None else await read_back(turn, draft)


async def save(turn: Turn) -> Reply:
    """`luu:<draft>`. When there is a report of that day, it is asked what to do with it."""
    draft = open_report(turn)
    if draft is None or draft.id != turn.argument:
        return await explain_stale(turn)
    return await _save(turn, draft) if not await _earlier(turn, draft) else await read_back(turn, draft)


async def save_nil(turn: Turn, draft: Open) -> Reply:
    """Saved at once, unless there is a report of that day."""
    if not await _earlier(turn, draft):
        return await _save(turn, draft)
    keep_report(turn, draft)
    return await read_back(turn, draft)


async def add(turn: Turn) -> Reply:
    """`cong:<draft>`: on top of what was reported for that day."""
    draft = open_report(turn)
    if draft is None or draft.id != turn.argument:
        return await explain_stale(turn)
    return await _save(turn, draft)


async def replace(turn: Turn) -> Reply:
    """`thay:<draft>`: instead of what was reported for that day."""
    draft = open_report(turn)
    if draft is None or draft.id != turn.argument:
        return await explain_stale(turn)
    return await _save(turn, draft, replace=True)


async def cancel(turn: Turn) -> Reply:
    """`huy:<draft>` or "hủy": nothing was stored. A button of another draft leaves this one alone."""
    draft, typed = open_report(turn), bool(turn.text)
    if typed and returning(turn):
        drop_return(turn)
        return say(review_texts.KEPT)
    if turn.value and (draft is None or draft.id != turn.argument):
        return await explain_stale(turn)
    if draft is None:
        return say(spoken(turn, common.NOTHING_OPEN))
    drop_report(turn)
    return say(common.CANCELLED)


async def read_back(turn: Turn, draft: Open, lead: str = "") -> Reply:
    """What waits, and what can be done with it. What counts already for that day is named, nothing is guessed."""
    who = actor(turn)
    if who is None:
        return say(texts.NOT_REPORTER)
    earlier = await _earlier(turn, draft)
    if earlier:
        return _beside_earlier(turn, draft, earlier, lead)
    table = views.figures(draft.counts, turn.services.indicators, nil=draft.nil)
    unit = full_name(who.tree.unit(draft.unit), who.tree, draft.day)
    return views.read_back(draft.id, draft.day, table, unit, lead)


async def explain_stale(turn: Turn) -> Reply:
    """A button of a draft that is no longer there: saved, replaced by a newer one, or gone."""
    saved = await turn.services.ledger.submission(turn.argument)
    who = actor(turn)
    if saved is not None and who is not None and saved.author == who.person.id:
        return say(texts.ALREADY_SAVED.format(moment=moment(saved.sent_at)))
    newer = open_report(turn)
    return await read_back(turn, newer, texts.NEWER) if newer is not None else say(texts.DRAFT_GONE)


def _beside_earlier(turn: Turn, draft: Open, earlier: Sequence[Submission], lead: str) -> Reply:
    frozen = any(one.state is State.APPROVED for one in earlier)
    nothing = all(one.nil for one in earlier)
    said = {"day": capital(on_day(draft.day)), "figures": views.in_words(earlier, turn.services.indicators)}
    if draft.nil and (frozen or nothing):
        drop_report(turn)
        return say(texts.NIL_NEEDLESS.format(**said))
    question, ways = _ways(draft, frozen=frozen, nothing=nothing)
    table = views.figures(draft.counts, turn.services.indicators, nil=draft.nil)
    return views.about_earlier(draft.id, draft.day, table, question.format(**said), lead, *ways)


def _ways(draft: Open, *, frozen: bool, nothing: bool) -> tuple[str, tuple[str, ...]]:
    """What to ask, and what can be done: nothing cannot be added, and what is approved cannot be replaced."""
    if draft.nil:
        return texts.NIL_INSTEAD, ("thay",)
    if frozen:
        return texts.EARLIER_APPROVED, ("cong",)
    return (texts.EARLIER_NIL, ("thay",)) if nothing else (texts.EARLIER, ("cong", "thay"))


async def _earlier(turn: Turn, draft: Open) -> tuple[Submission, ...]:
    """What counts already for this person, team and day."""
    who = actor(turn)
    return await turn.services.submit.earlier(who.person.id, draft.unit, draft.day) if who else ()


async def _save(turn: Turn, draft: Open, *, replace: bool = False) -> Reply:
    who = actor(turn)
    if who is None:
        return say(texts.NOT_REPORTER)
    wanted = Draft(
        draft.unit, draft.day, who.person.id, turn.address.channel, draft.counts, draft.nil, draft.sentence
    )
    try:
        effect = await turn.services.submit(wanted, turn.now, draft.id, replace=replace)
    except ReportError as error:
        return await _refuse(turn, who, draft, error)
    turn.do(effect)
    drop_report(turn)
    return await _saved(turn, who, effect.submission)


async def _refuse(turn: Turn, who: Actor, draft: Open, error: ReportError) -> Reply:
    """The world has changed since it was read back, or the day is one on which this person had no team."""
    match error:
        case FrozenReport():
            return await read_back(turn, draft)
        case FutureDay():
            return say(texts.NOT_YET)
        case BadFigure():
            return say(texts.BAD_FIGURE)
    unit = who.tree.unit(draft.unit).name
    return say(texts.NOT_THAT_DAY.format(day=capital(on_day(draft.day)), unit=unit))


async def _saved(turn: Turn, who: Actor, submission: Submission) -> Reply:
    unit = full_name(who.tree.unit(submission.unit), who.tree, submission.day)
    told = await _tell_reviewers(turn, who, submission, unit)
    done = Paragraph(texts.SAVED.format(day=on_day(submission.day), unit=unit))
    told_line = texts.SAVED_TOLD.format(reviewer=listed(told)) if told else texts.SAVED_NOBODY
    return Reply((done, views.lines(submission, turn.services.indicators), Paragraph(told_line)))


async def _tell_reviewers(turn: Turn, who: Actor, submission: Submission, unit: str) -> list[str]:
    """One message to each reviewer of the nearest unit that has any; their names."""
    above = [step.id for step in who.tree.above(submission.unit, submission.day)]
    members = await turn.services.directory.members(above, today(turn.now), Role.REVIEWER)
    reply = review_views.for_review(submission, who.person.name, unit, turn.services.indicators)
    told = []
    for person in reviewers_of(submission.unit, members, today(turn.now), who.tree, author=who.person.id):
        if (address := await address_of(turn, person)) is not None:
            turn.notify(address, reply, f"review:{submission.id}:{person}")
            told.append(await name_of(turn, person))
    return told
