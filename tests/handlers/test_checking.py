"""Cô Lan lets an entry go live or gives it back; nobody checks their own; news of a release is decided about."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from faq.entry import Entry, State
from faq.gate import Finding, Verdict
from faq.revision import Revision
from handlers.texts import editing as texts
from reports.people import Membership, Person, Role
from tests.handlers.edits import FEE, fee_drafted, fee_sent, fee_served
from tests.handlers.entries import LONG, SHORT
from tests.handlers.talk import Talk, labels, value
from tests.people import HA, HOA, LAN, MINH, THUY, Someone

TAM = Someone("tam", "p-tam", "Đỗ Minh Tâm")


@pytest.fixture(autouse=True)
async def _met(talk: Talk) -> None:
    for who in (THUY, LAN, HA, HOA, MINH):
        await talk.say(who, "/start")


# --- the second person


async def test_the_supervisor_gets_one_message_with_before_and_after(talk: Talk) -> None:
    reply = await fee_sent(talk)
    assert "cho Trần Thị Lan duyệt" in reply.text
    assert texts.TRIED.format(own=8, others=3) in reply.text
    [asked] = talk.told(LAN)
    assert "Ngô Thanh Thúy sửa mục" in asked.text
    assert asked.text.index("Không mất tiền.") < asked.text.index(FEE)
    assert labels(asked) == [texts.APPROVE, texts.RETURN]
    assert talk.told(HA) == []
    assert await fee_served(talk) == "Không mất tiền."


async def test_approved_it_is_served_and_the_author_is_told(talk: Talk) -> None:
    await fee_sent(talk)
    reply = await talk.tap(LAN, value(talk.told(LAN)[0], texts.APPROVE))
    assert "Đã duyệt mục" in reply.text
    assert "(diễn tập)" in reply.text
    assert await fee_served(talk) == FEE
    assert "Trần Thị Lan đã duyệt bản sửa" in talk.told(THUY)[0].text
    live = await talk.kept.live("thuong-tru")
    assert live is not None
    assert (live.author, live.decided_by, live.sample) == ("p-thuy", "p-lan", True)


async def test_nobody_approves_their_own(talk: Talk) -> None:
    await fee_sent(talk)
    for tapped in ("duyetmuc:thuong-tru.2", "tramuc:thuong-tru.2"):
        assert (await talk.tap(THUY, tapped)).text == texts.MAKER
    assert await fee_served(talk) == "Không mất tiền."


async def test_a_draft_that_was_not_sent_cannot_be_approved(talk: Talk) -> None:
    await fee_drafted(talk)
    assert (await talk.tap(LAN, "duyetmuc:thuong-tru.2")).text == texts.GONE


async def test_an_administrator_may_check_too(talk: Talk) -> None:
    await fee_sent(talk)
    reply = await talk.say(HA, "/sua")
    assert texts.WAITING_FOR_YOU.format(count=1) in reply.text
    shown = await talk.say(HA, "1")
    await talk.tap(HA, value(shown, texts.APPROVE))
    assert await fee_served(talk) == FEE


async def test_where_no_report_waits_the_command_for_approving_leads_to_edits(talk: Talk) -> None:
    await fee_sent(talk)
    for typed in ("/duyet", "chờ duyệt"):
        reply = await talk.say(LAN, typed)
        assert texts.WAITING_FOR_YOU.format(count=1) in reply.text
    assert labels(await talk.say(LAN, "1")) == [texts.APPROVE, texts.RETURN]


async def test_a_second_press_changes_nothing(talk: Talk) -> None:
    await fee_sent(talk)
    await talk.tap(LAN, "duyetmuc:thuong-tru.2")
    reply = await talk.tap(HA, "duyetmuc:thuong-tru.2")
    assert reply.text.startswith("Bản sửa này đang được dùng: Trần Thị Lan,")


async def test_a_return_needs_a_reason_and_gives_the_draft_back(talk: Talk) -> None:
    await fee_sent(talk)
    reply = await talk.tap(LAN, "tramuc:thuong-tru.2")
    assert "Vì sao trả lại? Gõ một câu để Ngô Thanh Thúy biết" in reply.text
    assert len(await talk.kept.pending()) == 1
    await talk.say(LAN, "chưa có quyết định thu phí")
    [told] = talk.told(THUY)
    assert "“chưa có quyết định thu phí”" in told.text
    reply = await talk.tap(THUY, told.choices[0].value)
    assert "Bản này bị trả lại vì: “chưa có quyết định thu phí”." in reply.text


async def test_what_was_given_back_can_be_sent_again(talk: Talk) -> None:
    await fee_sent(talk)
    await talk.tap(LAN, "tramuc:thuong-tru.2")
    await talk.say(LAN, "sai")
    reply = await fee_drafted(talk, words="Thu 5.000 đồng.")
    await talk.tap(THUY, value(reply, texts.SEND))
    assert len(talk.told(LAN)) == 2
    await talk.tap(LAN, "duyetmuc:thuong-tru.2")
    assert await fee_served(talk) == "Thu 5.000 đồng."


async def test_of_two_edits_of_the_same_the_second_is_outdated(talk: Talk) -> None:
    talk.world.people["p-tam"] = Person("p-tam", TAM.name, sample=True)
    talk.world.memberships.append(Membership("p-tam", "30037-20250701", Role.EDITOR, date(2025, 7, 1)))
    talk.bind(TAM)
    await fee_sent(talk)
    second = await fee_drafted(talk, TAM, "Thu 20.000 đồng.")
    await talk.tap(TAM, value(second, texts.SEND))
    await talk.tap(LAN, "duyetmuc:thuong-tru.2")
    assert (await talk.tap(LAN, "duyetmuc:thuong-tru.3")).text == texts.OUTDATED
    assert await fee_served(talk) == FEE


async def test_where_nobody_else_can_be_reached_it_says_so(talk: Talk) -> None:
    for who in (LAN, HA):
        del talk.world.bindings[str(who.address)]
    assert "Chưa có ai khác để tôi báo" in (await fee_sent(talk)).text
    assert len(await talk.kept.pending()) == 1


# --- the gate


def blocks(talk: Talk, *findings: Finding) -> None:
    async def gate(_entry: Entry) -> Verdict:
        return Verdict(findings, 8, 3)

    object.__setattr__(talk.services.editing, "gate", gate)


async def test_what_leads_astray_is_not_sent_and_is_named(talk: Talk) -> None:
    blocks(talk, Finding("nhập hộ khẩu", "thuong-tru", "tam-tru"), Finding("ở trọ", "tam-tru", "thuong-tru"))
    reply = await fee_sent(talk)
    assert f"Hỏi “nhập hộ khẩu” thì ra mục “{LONG.question}”, không ra mục này." in reply.text
    assert f"Hỏi “ở trọ” trước nay ra mục “{LONG.question}”, nay lại ra mục “{SHORT.question}”." in reply.text
    assert len(await talk.kept.drafts("p-thuy")) == 1
    assert talk.told(LAN) == []


async def test_what_leads_astray_meanwhile_is_not_approved(talk: Talk) -> None:
    await fee_sent(talk)
    blocks(talk, Finding("nhập hộ khẩu", "thuong-tru", None))
    assert "Hỏi “nhập hộ khẩu” thì không ra mục nào." in (await talk.tap(LAN, "duyetmuc:thuong-tru.2")).text
    assert await fee_served(talk) == "Không mất tiền."


# --- news of a release


@pytest.fixture
def news(talk: Talk) -> Revision:
    """The release has other words for what chị Thúy has edited."""
    theirs = replace(SHORT, revision=2, state=State.PENDING, aliases=("hộ khẩu",))
    one = Revision(theirs, "release", talk.now, base=1)
    talk.kept.keep(one)
    return one


async def test_news_is_shown_and_can_be_declined(talk: Talk, news: Revision) -> None:
    reply = await talk.say(THUY, "/sua")
    assert texts.NEWS_WAITS.format(count=1) in reply.text
    shown = await talk.say(THUY, "1")
    assert texts.NEWS in shown.text
    assert labels(shown) == [texts.KEEP_OURS, texts.TAKE_NEW]
    assert "Giữ bản của xã" in (await talk.say(THUY, "1")).text
    assert await talk.kept.pending() == []
    assert [one.aliases for one in await talk.kept.served() if one.id == SHORT.id] == [()]


async def test_news_can_be_taken(talk: Talk, news: Revision) -> None:
    await talk.tap(THUY, "laymoi:thuong-tru.2")
    assert [one.aliases for one in await talk.kept.served() if one.id == SHORT.id] == [("hộ khẩu",)]


async def test_a_supervisor_does_not_decide_about_news(talk: Talk, news: Revision) -> None:
    assert (await talk.tap(LAN, "laymoi:thuong-tru.2")).text == texts.NOT_EDITOR
    assert len(await talk.kept.pending()) == 1
