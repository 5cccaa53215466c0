"""Remarks that a report needs beside figures: kept per unit and day, gathered upward."""

from __future__ import annotations

from dataclasses import replace
from typing import cast, get_args

from dialog.fold import fold
from dialog.inbound import Text
from dialog.reply import Choice, Reply, say
from handlers import reporting
from handlers.heard import kept
from handlers.identity import actor, full_name, unit_for
from handlers.services import Actor, Handle, Turn
from handlers.texts import notes as texts
from handlers.texts import reports as report_texts
from handlers.views import notes as views
from handlers.views.totals import team_name
from reminders.calendar import today
from reports.effects import AddNote, WithdrawNote
from reports.note import Note, NoteKind
from reports.note_reader import LONGEST, Remark, read_remarks
from reports.people import Role
from reports.period import reporting_month
from reports.rights import may_review
from reports.unit import Unit

STEP = "note.text"
SPOKEN: dict[str, NoteKind] = {
    "kho khan": "difficulty",
    "vuong mac": "difficulty",
    "kho khan vuong mac": "difficulty",
    "kien nghi": "proposal",
    "de xuat": "proposal",
    "cach lam hay": "practice",
}
WRITERS = (Role.REPORTER, Role.REVIEWER)
LOOKERS = (Role.ADMIN, Role.REVIEWER, Role.VIEWER, Role.REPORTER)


def spoken_remark(turn: Turn) -> Handle | None:
    """A member's sentence that begins with "khó khăn:", "kiến nghị …", "đã ban hành kế hoạch số …"."""
    who = actor(turn)
    if who is None or not turn.text or unit_for(who, *WRITERS) is None:
        return None
    return receive_remarks if read_remarks(turn.text)[1] else None


async def receive_remarks(turn: Turn) -> Reply:
    """Kept at once, with a button that takes it back. Figures before it in the same message are read as ever."""
    who, (rest, found) = actor(turn), read_remarks(turn.text)
    unit = unit_for(who, *WRITERS) if who else None
    if who is None or unit is None or not found:
        return say(report_texts.NOT_REPORTER)
    kept_now = [_keep(turn, who, unit, one) for one in found]
    whole, turn.inbound = turn.inbound, replace(turn.inbound, content=Text(rest))
    reply = await reporting.receive_counts(turn) if rest and reporting.reads_counts(turn) else None
    turn.inbound = whole
    if reply is not None:
        return reply.plus(*map(views.also, kept_now))
    return views.saved(kept_now, full_name(unit, who.tree, kept_now[0].day))


async def show_notes(turn: Turn) -> Reply:
    """/ghichu: the remarks of this period; `ghichu:<kind>` waits for a new one."""
    if turn.argument in get_args(NoteKind):
        return await ask_for(turn)
    who = actor(turn)
    unit = unit_for(who, *LOOKERS) if who else None
    if who is None or unit is None:
        return say(report_texts.NOT_MEMBER)
    period = reporting_month(today(turn.now))
    below = who.tree.during(unit.id, period.first, period.last)
    found = await turn.services.ledger.notes([one.id for one in below], period.first, period.last)
    names = {one.id: team_name(one) for one in below}
    return views.listed(found, full_name(unit, who.tree, today(turn.now)), period.name, names)


async def ask_spoken(turn: Turn) -> Reply:
    """ "Khó khăn" alone: whoever reports is asked for it, whoever approves looks at what there is."""
    who = actor(turn)
    if who is None or unit_for(who, Role.REPORTER) is None:
        return await show_notes(turn)
    turn.argument = SPOKEN[fold(turn.text)]
    return (await ask_for(turn)).plus(choices=[Choice(texts.LOOK, "ghichu")])


async def ask_for(turn: Turn) -> Reply:
    """Wait for a remark of this kind."""
    who = actor(turn)
    if who is None or unit_for(who, *WRITERS) is None:
        return say(report_texts.NOT_REPORTER)
    turn.goto(STEP, {**turn.conversation.draft, "note": turn.argument})
    return say(texts.ASK[turn.argument], numbered=False)


async def receive_text(turn: Turn) -> Reply:
    """The remark that was waited for."""
    who = actor(turn)
    unit = unit_for(who, *WRITERS) if who else None
    if who is None or unit is None:
        return say(report_texts.NOT_REPORTER)
    if not fold(turn.text):
        return say(texts.EMPTY_TEXT, numbered=False)
    if len(turn.text) > LONGEST:
        return say(texts.LONG, numbered=False)
    kind = cast(NoteKind, turn.conversation.draft.get("note", "difficulty"))
    one = _keep(turn, who, unit, _as(kind, turn.text))
    drop(turn)
    return views.saved([one], full_name(unit, who.tree, one.day))


def call_off(turn: Turn) -> Reply | None:
    """ "Hủy" while a remark is waited for."""
    if turn.conversation.step != STEP:
        return None
    drop(turn)
    return say(texts.STOPPED)


def drop(turn: Turn) -> None:
    """No remark is waited for any more; an unsaved report still waits."""
    rest = {name: value for name, value in turn.conversation.draft.items() if name != "note"}
    turn.goto(None, rest)


async def remove(turn: Turn) -> Reply:
    """`xoaghichu:<note>`: by whoever wrote it, or may review the unit."""
    who = actor(turn)
    if who is None:
        return say(report_texts.NOT_MEMBER)
    found = await _recent(turn, who)
    one = next((each for each in found if each.id == turn.argument), None)
    if one is None:
        return say(texts.REMOVED_BEFORE)
    if one.author != who.person.id and not may_review(who.memberships, one.unit, today(turn.now), who.tree):
        return say(texts.NOT_YOURS)
    turn.do(WithdrawNote(one.id, who.person.id, turn.now))
    return say(texts.REMOVED)


async def _recent(turn: Turn, who: Actor) -> list[Note]:
    """Remarks of everything in reach, of this reporting month and the one before."""
    on = today(turn.now)
    first = reporting_month(on).first.replace(day=1)
    units = {one.id for each in who.memberships for one in who.tree.below(each.unit, on)}
    return await turn.services.ledger.notes(sorted(units), first, on)


def _as(kind: NoteKind, text: str) -> Remark:
    """What was typed for a kind that is known already."""
    spoken = texts.DOCUMENT_SPOKEN.format(text=text) if kind == "document" else text
    read = read_remarks(spoken)[1]
    return read[0] if len(read) == 1 and read[0].kind == kind else Remark(kind, text)


def _keep(turn: Turn, who: Actor, unit: Unit, found: Remark) -> Note:
    one = Note(
        turn.services.new_id(),
        found.kind,
        unit.id,
        today(turn.now),
        who.person.id,
        turn.now,
        kept(found.text),
        found.number,
        found.dated,
    )
    turn.do(AddNote(one))
    return one
