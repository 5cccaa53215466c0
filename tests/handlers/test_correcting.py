"""A figure that is approved changes only by a correction slip: old, new and why side by side, approved anew."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType

import pytest

from dialog.reply import Table
from handlers.texts import correcting as texts
from handlers.texts import reports
from reports.people import Role
from reports.period import reporting_month
from reports.states import FROZEN
from reports.submission import State
from reports.summarise import totals
from tests.handlers.talk import Talk, labels, value
from tests.handlers.waits import TODAY
from tests.people import HANH, LAN, MINH
from tests.reports.given import COMMUNE, SUBMIT, VNEID, member, store, submission

YESTERDAY = date(2026, 11, 22)


@pytest.fixture(autouse=True)
async def _met(talk: Talk) -> None:
    for who in (MINH, HANH, LAN):
        await talk.say(who, "/start")


def given(
    talk: Talk, state: State = State.APPROVED, counts: Mapping[str, int] = MappingProxyType({}), name: str = "s1"
) -> None:
    """Anh Minh reported these yesterday."""
    store(talk.world, submission(name, dict(counts) or {VNEID: 21, SUBMIT: 5}, day=YESTERDAY, state=state))


def amounts(talk: Talk) -> dict[str, int]:
    return {one.indicator: one.amount for one in totals([one for one in talk.reports() if one.counts])}


async def reasoned(talk: Talk, sentence: str) -> str:
    """The slip, with a reason; what its button carries."""
    return value(await talk.tap(MINH, value(await talk.say(MINH, sentence), "Gõ nhầm số")), "Gửi đính chính")


async def test_old_and_new_are_read_back_and_a_reason_is_asked_for(talk: Talk) -> None:
    given(talk)
    reply = await talk.say(MINH, "đính chính hôm qua vneid 12")
    assert reply.text.startswith("Đính chính số liệu ngày 22/11/2026")
    shown = next(block for block in reply.blocks if isinstance(block, Table))
    assert shown.columns == ("Nội dung", "Đang ghi", "Sửa thành")
    assert shown.rows == (("Cài, kích hoạt VNeID", "21 lượt", "12 lượt"),)
    assert texts.WHY in reply.text
    assert labels(reply) == ["Gõ nhầm số", "Đếm sót", "Ghi nhầm việc", "Sửa", "Hủy"]
    assert texts.WHY in (await talk.say(MINH, "lưu")).text
    assert len(talk.reports()) == 1


async def test_the_old_figure_counts_until_the_slip_is_approved(talk: Talk) -> None:
    """Nothing is silently changed."""
    given(talk)
    sent = await talk.tap(MINH, await reasoned(talk, "đính chính hôm qua vneid 12"))
    assert sent.text.startswith("Đã gửi đính chính số 1 cho số liệu ngày 22/11/2026")
    assert amounts(talk) == {VNEID: 21, SUBMIT: 5}
    notice = talk.told(LAN)[0]
    assert "Đính chính số 1" in notice.text
    assert "“Gõ nhầm số”" in notice.text
    await talk.tap(LAN, value(notice, "Duyệt"))
    assert amounts(talk) == {VNEID: 12, SUBMIT: 5}
    assert "đính chính số 1" in talk.told(MINH)[0].text


async def test_slip_line_names_what_it_corrects(talk: Talk) -> None:
    given(talk)
    await talk.tap(MINH, await reasoned(talk, "đính chính hôm qua vneid 12"))
    slip = talk.reports()[1]
    assert (slip.correction, slip.reason) == (1, "Gõ nhầm số")
    assert [(line.indicator, line.amount, line.corrects) for line in slip.lines] == [(VNEID, 12, f"s1.{VNEID}")]


async def test_two_reports_of_that_day_are_corrected_as_a_whole(talk: Talk) -> None:
    given(talk, counts={VNEID: 10})
    given(talk, counts={VNEID: 4}, name="s2")
    reply = await talk.say(MINH, "đính chính hôm qua vneid 12")
    assert "14 lượt" in reply.text
    await talk.tap(MINH, value(await talk.tap(MINH, value(reply, "Đếm sót")), "Gửi đính chính"))
    await talk.tap(LAN, value(talk.told(LAN)[0], "Duyệt"))
    assert amounts(talk) == {VNEID: 12}


async def test_the_reason_may_be_typed_and_is_masked(talk: Talk) -> None:
    given(talk)
    await talk.say(MINH, "đính chính hôm qua vneid 12")
    reply = await talk.say(MINH, "cộng trùng với anh Tư 0912345678")
    assert "0912345678" not in reply.text
    await talk.tap(MINH, value(reply, "Gửi đính chính"))
    assert talk.reports()[1].reason.startswith("cộng trùng với anh Tư")


async def test_a_second_slip_waits_for_the_first(talk: Talk) -> None:
    given(talk)
    await talk.tap(MINH, await reasoned(talk, "đính chính hôm qua vneid 12"))
    assert (await talk.tap(MINH, await reasoned(talk, "đính chính hôm qua vneid 11"))).text.startswith(texts.ALREADY)
    assert len(talk.reports()) == 2


async def test_a_slip_can_be_undone(talk: Talk) -> None:
    given(talk)
    sent = await talk.tap(MINH, await reasoned(talk, "đính chính hôm qua vneid 12"))
    reply = await talk.tap(MINH, value(sent, "Hoàn tác"))
    assert labels(reply) == ["Gửi đính chính", "Sửa", "Hủy"]
    assert amounts(talk) == {VNEID: 21, SUBMIT: 5}


async def test_what_nobody_has_approved_is_simply_replaced_with_the_rest_kept(talk: Talk) -> None:
    given(talk, State.SENT)
    reply = await talk.say(MINH, "đính chính hôm qua vneid 12")
    assert texts.NOT_FROZEN in reply.text
    assert labels(reply) == ["Thay thế", "Sửa", "Hủy"]
    await talk.say(MINH, "thay thế")
    assert amounts(talk) == {VNEID: 12, SUBMIT: 5}


async def test_adding_to_it_by_an_old_button_is_not_possible(talk: Talk) -> None:
    given(talk, State.SENT)
    name = value(await talk.say(MINH, "đính chính hôm qua vneid 12"), "Thay thế").partition(":")[2]
    assert labels(await talk.tap(MINH, f"cong:{name}")) == ["Thay thế", "Sửa", "Hủy"]
    assert len(talk.reports()) == 1


async def test_approved_while_it_was_being_replaced_it_becomes_a_slip(talk: Talk) -> None:
    given(talk, State.SENT)
    button = value(await talk.say(MINH, "đính chính hôm qua vneid 12"), "Thay thế")
    given(talk, State.APPROVED)
    reply = await talk.tap(MINH, button)
    assert texts.FROZEN_NOW in reply.text
    assert labels(reply)[0] == "Gõ nhầm số"


async def test_a_day_without_a_report_gets_a_first_one(talk: Talk) -> None:
    reply = await talk.say(MINH, "đính chính hôm qua vneid 12")
    assert "Ngày 22/11/2026 anh chị chưa báo gì nên không cần đính chính" in reply.text
    assert labels(reply) == ["Lưu", "Sửa", "Hủy"]


async def test_a_figure_that_is_right_already_needs_nothing(talk: Talk) -> None:
    given(talk)
    assert (await talk.say(MINH, "đính chính hôm qua vneid 21")).text == texts.SAME.format(period="ngày 22/11/2026")
    assert (await talk.say(MINH, "tiếp tục")).text.startswith("Hiện không có việc gì")


async def test_nothing_at_all_is_zero_for_everything(talk: Talk) -> None:
    given(talk)
    await talk.tap(MINH, await reasoned(talk, "đính chính hôm qua không phát sinh"))
    await talk.tap(LAN, value(talk.told(LAN)[0], "Duyệt"))
    assert amounts(talk) == {VNEID: 0, SUBMIT: 0}


@pytest.mark.parametrize("typed", ["đính chính", "cho em đính chính", "dinh chinh"])
async def test_without_figures_the_days_are_offered(talk: Talk, typed: str) -> None:
    given(talk)
    reply = await talk.say(MINH, typed)
    assert reply.text == texts.WHICH
    assert labels(reply) == ["Ngày 22/11/2026: Cài, kích hoạt VNeID 21; Nộp hồ sơ trực …"]
    asked = await talk.tap(MINH, reply.choices[0].value)
    assert asked.text.startswith("Số đang ghi ngày 22/11/2026")
    assert asked.text.endswith(texts.HOW)
    assert "21 lượt" in (await talk.say(MINH, "cài vneid 12")).text


async def test_a_bare_number_answers_where_one_figure_stands(talk: Talk) -> None:
    given(talk, State.SENT, {VNEID: 21})
    await talk.tap(MINH, "dinhchinh:s1.1")
    assert labels(await talk.say(MINH, "12"))[0] == "Thay thế"


async def test_with_nothing_reported_there_is_nothing_to_offer(talk: Talk) -> None:
    assert (await talk.say(MINH, "đính chính")).text == texts.NOTHING_RECENT


async def test_a_second_report_beside_an_approved_one_offers_both_ways(talk: Talk) -> None:
    given(talk)
    reply = await talk.say(MINH, "hôm qua cài vneid 12")
    assert labels(reply) == ["Cộng thêm", "Đính chính", "Sửa", "Hủy"]
    assert labels(await talk.tap(MINH, value(reply, "Đính chính")))[0] == "Gõ nhầm số"


@pytest.mark.parametrize("state", sorted(FROZEN))
async def test_every_frozen_state_is_corrected_by_a_slip(talk: Talk, state: State) -> None:
    given(talk, state)
    assert labels(await talk.say(MINH, "hôm qua cài vneid 12"))[:2] == ["Cộng thêm", "Đính chính"]


@pytest.mark.parametrize(
    ("state", "said"), [(State.RETURNED, "đã được trả lại"), (State.WITHDRAWN, "đã được rút lại")]
)
async def test_what_does_not_count_needs_no_slip(talk: Talk, state: State, said: str) -> None:
    given(talk, state)
    assert said in (await talk.tap(MINH, "dinhchinh:s1.1")).text


async def test_nobody_corrects_what_somebody_else_reported(talk: Talk) -> None:
    given(talk)
    assert (await talk.tap(HANH, "dinhchinh:s1.1")).text == texts.NOT_YOURS
    assert (await talk.tap(MINH, "dinhchinh:khong-co.1")).text == texts.NOT_YOURS


async def test_a_draft_that_waits_goes_first(talk: Talk) -> None:
    given(talk)
    await talk.say(MINH, "phát 30 tờ rơi")
    reply = await talk.tap(MINH, "dinhchinh:s1.1")
    assert reports.UNSAVED_FIRST.format(day="ngày 22/11/2026") in reply.text
    assert "30 tờ" in reply.text


async def test_while_a_draft_waits_the_word_corrects_the_draft(talk: Talk) -> None:
    await talk.say(MINH, "cài vneid 12")
    assert "từ 12 thành 15" in (await talk.say(MINH, "đính chính vneid 15")).text


async def test_what_cannot_be_read_is_asked_back(talk: Talk) -> None:
    given(talk)
    assert reports.ASK in (await talk.say(MINH, "đính chính hôm qua vneid -3")).text


async def test_only_what_changes_goes_into_the_slip(talk: Talk) -> None:
    given(talk)
    await talk.tap(MINH, await reasoned(talk, "đính chính hôm qua vneid 12, nộp hồ sơ 5"))
    assert [line.indicator for line in talk.reports()[1].lines] == [VNEID]


async def test_cancelled_it_says_that_the_old_figure_stays(talk: Talk) -> None:
    given(talk)
    await talk.say(MINH, "đính chính hôm qua vneid 12")
    assert (await talk.say(MINH, "hủy")).text == texts.CANCELLED
    assert amounts(talk) == {VNEID: 21, SUBMIT: 5}


async def test_a_citizen_who_says_so_asks_a_question(talk: Talk) -> None:
    await talk.say(LAN, "đính chính giấy khai sinh ở đâu")
    assert len(talk.asked) == 1


async def test_a_period_form_is_corrected_by_its_own_names(talk: Talk) -> None:
    talk.world.memberships.append(member("p-minh", COMMUNE, Role.REPORTER))
    month = reporting_month(TODAY)
    one = submission("m1", {"pc_total": 40, "pc_antimalware": 10}, unit=COMMUNE, day=month.last, state=State.APPROVED)
    store(talk.world, replace(one, form="bao_cao_thang", period=month.key))
    asked = await talk.tap(MINH, "dinhchinh:m1.1")
    assert asked.text.startswith("Số đang ghi kỳ báo cáo tháng 12/2026")
    reply = await talk.say(MINH, "tổng số máy tính 41")
    assert "Đính chính số liệu kỳ báo cáo tháng 12/2026" in reply.text, reply.text
