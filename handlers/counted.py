"""Presses of a counter are saved: one's own, or everybody's by whoever leads."""

from __future__ import annotations

from collections.abc import Mapping

from dialog.reply import Choice, Reply, say
from handlers.counting import show, tally_of
from handlers.drafts import Open
from handlers.identity import actor, address_of, name_of
from handlers.looking import look
from handlers.presses import Place, read
from handlers.saved import saved
from handlers.services import Actor, Turn
from handlers.texts import counting as texts
from handlers.texts import reports as report_texts
from handlers.views import counting as views
from handlers.views.checks import findings
from handlers.views.teams import short
from handlers.views.written import moment, on_day
from reminders.calendar import today
from reports.add_turns import AddTurns, SaveTally
from reports.effects import AddSubmission
from reports.errors import PeriodClosed, ReportError
from reports.field_effects import CloseTally
from reports.form import DAILY
from reports.rights import may_review
from reports.tally import Tally

ALL = "tatca"


async def save(turn: Turn) -> Reply:
    """`demso:<unit>/<day>`, with the number of a reason, or for everybody."""
    who, place = actor(turn), read(turn.argument)
    if who is None or place is None:
        return say(report_texts.NOT_REPORTER)
    tally = await tally_of(turn, place)
    if place.rest == (ALL,):
        return await _save_all(turn, who, tally)
    if not tally.to_save(who.person.id):
        return say(texts.NOTHING.format(day=on_day(place.day)))
    return await _save_own(turn, who, place, tally)


async def _save_own(turn: Turn, who: Actor, place: Place, tally: Tally) -> Reply:
    new_id, here = turn.services.new_id(), Place(place.unit, place.day)
    draft = Open(new_id, tally.unit, tally.day, tally.to_save(who.person.id), nil=False, sentence="")
    looked = await look(turn, draft, adds=True)
    said = findings(looked.findings, turn.services.indicators)
    if looked.blocked:
        return await show(turn, who, here, " ".join((*said, texts.BLOCKED)))
    asked, reason = looked.unexplained(draft), _reason(place)
    if asked and not reason:
        return views.odd(here, said, report_texts.ODD_REASONS)
    return await _store_own(turn, who, tally, new_id, dict.fromkeys(asked, reason))


async def _store_own(turn: Turn, who: Actor, tally: Tally, new_id: str, reasons: Mapping[str, str]) -> Reply:
    me = who.person.id
    try:
        added, closed = await _prepared(turn, tally, me, new_id=new_id, by=me, reasons=reasons)
    except PeriodClosed as error:
        day, key = on_day(tally.day), error.closed.period.key
        ask = Choice(texts.ASK_OPENING, f"xinmokhoa:{DAILY}/{key}")
        return say(report_texts.CLOSED.format(period=day, since=moment(error.closed.since)), choices=[ask])
    except ReportError:
        return say(texts.REFUSED)
    turn.do(added, closed)
    return await saved(turn, who, added.submission)


async def _save_all(turn: Turn, who: Actor, tally: Tally) -> Reply:
    """One report a person; each is told, and can undo it."""
    if not may_review(who.memberships, tally.unit, today(turn.now), who.tree):
        return say(texts.NOT_LEADER)
    debtors = tally.debtors()
    if not debtors:
        return say(texts.NOTHING.format(day=on_day(tally.day)))
    done: dict[str, str] = {}
    kept: list[str] = []
    for person in debtors:
        name, said = await name_of(turn, person), views.figures(tally.to_save(person), turn.services.indicators)
        try:
            added, closed = await _prepared(
                turn, tally, person, new_id=turn.services.new_id(), by=who.person.id, reasons={}
            )
        except ReportError:
            kept.append(name)
            continue
        turn.do(added, closed)
        done[name] = said
        await _tell(turn, closed, said)
    return views.saved_all(tally, short(who.tree.unit(tally.unit)), done, kept)


async def _tell(turn: Turn, closed: CloseTally, figures: str) -> None:
    """The author learns of it, and can take it back."""
    address = await address_of(turn, closed.person) if closed.person != closed.by else None
    if address is None:
        return
    leader = await name_of(turn, closed.by)
    said = texts.SAVED_FOR_YOU.format(leader=leader, day=on_day(closed.day), figures=figures)
    undo = Choice(report_texts.UNDO, f"hoantac:{closed.submission}.1")
    turn.notify(address, say(said, choices=[undo], numbered=False), f"tally:{closed.submission}:{closed.person}")


async def _prepared(
    turn: Turn, tally: Tally, person: str, *, new_id: str, by: str, reasons: Mapping[str, str]
) -> tuple[AddSubmission, CloseTally]:
    save = SaveTally(AddTurns(turn.services.directory, turn.services.submit))
    channel, sentence = turn.address.channel, texts.SENTENCE.format(day=on_day(tally.day))
    return await save(tally, person, turn.now, new_id, channel=channel, by=by, sentence=sentence, reasons=reasons)


def _reason(place: Place) -> str:
    """The words behind the number that was pressed; nothing for anything else."""
    numbered = {str(at): one for at, one in enumerate(report_texts.ODD_REASONS, 1)}
    return numbered.get(place.rest[0], "") if place.rest else ""
