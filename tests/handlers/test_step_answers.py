"""Words that stand for a button, and what is no answer to a question of a form."""

from __future__ import annotations

import pytest

from dialog.fold import fold
from handlers.fillings import STEP
from handlers.step_answers import NONE_AT_ALL, WORDS
from handlers.texts import forms as texts
from tests.handlers.clerk import MONTH, NGA, hire
from tests.handlers.talk import Talk
from tests.people import HOA

NAME = "Báo cáo chuyển đổi số hằng tháng"


@pytest.fixture(autouse=True)
async def _begun(talk: Talk) -> None:
    hire(talk)
    await talk.say(NGA, "/start")
    await talk.tap(NGA, f"buoc:{MONTH}")
    await talk.say(NGA, "12")


def test_words_are_folded_as_they_are_compared() -> None:
    assert all(word == fold(word) for word in (*WORDS, *NONE_AT_ALL))
    assert not set(WORDS) & NONE_AT_ALL


@pytest.mark.parametrize("said", sorted(word for word, way in WORDS.items() if way == "skip"))
async def test_not_knowing_is_skipping(talk: Talk, said: str) -> None:
    reply = await talk.say(NGA, said)
    assert reply.text.startswith("Đã để trống “Tin đã phát, đăng”.\n\nCâu 3/31")


@pytest.mark.parametrize("said", sorted(NONE_AT_ALL))
async def test_none_at_all_is_zero(talk: Talk, said: str) -> None:
    assert (await talk.say(NGA, said)).text.startswith("Đã ghi “Tin đã phát, đăng”: 0 tin.")


@pytest.mark.parametrize("said", sorted(word for word, way in WORDS.items() if way == "back"))
async def test_ways_to_go_back(talk: Talk, said: str) -> None:
    assert (await talk.say(NGA, said)).text.startswith("Câu 1/31")


@pytest.mark.parametrize("said", sorted(word for word, way in WORDS.items() if way == "review"))
async def test_ways_to_finish(talk: Talk, said: str) -> None:
    assert "Còn 30/31 mục để trống" in (await talk.say(NGA, said)).text


@pytest.mark.parametrize("said", sorted(word for word, way in WORDS.items() if way == "drop"))
async def test_ways_to_give_up_are_asked_about(talk: Talk, said: str) -> None:
    assert (await talk.say(NGA, said)).text == texts.DROP_ASK.format(name=NAME, done=1)


@pytest.mark.parametrize("said", sorted(word for word, way in WORDS.items() if way in ("yes", "ky")))
async def test_what_is_not_known_cannot_be_kept(talk: Talk, said: str) -> None:
    assert (await talk.say(NGA, said)).text.startswith(texts.NOTHING_KNOWN)


@pytest.mark.parametrize("said", ["đúng", "giữ nguyên", "ok"])
async def test_yes_takes_what_is_offered_first(talk: Talk, said: str) -> None:
    await talk.say(NGA, "lùi lại")
    assert (await talk.say(NGA, said)).text.startswith("Đã ghi “Văn bản đã ban hành”: 12 văn bản.")


@pytest.mark.parametrize("said", ["lệ phí làm căn cước bao nhiêu?", "tôi bị lừa đảo", "làm căn cước ở đâu"])
async def test_a_question_is_answered_and_is_no_answer(talk: Talk, said: str) -> None:
    reply = await talk.say(NGA, said)
    assert "Câu 2/31" not in reply.text
    assert "Câu 2/31" in (await talk.say(NGA, "tiếp tục")).text


async def test_a_figure_of_another_item_goes_there(talk: Talk) -> None:
    reply = await talk.say(NGA, "30 tờ rơi")
    assert reply.text.startswith("Đã ghi “Tờ rơi đã phát”: 30 tờ.\n\nCâu 2/31")


async def test_a_figure_with_its_own_unit_is_the_answer(talk: Talk) -> None:
    assert (await talk.say(NGA, "12 tin")).text.startswith("Đã ghi “Tin đã phát, đăng”: 12 tin.\n\nCâu 3/31")


async def test_the_words_mean_nothing_without_a_form(talk: Talk) -> None:
    reply = await talk.say(HOA, "bỏ qua")
    assert "Câu" not in reply.text.split("\n")[0]


async def test_the_step_waits_until_the_form_is_done(talk: Talk) -> None:
    assert f'"{STEP}"' in talk.memory(NGA)
    await talk.say(NGA, "xem lại")
    assert f'"{STEP}"' not in talk.memory(NGA)


async def test_a_name_copied_from_the_screen_is_that_item_and_no_other(talk: Talk) -> None:
    """ "Cài ứng dụng khác" is not the total of all applications."""
    reply = await talk.say(NGA, "Cài ứng dụng khác: 34")
    assert reply.text.startswith("Đã ghi “Cài ứng dụng khác”: 34 lượt.")
    reply = await talk.say(NGA, "Cài VNeID và ứng dụng (tổng) 875")
    assert reply.text.startswith("Đã ghi “Cài VNeID và ứng dụng (tổng)”: 875 lượt.")


async def test_names_on_the_screen_change_what_was_read_back(talk: Talk) -> None:
    await talk.say(NGA, "xem lại")
    reply = await talk.say(NGA, "Hồ sơ tiếp nhận: 2.534\nThủ tục toàn trình có hồ sơ: 21")
    assert "2.534 hồ sơ" in reply.text
    assert "21 TTHC" in reply.text
