"""kill -9 at any point: what was accepted is handled exactly once, and answered at least once."""

from __future__ import annotations

import asyncio
import json
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

import bot.app
import bot.stores
from bot.app import Program, build
from bot.clock import Fixed, machine
from bot.reference import take_in
from tests.bot.crasher import POINTS, on, record
from tests.bot.processes import PATIENCE, ROOT, environment
from tests.bot.world import AT, EVENING, bind, rows
from tests.db import places
from tests.drivers.stage import settings_for

Update = tuple[str, str, str]
REPORT: Sequence[Update] = (
    ("1", "minh", "cài vneid 12, nộp hồ sơ 5"),
    ("2", "hoa", "làm định danh mức 2 ở đâu"),
    ("3", "minh", "Lưu"),
)
RELEASED = ("entries", "reference", "units", "unit_edges", "unit_successions", "persons", "memberships")
OF_A_TURN = [point for point in POINTS if "reminder" not in point]
SLOWER = ("inside the commit", "right after the commit", "after a message is claimed", "after the send")
PLACES = [("sqlite", point) for point in OF_A_TURN] + [("postgres", point) for point in SLOWER]


@dataclass(frozen=True, slots=True)
class Site:
    """One installation, on which processes come and go."""

    data: Path
    url: str
    schema: str | None

    @property
    def sent_file(self) -> Path:
        return self.data / "sent"

    def crash(self, at: str, nth: int, now: datetime, updates: Sequence[Update] = ()) -> None:
        """A process takes these updates and is killed at this point."""
        order = {
            "at": at,
            "nth": nth,
            "now": now.isoformat(),
            "updates": updates,
            "data": str(self.data),
            "url": self.url,
            "schema": self.schema,
            "sent": str(self.sent_file),
        }
        ended = subprocess.run(
            [sys.executable, "-m", "tests.bot.crasher", json.dumps(order)],
            cwd=ROOT,
            env=environment(),
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )
        assert ended.returncode == -signal.SIGKILL, ended.stderr

    async def open(self, now: datetime) -> Program:
        program = await build(settings_for(self.data), Fixed(now), prepare=False)
        record(program, self.sent_file)
        return program

    async def prepare(self) -> None:
        """Minh and Lan have joined; nothing has been said yet."""
        program = await self.open(AT)
        for person, chat in (("p-minh", "minh"), ("p-lan", "lan")):
            await bind(program, person, f"console:{chat}")
        await program.stop()

    async def recover(self, now: datetime) -> dict[str, Any]:
        """The next process on the same data; returns what is there when it has come to rest."""
        program = await self.open(now)
        try:
            async with asyncio.timeout(20):
                while await self.busy(program):
                    await program.sweep()
                    await program.idle()
            return await census(program)
        finally:
            await program.stop()

    async def busy(self, program: Program) -> bool:
        stores = program.stores
        waits = await stores.inbox.addresses(["console"]) + await stores.outbox.addresses(["console"], machine())
        return bool(waits) or await stores.outbox.count("waiting") > 0

    def sent(self) -> list[tuple[str, str, str, str]]:
        """Every message that has left: key, kind, address, text."""
        if not self.sent_file.exists():
            return []
        return [tuple(json.loads(line)) for line in self.sent_file.read_text().splitlines()]


async def census(program: Program) -> dict[str, Any]:
    counts = {
        name: (await rows(program, f"SELECT count(*) FROM {name}"))[0][0] for name in ("submissions", "questions")
    }
    amounts = [row[0] for row in await rows(program, "SELECT amount FROM lines ORDER BY position")]
    states = Counter(row[0] for row in await rows(program, "SELECT state FROM inbox"))
    fates = Counter((row[0], row[1]) for row in await rows(program, "SELECT kind, state FROM outbox"))
    return {**counts, "amounts": amounts, "inbox": dict(states), "outbox": dict(fates)}


@pytest.fixture(scope="module")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """A prepared schema for the tests of this file."""

    async def prepare() -> None:
        await (await build(settings_for(tmp_path_factory.mktemp("pg")), Fixed(AT))).stop()

    url = places.postgres_url()
    schema = places.new_schema(url)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bot.stores, "Database", on(url, schema))
        patch.setattr(bot.app, "take_in", take_in)
        asyncio.run(prepare())
    yield url, schema
    places.drop_schema(url, schema)


@pytest.fixture(params=["sqlite", "postgres"])
def site(request: pytest.FixtureRequest, home: Path, monkeypatch: pytest.MonkeyPatch) -> Site:
    """An installation on SQLite, and one on PostgreSQL."""
    url, schema = f"sqlite+aiosqlite:///{home}/data/tro-ly.db", None
    if request.param == "postgres":
        url, schema = request.getfixturevalue("postgres")
        asyncio.run(places.empty(url, schema, RELEASED))
    monkeypatch.setattr(bot.stores, "Database", on(url, schema))
    made = Site(home / "data", url, schema)
    asyncio.run(made.prepare())
    return made


@pytest.mark.parametrize(("site", "point"), PLACES, indirect=["site"])
def test_a_report_and_a_question_survive_a_kill(point: str, site: Site) -> None:
    site.crash(point, 1 if point == "after the update is stored" else 2, AT, REPORT)
    found = asyncio.run(site.recover(AT))
    assert found["inbox"] == {"done": 3}
    assert (found["submissions"], found["amounts"], found["questions"]) == (1, [12, 5], 1)
    assert found["outbox"] == {("reply", "sent"): 3, ("notice", "sent"): 1}
    times = Counter((address, key) for key, _, address, _ in site.sent())
    assert len(times) == 4, "three answers, and the supervisor was told"
    assert max(times.values()) <= 2
    twice = [address for (address, _), number in times.items() if number == 2]
    assert len(twice) == len(set(twice)), "in each chat only what was under way may arrive twice"


def test_answers_keep_their_order_through_a_crash(site: Site) -> None:
    site.crash("after a message is claimed", 2, AT, [(str(n), "minh", f"cài vneid {n}") for n in range(1, 6)])
    asyncio.run(site.recover(AT))
    told = list(dict.fromkeys(key for key, _, address, _ in site.sent() if address == "console:minh"))
    assert len(told) == 5
    assert told == sorted(told, key=lambda key: int(key.partition(":")[2]))


@pytest.mark.parametrize(
    ("site", "point"), [("sqlite", "after the send"), ("postgres", "right after the commit")], indirect=["site"]
)
def test_many_chats_in_flight_at_once_all_get_through(point: str, site: Site) -> None:
    updates = [(f"{chat}.{turn}", f"c{chat}", "cảm ơn") for turn in range(2) for chat in range(20)]
    site.crash(point, 15, AT, updates)
    found = asyncio.run(site.recover(AT))
    assert found["inbox"] == {"done": 40}
    assert found["questions"] == 40
    times = Counter(key for key, *_ in site.sent())
    assert len(times) == 40
    assert max(times.values()) <= 2


def test_a_second_crash_and_the_same_updates_again_change_nothing(site: Site) -> None:
    site.crash("inside the commit", 1, AT, REPORT)
    site.crash("before the mark", 1, AT, REPORT)
    found = asyncio.run(site.recover(AT))
    assert found["inbox"] == {"done": 3}
    assert (found["submissions"], found["amounts"], found["questions"]) == (1, [12, 5], 1)
    assert len({key for key, *_ in site.sent()}) == 4


REMINDED = [
    ("sqlite", "after the reminder is handed over", "sent", 1),
    ("sqlite", "after a message is claimed", "unknown", 0),
    ("sqlite", "after the send", "unknown", 1),
    ("sqlite", "before the mark", "unknown", 1),
    ("postgres", "after the send", "unknown", 1),
]


@pytest.mark.parametrize(("site", "point", "state", "times"), REMINDED, indirect=["site"])
def test_a_reminder_is_never_sent_twice(point: str, state: str, times: int, site: Site) -> None:
    site.crash(point, 1, EVENING)
    asyncio.run(tick(site))
    found = asyncio.run(site.recover(EVENING))
    assert len(site.sent()) == times
    assert found["outbox"] == {("reminder", state): 1}


async def tick(site: Site) -> None:
    """The next process looks for what is due, as it does every half minute."""
    program = await site.open(EVENING)
    await program.reminding.tick()
    await program.stop()
