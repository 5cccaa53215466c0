"""A report goes back to its author, with a reason and the field that is wrong; the author sends it again."""

from __future__ import annotations

from datetime import timedelta

from dialog.fold import fold
from dialog.reply import Choice, Paragraph, Reply, say
from handlers.deciding import key_of, refuse, reviewer, show, signature, tell
from handlers.drafts import Open, keep_report, open_report, returning
from handlers.heard import kept
from handlers.identity import actor, name_of
from handlers.reading_back import read_back
from handlers.saving import show_draft
from handlers.services import Turn
from handlers.texts import returning as texts
from handlers.texts import review as review_texts
from handlers.texts.reports import NOT_REPORTER
from handlers.views import review as views
from handlers.views.written import listed
from handlers.waiting import REASON, stop, wait, waited
from reminders.calendar import today
from reports.errors import ReportError
from reports.examine import Examined
from reports.review import Reviewed
from reports.submission import State, Submission

LONGEST_REASON = 500
BACK = timedelta(days=31)
MOST_FIELDS = 6


async def ask_reason(turn: Turn) -> Reply:
    """`tra:<submission>.<version>`: a return needs a reason; nothing is decided before it is there."""
    name, version = key_of(turn.argument)
    if version is None:
        return await show(turn, name, review_texts.STALE)
    try:
        reviewed = await _check(turn, name, version, "", asking=True)
    except ReportError as error:
        return await refuse(turn, error, name)
    wait(turn, REASON, id=name, version=version, marks=[])
    author = await name_of(turn, reviewed.submission.author)
    return _ask(reviewed.submission, texts.RETURN_WHY.format(author=author), [], turn)


async def pick(turn: Turn) -> Reply:
    """`lydo:<submission>.<n>` is a ready reason; `lydo:<submission>.s<n>` marks a figure and goes on asking."""
    name, _, what = turn.argument.rpartition(".")
    asked, found = waited(turn, REASON), await turn.services.ledger.submission(name)
    if asked.get("id") != name or found is None:
        return await show(turn, name)
    if what.isdecimal() and int(what) < len(texts.REASONS):
        return await _give_back(turn, texts.REASONS[int(what)])
    codes = [line.indicator for line in found.lines]
    at = what.removeprefix("s")
    code = codes[int(at)] if at.isdecimal() and int(at) < len(codes) else None
    marks = [*asked["marks"], *([code] if code and code not in asked["marks"] else [])]
    wait(turn, REASON, id=name, version=asked["version"], marks=marks)
    names, author = _names(turn, marks), await name_of(turn, found.author)
    return _ask(found, texts.MARKED.format(names=names, author=author), marks, turn)


async def receive_reason(turn: Turn) -> Reply:
    """The reason in the supervisor's words, which the author will read."""
    if len(turn.text) > LONGEST_REASON:
        return say(texts.REASON_LONG, numbered=False)
    if not fold(turn.text):
        return await _ask_again(turn)
    return await _give_back(turn, kept(turn.text))


async def waits_for(turn: Turn) -> str:
    """The sentence that reminds of what we wait for; nothing when we do not."""
    asked = waited(turn)
    template = texts.STILL_WAITS.get(str(asked.get("step", "")), "")
    if "{author}" not in template:
        return template
    found = await turn.services.ledger.submission(returning(turn) or "")
    return template.format(author=await name_of(turn, found.author if found else ""))


async def call_off(turn: Turn) -> Reply | None:
    """ "Hủy" while an answer is waited for; None when none is."""
    step = stop(turn)
    return say(texts.STOPPED[step]) if step else None


async def send_again(turn: Turn) -> Reply:
    """`guilai:<submission>`: the author gets what was returned as a draft, to be put right."""
    who, found = actor(turn), await turn.services.ledger.submission(turn.argument)
    if who is None or found is None or found.author != who.person.id:
        return say(texts.NOT_YOURS if who else NOT_REPORTER)
    if found.state is not State.RETURNED:
        return say(texts.NOT_RETURNED.format(state=review_texts.STATES[found.state.value]))
    if open_report(turn) is not None:
        return say(texts.UNSAVED)
    if found.correction:
        return say(texts.SLIP_AGAIN.format(reason=found.reason))
    return await _reopened(turn, found)


async def send_last_again(turn: Turn) -> Reply:
    """ "Sửa", typed while nothing is open: what was returned last is meant."""
    who, on = actor(turn), today(turn.now)
    mine = await turn.services.ledger.by_author(who.person.id, on - BACK, on) if who else []
    found = next((one for one in mine if one.state is State.RETURNED), None)
    if found is None:
        return await show_draft(turn)
    turn.argument = found.id
    return await send_again(turn)


async def _reopened(turn: Turn, found: Submission) -> Reply:
    draft = draft_of(found, turn.services.new_id())
    keep_report(turn, draft)
    return await read_back(turn, draft, texts.AGAIN_LEAD.format(reason=found.reason))


def draft_of(found: Submission, new_id: str) -> Open:
    """The figures as they were sent, under a new id."""
    return Open(
        new_id,
        found.unit,
        found.day,
        {line.indicator: line.amount for line in found.lines},
        found.nil,
        found.sentence,
        found.form,
        {line.indicator: line.precision for line in found.lines if line.precision != "exact"},
        {line.indicator: line.items for line in found.lines if line.items},
        {line.indicator: line.note for line in found.lines if line.note},
        found.sources,
        replaces=True,
    )


async def _ask_again(turn: Turn) -> Reply:
    """What was typed has no words."""
    asked = waited(turn, REASON)
    turn.argument = f"{asked.get('id', '')}.{asked.get('version', 0)}"
    return await ask_reason(turn)


def _ask(found: Submission, said: str, marks: list[str], turn: Turn) -> Reply:
    reasons = [Choice(text, f"lydo:{found.id}.{at}") for at, text in enumerate(texts.REASONS)]
    fields = [(at, line.indicator) for at, line in enumerate(found.lines) if line.indicator not in marks]
    wrong = [
        Choice(texts.WRONG_AT.format(name=_names(turn, [code])), f"lydo:{found.id}.s{at}")
        for at, code in fields[:MOST_FIELDS]
    ]
    return say(said, choices=[*reasons, *wrong], numbered=False)


async def _give_back(turn: Turn, words: str) -> Reply:
    asked = waited(turn, REASON)
    stop(turn)
    name, marks = str(asked.get("id", "")), list(asked.get("marks", []))
    reason = texts.WITH_MARKS.format(names=_names(turn, marks), reason=words) if marks else words
    try:
        reviewed = await _check(turn, name, asked.get("version"), reason)
    except ReportError as error:
        return await refuse(turn, error, name)
    turn.do(reviewed.effect)
    return await _returned(turn, reviewed.submission, marks)


async def _returned(turn: Turn, one: Submission, marks: list[str]) -> Reply:
    """Tell the author with the field marked; tell the supervisor what was done and what is left."""
    who = reviewer(turn)
    signed = await signature(turn, who, one)
    facts = {"day": views.period_of(one), "author": await name_of(turn, one.author)}
    lead = texts.TOLD_RETURNED.format(reviewer=signed, reason=one.reason, **facts)
    table = views.figures(Examined(one), turn.services.indicators, marks)
    told = Reply((Paragraph(lead), table, Paragraph(texts.HOW_AGAIN)), (Choice(texts.AGAIN, f"guilai:{one.id}"),))
    await tell(turn, one.author, told, f"decided:{one.id}:{one.version}:{one.state.value}")
    done = say(texts.RETURNED.format(**facts))
    waiting = await turn.services.review.pending(who.person.id, turn.now)
    left = sum(each.id != one.id for each in waiting)
    more = Paragraph(review_texts.PENDING_STILL.format(count=left))
    return done.plus(more, choices=[Choice(review_texts.LOOK, "choduyet")]) if left else done


async def _check(turn: Turn, name: str, version: int | None, reason: str, *, asking: bool = False) -> Reviewed:
    by, review = reviewer(turn).person.id, turn.services.review
    return await review(name, by, State.RETURNED, turn.now, reason, version=version, asking=asking)


def _names(turn: Turn, codes: list[str]) -> str:
    return listed([turn.services.indicators[code].short for code in codes])
