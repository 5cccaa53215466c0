"""The sample organisation's codes and roles: they work inside the sample, and nowhere once it is public."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from bot.commands.run import show_codes
from bot.sample import VALID, invite, make_codes
from reports.errors import CodeExpired, CodeUsed, SampleOff
from reports.people import Role
from tests.bot.world import AT, CODE, PUBLIC, bind, code_for, rows, running, services, write

SHOWN = {
    "Thành viên Tổ công nghệ số (Nguyễn Văn Minh)": ("p-minh", Role.REPORTER),
    "Người duyệt của xã (Trần Thị Lan)": ("p-lan", Role.REVIEWER),
    "Quản trị (Phạm Thu Hà)": ("p-ha", Role.ADMIN),
    "Biên tập của xã (Ngô Thanh Thúy)": ("p-thuy", Role.EDITOR),
    "Đầu mối báo cáo của xã (Đỗ Thị Nga)": ("p-nga", Role.REPORTER),
    "Người tổng hợp của tỉnh (Trương Quốc Bình)": ("p-binh", Role.REVIEWER),
}


async def test_there_is_a_code_for_everybody_on_a_reports_way_upwards(home: Path) -> None:
    async with running(home) as program:
        made = await make_codes(program.stores, AT)
        assert [who for who, _ in made] == list(SHOWN)
        join = services(program).join
        for who, code in made:
            joined = await join(code, f"web:{who}", AT, "nobody new")
            assert (joined.person.id, joined.role) == SHOWN[who]
            assert joined.person.sample
            assert joined.unit.sample


async def test_a_code_has_the_printed_form_and_is_kept_as_a_hash_only(home: Path) -> None:
    async with running(home) as program:
        made = await make_codes(program.stores, AT)
        kept = str(await rows(program, "SELECT * FROM invitations"))
        for _, code in made:
            assert CODE.fullmatch(code)
            assert code not in kept
            assert code.replace("-", "") not in kept


async def test_codes_are_made_anew_each_time_and_older_ones_stay_good(home: Path) -> None:
    async with running(home) as program:
        first, second = [[code for _, code in await make_codes(program.stores, AT)] for _ in range(2)]
        assert set(first).isdisjoint(second)
        for code in first + second:
            await services(program).join(code, "web:a", AT, "x")


async def test_a_rehearsal_may_set_its_clock_weeks_ahead(home: Path) -> None:
    async with running(home) as program:
        for _, code in await make_codes(program.stores, AT):
            await services(program).join(code, "web:a", AT + timedelta(days=60), "x")


async def test_a_code_works_once_and_for_seven_days(home: Path) -> None:
    async with running(home) as program:
        join, code = services(program).join, await code_for(program, "p-minh")
        await join(code, "web:a", AT + VALID - timedelta(seconds=1), "x")
        with pytest.raises(CodeExpired):
            await join(code, "web:a", AT + VALID, "x")
        await write(program, (await join(code, "web:a", AT, "x")).effect)
        with pytest.raises(CodeUsed):
            await join(code, "web:b", AT, "x")


async def test_without_a_person_the_code_makes_somebody_new(home: Path) -> None:
    async with running(home) as program:
        code = await invite(program.stores, "30037-20250701", Role.VIEWER, AT, sample=True)
        joined = await services(program).join(code, "web:a", AT, "somebody-new")
        assert (joined.person.id, joined.role) == ("somebody-new", Role.VIEWER)


async def test_codes_are_shown_for_the_sample_only(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    async with running(home, public_url=PUBLIC) as program:
        await show_codes(program)
    assert capsys.readouterr().out == ""
    async with running(home) as program:
        await show_codes(program)
    assert len(CODE.findall(capsys.readouterr().out)) == 6


# --- no power with a public address


async def test_a_code_of_the_sample_is_refused(home: Path) -> None:
    async with running(home) as rehearsal:
        code = await code_for(rehearsal, "p-lan")
    async with running(home, public_url=PUBLIC) as program:
        with pytest.raises(SampleOff):
            await services(program).join(code, "web:a", AT, "x")


async def test_somebody_of_the_sample_is_nobody(home: Path) -> None:
    async with running(home) as rehearsal:
        await bind(rehearsal, "p-lan", "web:lan")
        assert await rehearsal.stores.directory.person_at("web:lan", AT) is not None
    async with running(home, public_url=PUBLIC) as program:
        directory = program.stores.directory
        assert await directory.person_at("web:lan", AT) is None
        assert await directory.memberships("p-lan", AT.date()) == []
        assert await directory.members(["30037-20250701", "82-20250701"], AT.date()) == []


async def test_the_rehearsal_can_go_on_when_the_address_is_taken_away_again(home: Path) -> None:
    async with running(home) as rehearsal:
        await bind(rehearsal, "p-lan", "web:lan")
    async with running(home, public_url=PUBLIC):
        pass
    async with running(home) as rehearsal:
        assert await rehearsal.stores.directory.person_at("web:lan", AT) is not None


async def test_a_real_unit_works_with_a_public_address(home: Path) -> None:
    from reports.unit import Unit

    async with running(home, public_url=PUBLIC) as program:
        unit = Unit("real", "1", "xã Thật", "xa", AT.date(), None)
        await program.stores.directory.load([unit], [], [], [], [])
        code = await invite(program.stores, "real", Role.ADMIN, AT)
        joined = await services(program).join(code, "web:a", AT, "new")
        await write(program, joined.effect)
        person = await program.stores.directory.person_at("web:a", AT)
        assert person is not None
        assert not person.sample
