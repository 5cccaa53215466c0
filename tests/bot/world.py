"""What the tests of the running program share: a moment, a prepared folder, people at terminals."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import bot.app
import bot.services
from bot.app import Program, build
from bot.clock import Clock, Fixed
from bot.fetching import FilesOfChannels
from bot.sample import invite
from db.effects import apply
from dialog.inbound import Address
from handlers.services import Services
from reports.sample import load_sample
from tests.drivers.stage import settings_for

AT = datetime.fromisoformat("2026-11-23T15:00:00+07:00")
"""A Monday, one and a half hours before the daily reminder."""

EVENING = AT.replace(hour=16, minute=31)
PUBLIC = "https://tro-ly.example.vn"
CODE = re.compile(r"\b[A-Z2-9]{4}-[A-Z2-9]{4}\b")
ENGLISH = re.compile(
    r"(?<![\w-])(the|and|error|invalid|failed|cannot|could not|not found|unexpected|refused|denied|usage|"
    r"exception|warning|argument|required|unable|choose from|expected|missing|must|should|please)(?![\w-])",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Told:
    """What a command has printed, and its exit code."""

    code: int
    out: str
    err: str

    @property
    def data(self) -> list[dict[str, Any]]:
        """Every line of the output, read as JSON."""
        return [json.loads(line) for line in self.out.splitlines()]

    @property
    def codes(self) -> list[str]:
        return CODE.findall(self.out)


def check_language(told: Told) -> None:
    """Nobody who types a command sees a traceback or an English sentence; log lines are for whoever develops."""
    said = [line for line in (told.out + told.err).splitlines() if not line.startswith('{"at"')]
    assert "Traceback" not in told.out + told.err, told
    # What stands between quotation marks is a name or somebody's own words, not ours.
    found = [line for line in said if ENGLISH.search(re.sub(r'"\w+":|\S+[/@]\S+', "", line))]
    assert found == []


@asynccontextmanager
async def running(place: Path, clock: Clock | None = None, **more: Any) -> AsyncIterator[Program]:
    """A program on the data of this folder, which is prepared already."""
    program = await build(settings_for(place / "data", **more), clock or Fixed(AT), prepare=False)
    try:
        yield program
    finally:
        await program.stop()


async def code_for(program: Program, person: str, now: datetime = AT) -> str:
    """A one-time code for somebody of the sample organisation, made at this time."""
    held = next(one for one in load_sample().memberships if one.person == person)
    return await invite(program.stores, held.unit, held.role, now, person=person, sample=True)


async def bind(program: Program, person: str, address: str) -> Address:
    """Somebody of the sample organisation has joined here."""
    joined = await services(program).join(await code_for(program, person), address, AT, "nobody new")
    await write(program, joined.effect)
    return Address.parse(address)


def services(program: Program) -> Services:
    """What handlers have at hand."""
    files = FilesOfChannels(program.files)
    return bot.services.services(program.settings, program.stores, program.reference, program.knowledge, files)


async def write(program: Program, *effects: object) -> None:
    """Apply effects as a turn's commit does."""
    async with program.stores.database.write() as session:
        for effect in effects:
            await apply(effect, session)


async def rows(program: Program, sql: str) -> list[Any]:
    """What a plain query finds."""
    async with program.stores.database.engine.connect() as connection:
        return list((await connection.exec_driver_sql(sql)).all())


async def until(condition: Callable[[], Any] | Callable[[], Awaitable[Any]], seconds: float = 10.0) -> None:
    """Give way until something has come about."""
    async with asyncio.timeout(seconds):
        while True:
            found = condition()
            if await found if asyncio.iscoroutine(found) else found:
                return
            await asyncio.sleep(0.005)
