"""Open pages: in order, and never waiting for one another."""

from __future__ import annotations

import asyncio

import pytest

from channels.web.outbound import WebSender
from channels.web.sockets import Line, Sockets
from dialog.inbound import Address
from dialog.interfaces import OutboxItem, OutMessage
from dialog.reply import say

HOA = Address("web", "hoa")
MINH = Address("web", "minh")


def item(number: int, address: Address = HOA, parts_sent: int = 0) -> OutboxItem:
    return OutboxItem(number, OutMessage(address, say(f"tin {number}"), f"k{number}"), 0, parts_sent)


async def heard(line: Line, most: int = 500) -> list[str]:
    """What the line sends until it has nothing more."""
    frames: list[str] = []

    async def send(frame: str) -> None:
        frames.append(frame)

    async with asyncio.TaskGroup() as group:
        draining = group.create_task(line.drain(send))
        for _ in range(most):
            await asyncio.sleep(0)
        draining.cancel()
    return frames


async def test_frames_leave_in_order() -> None:
    line = Line()
    for n in range(5):
        line.push(str(n))
    assert await heard(line) == ["0", "1", "2", "3", "4"]


async def test_news_waits_until_what_was_missed_has_left_and_comes_once() -> None:
    line = Line()
    line.hold()
    line.push("năm", 5)
    line.push("sáu", 6)
    line.release([(4, "bốn"), (5, "năm")])
    line.push("bảy", 7)
    assert await heard(line) == ["bốn", "năm", "sáu", "bảy"]


async def test_a_slow_page_is_hung_up_on_and_nobody_else_notices() -> None:
    sockets = Sockets()
    with sockets.opened(HOA) as slow, sockets.opened(HOA) as quick:
        for n in range(200):
            sockets.push(HOA, str(n), n)
            if n % 50 == 49:
                assert len(await heard(quick)) == 50
        assert await slow.over() == 1013


async def test_a_line_ends_with_the_code_it_is_given() -> None:
    sockets = Sockets()
    with sockets.opened(HOA) as line, sockets.opened(MINH) as other:
        sockets.hang_up(HOA, 4410)
        sockets.hang_up(HOA, 1011)
        assert await line.over() == 4410
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(other.over(), 0.001)


def test_a_closed_page_is_forgotten() -> None:
    sockets = Sockets()
    with sockets.opened(HOA):
        assert sockets.push(HOA, "x", 1) == 1
    assert sockets.push(HOA, "x", 2) == 0
    assert not sockets._lines


def test_asking_about_strangers_leaves_no_trace() -> None:
    sockets = Sockets()
    sockets.push(MINH, "x", 1)
    sockets.hang_up(MINH, 4410)
    assert not sockets._lines


def test_a_page_that_breaks_is_forgotten_too() -> None:
    sockets = Sockets()
    with pytest.raises(OSError, match="gone"), sockets.opened(HOA):
        raise OSError("gone")
    assert not sockets._lines


async def test_the_sender_reaches_every_page_of_the_address_only() -> None:
    sockets = Sockets()
    told: list[int] = []

    async def sent(parts: int) -> None:
        told.append(parts)

    with sockets.opened(HOA) as one, sockets.opened(HOA) as two, sockets.opened(MINH) as other:
        await WebSender(sockets).send(item(3), sent)
        assert await heard(one) == await heard(two) != []
        assert await heard(other) == []
    assert told == [1]


async def test_a_message_for_nobody_counts_as_sent() -> None:
    told: list[int] = []

    async def sent(parts: int) -> None:
        told.append(parts)

    await WebSender(Sockets()).send(item(3), sent)
    assert told == [1]


async def test_a_message_that_was_marked_before_a_crash_is_pushed_again_without_a_second_mark() -> None:
    sockets = Sockets()

    async def sent(parts: int) -> None:
        pytest.fail("it is marked already")

    with sockets.opened(HOA) as line:
        await WebSender(sockets).send(item(3, parts_sent=1), sent)
        assert len(await heard(line)) == 1


async def test_a_message_is_marked_before_it_is_pushed() -> None:
    """Between push and mark a page that says hello would get it neither way."""
    sockets = Sockets()

    with sockets.opened(HOA) as line:

        async def sent(parts: int) -> None:
            assert await heard(line) == []

        await WebSender(sockets).send(item(3), sent)
        assert len(await heard(line)) == 1
