"""The daily log is kept by teams: what a commune's own reporter says would be counted beside theirs."""

from __future__ import annotations

import pytest

from handlers.texts import counting as count_texts
from handlers.texts import forms as form_texts
from handlers.texts import helping as help_texts
from handlers.texts import reports as texts
from tests.handlers.clerk import NGA, hire
from tests.handlers.talk import Talk, labels
from tests.reports.given import TEAM, VNEID


@pytest.fixture(autouse=True)
async def _met(talk: Talk) -> None:
    hire(talk)
    await talk.say(NGA, "/start")


async def test_a_commune_s_sentence_is_asked_of_which_team_it_is(talk: Talk) -> None:
    reply = await talk.say(NGA, "cài vneid 812")
    assert "Sổ tay ngày do các Tổ ghi" in reply.text
    assert "812 lượt" in reply.text
    assert {"Tổ ấp Hòa Thuận", "Tổ ấp Bình Lợi", "Tổ ấp Gò Sen", texts.LONGER_FORMS} <= set(labels(reply))
    assert texts.SAVE not in labels(reply)
    assert talk.reports() == []


async def test_the_team_that_is_pressed_gets_the_figure(talk: Talk) -> None:
    reply = await talk.say(NGA, "cài vneid 8")
    value = next(one.value for one in reply.choices if one.label == "Tổ ấp Hòa Thuận")
    assert texts.SAVE in labels(await talk.tap(NGA, value))
    await talk.say(NGA, "lưu")
    (one,) = talk.reports()
    assert (one.unit, {line.indicator: line.amount for line in one.lines}) == (TEAM, {VNEID: 8})


async def test_a_sentence_that_names_the_team_is_taken(talk: Talk) -> None:
    reply = await talk.say(NGA, "tổ Hòa Thuận cài vneid 8")
    assert "ấp Hòa Thuận" in reply.text
    assert texts.SAVE in labels(reply)


async def test_typing_save_does_not_save_it_for_the_commune(talk: Talk) -> None:
    await talk.say(NGA, "cài vneid 812")
    assert "của tổ nào" in (await talk.say(NGA, "lưu")).text
    assert talk.reports() == []


async def test_nothing_to_report_of_a_commune_is_asked_about_too(talk: Talk) -> None:
    reply = await talk.say(NGA, "/khongphatsinh")
    assert "Sổ tay ngày do các Tổ ghi" in reply.text
    assert talk.reports() == []


async def test_a_correction_of_the_month_leads_to_the_form(talk: Talk) -> None:
    reply = await talk.say(NGA, "đính chính báo cáo tháng vneid 812")
    assert "đính chính ở biểu mẫu" in reply.text
    assert [one.value for one in reply.choices] == ["bieumau"]


async def test_a_commune_has_no_board_of_its_own_but_those_of_its_teams(talk: Talk) -> None:
    reply = await talk.say(NGA, "đếm")
    assert count_texts.WHICH_UNIT in reply.text
    assert len(reply.choices) == 3


async def test_helping_is_counted_by_a_team_not_by_a_commune(talk: Talk) -> None:
    reply = await talk.say(NGA, "hỗ trợ bà con")
    assert help_texts.ASK in reply.text
    reply = await talk.tap(NGA, reply.choices[0].value)
    assert form_texts.NO_DAILY.format(unit="xã Tháp Mười") in reply.text
