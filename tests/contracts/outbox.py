"""What every Outbox and Transcript must do. A test file brings the fixtures named in tests/contracts/chats.py."""

from __future__ import annotations

import asyncio

import pytest

from dialog.inbound import Address
from dialog.interfaces import Conversations, Kind, OutMessage
from dialog.reply import Attachment, Note, Reply, Steps, Table, Title
from tests.contracts.chats import (
    HOA,
    MINH,
    NOW,
    SECOND,
    SOON,
    YES_NO,
    CountingInbox,
    CountingOutbox,
    a_message,
    asking,
    claimed,
    key,
    leased,
    one_turn,
    texts,
)

EXPIRED = SOON + SECOND


async def test_a_message_comes_out_as_it_went_in(outbox: CountingOutbox) -> None:
    blocks = (Title("Số liệu"), Table(("Việc", "Số"), (("Cài VNeID", "12"),)), Steps(("Mở", "Bấm")), Note("Nguồn"))
    files = (Attachment("bao-cao.docx", "application/msword", "out/1.docx"),)
    message = OutMessage(HOA, Reply(blocks, YES_NO, files, False, True), "m", "notice", SOON)
    assert await outbox.put([message], NOW) == [HOA]
    item = await claimed(outbox)
    assert item.message == message
    assert (item.attempts, item.parts_sent) == (1, 0)


async def test_a_key_is_taken_once_for_ever(outbox: CountingOutbox) -> None:
    assert await outbox.put([a_message("m"), a_message("m")], NOW) == [HOA]
    await outbox.sent(await claimed(outbox), NOW)
    assert await outbox.put([a_message("m"), a_message("m", MINH)], SOON) == []
    assert (await outbox.count("sent"), await outbox.count("waiting")) == (1, 0)


async def test_nothing_to_put_is_nothing_to_send(outbox: CountingOutbox) -> None:
    assert await outbox.put([], NOW) == []
    assert await outbox.claim(HOA, "one", NOW, SOON) is None


async def test_the_oldest_is_claimed_first_and_the_next_after_it(outbox: CountingOutbox) -> None:
    await outbox.put([a_message("b"), a_message("x", MINH), a_message("a")], NOW)
    first = await claimed(outbox)
    await outbox.sent(first, NOW)
    assert (key(first), key(await claimed(outbox))) == ("b", "a")


async def test_what_another_has_claimed_is_left_alone_and_so_is_what_follows(outbox: CountingOutbox) -> None:
    await outbox.put([a_message("a"), a_message("b")], NOW)
    await claimed(outbox)
    assert await outbox.claim(HOA, "two", NOW + SECOND, EXPIRED) is None
    assert await outbox.claim(HOA, "two", SOON, EXPIRED) is None


async def test_an_address_whose_message_is_claimed_is_not_offered(outbox: CountingOutbox) -> None:
    await outbox.put([a_message("a")], NOW)
    await claimed(outbox)
    assert await outbox.addresses(["web"], SOON) == []
    assert await outbox.addresses(["web"], EXPIRED) == [HOA]


async def test_of_many_claims_at_once_one_succeeds(outbox: CountingOutbox) -> None:
    await outbox.put([a_message("a")], NOW)
    claims = await asyncio.gather(*(outbox.claim(HOA, f"process {n}", NOW, SOON) for n in range(4)))
    assert sum(item is not None for item in claims) == 1


async def test_a_claim_on_one_chat_leaves_the_others_free(outbox: CountingOutbox) -> None:
    await outbox.put([a_message("a"), a_message("b", MINH)], NOW)
    await claimed(outbox)
    assert key(await outbox.claim(MINH, "two", NOW, SOON)) == "b"


@pytest.mark.parametrize("kind", ["reply", "notice"])
async def test_a_claim_that_ran_out_is_taken_over(outbox: CountingOutbox, kind: Kind) -> None:
    await outbox.put([a_message("a", kind=kind)], NOW)
    await claimed(outbox)
    assert await outbox.addresses(["web"], EXPIRED) == [HOA]
    item = await claimed(outbox, at=EXPIRED, owner="two")
    assert (key(item), item.attempts) == ("a", 2)


async def test_a_reminder_whose_sender_died_is_unknown_and_not_repeated(outbox: CountingOutbox) -> None:
    await outbox.put([a_message("r", kind="reminder"), a_message("b")], NOW)
    await claimed(outbox)
    assert key(await claimed(outbox, at=EXPIRED, owner="two")) == "b"
    assert (await outbox.count("unknown"), await outbox.count("waiting")) == (1, 1)


async def test_nothing_follows_a_reminder_of_unknown_fate_that_was_alone(outbox: CountingOutbox) -> None:
    await outbox.put([a_message("r", kind="reminder")], NOW)
    await claimed(outbox)
    assert await outbox.claim(HOA, "two", EXPIRED, EXPIRED) is None
    assert await outbox.count("unknown") == 1
    assert await outbox.put([a_message("r", kind="reminder")], EXPIRED) == []


async def test_a_reminder_that_was_postponed_is_tried_again(outbox: CountingOutbox) -> None:
    await outbox.put([a_message("r", kind="reminder")], NOW)
    await outbox.postpone(await claimed(outbox), SOON, "away")
    assert key(await outbox.claim(HOA, "two", SOON, EXPIRED)) == "r"


async def test_a_postponed_message_waits_and_later_ones_wait_behind_it(outbox: CountingOutbox) -> None:
    await outbox.put([a_message("a"), a_message("b")], NOW)
    await outbox.postpone(await claimed(outbox), SOON, "away " * 100)
    assert await outbox.claim(HOA, "one", SOON - SECOND, SOON) is None
    item = await claimed(outbox, at=SOON)
    assert (key(item), item.attempts) == ("a", 2)


async def test_a_postponed_message_of_one_chat_does_not_hold_up_another(outbox: CountingOutbox) -> None:
    await outbox.put([a_message("a"), a_message("b", MINH)], NOW)
    await outbox.postpone(await claimed(outbox), SOON, "away")
    assert key(await outbox.claim(MINH, "one", NOW, SOON)) == "b"


async def test_addresses_are_open_due_and_of_the_channels_asked_for(outbox: CountingOutbox) -> None:
    await outbox.put([a_message("b", MINH), a_message("a"), a_message("c", MINH)], NOW)
    assert await outbox.addresses(["web", "telegram"], NOW) == [MINH, HOA]
    assert await outbox.addresses(["web"], NOW) == [HOA]
    assert await outbox.addresses(["web", "telegram"], NOW, limit=1) == [MINH]
    assert await outbox.addresses(["web"], NOW - SECOND) == []


@pytest.mark.parametrize("state", ["failed", "unknown", "expired"])
async def test_what_was_given_up_is_not_offered_again(outbox: CountingOutbox, state: str) -> None:
    await outbox.put([a_message("a"), a_message("b")], NOW)
    await outbox.give_up(await claimed(outbox), state, "no " * 200)  # type: ignore[arg-type]
    assert key(await claimed(outbox)) == "b"
    assert await outbox.count(state) == 1


async def test_a_closed_address_waits_until_the_person_writes_again(
    inbox: CountingInbox, conversations: Conversations, outbox: CountingOutbox
) -> None:
    await one_turn(inbox, conversations, 1)
    await outbox.put([a_message("a")], NOW)
    await outbox.close(HOA, "blocked " * 100, NOW)
    assert await outbox.addresses(["web"], NOW) == []
    assert await outbox.claim(HOA, "one", NOW, SOON) is None
    await one_turn(inbox, conversations, 2)
    assert await outbox.addresses(["web"], NOW) == [HOA]
    assert key(await claimed(outbox)) == "a"


async def test_closing_one_address_leaves_the_others_open(
    conversations: Conversations, outbox: CountingOutbox
) -> None:
    await leased(conversations)
    await outbox.put([a_message("a"), a_message("b", MINH)], NOW)
    await outbox.close(HOA, "blocked", NOW)
    await outbox.close(Address("web", "unknown"), "blocked", NOW)
    assert await outbox.addresses(["web", "telegram"], NOW) == [MINH]


@pytest.mark.parametrize("kind", ["notice", "reminder"])
async def test_the_choices_of_what_was_sent_are_what_is_offered(
    conversations: Conversations, outbox: CountingOutbox, kind: Kind
) -> None:
    await leased(conversations)
    await outbox.put([asking("n", kind, numbered=False)], NOW)
    item = await claimed(outbox)
    assert (await leased(conversations)).offered == ()
    await outbox.sent(item, NOW)
    conversation = await leased(conversations)
    assert (conversation.offered, conversation.numbered, conversation.version) == (YES_NO, False, 0)


async def test_a_notice_without_choices_leaves_what_was_offered(
    conversations: Conversations, outbox: CountingOutbox
) -> None:
    await leased(conversations)
    await outbox.put([asking("n", "notice"), a_message("m", kind="notice")], NOW)
    await outbox.sent(await claimed(outbox), NOW)
    await outbox.sent(await claimed(outbox), NOW)
    assert (await leased(conversations)).offered == YES_NO


async def test_a_reply_offers_when_it_is_committed_not_when_it_is_sent(
    conversations: Conversations, outbox: CountingOutbox
) -> None:
    await leased(conversations)
    await outbox.put([asking("in:1", "reply")], NOW)
    await outbox.sent(await claimed(outbox), NOW)
    assert (await leased(conversations)).offered == ()


async def test_what_waits_follows_a_chat_that_moved(outbox: CountingOutbox) -> None:
    new = Address("web", "hoa-2")
    await outbox.put([a_message("a"), a_message("b"), a_message("c", MINH)], NOW)
    await outbox.sent(await claimed(outbox), NOW)
    await outbox.move(HOA, new)
    assert await outbox.claim(HOA, "one", NOW, SOON) is None
    item = await claimed(outbox, new)
    assert (key(item), item.message.address) == ("b", new)
    assert key(await claimed(outbox, MINH)) == "c"
    assert texts(await outbox.since(HOA, 0)) == ["Lời nhắn a"]


async def test_parts_that_have_left_are_remembered(outbox: CountingOutbox) -> None:
    await outbox.put([a_message("a")], NOW)
    await outbox.progress(await claimed(outbox), 2)
    assert (await claimed(outbox, at=EXPIRED, owner="two")).parts_sent == 2


async def test_progress_does_not_end_the_claim(outbox: CountingOutbox) -> None:
    await outbox.put([a_message("a")], NOW)
    await outbox.progress(await claimed(outbox), 1)
    assert await outbox.claim(HOA, "two", NOW, SOON) is None


async def sent_messages(outbox: CountingOutbox, *keys: str) -> list[int]:
    await outbox.put([a_message(name) for name in keys], NOW)
    ids = []
    for _ in keys:
        item = await claimed(outbox)
        await outbox.sent(item, NOW)
        ids.append(item.id)
    return ids


async def test_the_transcript_holds_what_was_sent_oldest_first(outbox: CountingOutbox) -> None:
    await sent_messages(outbox, "a", "b")
    await outbox.put([a_message("waits"), a_message("x", MINH)], NOW)
    assert texts(await outbox.since(HOA, 0)) == ["Lời nhắn a", "Lời nhắn b"]


async def test_the_transcript_goes_on_after_what_was_seen(outbox: CountingOutbox) -> None:
    ids = await sent_messages(outbox, "a", "b", "c")
    assert texts(await outbox.since(HOA, ids[0])) == ["Lời nhắn b", "Lời nhắn c"]
    assert await outbox.since(HOA, ids[-1]) == []


async def test_a_long_transcript_ends_with_the_newest(outbox: CountingOutbox) -> None:
    await sent_messages(outbox, "a", "b", "c")
    assert texts(await outbox.since(HOA, 0, limit=2)) == ["Lời nhắn b", "Lời nhắn c"]
