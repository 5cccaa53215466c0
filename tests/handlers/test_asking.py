"""Chị Hoa asks, opens sections, is content or not, and meets somebody."""

from __future__ import annotations

import pytest

from faq.decoy import Decoy
from faq.outcome import (
    Answered,
    Candidate,
    Choose,
    Evidence,
    OutOfScope,
    TwoNeeds,
    Unsafe,
    Unsure,
)
from handlers.texts import questions as texts
from tests.handlers.entries import LONG, SHORT
from tests.handlers.talk import Talk, labels, value
from tests.people import HOA, MINH

FOUND = Evidence((Candidate("tam-tru", 0.9), Candidate("thuong-tru", 0.4)))
SEE = "Xem nguồn"
VERDICTS = ["Đúng ý tôi", "Chưa đúng", "Gặp cán bộ"]


@pytest.fixture(autouse=True)
async def _met(talk: Talk) -> None:
    talk.scripted("tạm trú", Answered(LONG, FOUND))
    talk.scripted("thường trú", Answered(SHORT, FOUND))
    talk.scripted("mất bao nhiêu tiền", Answered(LONG, FOUND, "fee"))
    talk.scripted("căn cước", Choose((LONG, SHORT), FOUND))
    talk.scripted("gì đó", Unsure((SHORT,), FOUND))
    await talk.say(HOA, "/start")
    await talk.say(MINH, "/start")


async def test_a_question_is_kept_masked_with_winners_and_losers(talk: Talk) -> None:
    await talk.say(HOA, "tạm trú")
    kept = talk.asked[0]
    assert (kept.masked, kept.outcome, kept.entry, kept.revision) == ("tạm trú", "answered", "tam-tru", 3)
    assert kept.candidates == FOUND.candidates
    assert (kept.channel, kept.at) == ("test", talk.now)


async def test_what_is_talked_about_is_told_the_engine(talk: Talk) -> None:
    await talk.say(HOA, "tạm trú")
    await talk.say(HOA, "còn phí thì sao")
    assert [topic for _, _, topic in talk.answers.asked] == [None, "tam-tru"]


async def test_the_day_in_vietnam_is_told_the_engine(talk: Talk) -> None:
    talk.clock.forward(hours=10)
    await talk.say(HOA, "tạm trú")
    assert str(talk.answers.asked[0][1]) == "2026-11-24"


async def test_sections_that_were_read_are_not_offered_again(talk: Talk) -> None:
    first = await talk.say(HOA, "tạm trú")
    assert labels(first) == ["Các bước", "Giấy tờ cần có", "Làm ở đâu", "Thời gian", SEE, *VERDICTS]
    second = await talk.tap(HOA, value(first, "Các bước"))
    assert labels(second) == ["Giấy tờ cần có", "Làm ở đâu", "Thời gian", "Trường hợp riêng", SEE, *VERDICTS]
    third = await talk.say(HOA, "4")
    assert third.text.startswith("Trường hợp riêng\n\nĐăng ký tạm trú thế nào?")
    assert labels(third) == ["Giấy tờ cần có", "Làm ở đâu", "Thời gian", "Việc tiếp theo", SEE, *VERDICTS]
    for name in ("papers", "where", "time"):
        last = await talk.tap(HOA, f"muc:tam-tru.{name}")
    assert labels(last) == ["Việc tiếp theo", SEE, *VERDICTS]
    assert labels(await talk.say(HOA, "viec tiep theo")) == [SEE, *VERDICTS]


async def test_an_old_section_button_still_opens(talk: Talk) -> None:
    first = await talk.say(HOA, "tạm trú")
    await talk.tap(HOA, value(first, "Các bước"))
    await talk.say(HOA, "thường trú")
    again = await talk.tap(HOA, value(first, "Các bước"))
    assert again.text.startswith("Các bước\n\nĐăng ký tạm trú thế nào?")
    assert "Trả lời chung" in labels(again)


async def test_a_question_asked_again_offers_everything_again(talk: Talk) -> None:
    first = await talk.say(HOA, "tạm trú")
    await talk.tap(HOA, value(first, "Các bước"))
    assert labels(await talk.say(HOA, "tạm trú")) == labels(first)


async def test_a_section_question_is_answered_with_that_section(talk: Talk) -> None:
    await talk.say(HOA, "tạm trú")
    reply = await talk.say(HOA, "mất bao nhiêu tiền")
    assert reply.text.startswith("Đang nói về: Đăng ký tạm trú thế nào?\n\nLệ phí\n\nKhông mất tiền.")
    assert "Lệ phí" not in labels(reply)
    assert "Trả lời chung" not in labels(reply)


async def test_whoever_asked_for_a_section_first_can_read_the_answer(talk: Talk) -> None:
    reply = await talk.say(HOA, "mất bao nhiêu tiền")
    assert labels(reply)[0] == "Trả lời chung"
    whole = await talk.say(HOA, "1")
    assert whole.text.startswith("Đăng ký tạm trú thế nào?\n\nỞ nơi mới từ 30 ngày")
    assert "Trả lời chung" not in labels(whole)


async def test_one_of_several_can_be_chosen_by_number_word_or_label(talk: Talk) -> None:
    for said in ("2", "hai", "dang ky thuong tru o dau"):
        assert labels(await talk.say(HOA, "căn cước")) == [LONG.question, SHORT.question, "Gặp cán bộ"]
        assert (await talk.say(HOA, said)).text.startswith(SHORT.question)


async def test_a_choice_is_kept_as_an_answer_that_can_be_rated(talk: Talk) -> None:
    await talk.tap(HOA, value(await talk.say(HOA, "căn cước"), SHORT.question))
    reply = await talk.say(HOA, "Đúng ý tôi")
    assert texts.THANKS_RIGHT in reply.text
    assert [(one.outcome, one.entry) for one in talk.asked] == [("choose", None), ("answered", "thuong-tru")]
    assert [(one.question, one.verdict) for one in talk.rated] == [(talk.asked[1].id, "right")]


@pytest.mark.parametrize("argument", ["da-het", "khong-co", ""])
async def test_an_entry_that_is_no_longer_used_says_so(talk: Talk, argument: str) -> None:
    assert (await talk.tap(HOA, f"hoi:{argument}")).text == texts.ENTRY_GONE
    assert (await talk.tap(HOA, f"muc:{argument}.fee")).text == texts.ENTRY_GONE


@pytest.mark.parametrize("name", ["khong-co", "time", "", "answer.answer"])
async def test_a_section_that_is_not_there_says_so(talk: Talk, name: str) -> None:
    assert (await talk.tap(HOA, f"muc:thuong-tru.{name}")).text == texts.ENTRY_GONE


async def test_a_right_answer_ends_the_row_of_misses(talk: Talk) -> None:
    await talk.say(HOA, "gì đó")
    await talk.tap(HOA, "dung:x")
    assert texts.SECOND_MISS not in (await talk.say(HOA, "gì đó")).text


async def test_two_misses_in_a_row_lead_to_a_person(talk: Talk) -> None:
    first = await talk.say(HOA, "gì đó")
    assert texts.UNSURE in first.text
    assert labels(first) == [SHORT.question, "Gặp cán bộ"]
    second = await talk.say(HOA, "giá vàng")
    assert second.text.startswith(texts.SECOND_MISS)
    assert labels(second) == ["Xem các việc tôi biết", "Gặp cán bộ"]


async def test_two_needs_are_answered_in_turn_with_a_way_to_the_rest(talk: Talk) -> None:
    talk.scripted("hai việc", TwoNeeds((LONG, SHORT), FOUND))
    reply = await talk.say(HOA, "hai việc")
    assert reply.text.startswith(texts.TWO_NEEDS)
    assert reply.text.index(LONG.question) < reply.text.index(SHORT.question)
    assert reply.text.count("kiểm tra ngày") == 2
    assert labels(reply) == [LONG.question, SHORT.question, *VERDICTS]
    await talk.say(HOA, "tạm trú")
    assert talk.answers.asked[-1][2] == "thuong-tru"


async def test_what_must_not_be_done_is_refused_and_kept_as_refused(talk: Talk) -> None:
    for about, said in texts.UNSAFE.items():
        talk.scripted("làm giùm", Unsafe(about, FOUND))  # type: ignore[arg-type]
        reply = await talk.say(HOA, "làm giùm")
        assert (reply.text, labels(reply)) == (said, [])
    assert {one.outcome for one in talk.asked} == {"unsafe"}


async def test_where_to_meet_somebody(talk: Talk) -> None:
    for said in ("/canbo", "gặp cán bộ", "GAP CAN BO"):
        text = (await talk.say(HOA, said)).text
        assert "Giờ làm việc: 7:00–17:00" in text
        assert "Điện thoại: 1900 0000" in text
        assert text.endswith(texts.NOBODY_TOLD)


async def test_an_officer_may_ask_like_anybody(talk: Talk) -> None:
    assert LONG.question in (await talk.say(MINH, "tạm trú")).text


async def test_help_says_only_what_this_person_can_do(talk: Talk) -> None:
    mine, yours = (await talk.say(HOA, "/trogiup")).text, (await talk.say(MINH, "trợ giúp")).text
    assert "/tong" not in mine
    assert "/khongphatsinh" in yours
    assert "/duyet" not in yours


async def test_another_subject_is_said_to_be_none_of_ours(talk: Talk) -> None:
    talk.scripted("bóng đá", OutOfScope(FOUND))
    reply = await talk.say(HOA, "bóng đá")
    assert (reply.text, labels(reply)) == (texts.NOT_OURS, ["Xem các việc tôi biết", "Gặp cán bộ"])


TOWN_COURT = Decoy("ly-hon", "Ly hôn thuận tình", "Tòa án nhân dân khu vực", ())


async def test_what_somebody_else_deals_with_is_said_with_whom_to_ask(talk: Talk) -> None:
    talk.scripted("ly hôn", OutOfScope(FOUND, elsewhere=TOWN_COURT))
    reply = await talk.say(HOA, "ly hôn")
    assert reply.text == (
        "Việc này (Ly hôn thuận tình) tôi chưa có câu trả lời. Bà con hỏi: Tòa án nhân dân khu vực."
    )
    assert labels(reply) == ["Gặp cán bộ"]


async def test_being_shown_the_way_is_no_miss(talk: Talk) -> None:
    talk.scripted("ly hôn", OutOfScope(FOUND, elsewhere=TOWN_COURT))
    for _ in range(3):
        assert texts.SECOND_MISS not in (await talk.say(HOA, "ly hôn")).text
    assert texts.SECOND_MISS not in (await talk.say(HOA, "giá vàng")).text


async def test_a_question_that_names_the_same_matter_again_follows_nothing(talk: Talk) -> None:
    talk.scripted("phí đăng ký tạm trú", Answered(LONG, Evidence(sure=0.99), "fee"))
    await talk.say(HOA, "tạm trú")
    reply = await talk.say(HOA, "phí đăng ký tạm trú")
    assert reply.text.startswith("Lệ phí\n\nĐăng ký tạm trú thế nào?\n\nKhông mất tiền.")
    assert "Hỏi việc khác" not in labels(reply)


async def test_a_short_question_about_another_matter_follows_nothing(talk: Talk) -> None:
    await talk.say(HOA, "thường trú")
    reply = await talk.say(HOA, "mất bao nhiêu tiền")
    assert "Đang nói về" not in reply.text


async def test_the_sources_can_be_asked_for_by_typing(talk: Talk) -> None:
    await talk.say(HOA, "tạm trú")
    await talk.say(HOA, "/trogiup")
    assert "Nghị định 154/2024/NĐ-CP" in (await talk.say(HOA, "xem nguồn")).text


async def test_sources_of_nothing_are_none(talk: Talk) -> None:
    assert (await talk.say(HOA, "xem nguồn")).text == texts.ENTRY_GONE
