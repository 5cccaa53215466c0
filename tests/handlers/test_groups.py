"""In a group questions are answered; nobody joins, reports or approves there."""

from __future__ import annotations

import pytest

from dialog.inbound import Address
from faq.outcome import Answered, Evidence
from handlers.brain import COMMANDS, OPEN_TO_GROUPS
from handlers.texts import common
from reports.people import Role
from tests.handlers.entries import SHORT
from tests.handlers.talk import Talk
from tests.people import MINH
from tests.reports.given import TEAM

GROUP = Address("test", "-100")
CODE = "ABCD-EFGH"


@pytest.fixture(autouse=True)
async def _met(talk: Talk) -> None:
    talk.ear.groups.add(GROUP)
    talk.invite(CODE, MINH, TEAM, Role.REPORTER)
    await talk.say(GROUP, "/start")


@pytest.mark.parametrize("command", sorted(set(COMMANDS) - OPEN_TO_GROUPS))
async def test_what_belongs_to_members_is_refused_kindly(talk: Talk, command: str) -> None:
    for typed in (f"/{command}", f"/{command} {CODE}", f"/{command.upper()}\n{CODE}", f"/{command}\t{CODE}"):
        assert (await talk.say(GROUP, typed)).text == common.PRIVATE_ONLY
    assert str(GROUP) not in talk.world.bindings


@pytest.mark.parametrize("typed", [f"/start {CODE}", f"/start\n{CODE}", CODE, f"tham gia {CODE}"])
async def test_no_code_binds_a_group(talk: Talk, typed: str) -> None:
    await talk.say(GROUP, typed)
    assert str(GROUP) not in talk.world.bindings
    assert all(one.used == 0 for one in talk.world.invitations.values())


@pytest.mark.parametrize("command", sorted(OPEN_TO_GROUPS))
async def test_what_is_for_everybody_works(talk: Talk, command: str) -> None:
    assert common.PRIVATE_ONLY not in (await talk.say(GROUP, f"/{command}")).text


async def test_questions_are_answered(talk: Talk) -> None:
    talk.scripted("thường trú ở đâu", Answered(SHORT, Evidence()))
    assert SHORT.question in (await talk.say(GROUP, "thường trú ở đâu")).text


async def test_a_log_sentence_in_a_group_reports_nothing(talk: Talk) -> None:
    await talk.say(GROUP, "cài vneid 12")
    await talk.tap(GROUP, "khongphatsinh")
    assert talk.reports() == []


async def test_an_unknown_command_is_said_to_be_unknown(talk: Talk) -> None:
    assert (await talk.say(GROUP, "/lenhla")).text == common.UNKNOWN_COMMAND
