"""What every Conversations must do. A test file brings the fixtures named in tests/contracts/chats.py."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dialog.conversation import Conversation
from dialog.errors import Conflict
from dialog.inbound import Address
from dialog.interfaces import Conversations, Outcome
from tests.contracts.chats import (
    HOA,
    MINH,
    NOW,
    SECOND,
    SOON,
    YES_NO,
    CountingInbox,
    CountingOutbox,
    Refusal,
    Remark,
    Remarks,
    a_message,
    an_update,
    claimed,
    key,
    leased,
    one_turn,
    received,
    texts,
)


async def test_a_stranger_has_an_empty_conversation(conversations: Conversations) -> None:
    assert await conversations.lease(HOA, "one", NOW, SOON) == Conversation(HOA)


async def test_a_lease_keeps_others_out(conversations: Conversations) -> None:
    await leased(conversations)
    assert await conversations.lease(HOA, "two", NOW + SECOND, SOON) is None


async def test_a_lease_holds_through_its_last_moment_and_then_runs_out(conversations: Conversations) -> None:
    await leased(conversations)
    assert await conversations.lease(HOA, "two", SOON, SOON + SECOND) is None
    assert await conversations.lease(HOA, "two", SOON + SECOND, SOON + 9 * SECOND) is not None


async def test_the_owner_may_renew_its_lease(conversations: Conversations) -> None:
    await leased(conversations)
    assert await conversations.lease(HOA, "one", NOW + SECOND, SOON + 9 * SECOND) is not None
    assert await conversations.lease(HOA, "two", SOON + SECOND, SOON + 9 * SECOND) is None


async def test_a_lease_of_one_chat_leaves_the_others_free(conversations: Conversations) -> None:
    await leased(conversations)
    assert await conversations.lease(MINH, "two", NOW, SOON) is not None


async def test_what_was_released_is_free(conversations: Conversations) -> None:
    await leased(conversations)
    await conversations.release(HOA, "one")
    assert await conversations.lease(HOA, "two", NOW, SOON) is not None


async def test_nobody_releases_the_lease_of_another(conversations: Conversations) -> None:
    await leased(conversations)
    await conversations.release(HOA, "two")
    await conversations.release(Address("web", "unknown"), "two")
    assert await conversations.lease(HOA, "two", NOW, SOON) is None


async def test_everything_remembered_comes_back(inbox: CountingInbox, conversations: Conversations) -> None:
    item, held = await received(inbox), await leased(conversations)
    draft = {"report": {"counts": {"A01": 12}, "nil": False, "sentence": "cài 12"}}
    changed = replace(held.at("report.edit", draft), offered=YES_NO, numbered=False, topic="ks-dung-han", misses=2)
    changed = replace(changed, met=True, notes={"to": "thap-muoi", "list": [1, 2], "none": None})
    await conversations.commit(Outcome(item, changed), NOW)
    assert await leased(conversations, owner="two") == replace(changed, version=1)


async def test_a_commit_does_all_of_it(
    inbox: CountingInbox, conversations: Conversations, outbox: CountingOutbox, remarks: Remarks
) -> None:
    messages = (a_message("in:1"), a_message("notice:1", MINH, "notice"))
    await one_turn(inbox, conversations, effects=(Remark("a"), Remark("b")), messages=messages)
    assert await inbox.count("done") == 1
    assert await remarks() == ["a", "b"]
    assert (await claimed(outbox)).message == messages[0]
    assert (await claimed(outbox, MINH)).message == messages[1]
    assert (await leased(conversations, owner="two")).version == 1


async def test_a_commit_gives_the_conversation_back(inbox: CountingInbox, conversations: Conversations) -> None:
    await one_turn(inbox, conversations)
    assert await conversations.lease(HOA, "two", NOW, SOON) is not None


async def nothing_happened(inbox: CountingInbox, outbox: CountingOutbox, remarks: Remarks) -> None:
    assert (await inbox.count("waiting"), await inbox.count("done")) == (1, 0)
    assert await remarks() == []
    assert await outbox.count("waiting") == 0


async def test_a_refused_effect_leaves_everything_as_it_was(
    inbox: CountingInbox, conversations: Conversations, outbox: CountingOutbox, remarks: Remarks
) -> None:
    item, held = await received(inbox), await leased(conversations)
    outcome = Outcome(item, held.at("x", {"a": 1}), (Remark("a"), Refusal()), (a_message("in:1"),))
    with pytest.raises(Conflict):
        await conversations.commit(outcome, NOW)
    await nothing_happened(inbox, outbox, remarks)
    assert await leased(conversations) == held


async def test_a_refused_commit_keeps_the_lease(inbox: CountingInbox, conversations: Conversations) -> None:
    item, held = await received(inbox), await leased(conversations)
    with pytest.raises(Conflict):
        await conversations.commit(Outcome(item, held, (Refusal(),)), NOW)
    assert await conversations.lease(HOA, "two", NOW, SOON) is None


async def test_a_stale_version_is_refused(
    inbox: CountingInbox, conversations: Conversations, outbox: CountingOutbox, remarks: Remarks
) -> None:
    item, held = await received(inbox), await leased(conversations)
    outcome = Outcome(item, replace(held, version=7), (Remark("a"),), (a_message("in:1"),))
    with pytest.raises(Conflict):
        await conversations.commit(outcome, NOW)
    await nothing_happened(inbox, outbox, remarks)


async def test_an_update_that_was_handled_meanwhile_is_refused(
    inbox: CountingInbox, conversations: Conversations, outbox: CountingOutbox, remarks: Remarks
) -> None:
    item, held = await received(inbox), await leased(conversations)
    await conversations.commit(Outcome(item, held), NOW)
    late = await leased(conversations, owner="two")
    with pytest.raises(Conflict):
        await conversations.commit(Outcome(item, late, (Remark("a"),), (a_message("in:1"),)), NOW)
    assert await remarks() == []
    assert await outbox.count("waiting") == 0


async def test_of_two_that_hold_the_same_version_one_commits(
    inbox: CountingInbox, conversations: Conversations, remarks: Remarks
) -> None:
    await inbox.put([an_update(1), an_update(2)], NOW)
    item, slow = await inbox.next(HOA), await leased(conversations)
    quick = await conversations.lease(HOA, "two", SOON + SECOND, SOON + 9 * SECOND)
    assert item is not None
    assert quick is not None
    await conversations.commit(Outcome(item, quick, (Remark("quick"),)), SOON)
    with pytest.raises(Conflict):
        await conversations.commit(Outcome(item, slow, (Remark("slow"),)), SOON)
    assert await remarks() == ["quick"]


async def test_a_message_whose_key_is_known_is_not_repeated(
    inbox: CountingInbox, conversations: Conversations, outbox: CountingOutbox
) -> None:
    await one_turn(inbox, conversations, 1, messages=(a_message("once"), a_message("once", MINH)))
    await one_turn(inbox, conversations, 2, messages=(a_message("once"), a_message("in:2")))
    assert await outbox.count("waiting") == 2
    assert await outbox.claim(MINH, "one", NOW, SOON) is None


async def test_whoever_left_is_sent_nothing_until_they_write_again(
    inbox: CountingInbox, conversations: Conversations, outbox: CountingOutbox
) -> None:
    await one_turn(inbox, conversations, 1, closes=True)
    await outbox.put([a_message("news", kind="notice")], NOW)
    assert await outbox.addresses(["web"], NOW) == []
    assert await outbox.claim(HOA, "one", NOW, SOON) is None
    await one_turn(inbox, conversations, 2)
    assert await outbox.addresses(["web"], NOW) == [HOA]
    assert key(await outbox.claim(HOA, "one", NOW, SOON)) == "news"


async def test_a_chat_that_moved_takes_along_what_waits(
    inbox: CountingInbox, conversations: Conversations, outbox: CountingOutbox
) -> None:
    item = await received(inbox)
    await inbox.put([an_update(2)], NOW)
    new = Address("web", "hoa-2")
    outcome = Outcome(item, await leased(conversations), messages=(a_message("in:1"),), moved_to=new)
    await conversations.commit(outcome, NOW)
    waiting = await inbox.next(new)
    assert await inbox.next(HOA) is None
    assert waiting is not None
    assert (waiting.update_id, waiting.address) == ("2", new)
    assert texts([await claimed(outbox, new)]) == ["Lời nhắn in:1"]


async def test_a_chat_that_moved_takes_along_its_open_draft(
    inbox: CountingInbox, conversations: Conversations, outbox: CountingOutbox
) -> None:
    new, draft = Address("web", "hoa-2"), {"cai": 12}
    held = replace((await leased(conversations)).at("edit", draft), offered=YES_NO, met=True)
    item = await received(inbox)
    await conversations.commit(Outcome(item, held, moved_to=new), NOW)
    there, here = await leased(conversations, new), await leased(conversations)
    assert (there.step, there.draft, there.offered, there.met) == ("edit", draft, YES_NO, True)
    assert (here.step, here.draft, here.offered) == (None, {}, ())


async def test_a_draft_begun_at_the_new_id_is_not_overwritten(
    inbox: CountingInbox, conversations: Conversations, outbox: CountingOutbox
) -> None:
    new = Address("web", "hoa-2")
    for number, (address, count) in enumerate(((HOA, 1), (new, 2))):
        item = await received(inbox, f"u-{number}", address)
        held = (await leased(conversations, address)).at("edit", {"cai": count})
        await conversations.commit(Outcome(item, held), NOW)
    await outbox.move(HOA, new)
    assert (await leased(conversations, new)).draft == {"cai": 2}


async def test_whoever_is_at_work_on_a_chat_that_moved_finds_it_changed(
    inbox: CountingInbox, conversations: Conversations, outbox: CountingOutbox
) -> None:
    new = Address("web", "hoa-2")
    await one_turn(inbox, conversations)
    item = await received(inbox, 2, new)
    held = await leased(conversations, new)
    await outbox.move(HOA, new)
    with pytest.raises(Conflict):
        await conversations.commit(Outcome(item, held), NOW)
    assert await inbox.next(new) == item


async def test_updates_answered_together_are_all_done(
    inbox: CountingInbox, conversations: Conversations, outbox: CountingOutbox
) -> None:
    first = await received(inbox, 1)
    await inbox.put([an_update(2), an_update(3, MINH), an_update(4)], NOW)
    behind = await inbox.following(first, 10)
    assert [each.update_id for each in behind] == ["2", "4"]
    assert [(await inbox.next(at)).followed for at in (HOA, MINH)] == [True, False]  # type: ignore[union-attr]
    assert [each.received_at for each in (first, *behind)] == [NOW] * 3
    await conversations.commit(Outcome(first, await leased(conversations), also=tuple(behind)), NOW)
    assert (await inbox.count("done"), await inbox.next(HOA)) == (3, None)


async def test_when_one_of_them_was_handled_elsewhere_none_is_done(
    inbox: CountingInbox, conversations: Conversations, outbox: CountingOutbox
) -> None:
    first = await received(inbox, 1)
    await inbox.put([an_update(2)], NOW)
    behind = await inbox.following(first, 1)
    await inbox.set_aside(behind[0], "meanwhile")
    with pytest.raises(Conflict):
        await conversations.commit(Outcome(first, await leased(conversations), also=tuple(behind)), NOW)
    assert await inbox.next(HOA) == first
