"""What a release means for the entries that are kept."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from db.models import EntryRow
from db.repositories.revisions import row_of
from faq.entry import Entry, State
from faq.load import digest
from faq.revision import Revision

LIVE, PENDING = State.LIVE.value, State.PENDING.value


@dataclass(slots=True)
class Plan:
    """Rows to add, and rows to retire first."""

    rows: list[dict[str, Any]] = field(default_factory=list)
    retiring: list[EntryRow] = field(default_factory=list)


def plan(released: Sequence[Entry], kept: Iterable[EntryRow], now: datetime, broken: Collection[str]) -> Plan:
    """Entry by entry; `kept` holds all revisions in their order."""
    known: dict[str, list[EntryRow]] = defaultdict(list)
    for row in kept:
        known[row.id].append(row)
    made = Plan()
    for entry in released:
        _take_in(made, entry, known.get(entry.id, []), now)
    there = {entry.id for entry in released} | set(broken)
    for rows in (rows for one, rows in known.items() if one not in there):
        made.retiring += [row for row in rows if row.origin == "release" and row.state in (LIVE, PENDING)]
    return made


def _take_in(made: Plan, entry: Entry, rows: Sequence[EntryRow], now: datetime) -> None:
    live = next((row for row in rows if row.state == LIVE), None)
    newest = next((row for row in reversed(rows) if row.origin == "release"), None)
    known = newest is not None and newest.digest == digest(entry)
    if known and (live or entry.state is not State.LIVE):
        return
    ours = live is not None and live.origin == "local" and live.digest != digest(entry)
    made.retiring += [row for row in rows if row.origin == "release" and row.state == PENDING]
    if live and not ours:
        made.retiring.append(live)
    number = rows[-1].revision + 1 if rows else 1
    state = _state(entry, ours=ours)
    base = live.revision if live else None
    revision = Revision(replace(entry, revision=number, state=state), "release", now, base=base)
    made.rows.append({**row_of(revision), "digest": digest(entry)})


def _state(entry: Entry, *, ours: bool) -> State:
    """Beside what was edited here, it waits."""
    if entry.state is State.LIVE:
        return State.PENDING if ours else State.LIVE
    return State.RETIRED if ours or entry.state is State.RETIRED else State.DRAFT
