""" "Ở đâu ra?": every figure lists its lines, people and approvals."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dialog.reply import Reply, Steps
from handlers.texts import mine as texts
from handlers.texts import reports as report_texts
from reports.submission import State
from tests.handlers.talk import Talk
from tests.people import HOA, LAN, MINH
from tests.reports.given import LEAFLETS, TEAM_2, VNEID, store, submission

ON = date(2026, 11, 23)
PERIOD = "nd09:2026-12"


@pytest.fixture(autouse=True)
async def _reported(talk: Talk) -> None:
    for who in (MINH, LAN, HOA):
        await talk.say(who, "/start")
    store(
        talk.world,
        submission("a", {VNEID: 12, LEAFLETS: 30}, day=ON, state=State.APPROVED),
        submission("b", {VNEID: 3}, day=date(2026, 11, 15), unit=TEAM_2, author="p-hanh"),
        submission("gone", {VNEID: 70}, day=ON, state=State.RETURNED),
    )
    decided = replace(talk.world.submissions["a"], decided_by="p-lan", decided_at=talk.now)
    talk.world.submissions["a"] = decided


def lines(reply: Reply) -> tuple[str, ...]:
    return next(block.items for block in reply.blocks if isinstance(block, Steps))


async def test_the_figures_of_the_period_are_offered(talk: Talk) -> None:
    reply = await talk.tap(LAN, f"odau:/{PERIOD}")
    assert {choice.value for choice in reply.choices} == {f"odau:{VNEID}/{PERIOD}", f"odau:{LEAFLETS}/{PERIOD}"}


async def test_a_figure_lists_its_lines_with_people_and_approvals(talk: Talk) -> None:
    reply = await talk.tap(LAN, f"odau:{VNEID}/{PERIOD}")
    assert reply.text.startswith("Lượt hướng dẫn cài, kích hoạt VNeID: 15 lượt")
    first, second = lines(reply)
    assert first.startswith("15/11/2026: 3 – Tổ ấp Bình Lợi, Võ Thị Hạnh gửi ")
    assert second.startswith("23/11/2026: 12 – Tổ ấp Hòa Thuận, Nguyễn Văn Minh gửi ")
    assert "đã duyệt, Trần Thị Lan" in second
    assert "70" not in reply.text


async def test_a_correction_shows_old_new_and_reason(talk: Talk) -> None:
    slip = submission("c", {VNEID: 15}, day=ON, state=State.APPROVED, corrects={VNEID: f"a.{VNEID}"})
    talk.world.submissions["c"] = replace(slip, correction=1, reason="đếm sót một hộ")
    reply = await talk.tap(LAN, f"odau:{VNEID}/{PERIOD}")
    last = lines(reply)[-1]
    assert last.startswith("23/11/2026: 15 – ")
    assert "trước đính chính: 12" in last
    assert "đếm sót một hộ" in last
    assert "đính chính số 1" in last


async def test_a_member_traces_only_their_team(talk: Talk) -> None:
    reply = await talk.tap(MINH, f"odau:{VNEID}/{PERIOD}")
    (line,) = lines(reply)
    assert line.startswith("23/11/2026: 12 – ")


async def test_a_citizen_traces_nothing(talk: Talk) -> None:
    assert report_texts.NOT_MEMBER in (await talk.tap(HOA, f"odau:{VNEID}/{PERIOD}")).text


@pytest.mark.parametrize("argument", ["khong_co/nd09:2026-12", f"{VNEID}/thang nay"])
async def test_an_unknown_figure_is_said_to_be_unknown(talk: Talk, argument: str) -> None:
    assert (await talk.tap(LAN, f"odau:{argument}")).text == texts.TRACE_UNKNOWN


async def test_a_figure_nobody_reported_has_no_lines_and_is_not_zero(talk: Talk) -> None:
    assert texts.TRACE_NOTHING in (await talk.tap(LAN, f"odau:training_events/{PERIOD}")).text


async def test_more_lines_than_one_message_takes_are_reached_page_by_page(talk: Talk) -> None:
    """All of them, each once: they add up to the figure."""
    store(talk.world, *(submission(f"more{at}", {VNEID: 1 + at}, day=ON) for at in range(30)))
    seen: list[str] = []
    reply = await talk.tap(LAN, f"odau:{VNEID}/{PERIOD}")
    while reply.choices:
        seen = [*lines(reply), *seen]
        assert texts.TRACE_MORE.format(count=32 - len(seen)) in reply.text
        assert len(reply.choices[0].value) <= 60
        reply = await talk.tap(LAN, reply.choices[0].value)
    seen = [*lines(reply), *seen]
    assert len(seen) == 32
    assert sum(int(one.split(": ")[1].split()[0]) for one in seen) == 15 + sum(range(1, 31))


async def test_a_period_without_figures_says_so_and_leads_to_the_one_before(talk: Talk) -> None:
    talk.clock.forward(days=30)
    reply = await talk.say(LAN, "ở đâu ra")
    assert "01/2027" in reply.text
    assert [one.value for one in reply.choices] == [f"odau:/{PERIOD}"]
    assert (await talk.tap(LAN, reply.choices[0].value)).text == texts.TRACE_ASK
