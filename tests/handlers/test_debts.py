""" "Báo cáo của tôi", "còn gì", "ai chưa nộp"."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from dialog.reply import Steps
from handlers.texts import mine as texts
from handlers.texts import reports as report_texts
from reports.form import MONTHLY
from reports.people import Role
from reports.submission import State
from tests.handlers.talk import Talk
from tests.people import HA, HOA, LAN, MINH
from tests.reports.given import COMMUNE, TEAM, TEAM_2, VNEID, member, store, submission

ON = date(2026, 11, 23)
"""A Monday; the day that the conversation tests live in."""

WORKED = [date(2026, 10, 15) + timedelta(days=at) for at in range(40)]


@pytest.fixture(autouse=True)
async def _met(talk: Talk) -> None:
    for who in (MINH, LAN, HA, HOA):
        await talk.say(who, "/start")


def all_days_but(talk: Talk, *missing: date) -> None:
    """Minh's team has reported every day but these."""
    days = [one for one in WORKED if one not in missing]
    store(talk.world, *(submission(f"d{one:%m%d}", {VNEID: 1}, day=one) for one in days))


async def test_a_member_sees_what_they_sent_with_its_state(talk: Talk) -> None:
    store(talk.world, submission("a", {VNEID: 5}, day=ON, state=State.APPROVED))
    reply = await talk.say(MINH, "báo cáo của tôi")
    assert Steps(("23/11/2026: Cài, kích hoạt VNeID 5 – đã duyệt",), ordered=False) in reply.blocks


async def test_what_was_replaced_is_not_listed_again(talk: Talk) -> None:
    store(talk.world, submission("a", {VNEID: 5}, day=ON, state=State.WITHDRAWN))
    assert "VNeID" not in (await talk.say(MINH, "báo cáo của tôi")).text


async def test_a_member_who_sent_nothing_is_told_so(talk: Talk) -> None:
    reply = await talk.say(MINH, "/baocaocuatoi")
    assert reply.text.startswith(texts.MINE_EMPTY.split("{", maxsplit=1)[0])


async def test_nobody_sees_the_reports_of_others(talk: Talk) -> None:
    store(talk.world, submission("a", {VNEID: 5}, day=ON, author="p-hanh", unit=TEAM_2))
    assert "VNeID" not in (await talk.say(MINH, "báo cáo của tôi")).text


@pytest.mark.parametrize("asked", ["/baocaocuatoi", "/congi", "/aichuanop"])
async def test_a_citizen_is_told_what_it_is_for(talk: Talk, asked: str) -> None:
    assert report_texts.NOT_MEMBER in (await talk.say(HOA, asked)).text


async def test_what_is_owed_names_the_days(talk: Talk) -> None:
    all_days_but(talk, ON, date(2026, 11, 18), date(2026, 11, 20))
    reply = await talk.say(MINH, "còn gì")
    assert texts.OWED_TODAY in reply.text
    assert "Còn thiếu 2 ngày: 18/11 và 20/11" in reply.text
    assert [choice.value for choice in reply.choices] == ["khongphatsinh:2026-11-23"]


async def test_weekends_are_never_owed(talk: Talk) -> None:
    saturday, sunday = date(2026, 11, 21), date(2026, 11, 22)
    all_days_but(talk, saturday, sunday)
    assert (await talk.say(MINH, "còn gì")).text == texts.OWED_NOTHING


async def test_nothing_owed_is_thanked_for(talk: Talk) -> None:
    all_days_but(talk)
    assert (await talk.say(MINH, "/congi")).text == texts.OWED_NOTHING


async def test_a_nil_report_settles_the_day(talk: Talk) -> None:
    all_days_but(talk, ON)
    store(talk.world, submission("nil", day=ON, nil=True))
    assert (await talk.say(MINH, "/congi")).text == texts.OWED_NOTHING


async def test_days_of_a_closed_month_are_no_longer_owed(talk: Talk) -> None:
    all_days_but(talk, date(2026, 11, 10))  # the month ended on 14/11 and was closed after 17/11
    assert (await talk.say(MINH, "/congi")).text == texts.OWED_NOTHING


async def test_what_came_back_is_owed_again(talk: Talk) -> None:
    all_days_but(talk, ON)
    store(talk.world, submission("back", {VNEID: 500}, day=ON, state=State.RETURNED))
    assert texts.OWED_TODAY in (await talk.say(MINH, "/congi")).text


async def test_the_focal_point_of_a_commune_owes_the_monthly_form_until_it_is_closed(talk: Talk) -> None:
    talk.world.memberships.append(member("p-lan", COMMUNE, Role.REPORTER))
    reply = await talk.say(LAN, "còn gì")
    assert (
        "Báo cáo chuyển đổi số hằng tháng, kỳ báo cáo tháng 11/2026 (15/10–14/11/2026): quá hạn, chưa nộp. "
        "Hạn nộp: hết ngày 17/11/2026; còn sửa được đến hết ngày 25/11/2026."
    ) in reply.text
    assert f"bieumau:{MONTHLY}" in {choice.value for choice in reply.choices}


async def test_a_supervisor_sees_who_is_silent_by_name(talk: Talk) -> None:
    store(talk.world, submission("a", {VNEID: 5}, day=ON))
    reply = await talk.say(LAN, "ai chưa nộp")
    assert "Đã báo 1/3 tổ (33%)." in reply.text
    assert "Trong đó 1 báo cáo chờ duyệt." in reply.text
    assert "Tổ ấp Bình Lợi (Võ Thị Hạnh)" in reply.text
    assert "Nguyễn Văn Minh" not in reply.text


async def test_a_member_who_asks_who_is_silent_is_shown_their_own_debts(talk: Talk) -> None:
    reply = await talk.say(MINH, "ai chưa nộp")
    assert reply.text == texts.SILENT_NOT_YOURS
    assert "Việc còn phải báo" in (await talk.tap(MINH, reply.choices[0].value)).text


async def test_whoever_reports_for_a_commune_sees_its_silent_teams(talk: Talk) -> None:
    talk.world.memberships.append(member("p-minh", COMMUNE, Role.REPORTER))
    assert "Chưa báo: Tổ ấp Hòa Thuận" in (await talk.say(MINH, "ai chưa nộp")).text
    assert "aichuanop" in {choice.value for choice in (await talk.say(MINH, "/tong")).choices}


async def test_names_of_forms_fit_on_a_button(talk: Talk) -> None:
    assert all(len(choice.label) <= 42 for choice in (await talk.say(LAN, "/aichuanop")).choices)


async def test_several_reports_of_one_team_never_make_more_than_all(talk: Talk) -> None:
    """Reporting rates over 100 % (DHIS2 users, complaint 21): both sides of the rate are the same units."""
    talk.world.memberships.append(member("p-hanh", TEAM, Role.REPORTER))
    store(talk.world, *(submission(f"s{at}", {VNEID: 1}, day=ON) for at in range(9)))
    assert "Đã báo 1/3 tổ (33%)." in (await talk.say(LAN, "/aichuanop")).text


async def test_a_returned_report_is_not_counted_as_sent(talk: Talk) -> None:
    store(talk.world, submission("a", {VNEID: 5}, day=ON, state=State.RETURNED))
    assert "Đã báo 0/3 tổ (0%)." in (await talk.say(LAN, "/aichuanop")).text


async def test_the_day_before_and_other_forms_are_a_tap_away(talk: Talk) -> None:
    reply = await talk.say(LAN, "/aichuanop")
    assert reply.choices[0].value == "aichuanop:so_tay_ngay/day:2026-11-22"
    assert f"aichuanop:{MONTHLY}/nd09:2026-11" in {choice.value for choice in reply.choices}
    monthly = await talk.tap(LAN, f"aichuanop:{MONTHLY}/nd09:2026-11")
    assert "Đã báo 0/1" in monthly.text


async def test_an_invented_button_falls_back_to_today(talk: Talk) -> None:
    assert "Sổ tay ngày, ngày 23/11/2026" in (await talk.tap(LAN, "aichuanop:khong/co:gi")).text
