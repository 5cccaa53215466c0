"""What every Inbox must do. A test file brings the fixtures named in tests/contracts/chats.py."""

from __future__ import annotations

import asyncio

from dialog.inbound import Address
from dialog.interfaces import Conversations
from tests.contracts.chats import HOA, MINH, NOW, SOON, CountingInbox, an_update, one_turn, received


async def test_an_update_waits_as_it_came(inbox: CountingInbox) -> None:
    assert await inbox.put([an_update("u-1", HOA, b"\x00 xin ch\xc3\xa0o")], NOW) == [HOA]
    item = await inbox.next(HOA)
    assert item is not None
    assert (item.channel, item.update_id, item.address) == ("web", "u-1", HOA)
    assert (item.payload, item.attempts) == (b"\x00 xin ch\xc3\xa0o", 0)


async def test_an_empty_inbox_has_nothing(inbox: CountingInbox) -> None:
    assert await inbox.put([], NOW) == []
    assert await inbox.next(HOA) is None
    assert await inbox.addresses(["web"]) == []


async def test_the_same_update_twice_is_stored_once(inbox: CountingInbox) -> None:
    await inbox.put([an_update(1)], NOW)
    assert await inbox.put([an_update(1)], SOON) == []
    assert await inbox.count("waiting") == 1


async def test_the_same_update_twice_in_one_batch_is_stored_once(inbox: CountingInbox) -> None:
    assert await inbox.put([an_update(1), an_update(1)], NOW) == [HOA]
    assert await inbox.count("waiting") == 1


async def test_the_same_update_put_by_two_at_once_is_stored_once(inbox: CountingInbox) -> None:
    woken = await asyncio.gather(*(inbox.put([an_update(1)], NOW) for _ in range(4)))
    assert sorted(woken) == [[], [], [], [HOA]]
    assert await inbox.count("waiting") == 1


async def test_a_batch_with_something_old_brings_only_what_is_new(inbox: CountingInbox) -> None:
    await inbox.put([an_update(1, HOA)], NOW)
    assert await inbox.put([an_update(1, HOA), an_update(2, MINH)], NOW) == [MINH]


async def test_ids_of_different_channels_do_not_collide(inbox: CountingInbox) -> None:
    assert set(await inbox.put([an_update(1, HOA), an_update(1, MINH)], NOW)) == {HOA, MINH}


async def test_updates_of_a_chat_come_in_order_of_arrival(inbox: CountingInbox, conversations: Conversations) -> None:
    await inbox.put([an_update(9), an_update(2, MINH), an_update(10)], NOW)
    await inbox.put([an_update(1)], NOW)
    seen = []
    while (item := await inbox.next(HOA)) is not None:
        seen.append(item.update_id)
        await inbox.set_aside(item, "seen")
    assert seen == ["9", "10", "1"]


async def test_reading_the_next_does_not_take_it_away(inbox: CountingInbox) -> None:
    item = await received(inbox)
    assert await inbox.next(HOA) == item


async def test_the_longest_waiting_address_comes_first(inbox: CountingInbox) -> None:
    await inbox.put([an_update(1, MINH), an_update(2, HOA), an_update(3, MINH)], NOW)
    assert await inbox.addresses(["web", "telegram"]) == [MINH, HOA]


async def test_addresses_are_those_of_the_channels_asked_for(inbox: CountingInbox) -> None:
    await inbox.put([an_update(1, MINH), an_update(2, HOA)], NOW)
    assert await inbox.addresses(["web"]) == [HOA]
    assert await inbox.addresses(["console"]) == []


async def test_no_more_addresses_than_asked_for(inbox: CountingInbox) -> None:
    await inbox.put([an_update(n, Address("web", str(n))) for n in range(5)], NOW)
    assert len(await inbox.addresses(["web"], limit=3)) == 3


async def test_a_failed_attempt_is_counted_and_the_update_still_waits(inbox: CountingInbox) -> None:
    item = await received(inbox)
    await inbox.tried(item)
    await inbox.tried(item)
    again = await inbox.next(HOA)
    assert again is not None
    assert (again.id, again.attempts) == (item.id, 2)


async def test_what_is_set_aside_makes_way_for_the_next(inbox: CountingInbox) -> None:
    await inbox.put([an_update(1), an_update(2)], NOW)
    first = await inbox.next(HOA)
    assert first is not None
    await inbox.set_aside(first, "not JSON " * 100)
    second = await inbox.next(HOA)
    assert second is not None
    assert second.update_id == "2"
    assert (await inbox.count("set aside"), await inbox.count("waiting")) == (1, 1)


async def test_what_was_set_aside_does_not_come_again(inbox: CountingInbox) -> None:
    await inbox.set_aside(await received(inbox), "not JSON")
    assert await inbox.put([an_update(1)], SOON) == []
    assert await inbox.addresses(["web"]) == []


async def test_what_was_handled_does_not_come_again(inbox: CountingInbox, conversations: Conversations) -> None:
    await one_turn(inbox, conversations)
    assert await inbox.put([an_update(1)], SOON) == []
    assert await inbox.next(HOA) is None
    assert (await inbox.count("done"), await inbox.count("waiting")) == (1, 0)
