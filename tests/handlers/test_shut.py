"""Closed, merged, taken away, at midnight: every refusal says why and what to do, and no figure is lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from dialog.inbound import Address
from handlers.texts import reports as texts
from reports.doors import Request
from reports.effects import AddSubmission
from reports.people import Role
from reports.submission import State
from reports.unit import Edge, Succession, Unit
from tests.fakes.reports import Binding
from tests.handlers.talk import Talk, labels, value
from tests.handlers.waits import TODAY, put, waiting
from tests.people import LAN, MINH, Someone
from tests.reports.given import COMMUNE, TEAM, TEAM_2, TEAM_3, VNEID, member, store, submission

OCTOBER = date(2026, 10, 20)


@pytest.fixture(autouse=True)
async def _met(talk: Talk) -> None:
    await talk.say(MINH, "/start")


async def test_a_closed_day_says_why_since_when_and_who_opens_it(talk: Talk) -> None:
    reply = await talk.say(MINH, "ngày 20/10 cài vneid 12")
    assert "Số liệu ngày 20/10/2026 đã khóa từ 00:00 ngày 18/11/2026" in reply.text
    assert "Người mở được: Trần Thị Lan." in reply.text
    assert labels(reply) == ["Xin mở khóa", "Sửa", "Hủy"]
    assert value(reply, "Xin mở khóa") == "xinmokhoa:so_tay_ngay/day:2026-10-20"
    assert talk.reports() == []
    assert "12 lượt" in (await talk.say(MINH, "tiếp tục")).text


async def test_figures_that_a_total_has_used_are_opened_one_level_higher(talk: Talk) -> None:
    """Whoever is named is whoever the request reaches."""
    used = replace(submission("s1", {VNEID: 3}, day=OCTOBER), state=State.CONSOLIDATED, used_in="k1")
    store(talk.world, used)
    assert "Người mở được: Trương Quốc Bình." in (await talk.say(MINH, "ngày 20/10 cài vneid 12")).text


async def test_closed_while_the_draft_waited_saves_nothing_and_keeps_it(talk: Talk) -> None:
    put(talk, MINH, waiting({VNEID: 12}, OCTOBER))
    assert "đã khóa" in (await talk.tap(MINH, "luu:id-draft")).text
    assert '"outreach_vneid_turns": 12' in talk.memory(MINH)


async def test_nothing_of_a_closed_day_is_kept_too(talk: Talk) -> None:
    assert "đã khóa" in (await talk.say(MINH, "/khongphatsinh ngày 20/10")).text
    assert "Không phát sinh" in (await talk.say(MINH, "tiếp tục")).text


async def test_a_period_that_was_opened_again_is_saved(talk: Talk) -> None:
    await talk.say(MINH, "ngày 20/10 cài vneid 12")
    door = Request(
        "r1", "reopening", COMMUNE, "so_tay_ngay", "day:2026-10-20", "p-lan", talk.now, TODAY, "", "granted"
    )
    talk.world.requests["r1"] = door
    assert labels(await talk.say(MINH, "tiếp tục")) == ["Lưu", "Sửa", "Hủy"]
    await talk.say(MINH, "lưu")
    assert [one.day for one in talk.reports()] == [OCTOBER]
    talk.clock.forward(days=2)
    assert "được mở lại đến hết ngày 23/11/2026" in (await talk.say(MINH, "ngày 20/10 phát 3 tờ rơi")).text


async def test_a_role_that_ended_shows_what_was_typed(talk: Talk) -> None:
    save = value(await talk.say(MINH, "cài vneid 12"), "Lưu")
    talk.world.memberships = [one for one in talk.world.memberships if one.person != "p-minh"]
    for reply in (await talk.tap(MINH, save), await talk.say(MINH, "lưu"), await talk.say(MINH, "tiếp tục")):
        assert texts.REMOVED in reply.text
        assert "12 lượt" in reply.text
    assert talk.reports() == []


async def test_moved_to_another_team_the_figures_are_named(talk: Talk) -> None:
    save = value(await talk.say(MINH, "cài vneid 12"), "Lưu")
    talk.world.memberships = [one for one in talk.world.memberships if one.person != "p-minh"]
    talk.world.memberships.append(member("p-minh", TEAM_2, Role.REPORTER))
    reply = await talk.tap(MINH, save)
    assert "chưa được giao báo cho Tổ công nghệ số cộng đồng ấp Hòa Thuận" in reply.text
    assert "Số anh chị gõ: Cài, kích hoạt VNeID 12" in reply.text


def merge(talk: Talk, on: date) -> None:
    """ấp Hòa Thuận ends the day before; ấp Hòa Thuận Mới takes its place."""
    world, ended = talk.world, date(on.year, on.month, on.day - 1)
    world.units = [replace(one, valid_to=ended) if one.id == TEAM else one for one in world.units]
    new = Unit("moi", "30037-t9", "Tổ công nghệ số cộng đồng ấp Hòa Bình", "to", on, sample=True)
    world.units.append(new)
    world.edges.append(Edge("moi", COMMUNE, on))
    world.successions.append(Succession(TEAM, "moi", "whole", on, "Nghị quyết của xã"))


async def test_a_unit_merged_while_the_draft_waited_offers_its_successor(talk: Talk) -> None:
    save = value(await talk.say(MINH, "cài vneid 12"), "Lưu")
    merge(talk, TODAY)
    talk.world.memberships.append(member("p-minh", "moi", Role.REPORTER, TODAY))
    store(talk.world, submission("s1", {VNEID: 3}, day=date(2026, 11, 20)))
    reply = await talk.tap(MINH, save)
    assert "đã nhập vào Tổ công nghệ số cộng đồng ấp Hòa Bình" in reply.text
    assert "từ ngày 23/11/2026" in reply.text
    assert labels(reply) == ["Tổ ấp Hòa Bình", "Sửa", "Hủy"]
    await talk.tap(MINH, value(reply, "Tổ ấp Hòa Bình"))
    await talk.say(MINH, "lưu")
    assert [(one.unit, one.state) for one in talk.reports()] == [(TEAM, State.SENT), ("moi", State.SENT)]


async def test_without_a_role_in_the_successor_it_says_whom_to_ask(talk: Talk) -> None:
    save = value(await talk.say(MINH, "cài vneid 12"), "Lưu")
    merge(talk, TODAY)
    reply = await talk.tap(MINH, save)
    assert "Nhờ Trần Thị Lan giao giúp" in reply.text
    assert labels(reply) == ["Sửa", "Hủy"]


async def test_a_day_before_the_merger_is_reported_for_the_old_unit(talk: Talk) -> None:
    merge(talk, TODAY)
    talk.world.memberships.append(member("p-minh", "moi", Role.REPORTER, TODAY))
    await talk.say(MINH, "hôm qua cài vneid 12")
    await talk.say(MINH, "lưu")
    await talk.say(MINH, "cài vneid 3")
    await talk.say(MINH, "lưu")
    assert [one.unit for one in talk.reports()] == [TEAM, "moi"]


@pytest.mark.parametrize(
    ("now", "day"),
    [
        (datetime(2026, 11, 23, 16, 59, 59, tzinfo=UTC), date(2026, 11, 23)),
        (datetime(2026, 11, 23, 17, 0, 1, tzinfo=UTC), date(2026, 11, 24)),
    ],
)
async def test_today_ends_at_midnight_in_vietnam(talk: Talk, now: datetime, day: date) -> None:
    talk.clock.now = now
    await talk.say(MINH, "cài vneid 12")
    await talk.say(MINH, "lưu")
    assert [one.day for one in talk.reports()] == [day]


async def test_a_draft_of_before_midnight_keeps_its_day(talk: Talk) -> None:
    talk.clock.now = datetime(2026, 11, 23, 16, 59, 59, tzinfo=UTC)
    save = value(await talk.say(MINH, "cài vneid 12"), "Lưu")
    talk.clock.forward(seconds=2)
    await talk.tap(MINH, save)
    assert [one.day for one in talk.reports()] == [TODAY]


@pytest.mark.parametrize(
    ("now", "saved"),
    [
        (datetime(2026, 11, 17, 16, 59, 59, tzinfo=UTC), True),
        (datetime(2026, 11, 17, 17, 0, 1, tzinfo=UTC), False),
    ],
)
async def test_the_lock_falls_at_midnight_in_vietnam(talk: Talk, now: datetime, saved: bool) -> None:
    """Two working days after 14/11/2026, a Saturday: 17/11/2026, until 24:00."""
    talk.clock.now = now
    await talk.say(MINH, "ngày 14/11 cài vneid 12")
    reply = await talk.say(MINH, "lưu")
    assert ("Đã lưu" in reply.text, "đã khóa từ 00:00 ngày 18/11/2026" in reply.text) == (saved, not saved)


async def test_two_devices_of_one_person_lose_nothing(talk: Talk) -> None:
    tablet = Someone("bang", "p-minh", MINH.name)
    talk.world.bindings[str(Address("test", "bang"))] = Binding("p-minh", talk.now)
    await talk.say(tablet, "/start")
    first = value(await talk.say(MINH, "cài vneid 12"), "Lưu")
    second = value(await talk.say(tablet, "cài vneid 4"), "Lưu")
    await talk.tap(MINH, first)
    reply = await talk.tap(tablet, second)
    assert labels(reply) == ["Cộng thêm", "Thay thế", "Sửa", "Hủy"]
    assert "4 lượt" in reply.text


async def test_two_people_saving_one_form_at_the_same_moment_are_told(talk: Talk) -> None:
    """The other one's report is stored between the turn and its commit."""
    talk.world.memberships.append(member("p-minh", COMMUNE, Role.REPORTER))
    form = talk.services.forms["bao_cao_thang"]
    period = form.period_on(TODAY)
    draft = replace(waiting({"pc_total": 41}, period.last, COMMUNE), form=form.id)
    put(talk, MINH, draft)
    theirs = submission("s1", {"pc_total": 40}, unit=COMMUNE, day=period.last, author="p-hanh")
    between, inner = [replace(theirs, form=form.id, period=period.key)], talk._apply

    def apply(effect: object) -> None:
        if isinstance(effect, AddSubmission) and between:
            store(talk.world, between.pop())
        inner(effect)

    talk._apply = apply  # type: ignore[method-assign]
    reply = await talk.tap(MINH, "luu:id-draft")
    assert "do Võ Thị Hạnh gửi" in reply.text
    assert [one.id for one in talk.reports()] == ["s1"]
    assert '"pc_total": 41' in talk.memory(MINH)


async def test_a_whole_month_is_put_on_its_last_day_and_says_so(talk: Talk) -> None:
    reply = await talk.say(MINH, "tháng 11 cài vneid 8")
    assert "Sổ tay ngày ghi theo từng ngày, mà đây là số của cả tháng 11/2026" in reply.text
    assert "thứ Hai, 23/11/2026" in reply.text
    assert labels(reply)[:3] == ["Lưu", "Sửa", "Hủy"]
    assert talk.reports() == []
    await talk.say(MINH, "sửa")
    assert "thứ Sáu, 20/11/2026" in (await talk.say(MINH, "ngày 20/11 cài vneid 8")).text


async def test_a_whole_month_that_is_closed_says_that_too(talk: Talk) -> None:
    reply = await talk.say(MINH, "bổ sung tháng 10: cài vneid 8")
    assert "cả tháng 10/2026" in reply.text
    assert "Số liệu ngày 31/10/2026 đã khóa" in reply.text
    assert labels(reply)[0] == "Xin mở khóa"


async def test_who_fills_in_the_monthly_form_is_shown_the_way_there(talk: Talk) -> None:
    talk.world.memberships = [member("p-minh", COMMUNE, Role.REPORTER)]
    reply = await talk.say(MINH, "tháng 11 cài vneid 8")
    assert value(reply, texts.LONGER_FORMS) == "bieumau"


async def test_the_supervisor_may_not_report_by_these_ways(talk: Talk) -> None:
    await talk.say(LAN, "/start")
    for button in ("luu:x", "cong:x", "thay:x", "donvi:x", "vilydo:x.1", "dinhchinh:x.1", "hoantac:x.1"):
        await talk.tap(LAN, button)
    assert talk.reports() == []
    assert TEAM_3 not in talk.memory(LAN)
