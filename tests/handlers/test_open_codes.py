"""Codes that can still be used: listed without the codes, taken back, never out of reach."""

from __future__ import annotations

from datetime import timedelta

import pytest

from dialog.fold import fold
from handlers.texts import common, membership
from handlers.texts import inviting as texts
from reports.people import Invitation, Role
from tests.handlers.talk import Talk, labels
from tests.handlers.test_inviting import code_in, made
from tests.people import EVERYBODY, HA, HANH, HOA, LAN, PHUC, STRANGER, Someone
from tests.reports.given import COMMUNE, OTHER_TEAM, TEAM, TEAM_2


@pytest.fixture(autouse=True)
async def _met(talk: Talk) -> None:
    """What is kept was said long ago."""
    for who in EVERYBODY:
        await talk.say(who, "/toi")


async def test_codes_are_listed_without_the_codes(talk: Talk) -> None:
    one = await made(talk, LAN, "/moi tổ Bình Lợi người báo 5 người 7 ngày")
    code = code_in(talk.told(LAN)[0])
    await talk.say(STRANGER, f"/thamgia {code}")
    reply = await talk.say(LAN, "/mamoi")
    assert "đã dùng 1/5" in reply.text
    assert one.code_hash[-4:].upper() in reply.text
    assert code not in reply.text
    assert labels(reply) == [texts.REVOKE.format(name=one.code_hash[-4:].upper())]
    assert (await talk.say(LAN, "mã mời")).text == reply.text


async def test_codes_of_elsewhere_are_not_listed(talk: Talk) -> None:
    await made(talk, LAN, "/moi tổ Bình Lợi người báo 5 người 7 ngày")
    assert (await talk.say(PHUC, "/mamoi")).text == texts.NO_CODES
    assert "1. " not in (await talk.say(HA, "/mamoi tổ Hòa Thuận")).text.replace(texts.NO_CODES, "")
    assert "ấp Bình Lợi" in (await talk.say(HA, "/mamoi to binh loi")).text


async def test_a_code_of_a_person_names_the_person(talk: Talk) -> None:
    talk.invite("ABCD-EFGH", HANH, TEAM_2, Role.REPORTER)
    assert "cho Võ Thị Hạnh" in (await talk.say(LAN, "/mamoi")).text


async def test_of_many_codes_the_first_ten_are_shown(talk: Talk) -> None:
    for number in range(12):
        talk.invite(f"ABCD-EF{number:02}", HANH, TEAM_2, Role.REPORTER)
    reply = await talk.say(LAN, "/mamoi")
    assert len(reply.choices) == 10
    assert texts.MORE_CODES.format(count=2) in reply.text


async def test_a_code_taken_back_is_of_no_use(talk: Talk) -> None:
    await made(talk, LAN, "/moi tổ Bình Lợi người báo 5 người 7 ngày")
    code = code_in(talk.told(LAN)[0])
    await talk.say(STRANGER, f"/thamgia {code}")
    listed = await talk.say(LAN, "/mamoi")
    reply = await talk.tap(LAN, listed.choices[0].value)
    assert "Đã thu hồi" in reply.text
    assert texts.REVOKED_USED.format(count=1) in reply.text
    assert membership.CODE_EXPIRED in (await talk.say(HOA, f"/thamgia {code}")).text
    assert "Nhân" not in (await talk.say(STRANGER, "/toi")).text
    assert (await talk.tap(LAN, listed.choices[0].value)).text == texts.REVOKED_BEFORE


async def test_only_a_beginning_that_names_one_code_takes_it_back(talk: Talk) -> None:
    twin = [f"{'a' * 20}{letter * 44}" for letter in "bc"]
    for digest in twin:
        talk.world.invitations[digest] = Invitation(digest, TEAM, Role.REPORTER, talk.now + timedelta(days=1))
    for press in ("a" * 16, "a", "", "%"):
        assert (await talk.tap(LAN, f"thumoi:{press}")).text == texts.REVOKED_BEFORE
    assert not any(one.revoked for one in talk.world.invitations.values())


async def test_nobody_takes_back_a_code_of_elsewhere_or_of_a_higher_role(talk: Talk) -> None:
    far = talk.invite("ABCD-EFGH", PHUC, OTHER_TEAM, Role.REPORTER)
    high = talk.invite("ABCD-EFGJ", HA, COMMUNE, Role.ADMIN)
    assert (await talk.tap(LAN, f"thumoi:{far.code_hash[:16]}")).text == texts.REVOKED_BEFORE
    assert (await talk.tap(LAN, f"thumoi:{high.code_hash[:16]}")).text == texts.NOT_ALLOWED
    assert "Đã thu hồi" in (await talk.tap(HA, f"thumoi:{high.code_hash[:16]}")).text


async def test_in_a_group_no_code_is_made(talk: Talk) -> None:
    group = Someone("nhom")
    talk.ear.groups.add(group.address)
    assert common.PRIVATE_ONLY in (await talk.say(group, "/moi")).text


def test_words_of_the_menu_are_folded() -> None:
    assert fold("mời người") == "moi nguoi"
