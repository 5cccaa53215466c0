"""Somebody's role ends: named, read back, done once, told. Nobody ends what is above them, nor their own."""

from __future__ import annotations

from datetime import date

import pytest

from handlers.texts import inviting as texts
from handlers.texts import reports as report_texts
from handlers.texts import returning
from reports.people import Membership, Person, Role
from tests.handlers.talk import Talk, labels, value
from tests.people import EVERYBODY, HA, HANH, HOA, LAN, MINH, PHUC, THUY, Someone
from tests.reports.given import COMMUNE, OTHER_COMMUNE, TEAM, TEAM_2


@pytest.fixture(autouse=True)
async def _met(talk: Talk) -> None:
    """What is kept was said long ago."""
    for who in EVERYBODY:
        await talk.say(who, "/toi")


def roles(talk: Talk, who: Someone) -> list[tuple[str, Role]]:
    on = date(2026, 11, 23)
    return [(one.unit, one.role) for one in talk.world.memberships if one.person == who.person and one.holds(on)]


def hold(talk: Talk, person: str, unit: str, role: Role) -> None:
    talk.world.memberships.append(Membership(person, unit, role, date(2026, 1, 1)))


@pytest.mark.parametrize(
    "typed",
    [
        "thôi giao chị Hạnh báo tổ Bình Lợi",
        "thoi giao chi hanh bao to binh loi",
        "cho chị Hạnh thôi báo tổ Bình Lợi",
        "thôi nhiệm vụ chị Võ Thị Hạnh",
        "/thoi chị Hạnh",
        "/thoi Võ Thị Hạnh tổ Bình Lợi",
    ],
)
async def test_a_sentence_names_whom_and_where(talk: Talk, typed: str) -> None:
    reply = await talk.say(LAN, typed)
    assert reply.text.startswith("Võ Thị Hạnh sẽ thôi làm người báo số liệu, Tổ công nghệ số cộng đồng ấp Bình Lợi")
    assert roles(talk, HANH) == [(TEAM_2, Role.REPORTER)]
    done = await talk.tap(LAN, value(reply, texts.AGREE))
    assert texts.ENDED_TOLD in done.text
    assert roles(talk, HANH) == []
    assert "Người quyết định: Trần Thị Lan" in talk.told(HANH)[0].text


async def test_the_list_has_everybody_within_reach_but_nobody_else(talk: Talk) -> None:
    reply = await talk.say(LAN, "/thoi")
    assert reply.text == texts.WHO_ENDS
    names = " ".join(labels(reply))
    assert all(one in names for one in ("Nguyễn Văn Minh", "Võ Thị Hạnh", "Đặng Anh Tuấn", "Ngô Thanh Thúy"))
    assert "Trần Thị Lan" not in names
    assert "Huỳnh Thành Nhân" not in names


async def test_a_name_is_typed_after_the_list(talk: Talk) -> None:
    await talk.say(LAN, "/thoi")
    assert (await talk.say(LAN, "chị Tư")).text == texts.WHO_UNKNOWN
    assert "Võ Thị Hạnh sẽ thôi" in (await talk.say(LAN, "chị Hạnh")).text


async def test_of_two_with_one_name_one_is_chosen(talk: Talk) -> None:
    talk.world.people["p-2"] = Person("p-2", "Lê Thị Hạnh", sample=True)
    hold(talk, "p-2", TEAM, Role.REPORTER)
    reply = await talk.say(LAN, "thôi giao chị Hạnh")
    assert reply.text == texts.WHO_OF_THESE
    assert len(reply.choices) == 2
    assert "Lê Thị Hạnh sẽ thôi" in (await talk.say(LAN, "Lê Thị Hạnh")).text


async def test_all_roles_in_the_unit_end_and_others_stay(talk: Talk) -> None:
    hold(talk, HANH.person, TEAM_2, Role.VIEWER)
    hold(talk, HANH.person, TEAM, Role.REPORTER)
    reply = await talk.say(LAN, "thôi giao chị Hạnh báo tổ Bình Lợi")
    assert "người báo số liệu và người xem" in reply.text
    await talk.tap(LAN, value(reply, texts.AGREE))
    assert roles(talk, HANH) == [(TEAM, Role.REPORTER)]


async def test_a_role_given_in_between_is_read_back_anew(talk: Talk) -> None:
    reply = await talk.say(LAN, "thôi giao chị Hạnh báo tổ Bình Lợi")
    hold(talk, HANH.person, TEAM_2, Role.VIEWER)
    again = await talk.tap(LAN, value(reply, texts.AGREE))
    assert "người báo số liệu và người xem" in again.text
    assert roles(talk, HANH) != []
    await talk.tap(LAN, value(again, texts.AGREE))
    assert roles(talk, HANH) == []


async def test_agreeing_may_be_typed(talk: Talk) -> None:
    await talk.say(LAN, "thôi giao chị Hạnh báo tổ Bình Lợi")
    await talk.say(LAN, "đồng ý")
    assert roles(talk, HANH) == []


async def test_a_second_press_and_a_call_off_do_nothing(talk: Talk) -> None:
    reply = await talk.say(LAN, "thôi giao chị Hạnh báo tổ Bình Lợi")
    assert (await talk.say(LAN, "hủy")).text == returning.STOPPED["end.agree"]
    assert (await talk.tap(LAN, value(reply, texts.AGREE))).text == texts.ENDED_BEFORE
    assert roles(talk, HANH) != []
    reply = await talk.say(LAN, "thôi giao chị Hạnh báo tổ Bình Lợi")
    await talk.tap(LAN, value(reply, texts.AGREE))
    assert (await talk.tap(LAN, value(reply, texts.AGREE))).text == texts.ENDED_BEFORE
    assert len(talk.told(HANH)) == 1


@pytest.mark.parametrize("who", [MINH, THUY, HOA])
async def test_who_neither_reviews_nor_administers_ends_nothing(talk: Talk, who: Someone) -> None:
    assert texts.NOT_ENDER in (await talk.say(who, "/thoi chị Hạnh")).text
    assert texts.NOT_ENDER in (await talk.tap(who, f"thoigiao:{HANH.person}/{TEAM_2}")).text
    assert roles(talk, HANH) != []


@pytest.mark.parametrize(
    ("who", "whom", "unit"), [(PHUC, HANH, TEAM_2), (LAN, PHUC, OTHER_COMMUNE), (LAN, HA, "82-20250701")]
)
async def test_nobody_ends_roles_elsewhere_or_above(talk: Talk, who: Someone, whom: Someone, unit: str) -> None:
    assert (await talk.tap(who, f"thoigiao:{whom.person}/{unit}")).text == texts.ENDED_BEFORE


async def test_nobody_ends_their_own_role(talk: Talk) -> None:
    for who, unit in ((LAN, COMMUNE), (HA, "82-20250701")):
        assert (await talk.tap(who, f"thoigiao:{who.person}/{unit}")).text == texts.ENDED_BEFORE


async def test_reviewers_of_one_unit_are_ended_by_the_administrator(talk: Talk) -> None:
    hold(talk, PHUC.person, COMMUNE, Role.REVIEWER)
    assert (await talk.tap(LAN, f"thoigiao:{PHUC.person}/{COMMUNE}")).text == texts.ENDED_BEFORE
    reply = await talk.tap(HA, f"thoigiao:{PHUC.person}/{COMMUNE}")
    await talk.tap(HA, value(reply, texts.AGREE))
    assert roles(talk, PHUC) == [(OTHER_COMMUNE, Role.REVIEWER)]


async def test_who_also_holds_a_higher_role_there_is_not_touched(talk: Talk) -> None:
    hold(talk, HANH.person, TEAM_2, Role.ADMIN)
    assert (await talk.tap(LAN, f"thoigiao:{HANH.person}/{TEAM_2}")).text == texts.ENDED_BEFORE


async def test_an_open_draft_is_shown_to_its_author_afterwards(talk: Talk) -> None:
    draft = await talk.say(HANH, "cài vneid 12")
    reply = await talk.say(LAN, "thôi giao chị Hạnh báo tổ Bình Lợi")
    await talk.tap(LAN, value(reply, texts.AGREE))
    said = (await talk.tap(HANH, value(draft, report_texts.SAVE))).text
    assert "12" in said
    assert talk.reports() == []


async def test_of_very_many_people_the_unit_has_to_be_named(talk: Talk) -> None:
    for number in range(70):
        talk.world.people[f"p-{number}"] = Person(f"p-{number}", f"Người {number}", sample=True)
        hold(talk, f"p-{number}", TEAM, Role.REPORTER)
    assert (await talk.say(LAN, "/thoi")).text == texts.WHOM_OF_MANY
    assert "Võ Thị Hạnh sẽ thôi" in (await talk.say(LAN, "chị Hạnh tổ Bình Lợi")).text
