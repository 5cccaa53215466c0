"""It is saved: say so, offer to undo it, and tell those who decide."""

from __future__ import annotations

from collections.abc import Mapping

from dialog.reply import Choice, Paragraph, Reply
from handlers.identity import address_of, full_name, name_of
from handlers.services import Actor, Turn
from handlers.texts import correcting as slip_texts
from handlers.texts import reports as texts
from handlers.views import correcting as slips
from handlers.views import drafts as views
from handlers.views import review as review_views
from handlers.views.written import listed
from reminders.calendar import today
from reports.history import standing_values
from reports.people import Role
from reports.period import Period, read_key
from reports.rights import reviewers_of
from reports.submission import Submission
from reports.value import Value


async def saved(turn: Turn, who: Actor, submission: Submission) -> Reply:
    """What was stored, who was told, and the way back. A number typed next must not undo it."""
    unit, period = full_name(who.tree.unit(submission.unit), who.tree, submission.day), read_key(submission.period)
    shown = await slip_table(turn, submission) if submission.correction else _lines(turn, submission)
    told = await tell_reviewers(turn, who, submission, await _for_review(turn, who, submission, unit, period))
    done = slip_texts.SENT if submission.correction else texts.SAVED
    said = done.format(number=submission.correction, day=views.span(period), period=views.span(period), unit=unit)
    told_line = texts.SAVED_TOLD.format(reviewer=listed(told)) if told else texts.SAVED_NOBODY
    undo = Choice(texts.UNDO, f"hoantac:{submission.id}.{submission.version}")
    blocks = (Paragraph(said), shown, Paragraph(told_line), Paragraph(texts.UNDO_HINT))
    return Reply(blocks, (undo,), numbered=False)


async def tell_reviewers(turn: Turn, who: Actor, submission: Submission, reply: Reply, what: str = "review") -> list[str]:
    """One message to each reviewer of the nearest unit that has any; their names."""
    above = [step.id for step in who.tree.above(submission.unit, submission.day)]
    members = await turn.services.directory.members(above, today(turn.now), Role.REVIEWER)
    told = []
    for person in reviewers_of(submission.unit, members, today(turn.now), who.tree, author=who.person.id):
        if (address := await address_of(turn, person)) is not None:
            turn.notify(address, reply, f"{what}:{submission.id}:{person}")
            told.append(await name_of(turn, person))
    return told


async def slip_table(turn: Turn, slip: Submission):
    """Old beside new, whole figures: of lines that are set to nothing beside the new one, the sums."""
    counting = await turn.services.submit.earlier(slip.author, slip.unit, slip.day, slip.form)
    standing = standing_values(counting)
    return slips.compared(standing, _values(slip), turn.services.indicators)
