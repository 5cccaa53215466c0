"""One message a second to each chat."""

from __future__ import annotations

import asyncio

from channels.telegram.pace import Pace


class Clockwork:
    """A clock that only sleeping moves."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.now += seconds


def pace(clockwork: Clockwork, most: int = 1024) -> Pace:
    return Pace(1.0, clockwork, clockwork.sleep, most)


async def test_messages_to_one_chat_leave_a_second_apart() -> None:
    clockwork = Clockwork()
    steady = pace(clockwork)
    left = []
    for _ in range(3):
        await steady.turn("7")
        left.append(clockwork.now)
    assert left == [100.0, 101.0, 102.0]


async def test_a_group_gets_at_most_twenty_a_minute() -> None:
    clockwork = Clockwork()
    steady = pace(clockwork)
    for _ in range(21):
        await steady.turn("-100")
    assert clockwork.now == 160.0


async def test_chats_do_not_wait_for_each_other() -> None:
    clockwork = Clockwork()
    steady = pace(clockwork)
    await steady.turn("7")
    await steady.turn("8")
    assert clockwork.now == 100.0


async def test_after_a_silence_nobody_waits() -> None:
    clockwork = Clockwork()
    steady = pace(clockwork)
    await steady.turn("7")
    clockwork.now += 0.75
    await steady.turn("7")
    assert clockwork.now == 101.0
    clockwork.now += 60
    await steady.turn("7")
    assert clockwork.now == 161.0


async def test_turns_asked_for_at_once_are_given_one_after_the_other() -> None:
    waits: list[float] = []

    async def sleep(seconds: float) -> None:
        waits.append(seconds)

    steady = Pace(1.0, lambda: 5.0, sleep)
    await asyncio.gather(*(steady.turn("7") for _ in range(4)))
    assert waits == [1.0, 2.0, 3.0]


async def test_only_chats_with_a_message_under_way_are_remembered() -> None:
    clockwork = Clockwork()
    steady = pace(clockwork, most=10)
    for chat in range(1000):
        await steady.turn(str(chat))
        clockwork.now += 0.25
    assert len(steady._free_at) <= 11
