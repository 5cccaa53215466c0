"""One message after the other, each once, whole or not at all."""

from __future__ import annotations

import pytest

from dialog.inbound import Address
from dialog.reply import Reply, say
from dialog.turn import Turn
from tests.contracts.chats import HOA, MINH, NOW, YES_NO, Remark
from tests.dialog.world import World
from tests.fakes.channel import raw


async def test_a_message_is_answered() -> None:
    world = World()
    await world.hear("chào")
    assert world.heard() == ["chào"]
    assert world.said() == ["Nghe: chào"]
    assert world.woken == [HOA]
    assert world.states() == ["done"]


async def test_messages_of_a_chat_are_handled_in_their_order() -> None:
    world = World()
    await world.hear("một", "hai", "ba")
    assert world.heard() == ["một", "hai", "ba"]
    assert world.chat().version == 3


async def test_only_the_woken_chat_is_worked_on() -> None:
    world = World()
    await world.receive(MINH, text="cài 12")
    await world.hear("chào")
    assert world.heard() == ["chào"]
    assert world.states() == ["waiting", "done"]


@pytest.mark.parametrize("handled_between", [True, False])
async def test_the_same_update_twice_changes_nothing_the_second_time(handled_between: bool) -> None:
    world = World()
    for _ in range(2):
        await world.inbox.put([raw(HOA, "1", text="chào")], NOW)
        if handled_between:
            await world.dispatcher.work(HOA)
    await world.dispatcher.work(HOA)
    assert world.heard() == ["chào"]
    assert world.said() == ["Nghe: chào"]
    assert world.chat().version == 1


async def test_a_reply_is_named_after_its_update() -> None:
    world = World()
    await world.hear("chào", "chào")
    assert [row.message.key for row in world.rows()] == ["in:1", "in:2"]
    assert {row.message.kind for row in world.rows()} == {"reply"}


async def test_a_handler_is_told_the_time_of_people() -> None:
    seen = []

    async def note(turn: Turn[None]) -> Reply | None:
        seen.append(turn.now)
        return None

    world = World(note)
    world.ticking.forward(days=3)
    await world.hear("chào")
    assert seen == [NOW]


async def test_a_handler_may_stay_silent_and_still_be_done() -> None:
    async def silent(turn: Turn[None]) -> Reply | None:
        turn.do(Remark(turn.text))
        return None

    world = World(silent)
    await world.hear("chào")
    assert (world.heard(), world.said(), world.woken) == (["chào"], [], [])
    assert world.states() == ["done"]


async def test_an_update_that_says_nothing_is_done_without_a_handler() -> None:
    world = World()
    await world.receive()
    await world.dispatcher.work(HOA)
    assert (world.heard(), world.said(), world.states()) == ([], [], ["done"])


async def test_what_a_handler_remembers_is_there_next_time() -> None:
    async def count(turn: Turn[None]) -> Reply:
        turn.goto("counting", {"n": turn.conversation.draft.get("n", 0) + 1})
        return say(str(turn.conversation.draft["n"]))

    world = World(count)
    await world.hear("a", "b")
    assert world.said() == ["1", "2"]


async def test_others_are_told_when_the_turn_commits() -> None:
    async def tell(turn: Turn[None]) -> Reply:
        turn.notify(MINH, say("Có người hỏi."), "asked:1")
        turn.notify(MINH, say("Hỏi lần nữa."), "asked:2")
        return say("Đã báo.")

    world = World(tell)
    await world.hear("gặp cán bộ")
    assert world.said(MINH) == ["Có người hỏi.", "Hỏi lần nữa."]
    assert [row.message.kind for row in world.rows(MINH)] == ["notice", "notice"]
    assert world.woken == [HOA, MINH]


async def test_a_notice_with_the_same_key_is_told_once() -> None:
    async def tell(turn: Turn[None]) -> None:
        turn.notify(MINH, say("Có số liệu mới."), "submission:1")

    world = World(tell)
    await world.hear("a", "b")
    assert len(world.said(MINH)) == 1


async def ask_or_echo(turn: Turn[None]) -> Reply:
    """ "?" offers, "số mấy" waits for a number; whatever else is said shows what was picked."""
    if turn.text == "?":
        return say("Lưu không?", choices=YES_NO)
    if turn.text == "số mấy":
        return say("Số đúng là bao nhiêu?", numbered=False)
    turn.do(Remark(turn.value or "nothing"))
    return say("Vâng.")


@pytest.mark.parametrize("typed", ["2", "hai", "số 2", "Hủy", "huy", "HỦY!", "huy:1"])
async def test_typing_picks_what_was_offered(typed: str) -> None:
    world = World(ask_or_echo)
    await world.hear("?", typed)
    assert world.heard() == ["huy:1"]


async def test_a_label_of_the_last_offer_still_picks_after_another_answer() -> None:
    world = World(ask_or_echo)
    await world.hear("?", "mấy giờ làm việc", "Lưu")
    assert world.heard() == ["nothing", "luu:1"]


async def test_a_number_picks_only_under_the_newest_message() -> None:
    world = World(ask_or_echo)
    await world.hear("?", "mấy giờ làm việc", "1")
    assert world.heard() == ["nothing", "nothing"]


async def test_a_number_that_was_asked_for_picks_nothing() -> None:
    world = World(ask_or_echo)
    await world.hear("?", "số mấy", "2", "Hủy")
    assert world.heard() == ["nothing", "huy:1"]


async def test_numbers_pick_again_with_the_next_offer() -> None:
    world = World(ask_or_echo)
    await world.hear("số mấy", "?", "2")
    assert world.heard() == ["huy:1"]


async def test_a_pressed_button_counts_even_when_it_was_never_offered_here() -> None:
    world = World(ask_or_echo)
    await world.hear(tap="duyet:9")
    assert world.heard() == ["duyet:9"]


async def test_a_corrected_message_picks_nothing() -> None:
    world = World(ask_or_echo)
    await world.hear("?", edited="2")
    assert world.heard() == ["nothing"]


async def test_whoever_left_gets_no_answer_and_is_closed() -> None:
    world = World()
    await world.hear(left=True)
    assert world.said() == []
    assert (world.chat().closed_at, world.chat().closed_why) == (NOW, "left")


async def test_whoever_writes_again_is_open_again() -> None:
    world = World()
    await world.hear(left=True)
    await world.hear("chào")
    assert world.chat().closed_at is None
    assert await world.deliver() == ["Nghe: chào"]


async def test_a_chat_that_moved_goes_on_at_its_new_address() -> None:
    world, new = World(), Address("web", "hoa-2")
    await world.receive(text="một")
    await world.receive(moved=str(new))
    await world.receive(text="hai")
    await world.dispatcher.work(HOA)
    assert world.heard() == ["một", ""]
    await world.dispatcher.work(new)
    assert world.heard() == ["một", "", "hai"]
    assert world.said(new) == ["Nghe: một", "Nghe: ", "Nghe: hai"]


async def test_another_process_that_has_the_chat_is_left_alone() -> None:
    world = World()
    await world.receive(text="chào")
    await world.conversations.lease(HOA, "two", NOW, world.ticking().replace(minute=1))
    await world.dispatcher.work(HOA)
    assert (world.heard(), world.states()) == ([], ["waiting"])
    world.ticking.forward(minutes=2)
    await world.dispatcher.work(HOA)
    assert world.heard() == ["chào"]


async def test_the_chat_is_free_when_nothing_is_left_to_do() -> None:
    world = World()
    await world.hear("chào")
    assert world.chat().owner is None
