"""Anh Minh begins a report on Telegram and goes on with it on the web: it follows him, and is saved once."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest

from dialog.conversation import Conversation
from dialog.inbound import Address
from dialog.reply import Reply
from handlers.texts import common
from handlers.texts import elsewhere as texts
from handlers.texts import reports as report_texts
from tests.fakes.reports import Binding
from tests.handlers.clerk import MONTH, NGA, hire
from tests.handlers.talk import Talk, labels, value
from tests.people import HOA, LAN, MINH, Someone
from tests.reports.given import VNEID

WEB = Address("web", "minh-web")
OTHER = Address("web", "minh-tablet")
NOTHING = common.NOTHING_OPEN.replace("{You}", "Anh chị")


@pytest.fixture(autouse=True)
async def _two_chats(talk: Talk) -> None:
    """Minh has a second chat, on the web."""
    also(talk, MINH, WEB)
    for chat in (MINH, WEB, LAN):
        await talk.say(chat, "/start")


def also(talk: Talk, who: Someone, address: Address, *, days: int = 7) -> None:
    now = talk.clock()
    talk.world.bindings[str(address)] = Binding(who.person, now - timedelta(hours=1), now + timedelta(days=days))


def open_at(talk: Talk, address: Address) -> dict[str, object]:
    return dict(json.loads(talk.store.chats[address].memory)["draft"])


async def begun(talk: Talk) -> Reply:
    """A report that was read back in the first chat."""
    return await talk.say(MINH, "cài vneid 12")


async def taken(talk: Talk) -> Reply:
    offered = await talk.say(WEB, "tiếp tục")
    return await talk.tap(WEB, value(offered, texts.GO_ON_HERE))


def amounts(talk: Talk) -> list[int]:
    return [line.amount for one in talk.reports() for line in one.lines if line.indicator == VNEID]


@pytest.mark.parametrize("said", ["tiếp tục", "tiep tuc", "/tieptuc", "lưu"])
async def test_what_was_begun_elsewhere_is_offered_here(talk: Talk, said: str) -> None:
    await begun(talk)
    reply = await talk.say(WEB, said)
    assert reply.text == ("Anh chị có bản ngày 23/11/2026 đang viết dở ở cuộc trò chuyện khác. Làm tiếp ở đây?")
    assert labels(reply) == ["Làm tiếp ở đây"]
    assert talk.reports() == []


async def test_each_place_is_called_by_its_name(talk: Talk) -> None:
    await talk.say(WEB, "cài vneid 12")
    assert "đang viết dở ở trang web." in (await talk.say(MINH, "tiếp tục")).text


async def test_taken_over_it_is_read_back_here_and_waits_no_more_there(talk: Talk) -> None:
    await begun(talk)
    reply = await taken(talk)
    assert "Tôi đã chuyển bản này từ cuộc trò chuyện khác sang đây." in reply.text
    assert "12 lượt" in reply.text
    assert "Lưu" in labels(reply)
    assert "report" not in open_at(talk, MINH.address)


async def test_it_is_saved_once_and_the_old_button_saves_nothing(talk: Talk) -> None:
    before = value(await begun(talk), "Lưu")
    reply = await taken(talk)
    assert value(reply, "Lưu") != before
    refused = await talk.tap(MINH, before)
    assert "đang viết dở ở trang web" in refused.text, "whoever looks for it is told where it is"
    assert talk.reports() == []
    await talk.tap(WEB, value(reply, "Lưu"))
    assert (await talk.tap(MINH, before)).text == report_texts.DRAFT_GONE
    assert amounts(talk) == [12]


async def test_it_can_be_taken_back_and_forth(talk: Talk) -> None:
    await begun(talk)
    await taken(talk)
    back = await talk.say(MINH, "tiếp tục")
    reply = await talk.tap(MINH, value(back, texts.GO_ON_HERE))
    assert open_at(talk, WEB) == {}
    await talk.tap(MINH, value(reply, "Lưu"))
    assert amounts(talk) == [12]


async def test_everything_that_was_said_comes_along(talk: Talk) -> None:
    await begun(talk)
    there = dict(open_at(talk, MINH.address)["report"])  # type: ignore[call-overload]
    await taken(talk)
    here = dict(open_at(talk, WEB)["report"])  # type: ignore[call-overload]
    assert there.pop("id") != here.pop("id")
    assert here == there


async def test_saved_there_meanwhile_it_is_not_taken(talk: Talk) -> None:
    read = await begun(talk)
    offered = await talk.say(WEB, "tiếp tục")
    await talk.tap(MINH, value(read, "Lưu"))
    assert (await talk.tap(WEB, value(offered, texts.GO_ON_HERE))).text == texts.GONE
    assert amounts(talk) == [12]


async def test_changed_there_meanwhile_the_newest_is_offered_and_taken(talk: Talk) -> None:
    await begun(talk)
    offered = await talk.say(WEB, "tiếp tục")
    await talk.say(MINH, "nhầm, vneid 15")
    again = await talk.tap(WEB, value(offered, texts.GO_ON_HERE))
    assert again.text.endswith(texts.HERE)
    assert "15 lượt" in (await talk.tap(WEB, value(again, texts.GO_ON_HERE))).text


async def test_changed_there_in_the_same_moment_the_turn_is_run_anew(
    talk: Talk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between looking and committing, the other chat saves: that commit is a Conflict, and the next look is true."""
    await begun(talk)
    offered = await talk.say(WEB, "tiếp tục")
    chats = talk.services.chats
    looks: list[Conversation] = []

    async def look(self: object, address: Address) -> Conversation:
        found: Conversation = await real(chats, address)
        if address == MINH.address and not looks:
            looks.append(found)
            row = talk.store.chats[MINH.address]
            row.version, row.memory = row.version + 1, json.dumps({**json.loads(row.memory), "draft": {}})
        return found

    real = type(chats).at
    monkeypatch.setattr(type(chats), "at", look)
    assert (await talk.tap(WEB, value(offered, texts.GO_ON_HERE))).text == texts.GONE
    assert open_at(talk, WEB) == {}


async def test_pressed_twice_it_is_here_once(talk: Talk) -> None:
    await begun(talk)
    offered = await talk.say(WEB, "tiếp tục")
    await talk.tap(WEB, value(offered, texts.GO_ON_HERE))
    again = await talk.tap(WEB, value(offered, texts.GO_ON_HERE))
    assert "12 lượt" in again.text
    assert texts.FIRST_THIS in again.text


async def test_what_is_open_here_comes_first_and_nothing_there_is_lost(talk: Talk) -> None:
    await begun(talk)
    offered = await talk.say(WEB, "tiếp tục")
    await talk.say(WEB, "nộp hồ sơ 5")
    reply = await talk.tap(WEB, value(offered, texts.GO_ON_HERE))
    assert texts.FIRST_THIS in reply.text
    assert "report" in open_at(talk, MINH.address)
    assert "report" in open_at(talk, WEB)


async def test_a_half_filled_form_follows_too(talk: Talk) -> None:
    hire(talk)
    web = Address("web", "nga-web")
    also(talk, NGA, web)
    await talk.say(NGA, "/start")
    await talk.say(web, "/start")
    await talk.tap(NGA, f"buoc:{MONTH}")
    await talk.say(NGA, "12")
    offered = await talk.say(web, "tiếp tục")
    assert "đang điền dở ở cuộc trò chuyện khác" in offered.text
    reply = await talk.tap(web, value(offered, texts.GO_ON_HERE))
    assert "Câu 2/31" in reply.text
    assert open_at(talk, NGA.address) == {}
    forms = open_at(talk, web)["forms"]
    assert isinstance(forms, dict)
    assert [list(one["counts"].values()) for one in forms.values()] == [[12]]


async def test_of_several_each_has_a_button(talk: Talk) -> None:
    also(talk, MINH, OTHER)
    await begun(talk)
    await talk.say(OTHER, "/start")
    assert "report" in open_at(talk, MINH.address)
    await put(talk, OTHER, open_at(talk, MINH.address), "id-of-the-other")
    reply = await talk.say(WEB, "tiếp tục")
    assert "đang viết dở ở trang web." in reply.text
    assert reply.text.endswith(texts.WHICH_HERE)
    assert {choice.value.partition(":")[0] for choice in reply.choices} == {"langtoi"}
    assert len(reply.choices) == 2
    await talk.tap(WEB, "langtoi:id-of-the-other")
    assert "report" in open_at(talk, MINH.address), "the other one stays where it is"
    assert open_at(talk, OTHER) == {}


async def put(talk: Talk, address: Address, draft: dict[str, object], name: str) -> None:
    report = {**draft["report"], "id": name}  # type: ignore[dict-item]
    row = talk.store.chats[address]
    row.memory = json.dumps({**json.loads(row.memory), "draft": {**draft, "report": report}})


async def test_nobody_gets_the_draft_of_another_person(talk: Talk) -> None:
    await begun(talk)
    name = str(dict(open_at(talk, MINH.address)["report"])["id"])  # type: ignore[call-overload]
    assert (await talk.say(LAN, "tiếp tục")).text == NOTHING
    assert (await talk.tap(LAN, f"langtoi:{name}")).text == texts.GONE
    assert "không có việc gì" in (await talk.tap(HOA, f"langtoi:{name}")).text
    assert "report" in open_at(talk, MINH.address)


async def test_a_chat_that_is_bound_no_more_is_not_looked_into(talk: Talk) -> None:
    await talk.say(WEB, "cài vneid 12")
    also(talk, MINH, WEB, days=-1)
    assert (await talk.say(MINH, "tiếp tục")).text == NOTHING


async def test_in_a_group_nothing_of_it_is_told(talk: Talk) -> None:
    await begun(talk)
    talk.ear.groups.add(WEB)
    assert "đang viết dở" not in (await talk.say(WEB, "/tieptuc")).text


async def test_a_question_that_waited_there_stays_there(talk: Talk) -> None:
    """Only the report moves: what else was asked in the other chat is still asked there."""
    await begun(talk)
    row = talk.store.chats[MINH.address]
    kept = json.loads(row.memory)
    asked = {"step": "review.reason", "id": "s9"}
    row.memory = json.dumps({**kept, "step": "review.reason", "draft": {**kept["draft"], "ask": asked}})
    await taken(talk)
    left = json.loads(row.memory if row is talk.store.chats[MINH.address] else talk.memory(MINH))
    assert (left["step"], left["draft"]) == ("review.reason", {"ask": asked})
