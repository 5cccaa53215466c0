"""/tong, hello and help, as each role sees them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dialog.reply import Note, Paragraph, Table
from handlers.identity import full_name
from handlers.texts import common
from handlers.texts import reports as texts
from handlers.views import totals as views
from handlers.views.written import listed, moment, number, some, time
from reports.people import Role
from reports.period import day, reporting_month
from reports.submission import State
from reports.summarise import Summarise
from reports.unit import Unit
from tests.fakes.reports import MemoryDirectory, MemoryLedger
from tests.handlers.conftest import AFTERNOON, reference
from tests.handlers.talk import Talk
from tests.people import HA, HOA, LAN, MINH, STRANGER
from tests.reports.given import COMMUNE, SUBMIT, TEAM, TEAM_2, VNEID, member, store, submission

ON = date(2026, 11, 23)


@pytest.fixture(autouse=True)
async def _met(talk: Talk) -> None:
    for who in (MINH, LAN, HA, HOA, STRANGER):
        await talk.say(who, "/start")
    store(
        talk.world,
        submission("a", {VNEID: 1200, SUBMIT: 5}, day=ON, state=State.APPROVED),
        submission("b", {VNEID: 3}, day=date(2026, 11, 15), unit=TEAM_2, author="p-hanh"),
        submission("c", {VNEID: 50}, day=date(2026, 11, 14)),
        submission("d", {VNEID: 70}, day=ON, state=State.RETURNED),
    )


async def test_a_supervisor_sees_today_and_the_reporting_month(talk: Talk) -> None:
    reply = await talk.say(LAN, "/tong")
    assert reply.text.startswith("Tổng của xã Tháp Mười (diễn tập)")
    assert reply.blocks[1] == Table(
        ("Nội dung", "Hôm nay", "Cả kỳ", "Đã duyệt"),
        (
            ("Cài, kích hoạt VNeID (lượt)", "1.200", "1.203", "1.200"),
            ("Nộp hồ sơ trực tuyến (lượt)", "5", "5", "5"),
        ),
    )
    assert reply.blocks[2:] == (
        Paragraph("Hôm nay: đã tính 1/3 tổ, 1 báo cáo đã duyệt, 0 chờ duyệt."),
        Paragraph("Kỳ báo cáo tháng 12/2026 (15/11–14/12/2026): đã tính 2/3 tổ, 1 báo cáo đã duyệt, 1 chờ duyệt."),
        Note("Chưa báo hôm nay: Tổ ấp Bình Lợi và Tổ ấp Gò Sen."),
    )


async def test_a_period_that_is_over_is_a_tap_away(talk: Talk) -> None:
    reply = await talk.say(LAN, "/tong")
    assert [choice.value for choice in reply.choices] == ["odau:/nd09:2026-12", "aichuanop", "tong:nd09:2026-11"]
    earlier = await talk.tap(LAN, "tong:nd09:2026-11")
    assert earlier.blocks[1] == Table(
        ("Nội dung", "Cả kỳ", "Đã duyệt"), (("Cài, kích hoạt VNeID (lượt)", "50", "chưa có"),)
    )


async def test_a_member_sees_their_team(talk: Talk) -> None:
    text = (await talk.say(MINH, "/tong")).text
    assert text.startswith("Tổng của Tổ công nghệ số cộng đồng ấp Hòa Thuận – xã Tháp Mười (diễn tập)")
    assert "đã tính 1/1 tổ" in text
    assert "Chưa báo" not in text


async def test_a_member_whose_team_is_silent_is_told_so_in_their_words(talk: Talk) -> None:
    talk.clock.forward(days=1)
    text = (await talk.say(MINH, "/tong")).text
    assert text.endswith(texts.TOTAL_NOT_YET)
    assert "chưa có" in text


async def test_an_administrator_sees_the_province(talk: Talk) -> None:
    text = (await talk.say(HA, "/tổng")).text
    assert text.startswith("Tổng của tỉnh Đồng Tháp (diễn tập)")
    assert "đã tính 1/8 tổ" in text


async def test_nobody_reported_anything(talk: Talk) -> None:
    talk.world.submissions.clear()
    assert texts.TOTAL_NOTHING in (await talk.say(LAN, "/tong")).text


async def test_a_nil_report_is_not_nothing_reported(talk: Talk) -> None:
    talk.world.submissions.clear()
    store(talk.world, submission("n", day=ON, nil=True))
    text = (await talk.say(LAN, "/tong")).text
    assert texts.TOTAL_NIL in text
    assert "đã tính 1/3 tổ" in text


@pytest.mark.parametrize("who", [HOA, STRANGER])
async def test_strangers_see_no_totals(talk: Talk, who: object) -> None:
    assert (await talk.say(who, "/tong")).text == texts.NOT_MEMBER  # type: ignore[arg-type]


async def test_an_editor_sees_no_totals(talk: Talk) -> None:
    talk.world.memberships = [member("p-lan", COMMUNE, Role.EDITOR)]
    assert (await talk.say(LAN, "/tong")).text == texts.NOT_MEMBER
    assert "/tong" not in (await talk.say(LAN, "/trogiup")).text


async def test_of_many_silent_teams_the_first_are_named(talk: Talk) -> None:
    summarise = Summarise(MemoryDirectory(talk.world), MemoryLedger(talk.world))
    today = await summarise(COMMUNE, day(ON))
    team = next(one for one in today.teams if one.id == TEAM)
    many = replace(today, teams=(team, *(replace(team, id=str(at), name=f"Tổ ấp {at}") for at in range(25))))
    indicators, daily, _ = reference()
    reply = views.totals("xã", many, await summarise(COMMUNE, reporting_month(ON)), indicators, daily.indicators)
    assert reply.blocks[-1] == Note(
        "Chưa báo hôm nay: Tổ ấp 0, Tổ ấp 1, Tổ ấp 2, Tổ ấp 3, Tổ ấp 4, Tổ ấp 5, Tổ ấp 6, Tổ ấp 7, Tổ ấp 8, Tổ ấp 9 "
        "và 15 nơi khác."
    )


@pytest.mark.parametrize(
    ("who", "there", "absent"),
    [
        (MINH, ("/khongphatsinh", "/tong"), ("/duyet",)),
        (LAN, ("/duyet", "/tong"), ("/khongphatsinh",)),
        (HA, ("/tong",), ("/duyet", "/khongphatsinh")),
        (HOA, (), ("/tong", "/duyet", "/khongphatsinh")),
    ],
)
async def test_hello_and_help_name_what_this_role_can_do(
    talk: Talk, who: object, there: tuple[str, ...], absent: tuple[str, ...]
) -> None:
    for said in ("/start", "/trogiup", "/help"):
        text = (await talk.say(who, said)).text  # type: ignore[arg-type]
        assert all(command in text for command in there)
        assert not any(command in text for command in absent)


async def test_a_team_is_named_with_its_commune_and_the_sample_is_marked(talk: Talk) -> None:
    tree = await MemoryDirectory(talk.world).tree()
    assert full_name(tree.unit(TEAM), tree, ON).endswith("ấp Hòa Thuận – xã Tháp Mười (diễn tập)")
    assert full_name(tree.unit(TEAM), tree, date(2001, 1, 1)).startswith("Tổ công nghệ số cộng đồng ấp Hòa Thuận")
    real = Unit("x", "1", "xã Thật", "xa", ON)
    assert full_name(real) == "xã Thật"


def test_numbers_times_and_lists_are_written_the_vietnamese_way() -> None:
    assert number(24060) == "24.060"
    assert time(AFTERNOON) == "15:00"
    assert moment(AFTERNOON) == "15:00 ngày 23/11/2026"
    assert [listed(one) for one in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == ["", "a", "a và b", "a, b và c"]
    assert some(["a", "b", "c"], common.AND_MORE, most=2) == "a, b và 1 nơi khác"


async def test_more_than_stays_more_than_in_a_total(talk: Talk) -> None:
    """Printed without its word, "hơn 20" would become an exact figure."""
    old = talk.world.submissions["a"]
    lines = (replace(old.lines[0], precision="at_least"), *old.lines[1:])
    talk.world.submissions["a"] = replace(old, lines=lines)
    table = next(block for block in (await talk.say(LAN, "/tong")).blocks if isinstance(block, Table))
    assert table.rows[0] == ("Cài, kích hoạt VNeID (lượt)", "hơn 1.200", "hơn 1.203", "hơn 1.200")
