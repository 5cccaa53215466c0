"""Khó khăn, kiến nghị, văn bản, cách làm hay: kept per unit and period, gathered upward."""

from __future__ import annotations

import pytest

from handlers.texts import notes as texts
from handlers.texts import reports as report_texts
from tests.handlers.talk import Talk
from tests.people import HA, HOA, LAN, MINH
from tests.reports.given import TEAM


@pytest.fixture(autouse=True)
async def _met(talk: Talk) -> None:
    for who in (MINH, LAN, HA, HOA):
        await talk.say(who, "/start")


async def test_a_sentence_is_kept_and_read_back(talk: Talk) -> None:
    reply = await talk.say(MINH, "khó khăn: sóng yếu ở cuối ấp")
    assert "Đã ghi khó khăn, vướng mắc" in reply.text
    assert "“sóng yếu ở cuối ấp”" in reply.text
    (kept,) = talk.world.notes.values()
    assert (kept.kind, kept.unit, kept.author) == ("difficulty", TEAM, "p-minh")


async def test_it_is_gathered_upward_with_its_team(talk: Talk) -> None:
    await talk.say(MINH, "kiến nghị cấp thêm máy tính bảng cho tổ")
    for who in (LAN, HA):
        reply = await talk.say(who, "/ghichu")
        assert "cấp thêm máy tính bảng cho tổ – Tổ ấp Hòa Thuận, 23/11/2026" in reply.text


async def test_figures_and_a_difficulty_in_one_message_are_both_taken(talk: Talk) -> None:
    reply = await talk.say(MINH, "cài vneid 5, khó khăn: sóng yếu 3 ấp")
    assert "Tôi cũng đã ghi khó khăn, vướng mắc: “sóng yếu 3 ấp”." in reply.text
    await talk.say(MINH, "lưu")
    (sent,) = talk.reports()
    assert [line.amount for line in sent.lines] == [5]


async def test_a_kind_can_be_picked_and_then_typed(talk: Talk) -> None:
    assert (await talk.tap(MINH, "ghichu:document")).text == texts.ASK["document"]
    reply = await talk.say(MINH, "12/KH-UBND ngày 05/11/2026 về tuyên truyền VNeID")
    assert "12/KH-UBND ngày 05/11/2026, về tuyên truyền VNeID" in reply.text


async def test_a_free_text_for_a_kind_is_kept_as_it_is(talk: Talk) -> None:
    await talk.tap(MINH, "ghichu:difficulty")
    await talk.say(MINH, "người lớn tuổi ngại dùng điện thoại")
    (kept,) = talk.world.notes.values()
    assert kept.text == "người lớn tuổi ngại dùng điện thoại"


async def test_waiting_for_a_remark_ends_with_huy(talk: Talk) -> None:
    await talk.tap(MINH, "ghichu:practice")
    await talk.say(MINH, "hủy")
    await talk.say(MINH, "cảm ơn")
    assert not talk.world.notes


async def test_personal_numbers_in_it_are_masked(talk: Talk) -> None:
    await talk.say(MINH, "khó khăn: ông Tư 0912345678 không vào được mạng")
    (kept,) = talk.world.notes.values()
    assert "0912345678" not in kept.text


async def test_it_is_taken_back_by_its_author_once(talk: Talk) -> None:
    reply = await talk.say(MINH, "khó khăn: sóng yếu ở cuối ấp")
    button = reply.choices[0].value
    assert (await talk.tap(MINH, button)).text == texts.REMOVED
    assert (await talk.tap(MINH, button)).text == texts.REMOVED_BEFORE
    assert texts.LIST_EMPTY in (await talk.say(MINH, "/ghichu")).text


async def test_the_supervisor_may_take_it_back_and_a_citizen_may_not(talk: Talk) -> None:
    reply = await talk.say(MINH, "khó khăn: sóng yếu ở cuối ấp")
    assert (await talk.tap(HOA, reply.choices[0].value)).text == report_texts.NOT_MEMBER
    assert (await talk.tap(LAN, reply.choices[0].value)).text == texts.REMOVED


async def test_a_citizens_difficulty_is_a_question_and_is_not_kept(talk: Talk) -> None:
    await talk.say(HOA, "khó khăn: không đăng nhập được vneid")
    assert not talk.world.notes


@pytest.mark.parametrize(
    ("said", "kind"), [("khó khăn", "difficulty"), ("kien nghi", "proposal"), ("Cách làm hay", "practice")]
)
async def test_the_bare_word_asks_whoever_reports_and_takes_the_next_sentence(
    talk: Talk, said: str, kind: str
) -> None:
    reply = await talk.say(MINH, said)
    assert reply.text == texts.ASK[kind]
    await talk.say(MINH, "sóng yếu, bà con không có điện thoại thông minh")
    (kept,) = talk.world.notes.values()
    assert (kept.kind, kept.text) == (kind, "sóng yếu, bà con không có điện thoại thông minh")


async def test_the_bare_word_shows_a_supervisor_what_there_is(talk: Talk) -> None:
    await talk.say(MINH, "khó khăn: sóng yếu")
    assert "sóng yếu" in (await talk.say(LAN, "khó khăn")).text


async def test_what_there_is_stays_a_tap_away_and_calling_off_keeps_nothing(talk: Talk) -> None:
    reply = await talk.say(MINH, "khó khăn")
    assert [choice.label for choice in reply.choices] == [texts.LOOK]
    assert (await talk.say(MINH, "hủy")).text == texts.STOPPED
    assert talk.world.notes == {}
