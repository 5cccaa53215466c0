"""Codes are guessed from a hundred fresh web pages: the channel waits, right codes are not lost."""

from __future__ import annotations

from dialog.inbound import Address
from handlers.texts import inviting as texts
from handlers.texts import membership
from reports.people import Role
from reports.tries import LIMIT
from tests.handlers.talk import Talk
from tests.people import HA, MINH, STRANGER
from tests.reports.given import TEAM

CODE = "ABCD-EFGH"
WAITS = texts.WAIT.format(until="15:10")


def page(number: int) -> Address:
    return Address("web", f"trang-{number}")


async def guess(talk: Talk, pages: int, first: int = 0) -> list[str]:
    return [(await talk.say(page(first + one), "/thamgia WRON-GCDE")).text for one in range(pages)]


async def test_a_hundred_fresh_web_pages_get_thirty_one_tries(talk: Talk) -> None:
    said = await guess(talk, 100)
    assert sum(membership.CODE_UNKNOWN in one for one in said) == LIMIT + 1
    assert all(WAITS in one for one in said[LIMIT + 1 :])
    assert talk.world.rooms.tries["web"].count == LIMIT + 1


async def test_thirty_wrong_codes_stop_nobody(talk: Talk) -> None:
    await guess(talk, LIMIT)
    talk.invite(CODE, MINH, TEAM, Role.REPORTER)
    assert "Chào Nguyễn Văn Minh" in (await talk.say(page(999), f"/thamgia {CODE}")).text
    assert talk.told(HA) == []


async def test_a_right_code_waits_and_is_not_lost(talk: Talk) -> None:
    one = talk.invite(CODE, MINH, TEAM, Role.REPORTER)
    await guess(talk, LIMIT + 1)
    assert WAITS in (await talk.say(page(999), f"/thamgia {CODE}")).text
    assert talk.world.invitations[one.code_hash].used == 0
    talk.clock.forward(minutes=10)
    assert "Chào Nguyễn Văn Minh" in (await talk.say(page(999), f"/thamgia {CODE}")).text


async def test_other_channels_go_on(talk: Talk) -> None:
    talk.invite(CODE, MINH, TEAM, Role.REPORTER)
    await guess(talk, LIMIT + 1)
    assert "Chào Nguyễn Văn Minh" in (await talk.say(STRANGER, f"/thamgia {CODE}")).text


async def test_administrators_are_told_once(talk: Talk) -> None:
    await guess(talk, 100)
    assert [one.text for one in talk.told(HA)] == [
        texts.ALARM.format(channel="trang web", until="15:10 ngày 23/11/2026")
    ]
    talk.clock.forward(minutes=10)
    await guess(talk, 40, first=200)
    assert len(talk.told(HA)) == 2


async def test_wrong_codes_far_apart_never_add_up(talk: Talk) -> None:
    for part in range(6):
        await guess(talk, 10, first=part * 10)
        talk.clock.forward(minutes=5)
    assert membership.CODE_UNKNOWN in (await guess(talk, 1, first=900))[0]


async def test_codes_that_were_used_or_are_old_are_no_guesses(talk: Talk) -> None:
    talk.invite(CODE, MINH, TEAM, Role.REPORTER, used=1)
    for number in range(40):
        await talk.say(page(number), f"/thamgia {CODE}")
    assert "web" not in talk.world.rooms.tries


async def test_questions_are_answered_meanwhile(talk: Talk) -> None:
    await guess(talk, LIMIT + 1)
    assert WAITS not in (await talk.say(page(999), "thường trú ở đâu")).text
