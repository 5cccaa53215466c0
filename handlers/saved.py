"""It is saved: say so, offer to undo it, and tell those who decide."""

from __future__ import annotations

from dialog.reply import Choice, Note, Paragraph, Reply, Table
from handlers.deciding import signed_by
from handlers.identity import address_of, full_name, name_of
from handlers.services import Actor, Turn
from handlers.texts import correcting as slip_texts
from handlers.texts import reports as texts
from handlers.views import correcting as slips
from handlers.views import drafts as views
from handlers.views.review import for_review
from handlers.views.written import listed
from reminders.calendar import today
from reports.examine import Examined, ExamineReport
from reports.people import Role
from reports.period import read_key
from reports.rights import reviewers_of
from reports.submission import Submission


async def saved(turn: Turn, who: Actor, one: Submission) -> Reply:
    """What was stored, who was told, and the way back. A number typed next must not undo it."""
    unit, span = full_name(who.tree.unit(one.unit), who.tree, one.day), views.span(read_key(one.period))
    at_hand = turn.services
    examined = await ExamineReport(at_hand.ledger, at_hand.catalogue, at_hand.forms)(one)
    to_review = for_review(examined, who.person.name, unit, at_hand.indicators, at_hand.forms.get(one.form))
    told = await tell_reviewers(turn, who, one, to_review, "review")
    done = slip_texts.SENT if one.correction else texts.SAVED
    said = done.format(number=one.correction, day=span, period=span, unit=unit)
    told_line = texts.SAVED_TOLD.format(reviewer=listed(told)) if told else texts.SAVED_NOBODY
    blocks = (Paragraph(said), _table(turn, examined), Paragraph(told_line), Paragraph(texts.UNDO_HINT))
    return Reply(blocks, (Choice(texts.UNDO, f"hoantac:{one.id}.{one.version}"),), numbered=False)


async def tell_reviewers(turn: Turn, who: Actor, one: Submission, reply: Reply, what: str) -> list[str]:
    """One message to each reviewer of the nearest unit that has any; their names."""
    above = [step.id for step in who.tree.above(one.unit, one.day)]
    members = await turn.services.directory.members(above, today(turn.now), Role.REVIEWER)
    told = []
    for person in reviewers_of(one.unit, members, today(turn.now), who.tree, author=who.person.id):
        if (address := await address_of(turn, person)) is not None:
            signed = await signed_by(turn, one, person) if reply.choices else ""
            turn.notify(address, reply.plus(Note(signed)) if signed else reply, f"{what}:{one.id}:{person}")
            told.append(await name_of(turn, person))
    return told


def _table(turn: Turn, examined: Examined) -> Table:
    if examined.submission.correction:
        return slips.of_slip(examined.corrected, turn.services.indicators)
    return views.lines(examined.submission, turn.services.indicators)
