"""One workbook sets up a whole province: 102 communes, 2.000 Tổ, 10.000 members; then the same file again.

`write` makes the workbook. Names are invented and repeat as they do in life: every commune has its "ấp 1".
"""

from __future__ import annotations

import asyncio
import secrets
import tempfile
import time
from datetime import UTC, date, datetime
from io import BytesIO
from itertools import cycle, islice, product
from pathlib import Path
from typing import Any
from uuid import uuid4

from openpyxl import Workbook
from sqlalchemy import event

from benchmarks.world import POSTGRES
from db.engine import Database
from db.migrate import upgrade
from db.repositories.organisation import SqlOrganisation
from reports.setup.propose import Known, Proposal
from reports.setup.set_up import SetUp
from reports.setup.sheets import COMMON, PEOPLE, UNITS, Layout
from reports.units_now import communes

PROVINCE = "82"
TEAMS, MEMBERS = 2_000, 10_000
NOW = datetime(2026, 12, 2, 8, 0, tzinfo=UTC)
FAMILY = ("Nguyễn", "Trần", "Lê", "Phạm", "Huỳnh", "Phan", "Võ", "Đặng", "Bùi", "Ngô", "Hồ", "Dương")
MIDDLE = ("Văn", "Thị", "Hoàng", "Ngọc", "Thanh", "Minh", "Hữu", "Kim", "Quốc", "Thu")
GIVEN = ("An", "Bình", "Chi", "Dũng", "Hà", "Hạnh", "Hòa", "Khoa", "Lan", "Mai", "Nam", "Phúc", "Tâm", "Thảo", "Yến")


def write(teams: int = TEAMS, members: int = MEMBERS, *, coded: bool = False, extra: int = 0) -> bytes:
    """The workbook of Đồng Tháp (82). With `coded` everybody has a "mã người"; `extra` more people at the end."""
    book = Workbook(write_only=True)
    common = book.create_sheet(COMMON.title)
    common.append(["Mục", "Nội dung"])
    common.append(["Tỉnh", "Đồng Tháp (82)"])
    common.append(["Từ ngày", date(2025, 7, 1)])
    below = [one.name for one in communes(PROVINCE)]
    places = [(f"Tổ công nghệ số cộng đồng ấp {1 + at // len(below)}", below[at % len(below)]) for at in range(teams)]
    _sheet(book, UNITS, [{"name": name, "level": "tổ", "parent": commune} for name, commune in places])
    named = islice(cycle(product(FAMILY, MIDDLE, GIVEN)), members + extra)
    posts = [
        *((name, commune, "người báo") for name, commune in places),
        *((one, "", "người duyệt") for one in below),
    ]
    rows = [
        {"name": " ".join(name), "unit": unit, "under": under, "role": role, "code": f"CB{at:05}" if coded else None}
        for at, (name, (unit, under, role)) in enumerate(zip(named, cycle(posts), strict=False))
    ]
    _sheet(book, PEOPLE, rows)
    kept = BytesIO()
    book.save(kept)
    return kept.getvalue()


def _sheet(book: Workbook, layout: Layout, rows: list[dict[str, str | None]]) -> None:
    sheet = book.create_sheet(layout.title)
    sheet.append([column.title for column in layout.columns])
    for row in rows:
        sheet.append([row.get(column.key) for column in layout.columns])


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
