"""python -m bot audit: whether the trail is whole, what it tells of a unit, and its heads to be kept elsewhere."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.engine import make_url

from bot import logs
from bot.clock import machine
from bot.commands import words
from bot.errors import Stop
from bot.reference import load_reference
from bot.settings import Settings
from db.engine import Database
from db.errors import DatabaseAway, telling_when_away
from db.migrate import current, head
from db.repositories.audit_reading import Kept, SqlAudit
from db.repositories.directory import SqlDirectory
from handlers.identity import full_name
from handlers.texts import audit as texts
from handlers.views.audit import Names, checked, people_in, sentence
from handlers.views.written import moment, number
from reminders.calendar import today
from reports.audit import Entry
from reports.audit_check import kept_heads, written
from reports.tree import UnitTree

BROKEN = 1
"""The exit code when the trail is not whole."""


@dataclass(frozen=True, slots=True)
class Trail:
    """The trail and the names in it."""

    audit: SqlAudit
    directory: SqlDirectory
    tree: UnitTree

    def named(self, unit: str) -> str:
        """What a unit is called; its id, when it is not known any more."""
        try:
            return full_name(self.tree.unit(unit), self.tree, today(machine()))
        except KeyError:
            return unit

    async def find(self, text: str) -> str:
        """The id of a unit by its id or name; whoever has a chain is known by its id. Raises Stop."""
        if await self.audit.heads(text):
            return text
        found = self.tree.named(text, today(machine()))
        if not found:
            raise Stop(words.NO_UNIT.format(name=text))
        if len(found) > 1:
            raise Stop(words.MANY_UNITS.format(name=text, units="; ".join(one.name for one in found)))
        return found[0].id


async def verify(settings: Settings, unit: str | None, against: str | None) -> None:
    """Check every chain, or that of one unit, also against heads kept elsewhere. Raises Stop when one is broken."""
    kept = await asyncio.to_thread(_kept, against) if against else {}
    async with _opened(settings) as trail:
        found = await trail.audit.check(await trail.find(unit) if unit else None, kept)
        print(checked(found.rows, found.chains, found.breaks, trail.named))
    if against:
        print(texts.AGAINST.format(count=number(sum(map(len, kept.values()))), file=against))
    if found.breaks:
        raise Stop(code=BROKEN)


async def show(settings: Settings, unit: str, last: int) -> None:
    """Print the newest rows of a unit as sentences, the newest at the end."""
    async with _opened(settings) as trail:
        found = await trail.find(unit)
        entries = await trail.audit.last(found, last)
        names = await _names(trail, entries)
        print((texts.TITLE if entries else texts.TITLE_NONE).format(unit=trail.named(found), count=len(entries)))
        for one in entries:
            print(sentence(one, names))


async def heads(settings: Settings, to: str | None = None) -> None:
    """Print where every chain ends, or write it to a file, to be kept on another machine. Raises Stop."""
    async with _opened(settings) as trail:
        found = [written(one) for one in await trail.audit.heads()]
    text = "\n".join((texts.HEADS.format(moment=moment(machine())), *found))
    if to is None:
        print(text)
    else:
        await asyncio.to_thread(_write, to, text)
        print(texts.KEPT.format(count=number(len(found)), file=to))


def _write(file: str, text: str) -> None:
    try:
        Path(file).write_text(text + "\n", "utf-8")
    except OSError as error:
        raise Stop(words.NOT_WRITABLE.format(place=file)) from error


async def _names(trail: Trail, entries: list[Entry]) -> Names:
    known = [await trail.directory.person(one) for one in sorted(people_in(entries))]
    reference = load_reference()
    return Names({one.id: one.name for one in known if one}, reference.forms, reference.indicators)


def _kept(file: str) -> Kept:
    try:
        with Path(file).open(encoding="utf-8-sig") as lines:
            return kept_heads(lines)
    except (OSError, UnicodeDecodeError) as error:
        raise Stop(texts.BAD_FILE.format(file=file)) from error
    except ValueError as error:
        raise Stop(texts.BAD_LINE.format(file=file, number=error.args[0])) from error


@asynccontextmanager
async def _opened(settings: Settings) -> AsyncIterator[Trail]:
    """The trail as it is: nothing is brought up to date, so that looking changes nothing. Raises Stop."""
    logs.set_up("ERROR")
    url = make_url(settings.database)
    if url.get_backend_name() == "sqlite" and not await asyncio.to_thread(Path(url.database or "").exists):
        raise Stop(words.NO_DATA.format(place=url.database))
    database = Database(settings.database)
    try:
        with telling_when_away():
            if await current(database) != head():
                raise Stop(words.OTHER_SCHEMA)
            directory = SqlDirectory(database)
            yield Trail(SqlAudit(database), directory, await directory.tree())
    except DatabaseAway as error:
        raise Stop(words.DATABASE_AWAY.format(place=url.database)) from error
    finally:
        await database.close()
