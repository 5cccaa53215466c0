"""The daily log from a workbook: read back as totals of each day, then everything is stored at once or nothing."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Literal

from dialog.inbound import FileRef
from dialog.reply import Reply, say
from handlers.identity import actor, address_of, full_name
from handlers.own_units import own_units
from handlers.services import Actor, Turn
from handlers.texts import sheets as texts
from handlers.views import sheets as views
from handlers.views.written import moment
from handlers.workbooks import open_book
from reminders.calendar import today
from reports.effects import AddSubmission
from reports.errors import NotAllowed, PeriodClosed, ReportError
from reports.log_sheet import Entry, Log, ReadLog, find_heads
from reports.people import Role
from reports.rights import reviewers_of, scope_of
from reports.states import FROZEN
from reports.submission import Submission
from reports.submit import Draft
from reports.summarise import standing_lines
from reports.unit import Unit
from reports.workbook import Book

NOTE = "log_file"
Place = Literal["new", "again", "frozen", "same", "others"]


@dataclass(frozen=True, slots=True)
class Sorted:
    """Rows of a log by what is stored already for their day and team."""

    log: Log
    rows: dict[Place, list[Entry]]
    names: dict[str, str]

    @property
    def mark(self) -> str:
        """Changes when the rows, or what they meet, are others."""
        said = [
            (place, one.day, one.unit, sorted(one.values.items())) for place in self.rows for one in self.rows[place]
        ]
        return sha256(repr(said).encode()).hexdigest()[:12]


async def receive(turn: Turn, book: Book, sent: FileRef) -> Reply:
    """What the file says, day by day; it is fetched anew to be stored."""
    found = await _read(turn, book)
    if isinstance(found, Reply):
        return found
    _remember(turn, sent)
    return _shown(turn, found)


async def save(turn: Turn) -> Reply:
    """`buoc:tepluu.<mark>`: what is new."""
    return await _save(turn, replacing=False)


async def save_over(turn: Turn) -> Reply:
    """`buoc:tepthay.<mark>`: what is new, and other figures in the place of those that stand."""
    return await _save(turn, replacing=True)


async def drop(turn: Turn) -> Reply:
    """`buoc:tepbo.<mark>`."""
    _forget(turn)
    return say(texts.LOG_DROPPED)


async def _save(turn: Turn, *, replacing: bool) -> Reply:
    kept = turn.conversation.notes.get(NOTE)
    book = await open_book(turn, FileRef(**kept)) if kept else say(texts.LOG_GONE)
    found = await _read(turn, book) if isinstance(book, Book) else book
    if isinstance(found, Reply):
        return found
    if found.mark != turn.argument:
        return _shown(turn, found, texts.LOG_CHANGED)
    rows = found.rows["new"] + (found.rows["again"] if replacing else [])
    made = await _submissions(turn, rows, found.names)
    if isinstance(made, Reply):
        return made
    turn.do(*made)
    _forget(turn)
    await _tell(turn, [one.submission for one in made])
    days, teams = {one.day for one in rows}, {one.unit for one in rows}
    return say(texts.LOG_SAVED.format(rows=len(rows), teams=len(teams), days=len(days)))


async def _submissions(turn: Turn, rows: Sequence[Entry], names: dict[str, str]) -> list[AddSubmission] | Reply:
    """One for each row; a single one that may not be stored keeps all of them out."""
    who, made = actor(turn), []
    for row in rows:
        draft = _draft(turn, row, who.person.id if who else "")
        try:
            made.append(await turn.services.submit(draft, turn.now, turn.services.new_id(), replace=True))
        except ReportError as error:
            said = _why(error)
            return say(texts.LOG_REFUSED.format(row=row.row, place=views.place(row, names), said=said))
    return made


def _draft(turn: Turn, row: Entry, author: str) -> Draft:
    counts = {code: value.amount or 0 for code, value in row.values.items()}
    precision = {code: value.precision for code, value in row.values.items() if value.precision != "exact"}
    return Draft(row.unit, row.day, author, turn.address.channel, counts, precision=precision)


def _why(error: ReportError) -> str:
    match error:
        case PeriodClosed(closed=closed):
            return texts.LOG_CLOSED.format(since=moment(closed.since))
        case NotAllowed():
            return texts.LOG_NOT_YOURS
    return texts.LOG_OTHER


async def _read(turn: Turn, book: Book) -> Sorted | Reply:
    who, daily = actor(turn), turn.services.daily
    asked = {code: turn.services.indicators[code] for code in daily.indicators}
    heads = [(sheet, head) for sheet in book.sheets if (head := find_heads(sheet, asked)) is not None]
    if who is None or not heads:
        return say(texts.NOT_OURS)
    sheet, head = heads[0]
    reader = ReadLog(head, lambda name, on: _named(who, name, on), _only(turn, who), today(turn.now))
    log = await asyncio.to_thread(reader, sheet)
    if log.faults:
        return views.log_faults(log.faults)
    if not log.entries:
        return say(texts.NOT_OURS)
    return await _sorted(turn, who, log)


def _named(who: Actor, name: str, on: date) -> Sequence[Unit]:
    """Teams that the name may mean, of those that this person reports for that day."""
    mine = {one.id for one in scope_of(who.memberships, who.tree, on, Role.REPORTER) if one.level == "to"}
    return [one for one in who.tree.named(name, on) if one.id in mine]


def _only(turn: Turn, who: Actor) -> str | None:
    """The one team of somebody who has no other."""
    on = today(turn.now)
    units = own_units(who, on)
    return units[0].id if len(units) == 1 and units[0].level == "to" else None


async def _sorted(turn: Turn, who: Actor, log: Log) -> Sorted:
    days = [one.day for one in log.entries]
    units = sorted({one.unit for one in log.entries})
    form = turn.services.daily.id
    there = await turn.services.ledger.submissions(units, form, min(days), max(days))
    rows: dict[Place, list[Entry]] = {"new": [], "again": [], "frozen": [], "same": [], "others": []}
    for one in log.entries:
        same = [each for each in there if each.counts and (each.unit, each.day) == (one.unit, one.day)]
        rows[_place(one, same, who.person.id)].append(one)
    on = today(turn.now)
    return Sorted(log, rows, {unit: full_name(who.tree.unit(unit), who.tree, on) for unit in units})


def _place(entry: Entry, there: Sequence[Submission], author: str) -> Place:
    """What a member has reported is theirs: another report of the same day would count it twice."""
    if not there:
        return "new"
    sums: dict[str, int] = {}
    for line in standing_lines(there):
        sums[line.indicator] = sums.get(line.indicator, 0) + line.amount
    if sums == {code: value.amount for code, value in entry.values.items()}:
        return "same"
    if any(one.author != author for one in there):
        return "others"
    return "frozen" if any(one.state in FROZEN for one in there) else "again"


def _shown(turn: Turn, found: Sorted, lead: str = "") -> Reply:
    rows = found.rows
    shown = views.LogShown(
        found.mark,
        found.log,
        rows["new"],
        rows["again"],
        rows["frozen"],
        rows["others"],
        len(rows["same"]),
        found.names,
    )
    return views.log(shown, turn.services.indicators, lead)


async def _tell(turn: Turn, made: Sequence[Submission]) -> None:
    """One message to each reviewer, however many reports there are."""
    who, on = actor(turn), today(turn.now)
    if who is None:
        return
    told: dict[str, list[Submission]] = {}
    for one in made:
        above = [step.id for step in who.tree.above(one.unit, one.day)]
        members = await turn.services.directory.members(above, on, Role.REVIEWER)
        for person in reviewers_of(one.unit, members, on, who.tree, author=who.person.id):
            told.setdefault(person, []).append(one)
    for person, theirs in told.items():
        if (address := await address_of(turn, person)) is not None:
            said = say(texts.LOG_TOLD.format(name=who.person.name, rows=len(theirs)))
            turn.notify(address, said, f"log:{theirs[0].id}:{person}")


def _remember(turn: Turn, sent: FileRef) -> None:
    kept = {"id": sent.id, "name": sent.name, "size": sent.size, "media_type": sent.media_type}
    turn.remember(notes={**turn.conversation.notes, NOTE: kept})


def _forget(turn: Turn) -> None:
    turn.remember(notes={name: one for name, one in turn.conversation.notes.items() if name != NOTE})
