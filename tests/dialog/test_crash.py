"""After `kill -9` at any point: handled exactly once, answered at least once, reminded at most once."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.contracts.chats import HOA, MINH
from tests.dialog.crash import REMINDER, Installation

ANSWERS = {HOA: ["Nghe: một", "Nghe: hai"], MINH: ["Nghe: cài 12"]}
MORE_STEPS_THAN_THERE_ARE = 500


async def crashing_at(*steps: int) -> Installation:
    """An installation that died at each of these steps of one life after another, and then lived."""
    installation = Installation()
    for step in steps:
        await installation.live(step)
    assert await installation.live()
    return installation


def everything_is_well(installation: Installation) -> None:
    assert Counter(installation.heard()) == Counter(["một", "cài 12", "hai"])
    assert [text for text in installation.heard() if text != "cài 12"] == ["một", "hai"]
    assert installation.read(HOA) == ANSWERS[HOA]
    assert [text for text in installation.read(MINH) if text != REMINDER.reply.text] == ANSWERS[MINH]
    assert installation.reminders() <= 1
    assert {row.state for row in installation.store.inbox} == {"done"}
    assert {row.state for row in installation.store.outbox} <= {"sent", "unknown"}


async def test_without_a_crash_everything_happens_once() -> None:
    installation = await crashing_at()
    everything_is_well(installation)
    assert len(installation.channel.sent) == 4
    assert installation.reminders() == 1


async def test_a_crash_at_any_step_loses_nothing_and_doubles_nothing_that_was_stored() -> None:
    steps = 0
    for step in range(1, MORE_STEPS_THAN_THERE_ARE):
        installation = Installation()
        if await installation.live(step):
            break
        assert await installation.live()
        everything_is_well(installation)
        steps = step
    assert 60 < steps < MORE_STEPS_THAN_THERE_ARE - 1


async def test_at_most_one_message_is_sent_twice_after_a_crash() -> None:
    for step in range(1, 80, 3):
        installation = await crashing_at(step)
        assert len(installation.channel.sent) <= 5


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(1, 90), max_size=5))
async def test_crash_after_crash_it_comes_right_in_the_end(steps: list[int]) -> None:
    everything_is_well(await crashing_at(*steps))


async def until_sending(kind: str) -> tuple[int, Installation]:
    """The step right after this kind of message reached the person, before that was written down."""
    for step in range(1, MORE_STEPS_THAN_THERE_ARE):
        installation = Installation()
        await installation.live(step)
        sent = [item.message.kind for item in installation.channel.sent]
        waiting = [row.state for row in installation.store.outbox if row.message.kind == kind]
        if sent and sent[-1] == kind and "waiting" in waiting:
            return step, installation
    raise AssertionError("it was never sent")


@pytest.mark.parametrize(("kind", "times"), [("reply", 2), ("reminder", 1)])
async def test_after_a_send_that_was_not_marked_a_reply_is_repeated_and_a_reminder_is_not(
    kind: str, times: int
) -> None:
    _, installation = await until_sending(kind)
    text = installation.channel.sent[-1].message.reply.text
    assert await installation.live()
    assert installation.channel.texts().count(text) == times
    everything_is_well(installation)


async def test_a_reminder_of_unknown_fate_is_kept_as_such() -> None:
    _, installation = await until_sending("reminder")
    await installation.live()
    (row,) = (row for row in installation.store.outbox if row.message.kind == "reminder")
    assert row.state == "unknown"


async def test_a_second_process_does_not_wait_longer_than_the_lease() -> None:
    """The dead one held a conversation; nobody frees it but time."""
    held = 0
    for step in range(1, 60):
        installation = Installation()
        await installation.live(step)
        installation.clock.forward(minutes=-5)
        before = len(installation.heard())
        if any(chat.owner == "life 1" for chat in installation.store.chats.values()):
            held += 1
            installation.clock.forward(seconds=31)
            assert await installation.live()
            assert len(installation.heard()) == 3 >= before
    assert held > 5
