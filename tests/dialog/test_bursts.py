"""What is forwarded at once is one message; what is typed is not held back."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from dialog.bursts import MOST, QUIET, SPAN
from dialog.errors import Conflict
from dialog.inbound import Address, Inbound, Text
from dialog.interfaces import InboxItem
from dialog.reply import Reply, say
from dialog.turn import Turn
from tests.contracts.chats import HOA, NOW, YES_NO, Remark
from tests.dialog.world import World
from tests.fakes.channel import RecordingChannel, garbled

TICK = timedelta(milliseconds=1)
MARK = "↪ "


@dataclass
class Forwarding(RecordingChannel):
    """Texts behind an arrow were forwarded; `said_at` tells when a text was sent, a `group` is not private."""

    said_at: dict[str, datetime] = field(default_factory=dict)
    group: bool = False

    async def read(self, item: InboxItem) -> Inbound | None:
        inbound = await super().read(item)
        if inbound is None or not isinstance(inbound.content, Text):
            return inbound
        text = inbound.content.text
        return replace(
            inbound,
            content=Text(text.removeprefix(MARK)),
            private=not self.group,
            message=item.update_id,
            forwarded=text.startswith(MARK),
            said_at=self.said_at.get(text),
        )


class Room(World):
    """A world whose dispatcher can wait. `waits` is what it asked for."""

    def wire(self) -> None:
        super().wire()
        self.waits: list[tuple[Address, timedelta]] = []
        self.dispatcher = replace(self.dispatcher, later=lambda at, wait: self.waits.append((at, wait)))

    async def told(self, *texts: str) -> list[str]:
        """All arrive together and the wait is over; what the handler heard."""
        for text in texts:
            await self.receive(text=text)
        self.ticking.forward(seconds=4)
        await self.dispatcher.work(HOA)
        return self.heard()


def room(**more: Any) -> Room:
    return Room(channel=Forwarding(), **more)


def forwarding(world: World) -> Forwarding:
    assert isinstance(world.channel, Forwarding)
    return world.channel


async def test_forwarded_messages_are_one_text() -> None:
    world = room()
    assert await world.told("↪ Tổ 1: cài 5", "↪ Tổ 2: cài 7", "↪ Tổ 3: cài 9") == [
        "Tổ 1: cài 5\nTổ 2: cài 7\nTổ 3: cài 9"
    ]
    assert world.states() == ["done"] * 3
    assert len(world.said()) == 1


async def test_the_turn_knows_every_message_of_the_burst() -> None:
    seen: list[Inbound] = []

    async def note(turn: Turn[None]) -> Reply | None:
        seen.append(turn.inbound)
        return None

    world = room(answer=note)
    await world.told("↪ cài 5", "↪ cài 7")
    assert (seen[0].message, seen[0].together, seen[0].forwarded) == ("one-1", ("one-2",), True)


async def test_the_first_of_a_burst_waits_a_moment_and_holds_nothing_meanwhile() -> None:
    world = room()
    await world.hear("↪ cài 5")
    assert (world.heard(), world.waits) == ([], [(HOA, QUIET)])
    assert world.chat().owner is None
    world.ticking.forward(seconds=1)
    await world.hear("↪ cài 7")
    assert world.waits[-1] == (HOA, QUIET)
    world.ticking.forward(seconds=QUIET.total_seconds())
    await world.dispatcher.work(HOA)
    assert world.heard() == ["cài 5\ncài 7"]


async def test_one_that_comes_alone_is_answered_within_a_second_and_a_half() -> None:
    assert timedelta(seconds=1.5) >= QUIET
    world = room()
    await world.hear("↪ cài 5")
    world.ticking.forward(seconds=QUIET.total_seconds())
    await world.dispatcher.work(HOA)
    assert world.heard() == ["cài 5"]


async def test_an_endless_burst_is_not_waited_for() -> None:
    world = room()
    for _ in range(4):
        await world.hear("↪ cài 5")
        world.ticking.forward(seconds=0.9)
    await world.dispatcher.work(HOA)
    assert world.heard()[0] == "cài 5\ncài 5\ncài 5\ncài 5"
    assert all(wait <= QUIET for _, wait in world.waits)


async def test_what_is_typed_never_waits() -> None:
    world = room()
    await world.hear("cài vneid 5 hộ")
    assert (world.heard(), world.waits) == (["cài vneid 5 hộ"], [])


async def test_without_anybody_to_wake_us_nothing_waits() -> None:
    world = World(channel=Forwarding())
    await world.hear("↪ cài 5")
    assert world.heard() == ["cài 5"]


async def test_something_else_behind_it_ends_the_wait() -> None:
    world = room()
    await world.receive(text="↪ cài 5")
    await world.hear(tap="luu:1")
    assert (world.heard(), world.waits) == (["cài 5", ""], [])


async def test_a_count_typed_beside_what_is_forwarded_belongs_to_it() -> None:
    world = room()
    assert await world.told("tổ 3 có 5 hộ", "↪ Tổ 4: cài 7") == ["tổ 3 có 5 hộ\nTổ 4: cài 7"]


async def test_what_is_only_typed_is_answered_one_by_one() -> None:
    world = room()
    assert await world.told("cài vneid 5 hộ", "cài vneid 7 hộ") == ["cài vneid 5 hộ", "cài vneid 7 hộ"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("↪ cài 5", "/tong"),
        ("/baocao", "↪ cài 5"),
        ("↪ cài 5", "lưu"),
        ("↪ cài 5", "12"),
        ("↪ cài 5", "làm căn cước cần gì"),
        ("↪ cài 5", "nhầm, 15 chứ không phải 12"),
        ("↪ cài 5", "đính chính hôm qua vneid 12"),
        ("lệ phí bao nhiêu", "↪ cài 5"),
        ("12", "↪ cài 5"),
    ],
)
async def test_what_means_something_by_itself_stays_by_itself(first: str, second: str) -> None:
    world = room()
    assert await world.told(first, second) == [first.removeprefix(MARK), second.removeprefix(MARK)]


async def test_an_answer_that_we_wait_for_is_not_joined_to_the_next() -> None:
    async def ask(turn: Turn[None]) -> Reply:
        turn.do(Remark(turn.text))
        turn.goto("how many")
        return say("Bao nhiêu?", choices=YES_NO)

    world = room(answer=ask)
    await world.hear("bắt đầu")
    assert await world.told("ấp 3 có 5", "↪ ấp 4 có 7") == ["bắt đầu", "ấp 3 có 5", "ấp 4 có 7"]


async def test_messages_far_apart_are_not_joined() -> None:
    world = room()
    await world.receive(text="↪ cài 5")
    world.ticking.now += SPAN + TICK
    assert await world.told("↪ cài 7") == ["cài 5", "cài 7"]


async def test_after_an_outage_the_time_of_writing_counts() -> None:
    world = room()
    forwarding(world).said_at.update({"↪ cài 5": NOW - timedelta(hours=9), "↪ cài 7": NOW})
    assert await world.told("↪ cài 5", "↪ cài 7") == ["cài 5", "cài 7"]


async def test_in_a_group_nothing_is_joined() -> None:
    world = room()
    forwarding(world).group = True
    assert await world.told("↪ cài 5", "↪ cài 7") == ["cài 5", "cài 7"]


async def test_a_burst_has_a_bounded_size() -> None:
    world = room()
    assert len(await world.told(*["↪ cài 5"] * (MOST + 2))) == 2
    long = room()
    heard = await long.told(*[f"↪ {'x' * 1500}"] * 4)
    assert [len(text) for text in heard] == [3001, 3001]


async def test_what_cannot_be_read_ends_a_burst_and_is_set_aside_alone() -> None:
    world = room()
    await world.receive(text="↪ cài 5")
    await world.inbox.put([garbled(HOA, "x")], NOW)
    assert await world.told("↪ cài 7") == ["cài 5", "cài 7"]
    assert world.states() == ["done", "set aside", "done"]


async def test_a_burst_that_cannot_be_stored_is_tried_again_and_then_one_by_one() -> None:
    refused: list[str] = []

    def apply(effect: Remark) -> None:
        if not refused:
            refused.append(effect.text)
            raise OSError("the disk is full")
        world.store.effects.append(effect)

    world = room(apply=apply)
    with pytest.raises(OSError, match="disk"):
        await world.told("↪ cài 5", "↪ cài 7")
    assert (world.states(), world.said()) == (["waiting"] * 2, [])
    await world.dispatcher.work(HOA)
    assert world.heard() == ["cài 5", "cài 7"]


async def test_a_burst_is_done_anew_when_the_world_has_changed() -> None:
    tries: list[str] = []

    def apply(effect: Remark) -> None:
        tries.append(effect.text)
        if len(tries) == 1:
            raise Conflict
        world.store.effects.append(effect)

    world = room(apply=apply)
    assert await world.told("↪ cài 5", "↪ cài 7") == ["cài 5\ncài 7"]
    assert tries == ["cài 5\ncài 7"] * 2
    assert world.states() == ["done"] * 2


async def test_a_process_that_dies_while_waiting_loses_nothing() -> None:
    world = room()
    await world.hear("↪ cài 5")
    other = world.another()
    await other.receive(text="↪ cài 7")
    await other.dispatcher.work(HOA)
    assert world.heard() == ["cài 5\ncài 7"]
