"""A figure that a new sentence does not name is not lost: not by replacing, not by telling a returned report anew."""

from __future__ import annotations

from dataclasses import replace

import pytest

from handlers.texts import reports as texts
from handlers.texts import returning
from reports.submission import State
from tests.handlers.given import state, wait
from tests.handlers.talk import Talk, labels, value
from tests.handlers.waits import TODAY
from tests.people import LAN, MINH
from tests.reports.given import LEAFLETS, SUBMIT, VNEID, store, submission


@pytest.fixture(autouse=True)
async def _met(talk: Talk) -> None:
    for who in (MINH, LAN):
        await talk.say(who, "/start")


def newest(talk: Talk) -> dict[str, int]:
    """The figures of the report that was saved last."""
    return {line.indicator: line.amount for line in talk.reports()[-1].lines}


def came_back(talk: Talk, figures: dict[str, int]) -> None:
    store(talk.world, replace(submission("a", figures, day=TODAY, state=State.RETURNED), reason="số quá cao"))


async def test_replacing_one_figure_keeps_the_others_of_the_day(talk: Talk) -> None:
    await talk.say(MINH, "cài vneid 12, nộp hồ sơ 5")
    await talk.say(MINH, "lưu")
    reply = await talk.say(MINH, "nộp hồ sơ 3")
    assert "Bấm “Thay thế” thì vẫn giữ Cài, kích hoạt VNeID 12" in reply.text
    saved = await talk.say(MINH, "thay thế")
    assert "12 lượt" in saved.text
    assert newest(talk) == {VNEID: 12, SUBMIT: 3}
    assert [one.state for one in talk.reports()] == [State.WITHDRAWN, State.SENT]


async def test_replacing_the_whole_day_leaves_the_new_figures_alone(talk: Talk) -> None:
    await talk.say(MINH, "cài vneid 12")
    await talk.say(MINH, "lưu")
    reply = await talk.say(MINH, "nộp hồ sơ 12")
    assert labels(reply) == ["Cộng thêm", "Thay thế", "Thay cả ngày", "Sửa", "Hủy"]
    await talk.tap(MINH, value(reply, "Thay cả ngày"))
    assert newest(talk) == {SUBMIT: 12}


async def test_a_word_of_a_kept_figure_stays_with_it(talk: Talk) -> None:
    await talk.say(MINH, "cài vneid hơn 20, nộp hồ sơ 5")
    await talk.say(MINH, "lưu")
    await talk.tap(MINH, value(await talk.say(MINH, "nộp hồ sơ 3"), "Thay thế"))
    assert {line.indicator: line.precision for line in talk.reports()[-1].lines} == {
        VNEID: "at_least",
        SUBMIT: "exact",
    }


async def test_approved_before_it_was_replaced_nothing_is_mixed_into_the_draft(talk: Talk) -> None:
    store(talk.world, submission("a", {VNEID: 3}, day=TODAY))
    button = value(await talk.say(MINH, "nộp hồ sơ 4"), "Thay thế")
    talk.world.submissions["a"] = replace(talk.world.submissions["a"], state=State.APPROVED)
    reply = await talk.tap(MINH, button)
    assert labels(reply) == ["Cộng thêm", "Đính chính", "Sửa", "Hủy"]
    assert "3 lượt" not in reply.text


@pytest.mark.parametrize("verb", ["thayhet", "bosocu"])
async def test_a_draft_that_is_gone_says_so(talk: Talk, verb: str) -> None:
    assert (await talk.tap(MINH, f"{verb}:khong-co")).text == texts.DRAFT_GONE


async def test_a_returned_report_told_anew_keeps_what_is_not_named(talk: Talk) -> None:
    came_back(talk, {VNEID: 12, SUBMIT: 5})
    reply = await talk.say(MINH, "nộp hồ sơ 4")
    assert "bị trả lại: “số quá cao”" in reply.text
    assert "giữ số cũ: Cài, kích hoạt VNeID 12" in reply.text
    await talk.tap(MINH, value(reply, "Lưu"))
    assert newest(talk) == {VNEID: 12, SUBMIT: 4}
    assert state(talk, "a") is State.WITHDRAWN


async def test_the_kept_figures_can_be_left_out(talk: Talk) -> None:
    came_back(talk, {VNEID: 12, SUBMIT: 5})
    reply = await talk.tap(MINH, value(await talk.say(MINH, "nộp hồ sơ 4"), returning.DROP_KEPT))
    assert returning.DROPPED_KEPT in reply.text
    await talk.tap(MINH, value(reply, "Lưu"))
    assert newest(talk) == {SUBMIT: 4}


async def test_leaving_out_twice_does_nothing(talk: Talk) -> None:
    came_back(talk, {VNEID: 12, SUBMIT: 5})
    button = value(await talk.say(MINH, "nộp hồ sơ 4"), returning.DROP_KEPT)
    await talk.tap(MINH, button)
    assert texts.NEWER in (await talk.tap(MINH, button)).text


async def test_nothing_is_kept_of_a_report_that_named_only_the_same(talk: Talk) -> None:
    came_back(talk, {SUBMIT: 5})
    assert labels(await talk.say(MINH, "nộp hồ sơ 4")) == ["Lưu", "Sửa", "Hủy"]


async def test_a_returned_report_of_another_day_stays_out(talk: Talk) -> None:
    came_back(talk, {VNEID: 12, LEAFLETS: 5})
    assert labels(await talk.say(MINH, "hôm qua nộp hồ sơ 4")) == ["Lưu", "Sửa", "Hủy"]


async def test_edit_typed_after_a_return_opens_what_came_back(talk: Talk) -> None:
    wait(talk, "a", 60)
    await talk.tap(LAN, "tra:a.1")
    await talk.say(LAN, "số quá cao")
    reply = await talk.say(MINH, "sửa")
    assert "Đây là bản bị trả lại: “Số quá cao”" in reply.text
    assert "60 lượt" in reply.text


async def test_edit_typed_while_nothing_came_back_says_so(talk: Talk) -> None:
    assert "Hiện không có việc gì" in (await talk.say(MINH, "sửa")).text
