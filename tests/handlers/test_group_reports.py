"""Reports in a unit's group: taken from whoever speaks, read back in private, and nobody else sees a figure."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from dialog.inbound import Address
from faq.outcome import Answered, Evidence
from handlers.brain import apology
from handlers.texts import common
from handlers.texts import grouping as texts
from reports.effects import EndMembership
from reports.people import Person, Role
from reports.submission import State
from tests.handlers.entries import SHORT
from tests.handlers.rooms import FIGURES, GROUP, OTHER, bind, member, said, silence
from tests.handlers.talk import Talk, labels, value
from tests.people import HANH, HOA, LAN, MINH, STRANGER
from tests.reports.given import COMMUNE, TEAM, TEAM_2, VNEID


@pytest.fixture(autouse=True)
async def _met(talk: Talk) -> None:
    for group in (GROUP, OTHER):
        talk.ear.groups.add(group)
        await talk.send(group, text="/start")


async def test_a_report_in_the_group_is_read_back_in_private(talk: Talk) -> None:
    bind(talk)
    reply = await said(talk, MINH, "/bc cài vneid 12, nộp hồ sơ 5")
    assert reply.text == "Đã nhận số liệu của Nguyễn Văn Minh, mời xem lại ở khung trò chuyện riêng."
    assert reply.choices == ()
    assert not any(one in reply.text for one in FIGURES)
    (private,) = talk.told(MINH)
    assert "Trong nhóm của Tổ công nghệ số cộng đồng ấp Hòa Thuận" in private.text
    assert "“cài vneid 12, nộp hồ sơ 5”" in private.text
    assert labels(private) == ["Lưu", "Sửa", "Hủy"]
    assert talk.reports() == []


async def test_it_is_saved_in_private_like_any_other(talk: Talk) -> None:
    bind(talk)
    await said(talk, MINH, "/bc cài vneid 12")
    (private,) = talk.told(MINH)
    assert "Đã lưu" in (await talk.tap(MINH, value(private, "Lưu"))).text
    (one,) = talk.reports()
    assert (one.unit, one.author, one.state) == (TEAM, MINH.person, State.SENT)
    assert [(line.indicator, line.amount) for line in one.lines] == [(VNEID, 12)]
    assert one.sentence == "cài vneid 12"


@pytest.mark.parametrize("typed", ["#bc cài vneid 12", "#BC: cài vneid 12", "cài vneid 12 #bc", "/BC cài vneid 12"])
async def test_all_marks_of_a_report_are_understood(talk: Talk, typed: str) -> None:
    bind(talk)
    assert "Đã nhận số liệu" in (await said(talk, MINH, typed)).text
    assert "12" in talk.told(MINH)[0].text


async def test_a_reply_to_us_is_a_report_without_a_mark(talk: Talk) -> None:
    bind(talk)
    assert "Đã nhận số liệu" in (await said(talk, MINH, "cài vneid 12", answers="7")).text
    assert "Đã nhận số liệu" in (await said(talk, HANH, "không phát sinh", answers="7")).text


async def test_a_reply_that_asks_is_still_a_question(talk: Talk) -> None:
    bind(talk)
    talk.scripted("thường trú ở đâu", Answered(SHORT, Evidence()))
    assert SHORT.question in (await said(talk, MINH, "thường trú ở đâu", answers="7")).text
    assert talk.told(MINH) == []


async def test_words_without_a_mark_are_no_report(talk: Talk) -> None:
    bind(talk)
    await said(talk, MINH, "cài vneid 12")
    assert talk.told(MINH) == []


async def test_a_reply_in_a_group_of_nobody_is_a_question(talk: Talk) -> None:
    await said(talk, MINH, "cài vneid 12", answers="7")
    assert talk.told(MINH) == []


async def test_two_members_in_the_same_second_are_both_kept(talk: Talk) -> None:
    bind(talk)
    await said(talk, MINH, "/bc cài vneid 12")
    await said(talk, HANH, "/bc cài vneid 7")
    for who in (MINH, HANH):
        await talk.tap(who, value(talk.told(who)[0], "Lưu"))
    assert {(one.author, one.lines[0].amount) for one in talk.reports()} == {(MINH.person, 12), (HANH.person, 7)}


async def test_the_groups_unit_is_meant_where_one_may_report_for_it(talk: Talk) -> None:
    bind(talk, TEAM_2)
    member(talk, MINH, TEAM_2, Role.REPORTER)
    await said(talk, MINH, "/bc cài vneid 12")
    await talk.tap(MINH, value(talk.told(MINH)[0], "Lưu"))
    assert [one.unit for one in talk.reports()] == [TEAM_2]


async def test_a_unit_that_is_named_is_meant_all_the_same(talk: Talk) -> None:
    bind(talk, TEAM_2)
    member(talk, MINH, TEAM_2, Role.REPORTER)
    await said(talk, MINH, "/bc tổ Hòa Thuận cài vneid 12")
    await talk.tap(MINH, value(talk.told(MINH)[0], "Lưu"))
    assert [one.unit for one in talk.reports()] == [TEAM]


async def test_in_the_communes_group_everybody_reports_for_their_own_team(talk: Talk) -> None:
    bind(talk, COMMUNE)
    await said(talk, HANH, "/bc cài vneid 4")
    await talk.tap(HANH, value(talk.told(HANH)[0], "Lưu"))
    assert [one.unit for one in talk.reports()] == [TEAM_2]


async def test_a_second_message_goes_into_the_same_draft(talk: Talk) -> None:
    bind(talk)
    await talk.say(MINH, "cài vneid 12")
    await said(talk, MINH, "/bc nộp hồ sơ 5")
    last = talk.told(MINH)[-1]
    assert "12" in last.text
    await talk.tap(MINH, value(last, "Lưu"))
    assert len(talk.reports()[0].lines) == 2


async def test_what_does_not_fit_into_the_open_draft_is_quoted_and_asked(talk: Talk) -> None:
    bind(talk)
    await talk.say(MINH, "hôm qua cài vneid 12")
    reply = await said(talk, MINH, "/bc hôm nay nộp hồ sơ 5")
    assert reply.text == texts.ASKED.format(name=MINH.name)
    assert "“hôm nay nộp hồ sơ 5”" in talk.told(MINH)[0].text
    assert "chưa lưu" in talk.told(MINH)[0].text


async def test_what_a_clerk_would_ask_is_asked_in_private(talk: Talk) -> None:
    bind(talk)
    reply = await said(talk, MINH, "/bc cài vneid 5 hay 6")
    assert "12" not in reply.text
    assert "riêng" in reply.text
    assert talk.told(MINH) != []


async def test_whoever_closed_the_private_chat_hears_in_the_group_how_to_open_it(talk: Talk) -> None:
    bind(talk)
    talk.world.closed.add(str(MINH.address))
    reply = await said(talk, MINH, "/bc cài vneid 12")
    assert texts.HOW_TO_OPEN in reply.text
    assert "12" not in reply.text
    talk.world.closed.clear()
    assert "12" in (await talk.say(MINH, "tiếp tục")).text


@pytest.mark.parametrize("typed", ["/bc cài vneid 12", "#bc cài vneid 12"])
async def test_whom_nobody_knows_is_shown_the_private_way(talk: Talk, typed: str) -> None:
    bind(talk)
    assert (await said(talk, STRANGER, typed)).text == texts.UNKNOWN
    assert (await said(talk, None, typed)).text == texts.WHOM_NOT_SEEN
    assert talk.reports() == []


async def test_a_strangers_figures_in_a_reply_are_no_question_to_be_kept(talk: Talk) -> None:
    bind(talk)
    assert (await said(talk, STRANGER, "cài vneid 12", answers="7")).text == texts.UNKNOWN
    assert talk.asked == []


async def test_who_does_not_report_is_told_who_does(talk: Talk) -> None:
    bind(talk)
    assert (await said(talk, LAN, "/bc cài vneid 12")).text == texts.NOT_REPORTER


async def test_whose_role_has_ended_reports_no_more(talk: Talk) -> None:
    bind(talk)
    talk.world.apply(EndMembership(MINH.person, TEAM, talk.now.date() - timedelta(days=1)))
    assert (await said(talk, MINH, "/bc cài vneid 12")).text == texts.UNKNOWN


async def test_a_member_without_a_name_is_not_named(talk: Talk) -> None:
    bind(talk)
    talk.world.people[MINH.person] = Person(MINH.person, "Thành viên", sample=True)
    assert (await said(talk, MINH, "/bc cài vneid 12")).text == texts.RECEIVED_NO_NAME


async def test_a_group_of_nobody_says_how_to_bind_it(talk: Talk) -> None:
    assert (await said(talk, MINH, "/bc cài vneid 12")).text == texts.NOT_BOUND
    assert talk.told(MINH) == []


async def test_without_words_it_is_explained(talk: Talk) -> None:
    bind(talk)
    assert (await said(talk, MINH, "/bc")).text == texts.HOW
    assert (await said(talk, MINH, "/bc hôm nay trời đẹp quá")).text == texts.UNREAD
    assert talk.told(MINH) == []


async def test_personal_data_is_not_said_again(talk: Talk) -> None:
    bind(talk)
    await said(talk, MINH, "/bc cài vneid 12, số của bác Tư 0912345678")
    assert all("0912345678" not in one.text for one in talk.told(MINH))


async def test_a_mended_message_shows_old_and_new_to_its_author_alone(talk: Talk) -> None:
    bind(talk)
    await said(talk, MINH, "/bc cài vneid 12", message="9")
    await talk.tap(MINH, value(talk.told(MINH)[0], "Lưu"))
    reply = await talk.send(GROUP, edited="/bc cài vneid 15", about={"sender": str(MINH.address), "message": "9"})
    assert reply.text == texts.EDITED.format(name=MINH.name)
    last = talk.told(MINH)[-1].text
    assert "12" in last
    assert "15" in last
    assert [line.amount for one in talk.reports() for line in one.lines] == [12]


async def test_a_mended_message_of_the_open_draft_changes_the_draft(talk: Talk) -> None:
    bind(talk)
    await said(talk, MINH, "/bc cài vneid 12", message="9")
    await talk.send(GROUP, edited="/bc cài vneid 15", about={"sender": str(MINH.address), "message": "9"})
    await talk.tap(MINH, value(talk.told(MINH)[-1], "Lưu"))
    assert [line.amount for one in talk.reports() for line in one.lines] == [15]


async def test_somebody_elses_mending_and_other_words_are_left_alone(talk: Talk) -> None:
    bind(talk)
    await said(talk, MINH, "/bc cài vneid 12", message="9")
    await silence(talk, HANH, edited="/bc cài vneid 15")
    await silence(talk, STRANGER, edited="chào cả nhà")


async def test_in_private_it_is_a_plain_sentence(talk: Talk) -> None:
    for typed in ("/bc cài vneid 12", "#bc cài vneid 12"):
        reply = await talk.say(MINH, typed)
        assert labels(reply) == ["Lưu", "Sửa", "Hủy"]
    assert (await talk.say(MINH, "/bc")).text.startswith(texts.HOW_ALONE)
    assert texts.UNREAD_ALONE in (await talk.say(MINH, "/bc xin chào")).text
    assert "chưa được giao báo số liệu" in (await talk.say(HOA, "/bc cài vneid 12")).text


async def test_other_work_of_members_stays_private(talk: Talk) -> None:
    bind(talk)
    for command in ("/tong", "/aichuanop", "/duyet", "/moi"):
        assert (await said(talk, LAN, command)).text == common.PRIVATE_ONLY


async def test_a_private_conversation_that_changes_meanwhile_loses_nothing(talk: Talk) -> None:
    """The turn of the group is done again on what the private chat has become."""
    bind(talk)
    await talk.say(MINH, "cài vneid 12")
    chats, once = talk.services.chats, []

    class Stale:
        async def at(self, address: Address) -> object:
            found = await chats.at(address)
            if not once:
                once.append(address)
                await talk.say(MINH, "quyên góp gì đó")
            return found

    talk.services = replace(talk.services, chats=Stale())  # type: ignore[arg-type]
    reply = await said(talk, MINH, "/bc nộp hồ sơ 5")
    assert reply != apology()
    assert "12" in talk.told(MINH)[-1].text
