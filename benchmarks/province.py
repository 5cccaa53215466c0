"""One workbook sets up a whole province: 102 communes, 2.000 Tổ, 10.000 members; then the same file again."""

from __future__ import annotations

import asyncio
import secrets
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

from sqlalchemy import event

from benchmarks.province_book import MEMBERS, TEAMS, write
from benchmarks.world import POSTGRES
from db.engine import Database
from db.migrate import upgrade
from db.repositories.organisation import SqlOrganisation
from reports.setup.propose import Known, Proposal
from reports.setup.set_up import SetUp

NOW = datetime(2026, 12, 2, 8, 0, tzinfo=UTC)


def wired(database: Database) -> SetUp:
    """Setting up over this database."""
    organisation = SqlOrganisation(database)
    return SetUp(organisation, Known(), b"a key of the benchmark", lambda: uuid4().hex[:20], secrets.choice)


async def once(set_up: SetUp, content: bytes, label: str) -> Proposal:
    """Read, compare, write; print how long each took."""
    started = time.perf_counter()
    proposal = await set_up(content, NOW)
    read = time.perf_counter()
    assert not proposal.mistakes, proposal.mistakes[:5]
    effect, codes = set_up.write(proposal, NOW)
    organisation = set_up.organisation
    assert isinstance(organisation, SqlOrganisation)
    await organisation.apply(effect)
    done = time.perf_counter()
    people, units = proposal.changes.memberships, proposal.changes.units
    print(
        f"  {label}: đọc và so {read - started:.2f} s, ghi {done - read:.2f} s; đơn vị +{len(units.added)} "
        f"={units.same}, người +{len(people.added)} ~{len(people.changed)} ={people.same}, mã mời {len(codes)}"
    )
    return proposal


async def measure(database: Database, content: bytes, more: bytes) -> None:
    """First time, the same again, three people more."""
    try:
        await upgrade(database)
        set_up = wired(database)
        await once(set_up, content, "lần đầu ")
        again = await once(set_up, content, "lần hai ")
        assert not again.changes
        await once(set_up, more, "thêm ba ")
    finally:
        await database.close()


async def on_postgres(content: bytes, more: bytes) -> None:
    """In a schema of its own, dropped at the end."""
    schema = f"province_{uuid4().hex[:8]}"
    outside, inside = Database(POSTGRES), Database(POSTGRES)

    def live_there(_dialect: object, _record: object, _args: object, parameters: dict[str, Any]) -> None:
        parameters["server_settings"] = {"search_path": schema}

    event.listen(inside.engine.sync_engine, "do_connect", live_there)
    async with outside.engine.begin() as connection:
        await connection.exec_driver_sql(f"CREATE SCHEMA {schema}")
    try:
        await measure(inside, content, more)
    finally:
        async with outside.engine.begin() as connection:
            await connection.exec_driver_sql(f"DROP SCHEMA {schema} CASCADE")
        await outside.close()


def main() -> None:
    started = time.perf_counter()
    content, more = write(), write(extra=3)
    took = time.perf_counter() - started
    print(f"Tệp {len(content) / 1e6:.1f} MB, {TEAMS} Tổ, {MEMBERS} người; viết hai tệp {took:.1f} s")
    with tempfile.TemporaryDirectory() as folder:
        print("SQLite")
        asyncio.run(measure(Database(f"sqlite+aiosqlite:///{Path(folder) / 'p.db'}"), content, more))
    print("PostgreSQL")
    try:
        asyncio.run(on_postgres(content, more))
    except OSError as error:
        print(f"  không có máy chủ: {error}")


if __name__ == "__main__":
    main()
