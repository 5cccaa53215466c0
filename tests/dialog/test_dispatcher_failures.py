"""Handlers that fail, a world that changes, updates that nobody can read."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from dialog.dispatcher import LEASE, MAX_ATTEMPTS
from dialog.errors import Conflict
from dialog.inbound import Address
from dialog.interfaces import InboxItem
from dialog.reply import Reply, say
from dialog.turn import Turn
from tests.contracts.chats import HOA, MINH, NOW, YES_NO, Remark
from tests.dialog.world import SORRY, World, broken, echo
from tests.fakes.channel import RecordingChannel, garbled
from tests.fakes.dialog import Store


def refusing(times: int, error: type[Exception] = Conflict) -> World:
    """A world whose effects are refused with `error` the first `times`."""
    store, left = Store(), [error("not now")] * times

    def apply(effect: Any) -> None:
        if left:
            raise left.pop()
        store.effects.append(effect)

    return World(store=store, apply=apply)


async def failing_reader(self: RecordingChannel, item: InboxItem) -> None:
    raise KeyError("message")


async def test_a_handler_that_raises_changes_nothing() -> None:
    world = World(broken)
    await world.hear("chào")
    assert world.heard() == []
    assert world.said(Address("web", "ai-do")) == []
    assert (world.chat().version, '"step": null' in world.chat().memory) == (1, True)
    assert world.states() == ["done"]


async def test_a_person_whose_handler_failed_gets_an_apology() -> None:
    world = World(broken)
    await world.hear("chào")
    assert await world.deliver() == [SORRY]
    assert world.woken == [HOA]


async def test_a_failed_handler_leaves_one_log_line_with_ids(caplog: pytest.LogCaptureFixture) -> None:
    await World(broken).hear("số của tôi 0912345678")
    (record,) = caplog.records
    assert (record.__dict__["action"], record.__dict__["inbox"]) == ("handler_failed", 1)
    assert (record.__dict__["channel"], record.__dict__["step"]) == ("web", None)
    assert "0912345678" not in caplog.text


async def test_the_next_message_is_handled_as_if_nothing_had_been() -> None:
    world = World(broken)
    await world.hear("chào")
    world.answer = echo
    await world.hear("chào lại")
    assert world.said() == [SORRY, "Nghe: chào lại"]


async def test_an_apology_keeps_what_was_offered() -> None:
    async def offer(turn: Turn[None]) -> Reply:
        return say("Lưu không?", choices=YES_NO) if turn.text == "?" else await broken(turn) or say()

    world = World(offer)
    await world.hear("?", "hỏng")
    assert world.chat().offered == YES_NO


async def test_whoever_left_is_closed_even_when_the_handler_fails() -> None:
    world = World(broken)
    await world.hear(left=True)
    assert (world.chat().closed_at, world.said()) == (NOW, [])


async def test_a_chat_moves_even_when_the_handler_fails() -> None:
    world = World(broken)
    await world.receive(moved="web:hoa-2")
    await world.receive(text="chào")
    await world.dispatcher.work(HOA)
    waiting = await world.inbox.next(Address("web", "hoa-2"))
    assert waiting is not None


async def test_after_a_conflict_the_turn_is_run_again_with_what_is_true_now() -> None:
    steps = []

    async def note(turn: Turn[None]) -> Reply:
        steps.append(turn.conversation.step)
        if len(steps) == 1:
            chat = turn_world.chat()
            chat.version, chat.memory = 4, '{"step": "changed meanwhile"}'
        turn.do(Remark(turn.text))
        return say("Vâng.")

    turn_world = World(note)
    await turn_world.hear("chào")
    assert steps == [None, "changed meanwhile"]
    assert (turn_world.heard(), turn_world.said()) == (["chào"], ["Vâng."])
    assert turn_world.chat().version == 5


@pytest.mark.parametrize("conflicts", [1, 2])
async def test_one_or_two_conflicts_are_not_noticed_by_anybody(conflicts: int) -> None:
    world = refusing(conflicts)
    await world.hear("chào")
    assert (world.heard(), world.said()) == (["chào"], ["Nghe: chào"])


async def test_three_conflicts_end_in_an_apology(caplog: pytest.LogCaptureFixture) -> None:
    world = refusing(3)
    await world.hear("chào", "lại")
    assert (world.heard(), world.said()) == (["lại"], [SORRY, "Nghe: lại"])
    assert world.states() == ["done", "done"]
    assert [record.__dict__["action"] for record in caplog.records] == ["turn_given_up"]


async def test_a_turn_that_another_process_did_meanwhile_is_not_done_twice() -> None:
    async def slow(turn: Turn[None]) -> Reply | None:
        world.ticking.now += LEASE * 2
        await other.dispatcher.work(HOA)
        return await echo(turn)

    world = World(slow)
    other = world.another(answer=echo)
    await world.hear("chào")
    assert world.heard() == ["chào"]
    assert world.said() == ["Nghe: chào"]
    assert world.chat().owner is None


async def test_after_a_turn_that_another_process_did_the_next_message_is_handled(
    caplog: pytest.LogCaptureFixture,
) -> None:
    async def slow(turn: Turn[None]) -> Reply | None:
        if turn.text == "chào":
            world.ticking.now += LEASE * 2
            await other.dispatcher.work(HOA)
            await world.receive(text="nữa")
        return await echo(turn)

    world = World(slow)
    other = world.another(answer=echo)
    await world.hear("chào")
    assert world.heard() == ["chào", "nữa"]
    assert caplog.records == []


async def test_a_lost_lease_is_left_with_whoever_has_it_now() -> None:
    async def slow(turn: Turn[None]) -> Reply | None:
        now = world.ticking.forward(minutes=2)
        world.chat().version += 1
        await world.conversations.lease(HOA, "two", now, now + LEASE)
        return await echo(turn)

    world = World(slow)
    await world.hear("chào")
    assert (world.heard(), world.states(), world.chat().owner) == ([], ["waiting"], "two")


async def test_an_unreadable_update_is_set_aside_and_reported_and_the_next_go_on() -> None:
    world = World()
    await world.inbox.put([garbled(HOA, "bad")], NOW)
    await world.hear("chào")
    assert world.states() == ["set aside", "done"]
    assert world.aside == [("bad", "not JSON")]
    assert world.said() == ["Nghe: chào"]
    assert world.chat().owner is None


async def test_an_update_of_a_channel_that_is_not_running_is_set_aside() -> None:
    world, stranger = World(), Address("zalo_oa", "6142")
    await world.hear("chào", address=stranger)
    assert world.aside == [("one-1", "no reader for channel zalo_oa")]


async def test_a_reader_that_breaks_is_tried_again_and_then_set_aside(monkeypatch: pytest.MonkeyPatch) -> None:
    world = World()
    monkeypatch.setattr(RecordingChannel, "read", failing_reader)
    await world.receive(text="chào")
    for attempt in range(MAX_ATTEMPTS):
        assert world.store.inbox[0].attempts == attempt
        assert world.aside == []
        with pytest.raises(KeyError):
            await world.dispatcher.work(HOA)
    assert (world.states(), world.chat().owner) == (["set aside"], None)
    assert world.aside == [("one-1", "failed again and again")]


async def test_a_store_that_fails_once_loses_nothing() -> None:
    world = refusing(1, OSError)
    with pytest.raises(OSError, match="not now"):
        await world.hear("chào")
    assert (world.heard(), world.said(), world.states()) == ([], [], ["waiting"])
    assert world.chat().owner is None
    await world.dispatcher.work(HOA)
    assert (world.heard(), world.said()) == (["chào"], ["Nghe: chào"])


async def test_a_turn_that_can_never_be_stored_ends_in_an_apology() -> None:
    world = refusing(100, ValueError)
    await world.receive(text="chào")
    for _ in range(MAX_ATTEMPTS - 1):
        with pytest.raises(ValueError, match="not now"):
            await world.dispatcher.work(HOA)
    await world.dispatcher.work(HOA)
    assert (world.heard(), world.said(), world.states()) == ([], [SORRY], ["done"])
    assert world.woken == [HOA]


async def test_a_program_that_stops_gives_the_chat_back_and_counts_no_failure() -> None:
    begun = asyncio.Event()

    async def endless(turn: Turn[None]) -> None:
        begun.set()
        await asyncio.Event().wait()

    world = World(endless)
    await world.receive(text="chào")
    async with asyncio.TaskGroup() as group:
        task = group.create_task(world.dispatcher.work(HOA))
        await begun.wait()
        task.cancel()
    assert (world.chat().owner, world.store.inbox[0].attempts) == (None, 0)
    await world.another(answer=echo).dispatcher.work(HOA)
    assert world.said() == ["Nghe: chào"]


async def test_one_chat_that_fails_leaves_the_others_alone() -> None:
    world = World(broken)
    await world.hear("chào")
    world.answer = echo
    await world.hear("cài 12", address=MINH)
    assert (world.said(), world.said(MINH)) == ([SORRY], ["Nghe: cài 12"])
