"""What a handler gets, and what it may write down."""

from __future__ import annotations

from typing import Any

import pytest

from dialog.conversation import Conversation
from dialog.inbound import Edited, Joined, Left, Media, Tap
from dialog.reply import say
from dialog.turn import Notice
from tests.contracts.chats import HOA, MINH, YES_NO
from tests.dialog.world import a_turn


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (None, "chào"),
        (Edited(" sửa lại "), "sửa lại"),
        (Tap("luu:1"), ""),
        (Media("photo", "ảnh đây"), ""),
        (Joined(), ""),
        (Left(), ""),
    ],
)
def test_the_words_of_a_turn_are_those_that_were_typed(content: Any, text: str) -> None:
    assert a_turn("  chào\n", content).text == text


def test_a_turn_speaks_to_whoever_wrote() -> None:
    assert a_turn().address == HOA


def test_going_to_a_step_keeps_the_draft() -> None:
    turn = a_turn(draft={"A01": 12})
    turn.goto("confirm")
    assert (turn.conversation.step, turn.conversation.draft) == ("confirm", {"A01": 12})


def test_going_to_a_step_may_bring_a_new_draft() -> None:
    turn = a_turn(draft={"A01": 12})
    turn.goto("confirm", {})
    assert turn.conversation.draft == {}


def test_finishing_leaves_nothing_open_and_forgets_nothing_else() -> None:
    turn = a_turn(step="confirm", draft={"A01": 12}, offered=YES_NO, topic="ks-dung-han", met=True, version=3)
    turn.finish()
    assert turn.conversation == Conversation(HOA, 3, offered=YES_NO, topic="ks-dung-han", met=True)


def test_a_turn_remembers_what_it_is_told() -> None:
    turn = a_turn()
    turn.remember(topic="ks-dung-han", misses=2)
    assert (turn.conversation.topic, turn.conversation.misses) == ("ks-dung-han", 2)


def test_nobody_remembers_what_has_no_place() -> None:
    with pytest.raises(TypeError):
        a_turn().remember(phone="…")


def test_effects_are_gathered_in_order() -> None:
    turn = a_turn()
    turn.do("a", "b")
    turn.do("c")
    assert turn.effects == ["a", "b", "c"]


def test_notices_are_gathered_in_order() -> None:
    turn = a_turn()
    turn.notify(MINH, say("Đã duyệt."), "approved:1")
    assert turn.notices == [Notice(MINH, say("Đã duyệt."), "approved:1")]


def test_turns_do_not_share_what_they_gather() -> None:
    first, second = a_turn(), a_turn()
    first.do("a")
    assert (second.effects, second.notices) == ([], [])


def test_changing_a_turn_leaves_the_conversation_it_began_with() -> None:
    turn = a_turn(step="a")
    before = turn.conversation
    turn.goto("b", {"x": 1})
    assert (before.step, before.draft) == ("a", {})
