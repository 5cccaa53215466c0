"""The busiest day: a province's 10.000 officers report in the last hour before the deadline, in bursts.

Everything goes the whole way: a raw update is stored, read, routed, checked, answered and sent. Each officer writes
one sentence and then saves; a third of them correct a figure before saving. Beside it, in the same run, the same rows
are written bare (one transaction a report, as a form on a web page would). Afterwards every report is counted: none
lost, none doubled.
"""

from __future__ import annotations

import asyncio
import json
import os
import random
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from sqlalchemy import func, insert, select

from benchmarks.province import wired, write
from benchmarks.world import CHANNEL, POSTGRES, Recording, make
from bot import logs
from bot.app import Program
from bot.clock import machine
from db.engine import Database
from db.migrate import downgrade
from db.models import BindingRow, LineRow, MembershipRow, SubmissionRow
from db.repositories.organisation import SqlOrganisation
from dialog.inbound import Address
from dialog.interfaces import RawUpdate
from reports.period import local_day

OFFICERS = int(os.environ.get("OFFICERS", "10000"))
TEAMS = OFFICERS // 5
BURST = 200
"""So many officers press send within the same moment."""

SEED = 20261122


@dataclass(frozen=True, slots=True)
class Officer:
    """Who reports, where, and what."""

    person: str
    unit: str
    figures: tuple[int, int, int]
    corrected: int | None

    @property
    def address(self) -> Address:
        return Address(CHANNEL, self.person)

    @property
    def says(self) -> list[str]:
        vneid, filed, leaflets = self.figures
        first = f"hôm nay cài vneid {vneid}, nộp hồ sơ trực tuyến {filed}, phát {leaflets} tờ rơi"
        return [first, *([f"nhầm, vneid {self.corrected}"] if self.corrected is not None else []), "lưu"]

    @property
    def vneid(self) -> int:
        return self.corrected if self.corrected is not None else self.figures[0]


async def set_up(program: Program) -> list[Officer]:
    """The province of one workbook, everybody with a chat."""
    database, now = program.stores.database, machine()
    setting = wired(database)
    proposal = await setting(write(TEAMS, OFFICERS), now)
    effect, _ = setting.write(proposal, now)
    assert isinstance(setting.organisation, SqlOrganisation)
    await setting.organisation.apply(effect)
    chance = random.Random(SEED)
    async with database.write() as session:
        held = select(MembershipRow.person, MembershipRow.unit).where(MembershipRow.role == "reporter")
        found = [row for row in (await session.execute(held)).all() if not row.person.startswith("p-")]
        rows = [{"address": f"{CHANNEL}:{row.person}", "person": row.person, "bound_at": now} for row in found]
        await session.execute(insert(BindingRow), rows)
    return [_officer(row.person, row.unit, chance) for row in found]


def _officer(person: str, unit: str, chance: random.Random) -> Officer:
    figures = (chance.randint(1, 30), chance.randint(0, 9), chance.randint(0, 80))
    return Officer(person, unit, figures, chance.randint(1, 30) if chance.random() < 1 / 3 else None)


async def through_the_chat(program: Program, channel: Recording, officers: Sequence[Officer]) -> list[float]:
    """Everybody in bursts; milliseconds from writing a message to its answer having been sent."""
    times: list[float] = []

    async def one(officer: Officer) -> None:
        for number, text in enumerate(officer.says):
            started = time.perf_counter()
            arrived = channel.arrived[str(officer.address)] = asyncio.Event()
            payload = json.dumps({"text": text}).encode()
            update = RawUpdate(CHANNEL, f"{officer.person}:{number}", officer.address, payload)
            program.wake(await program.stores.inbox.put([update], machine()))
            await arrived.wait()
            times.append((time.perf_counter() - started) * 1000)

    for first in range(0, len(officers), BURST):
        await asyncio.gather(*(one(each) for each in officers[first : first + BURST]))
    await program.idle()
    return sorted(times)


async def bare(database: Database, officers: Sequence[Officer], run: str) -> None:
    """The same submissions and lines, a transaction each, with nothing around them."""
    day, now = local_day(machine()), machine()
    codes = ("outreach_vneid_turns", "outreach_dvctt_submit_turns", "leaflets_distributed")

    async def one(at: int, officer: Officer) -> None:
        name = f"{run}{at}"
        submission = {
            "id": name, "form": run, "unit": officer.unit, "day": day, "author": officer.person, "channel": CHANNEL,
            "sent_at": now, "state": "sent", "replaces": [], "sources": [], "period": f"day:{day}",
        }  # fmt: skip
        lines = [
            {"id": f"{name}.{position}", "submission": name, "position": position, "indicator": code,
             "unit": officer.unit, "day": day, "amount": amount, "items": []}
            for position, (code, amount) in enumerate(zip(codes, officer.figures, strict=True))
        ]  # fmt: skip
        async with database.write() as session:
            await session.execute(insert(SubmissionRow), [submission])
            await session.execute(insert(LineRow), lines)

    for first in range(0, len(officers), BURST):
        some = officers[first : first + BURST]
        await asyncio.gather(*(one(first + at, each) for at, each in enumerate(some)))


async def count(database: Database, officers: Sequence[Officer]) -> tuple[int, int, int]:
    """Reports lost, doubled, and with a wrong figure."""
    async with database.read() as session:
        counting = SubmissionRow.state.in_(("sent", "approved"))
        mine = select(SubmissionRow.author, func.count()).where(counting, SubmissionRow.form == "so_tay_ngay")
        each_author = (await session.execute(mine.group_by(SubmissionRow.author))).tuples()
        stored = Counter(dict(each_author.all()))
        figures = (
            select(SubmissionRow.author, LineRow.amount)
            .join(LineRow, LineRow.submission == SubmissionRow.id)
            .where(counting, SubmissionRow.form == "so_tay_ngay", LineRow.indicator == "outreach_vneid_turns")
        )
        amounts = dict((await session.execute(figures)).tuples().all())
    lost = sum(stored[each.person] == 0 for each in officers)
    doubled = sum(stored[each.person] > 1 for each in officers)
    return lost, doubled, sum(amounts.get(each.person) != each.vneid for each in officers)


async def measure(name: str, url: str, data: Path) -> bool:
    """Set up, live through the hour, count. Whether nothing was lost."""
    program, channel = await make(url, data)
    database = program.stores.database
    officers = await set_up(program)
    started = time.perf_counter()
    times = await through_the_chat(program, channel, officers)
    took = time.perf_counter() - started
    lost, doubled, wrong = await count(database, officers)
    started = time.perf_counter()
    await bare(database, officers, f"tran{uuid4().hex[:4]}")
    raw = time.perf_counter() - started
    p50, p95 = statistics.median(times), times[int(len(times) * 0.95)]
    print(
        f"{name:<12}{len(officers):>9}{len(officers) / took:>11.0f}{len(times) / took:>9.0f}{p50:>9.0f}{p95:>9.0f}"
        f"{len(officers) / raw:>12.0f}{raw / took:>8.2f}{lost:>6}{doubled:>9}{wrong:>7}",
        flush=True,
    )
    await program.stop()
    if not database.is_sqlite:
        again = Database(url)
        await downgrade(again, "base")
        await again.close()
    return not (lost or doubled or wrong)


async def main() -> int:
    logs.set_up("ERROR")
    print(f"{OFFICERS} officers, {TEAMS} teams, 102 communes; bursts of {BURST}; one process.")
    print("A report is two or three messages and their answers; p50 and p95 are of one message under that load.")
    print(
        f"{'database':<12}{'officers':>9}{'reports/s':>11}{'turns/s':>9}{'p50 ms':>9}{'p95 ms':>9}"
        f"{'bare rows/s':>12}{'ratio':>8}{'lost':>6}{'doubled':>9}{'wrong':>7}"
    )
    with tempfile.TemporaryDirectory() as place:
        whole = [await measure("SQLite", f"sqlite+aiosqlite:///{place}/bench.db", Path(place))]
        try:
            whole.append(await measure("PostgreSQL", POSTGRES, Path(place)))
        except OSError as error:
            print(f"PostgreSQL did not answer: {error}")
    return 0 if all(whole) else 1


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
