"""A province takes what its communes sent into a total, again when a late one comes, and hears of corrections."""

from __future__ import annotations

from dataclasses import replace

import pytest

from handlers.texts import consolidating as texts
from handlers.texts.review import NOT_REVIEWER
from reports.states import State
from tests.handlers.given import BOSS, boss_joins, monthly, slip, state
from tests.handlers.talk import Talk, labels, value
from tests.people import HA, LAN, MINH, PHUC, STRANGER, Someone
from tests.reports.given import COMMUNE, OTHER_COMMUNE, TEAM, TODAY, VNEID, store, submission

PLACE = "bao_cao_thang/nd09:2026-12"


@pytest.fixture(autouse=True)
async def _met(talk: Talk) -> None:
    for who in (MINH, LAN, PHUC, HA, STRANGER):
        await talk.say(who, "/start")
    await boss_joins(talk)


async def test_progress_names_what_is_missing_and_what_waits(talk: Talk) -> None:
    store(talk.world, monthly("a", state=State.APPROVED), monthly("b", OTHER_COMMUNE))
    reply = await talk.say(BOSS, "tổng hợp tháng 12")
    assert "Đã duyệt 1/6 đơn vị." in reply.text
    assert texts.NO_TOTAL in reply.text
    assert "Đã gửi, chưa duyệt (1): xã Trường Xuân." in reply.text
    assert "Chưa gửi, còn trong hạn (4):" in reply.text
    assert labels(reply) == ["Tổng hợp 1 báo cáo đã duyệt"]


async def test_what_is_overdue_is_called_so(talk: Talk) -> None:
    talk.clock.forward(days=26)
    reply = await talk.tap(BOSS, f"tonghop:{PLACE}")
    assert "Quá hạn chưa gửi (6):" in reply.text
    assert reply.choices == ()


async def test_a_total_is_made_and_made_again_for_a_late_one(talk: Talk) -> None:
    store(talk.world, monthly("a", state=State.APPROVED))
    press = value(await talk.tap(BOSS, f"tonghop:{PLACE}"), "Tổng hợp 1 báo cáo đã duyệt")
    assert (await talk.tap(BOSS, press)).text.startswith("Đã tổng hợp 1 báo cáo của 1/6 đơn vị.")
    assert state(talk, "a") is State.CONSOLIDATED
    store(talk.world, monthly("b", OTHER_COMMUNE, State.APPROVED, 12))
    reply = await talk.tap(BOSS, f"tonghop:{PLACE}")
    assert "Bản tổng hợp gần nhất: Đỗ Văn Sáu, 15:00 ngày 23/11/2026, gồm 1 báo cáo." in reply.text
    await talk.tap(BOSS, value(reply, "Tổng hợp lại, thêm 1 báo cáo"))
    last = list(talk.world.consolidations.values())[-1]
    assert (last.members, dict(last.figures)) == (("a", "b"), {VNEID: 42})


async def test_complaint_24_a_second_press_makes_no_second_total(talk: Talk) -> None:
    """Complaint 24: pressing twice; an old button answers a newer question."""
    store(talk.world, monthly("a", state=State.APPROVED))
    await talk.tap(BOSS, f"tonghop:{PLACE}/1")
    assert texts.NOTHING in (await talk.tap(BOSS, f"tonghop:{PLACE}/1")).text
    assert len(talk.world.consolidations) == 1


async def test_a_list_that_changed_since_makes_nothing(talk: Talk) -> None:
    store(talk.world, monthly("a", state=State.APPROVED), monthly("b", OTHER_COMMUNE, State.APPROVED))
    reply = await talk.tap(BOSS, f"tonghop:{PLACE}/1")
    assert reply.text.startswith(texts.CHANGED)
    assert talk.world.consolidations == {}


async def test_a_correction_approved_afterwards_is_told_to_whoever_used_the_figure(talk: Talk) -> None:
    store(talk.world, monthly("a", state=State.APPROVED))
    await talk.tap(BOSS, f"tonghop:{PLACE}/1")
    store(talk.world, slip(talk.world.submissions["a"]))
    await talk.tap(LAN, "duyet:slip.1")
    told = talk.told(BOSS)[-1]
    assert told.text.startswith("Số liệu đã dùng có đính chính số 1: Báo cáo chuyển đổi số hằng tháng")
    shown = await talk.tap(BOSS, value(told, texts.AGAIN))
    assert texts.MARKED_TITLE in shown.text
    assert "xã Tháp Mười: số liệu đã dùng có đính chính số 1, duyệt lúc 15:00 ngày 23/11/2026." in shown.text
    await talk.tap(BOSS, value(shown, "Tổng hợp lại, thêm 1 báo cáo"))
    last = list(talk.world.consolidations.values())[-1]
    assert dict(last.figures) == {VNEID: 31}
    assert texts.MARKED_TITLE not in (await talk.tap(BOSS, f"tonghop:{PLACE}")).text


async def test_a_corrected_day_is_told_to_whoever_made_the_months_report_from_it(talk: Talk) -> None:
    """Their button leads to the form, not into a wall."""
    day = replace(submission("d", {VNEID: 12}, state=State.APPROVED, author="p-hanh"), unit=TEAM)
    store(talk.world, day, replace(monthly("m", COMMUNE), author=MINH.person))
    await talk.tap(LAN, "duyet:m.1")
    corrected = submission("slip", {VNEID: 21}, author="p-hanh", corrects={VNEID: f"d.{VNEID}"})
    store(talk.world, replace(corrected, correction=1, reason="đếm sót"))
    told = await talk.tap(LAN, "duyet:slip.1")
    assert "cần xem lại" in talk.told(LAN)[-1].text
    assert texts.AGAIN not in labels(told)
    behind = talk.told(MINH)[-1]
    assert "Số sổ ngày mà Báo cáo chuyển đổi số hằng tháng" in behind.text
    assert f"đính chính số 1: ngày {TODAY:%d/%m/%Y}" in behind.text
    assert [one.value for one in behind.choices] == [f"buoc:{PLACE}/{COMMUNE}"]


async def test_a_correction_of_what_nobody_used_tells_nobody(talk: Talk) -> None:
    store(talk.world, monthly("a", state=State.APPROVED))
    store(talk.world, slip(talk.world.submissions["a"]))
    await talk.tap(LAN, "duyet:slip.1")
    assert talk.told(BOSS) == []


@pytest.mark.parametrize("who", [LAN, PHUC, HA, MINH], ids=str)
async def test_only_a_reviewer_above_totals(talk: Talk, who: object) -> None:
    store(talk.world, monthly("a", state=State.APPROVED))
    assert (await talk.tap(who, f"tonghop:{PLACE}/1")).text == texts.NOT_ABOVE  # type: ignore[arg-type]
    assert talk.world.consolidations == {}


async def test_a_stranger_totals_nothing(talk: Talk) -> None:
    assert (await talk.tap(STRANGER, f"tonghop:{PLACE}/1")).text == NOT_REVIEWER


@pytest.mark.parametrize("odd", ["", "x", "bao_cao_thang", "bao_cao_thang/day:2026-11-23", "bao_cao_thang/nd09:x/1"])
async def test_an_odd_value_offers_what_there_is(talk: Talk, odd: str) -> None:
    reply = await talk.tap(BOSS, f"tonghop:{odd}")
    assert reply.text == texts.WHICH
    assert f"tonghop:{PLACE}" in [one.value for one in reply.choices]
    assert talk.world.consolidations == {}


async def test_approving_a_months_report_says_what_was_taken_in(talk: Talk) -> None:
    store(talk.world, monthly("m", COMMUNE))
    assert "Sổ tay ngày" not in (await talk.tap(LAN, "duyet:m.1")).text, "there is no daily report to be taken in"


async def test_the_bare_word_asks_the_province_which_report(talk: Talk) -> None:
    reply = await talk.say(BOSS, "tổng hợp")
    assert reply.text == texts.WHICH
    assert f"tonghop:{PLACE}" in {choice.value for choice in reply.choices}


@pytest.mark.parametrize("who", [LAN, MINH])
async def test_the_bare_word_shows_everybody_else_the_totals(talk: Talk, who: Someone) -> None:
    assert (await talk.say(who, "tổng hợp")).text.startswith("Tổng của")
