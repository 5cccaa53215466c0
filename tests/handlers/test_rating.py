"""An answer was right, or wrong and why; twice in a row leads to a person."""

from __future__ import annotations

import pytest

from faq.outcome import Answered, Evidence
from handlers.texts import questions as texts
from tests.handlers.entries import LONG, RETIRED, SHORT
from tests.handlers.talk import Talk, labels, value
from tests.people import HOA

WHY = ["Sai việc", "Đã cũ", "Khó hiểu"]


@pytest.fixture(autouse=True)
async def _met(talk: Talk) -> None:
    talk.scripted("tạm trú", Answered(LONG, Evidence()))
    talk.scripted("thường trú", Answered(SHORT, Evidence()))
    await talk.say(HOA, "/start")


async def test_a_wrong_answer_is_kept_at_once_and_asked_why(talk: Talk) -> None:
    await talk.say(HOA, "tạm trú")
    reply = await talk.say(HOA, "Chưa đúng")
    assert reply.text == texts.ASK_WHY
    assert labels(reply) == [*WHY, "Gặp cán bộ"]
    assert [(one.question, one.verdict, one.why) for one in talk.rated] == [(talk.asked[0].id, "wrong", None)]


@pytest.mark.parametrize(("label", "why"), [("Sai việc", "topic"), ("Đã cũ", "outdated"), ("Khó hiểu", "unclear")])
async def test_the_reason_is_kept_with_the_verdict(talk: Talk, label: str, why: str) -> None:
    await talk.say(HOA, "tạm trú")
    await talk.say(HOA, "Chưa đúng")
    await talk.say(HOA, label)
    last = talk.rated[-1]
    assert (last.question, last.verdict, last.why) == (talk.asked[0].id, "wrong", why)


async def test_the_wrong_matter_offers_what_is_easily_taken_for_it(talk: Talk) -> None:
    await talk.say(HOA, "tạm trú")
    await talk.say(HOA, "Chưa đúng")
    reply = await talk.say(HOA, "sai viec")
    assert texts.MAYBE_MEANT in reply.text
    assert labels(reply) == [SHORT.question, "Xem các việc tôi biết", "Gặp cán bộ"]
    assert RETIRED.question not in labels(reply)


async def test_the_wrong_matter_is_no_longer_under_discussion(talk: Talk) -> None:
    await talk.say(HOA, "tạm trú")
    await talk.say(HOA, "Chưa đúng")
    await talk.say(HOA, "Sai việc")
    await talk.say(HOA, "còn phí thì sao")
    assert talk.answers.asked[-1][2] is None


async def test_with_nothing_like_it_the_wrong_matter_is_asked_anew(talk: Talk) -> None:
    await talk.say(HOA, "thường trú")
    await talk.say(HOA, "Chưa đúng")
    reply = await talk.say(HOA, "Sai việc")
    assert (reply.text, labels(reply)) == (texts.THANKS_WRONG, ["Xem các việc tôi biết", "Gặp cán bộ"])


async def test_what_is_out_of_date_shows_its_sources_and_whom_to_ask(talk: Talk) -> None:
    await talk.say(HOA, "tạm trú")
    await talk.say(HOA, "Chưa đúng")
    reply = await talk.say(HOA, "Đã cũ")
    assert "hỏi lại Trung tâm Phục vụ hành chính công xã" in reply.text
    assert labels(reply) == ["Xem nguồn", "Gặp cán bộ"]


async def test_what_is_hard_to_understand_is_offered_part_by_part(talk: Talk) -> None:
    await talk.say(HOA, "tạm trú")
    await talk.say(HOA, "Chưa đúng")
    reply = await talk.say(HOA, "Khó hiểu")
    assert texts.PART_BY_PART in reply.text
    assert labels(reply) == ["Các bước", "Giấy tờ cần có", "Làm ở đâu", "Thời gian", "Gặp cán bộ"]
    await talk.say(HOA, "còn phí thì sao")
    assert talk.answers.asked[-1][2] == "tam-tru"


async def test_an_old_reason_button_is_about_its_own_question(talk: Talk) -> None:
    await talk.say(HOA, "tạm trú")
    why = await talk.say(HOA, "Chưa đúng")
    await talk.say(HOA, "thường trú")
    await talk.say(HOA, "Chưa đúng")
    reply = await talk.tap(HOA, value(why, "Sai việc"))
    assert talk.rated[-1].question == talk.asked[0].id
    assert SHORT.question not in labels(reply)


async def test_a_reason_without_a_verdict_before_it_is_a_question(talk: Talk) -> None:
    await talk.say(HOA, "sai việc")
    assert talk.rated == []
    assert talk.asked[-1].masked == "sai việc"


async def test_two_wrong_answers_in_a_row_lead_to_a_person(talk: Talk) -> None:
    await talk.tap(HOA, value(await talk.say(HOA, "tạm trú"), "Chưa đúng"))
    await talk.tap(HOA, "sai:cau-khac")
    reply = await talk.tap(HOA, "sai:cau-nua")
    assert reply.text.startswith(texts.SECOND_MISS)
    assert texts.NOBODY_TOLD in reply.text
    assert labels(reply) == WHY


async def test_the_same_answer_pressed_wrong_twice_is_one_miss(talk: Talk) -> None:
    wrong = value(await talk.say(HOA, "tạm trú"), "Chưa đúng")
    await talk.tap(HOA, wrong)
    assert texts.SECOND_MISS not in (await talk.tap(HOA, wrong)).text


async def test_a_wrong_answer_pressed_twice_still_knows_what_it_was(talk: Talk) -> None:
    wrong = value(await talk.say(HOA, "tạm trú"), "Chưa đúng")
    await talk.tap(HOA, wrong)
    await talk.tap(HOA, wrong)
    assert SHORT.question in labels(await talk.say(HOA, "Sai việc"))
