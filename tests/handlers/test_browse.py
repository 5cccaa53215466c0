"""Matters by heading, for those who do not want to type."""

from __future__ import annotations

from dataclasses import replace

import pytest

from faq.outcome import Answered, Evidence
from handlers.browse import USUAL
from handlers.services import Services
from handlers.texts import browse as texts
from handlers.views import browse as views
from tests.fakes.popular import MemoryPopular
from tests.handlers.entries import LONG, RETIRED, SHORT
from tests.handlers.talk import Talk, labels, value
from tests.handlers.test_entry_view import REAL
from tests.people import HOA, MINH

MANY = [replace(SHORT, id=f"muc-{number}", question=f"Việc thứ {number}?") for number in range(13)]
HEADINGS = [texts.POPULAR, *texts.HEADINGS.values()]


@pytest.fixture(autouse=True)
async def _met(talk: Talk) -> None:
    await talk.say(HOA, "/start")


@pytest.fixture
def many(talk: Talk) -> None:
    talk.answers.entries = {one.id: one for one in MANY}


def test_every_category_of_the_entries_is_under_one_heading() -> None:
    placed = [name for names in views.CATEGORIES.values() for name in names]
    assert len(placed) == len(set(placed))
    assert {entry.category for entry in REAL} <= set(placed)
    assert list(views.CATEGORIES) == list(texts.HEADINGS)
    assert len(texts.HEADINGS) <= 8


def test_the_usual_matters_are_entries() -> None:
    assert set(USUAL) <= {entry.id for entry in REAL}


def test_every_entry_can_be_reached_by_leafing() -> None:
    seen = set()
    for heading in views.CATEGORIES:
        found = views.under(heading, REAL)
        for number in range(-(-len(found) // views.AT_ONCE)):
            seen |= {one.value for one in views.page(heading, found, number).choices if one.value.startswith("hoi:")}
    assert seen == {f"hoi:{entry.id}" for entry in REAL}


@pytest.mark.parametrize("text", ["/danhmuc", "danh mục", "menu", "MENU", "xem các việc", "Xem các việc tôi biết"])
async def test_the_headings_open_by_command_and_by_word(talk: Talk, text: str) -> None:
    assert labels(await talk.say(HOA, text)) == HEADINGS


async def test_the_greeting_leads_to_the_headings(talk: Talk) -> None:
    assert labels(await talk.say(HOA, "/start")) == [texts.BROWSE]
    assert labels(await talk.say(HOA, "1")) == HEADINGS


async def test_an_officer_may_look_around_too(talk: Talk) -> None:
    assert labels(await talk.say(MINH, "/danhmuc")) == HEADINGS


@pytest.mark.usefixtures("many")
async def test_six_are_shown_at_a_time_and_the_rest_on_request(talk: Talk) -> None:
    first = await talk.tap(HOA, "danhmuc:cu-tru")
    assert first.text.startswith(texts.HEADINGS["cu-tru"])
    assert "Phần 1 trong 3 phần" in first.text
    assert labels(first)[6:] == ["Xem thêm", "Quay lại"]
    second = await talk.say(HOA, "xem them")
    assert not set(labels(first)[:6]) & set(labels(second)[:6])
    third = await talk.say(HOA, "7")
    assert labels(third)[1:] == ["Quay lại"]
    assert labels(await talk.say(HOA, "2")) == HEADINGS


@pytest.mark.usefixtures("many")
async def test_a_number_opens_the_answer(talk: Talk) -> None:
    page = await talk.tap(HOA, "danhmuc:cu-tru")
    assert (await talk.say(HOA, "2")).text.startswith(labels(page)[1])
    assert talk.asked[-1].outcome == "answered"


@pytest.mark.usefixtures("many")
@pytest.mark.parametrize("number", ["99", "2"])
async def test_a_page_that_is_not_there_is_the_last(talk: Talk, number: str) -> None:
    assert len((await talk.tap(HOA, f"danhmuc:cu-tru.{number}")).choices) == 2


@pytest.mark.parametrize("argument", ["khong-co", ".", "x.y", "-1", "khong-co.3", "9" * 40])
async def test_a_heading_that_is_not_there_shows_all_headings(talk: Talk, argument: str) -> None:
    assert labels(await talk.tap(HOA, f"danhmuc:{argument}")) == HEADINGS


@pytest.mark.parametrize("number", ["x", "-1", "1.5", "9" * 30, "²"])
async def test_a_strange_number_of_a_page_is_the_first_page(talk: Talk, number: str) -> None:
    assert (await talk.tap(HOA, f"danhmuc:cu-tru.{number}")).text.startswith(texts.HEADINGS["cu-tru"])


async def test_a_heading_without_entries_says_so(talk: Talk) -> None:
    reply = await talk.tap(HOA, "danhmuc:ho-tich")
    assert (reply.text, labels(reply)) == (texts.NOTHING, ["Quay lại"])


async def test_what_is_no_longer_served_is_not_listed(talk: Talk) -> None:
    listed = labels(await talk.tap(HOA, "danhmuc:cu-tru"))
    assert LONG.question in listed
    assert RETIRED.question not in listed


async def test_what_many_have_asked_here_comes_first(talk: Talk, services: Services) -> None:
    assert isinstance(services.popular, MemoryPopular)
    talk.answers.entries |= {USUAL[0]: replace(SHORT, id=USUAL[0], question="Việc ai cũng hỏi?")}
    talk.scripted("tạm trú", Answered(LONG, Evidence()))
    services.popular.asked = talk.asked
    for _ in range(2):
        await talk.say(HOA, "tạm trú")
    assert labels(await talk.tap(HOA, "danhmuc:pho-bien")) == ["Việc ai cũng hỏi?", "Quay lại"]
    await talk.say(HOA, "tạm trú")
    assert labels(await talk.tap(HOA, "danhmuc:pho-bien")) == [LONG.question, "Việc ai cũng hỏi?", "Quay lại"]


async def test_another_matter_forgets_what_was_talked_about(talk: Talk) -> None:
    talk.scripted("tạm trú", Answered(LONG, Evidence()))
    await talk.say(HOA, "tạm trú")
    assert labels(await talk.say(HOA, "hỏi việc khác")) == [texts.BROWSE]
    await talk.say(HOA, "còn phí thì sao")
    assert talk.answers.asked[-1][2] is None


async def test_the_sources_are_one_tap_away_and_lead_back(talk: Talk) -> None:
    talk.scripted("tạm trú", Answered(LONG, Evidence()))
    answer = await talk.say(HOA, "tạm trú")
    unfolded = await talk.tap(HOA, value(answer, "Xem nguồn"))
    assert "Luật Cư trú 68/2020/QH14, Điều 27" in unfolded.text
    assert "Nghị định 154/2024/NĐ-CP" in unfolded.text
    assert labels(unfolded)[:4] == ["Các bước", "Giấy tờ cần có", "Làm ở đâu", "Thời gian"]
    await talk.say(HOA, "Đúng ý tôi")
    assert [one.question for one in talk.rated] == [talk.asked[0].id]


@pytest.mark.parametrize("argument", ["da-het", "khong-co", ""])
async def test_sources_of_what_is_no_longer_used_say_so(talk: Talk, argument: str) -> None:
    assert "không còn được dùng" in (await talk.tap(HOA, f"nguon:{argument}")).text
