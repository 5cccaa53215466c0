"""python -m bot tick: due work happens at a time that is given, in the sample organisation."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from bot.commands.chat import address_for
from reports.submit import Draft
from tests.bot.conftest import Typed
from tests.bot.world import AT, EVENING, PUBLIC, bind, rows, running, services, write

EVENING_CLOCK = ("--at", EVENING.isoformat())
NOTHING = "Không có nhắc việc nào đến lúc gửi.\n"
HANH = "HANH-CODE"


@pytest.fixture
def _hanh_has_a_terminal(home: Path) -> None:
    async def join() -> None:
        async with running(home) as program:
            await bind(program, "p-hanh", str(address_for(HANH)))

    asyncio.run(join())


def test_nobody_can_be_reached_and_nothing_is_said_to_be_due(typed: Typed, home: Path) -> None:
    told = typed("tick", *EVENING_CLOCK)
    assert (told.code, told.out) == (0, NOTHING)


@pytest.mark.usefixtures("_hanh_has_a_terminal")
def test_whoever_owes_is_named_once_and_hears_it_in_their_terminal_once(typed: Typed) -> None:
    told = typed("tick", *EVENING_CLOCK)
    first, last = told.out.splitlines()
    assert first.startswith("Võ Thị Hạnh (")
    assert "diễn tập" in first
    assert "23/11/2026" in first or "2026-11-23" in first
    assert last == "Đã chuyển 1 nhắc việc vào hộp gửi."
    assert typed("tick", *EVENING_CLOCK).out == NOTHING
    (reminder,) = typed("chat", "--as", HANH, *EVENING_CLOCK, "--json").data
    assert "Nhắc sổ tay ngày 23/11/2026" in reminder["text"]
    assert [one["label"] for one in reminder["choices"]] == ["Không phát sinh"]
    assert typed("chat", "--as", HANH, *EVENING_CLOCK, "--json").data == []


@pytest.mark.usefixtures("_hanh_has_a_terminal")
def test_whoever_reports_between_the_tick_and_the_sending_hears_nothing(typed: Typed, home: Path) -> None:
    typed("tick", *EVENING_CLOCK)

    async def report() -> None:
        async with running(home) as program:
            (held,) = await program.stores.directory.memberships("p-hanh", EVENING.date())
            draft = Draft(held.unit, EVENING.date(), "p-hanh", "web", nil=True)
            await write(program, await services(program).submit(draft, EVENING, "s1"))

    asyncio.run(report())
    assert typed("chat", "--as", HANH, *EVENING_CLOCK, "--json").data == []
    assert asyncio.run(states(home)) == [("expired",)]


@pytest.mark.usefixtures("_hanh_has_a_terminal")
def test_before_the_hour_and_on_a_day_of_rest_nothing_is_due(typed: Typed) -> None:
    for quiet in (AT.isoformat(), "2026-11-22T16:31+07:00", "2023-05-04T16:31", "2000-01-01", "2100-12-31"):
        assert typed("tick", "--at", quiet).out == NOTHING


@pytest.mark.usefixtures("home")
def test_without_a_time_it_is_now(typed: Typed) -> None:
    assert typed("tick").code == 0


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize("clock", [(), EVENING_CLOCK])
def test_outside_the_sample_it_is_refused(
    clock: tuple[str, ...], typed: Typed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PUBLIC_URL", PUBLIC)
    told = typed("tick", *clock)
    assert (told.code, told.out) == (2, "")
    assert told.err == "--at và tick chỉ dùng được với tổ chức diễn tập, khi PUBLIC_URL để trống.\n"


async def states(home: Path) -> list[tuple[object, ...]]:
    async with running(home) as program:
        return [tuple(row) for row in await rows(program, "SELECT state FROM outbox")]
