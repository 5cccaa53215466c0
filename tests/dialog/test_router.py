"""Which handler a turn goes to."""

from __future__ import annotations

import pytest

from dialog.inbound import Edited, Joined, Left, Media, Tap
from dialog.reply import Reply, say
from dialog.router import Handler, Router, Step, choices, commands, kinds, steps, words
from dialog.turn import Turn
from tests.dialog.world import a_turn


def named(name: str) -> Handler[None]:
    async def handler(turn: Turn[None]) -> Reply:
        return say(name)

    return handler


TONG, JOIN, CANCEL, SAVE, STALE = (named(name) for name in ("tong", "thamgia", "huy", "luu", "stale"))
COUNT, PHOTO, ASK = named("count"), named("photo"), named("ask")

COMMANDS = commands({"tong": TONG, "thamgia": JOIN})
WORDS = words({"huy": CANCEL, "tiep tuc": SAVE})
CHOICES = choices({"luu": SAVE}, STALE)
STEPS = steps({"count": Step(lambda turn: turn.text.isdecimal(), COUNT)})
KINDS = kinds({Media: PHOTO, Joined: ASK})


@pytest.mark.parametrize("text", ["/tong", "/TONG", "/tổng", "/Tổng", "  /tong  ", "/tong thang", "/tong\nthang"])
def test_a_command_is_found_whatever_its_case_and_tone_marks(text: str) -> None:
    assert COMMANDS(a_turn(text)) is TONG


@pytest.mark.parametrize(
    ("text", "argument"),
    [
        ("/thamgia", ""),
        ("/thamgia ABC-123", "ABC-123"),
        ("/thamgia   ABC-123 ", "ABC-123"),
        ("/thamgia\tABC-123", "ABC-123"),
        ("/thamgia\nABC-123", "ABC-123"),
        ("/thamgia Mã Của Tôi", "Mã Của Tôi"),
    ],
)
def test_what_follows_the_command_is_its_argument_unchanged(text: str, argument: str) -> None:
    turn = a_turn(text)
    assert COMMANDS(turn) is JOIN
    assert turn.argument == argument


@pytest.mark.parametrize("text", ["tong", "", "/", "//tong", "/tongket", "xem /tong", "/ ", "/không có"])
def test_what_is_no_command_is_not_taken_for_one(text: str) -> None:
    turn = a_turn(text)
    assert COMMANDS(turn) is None
    assert turn.argument == ""


@pytest.mark.parametrize("text", ["hủy", "Hủy", "HUỶ", "huy!", " hủy. "])
def test_a_word_alone_means_a_command(text: str) -> None:
    assert WORDS(a_turn(text)) is CANCEL


@pytest.mark.parametrize("text", ["tôi muốn hủy hồ sơ", "", "!", "hủy " * 20])
def test_a_word_among_others_means_nothing(text: str) -> None:
    assert WORDS(a_turn(text)) is None


def test_a_choice_goes_by_its_verb_and_brings_its_argument() -> None:
    turn = a_turn(content=Tap("luu:a:b"))
    turn.value = "luu:a:b"
    assert CHOICES(turn) is SAVE
    assert turn.argument == "a:b"


def test_a_choice_may_have_no_argument() -> None:
    turn = a_turn()
    turn.value = "luu"
    assert CHOICES(turn) is SAVE
    assert turn.argument == ""


@pytest.mark.parametrize("value", ["xoa:1", "", ":", "Luu:1"])
def test_a_button_that_nobody_knows_explains_itself(value: str) -> None:
    turn = a_turn()
    turn.value = value
    assert CHOICES(turn) is STALE


def test_without_a_choice_no_choice_is_found() -> None:
    assert CHOICES(a_turn("luu:1")) is None


def test_the_open_step_takes_what_it_can_read() -> None:
    assert STEPS(a_turn("12", step="count")) is COUNT


@pytest.mark.parametrize(("text", "step"), [("mười hai", "count"), ("", "count"), ("12", None), ("12", "gone")])
def test_the_open_step_leaves_what_it_cannot_read(text: str, step: str | None) -> None:
    assert STEPS(a_turn(text, step=step)) is None


def test_a_step_is_not_asked_about_what_is_not_words() -> None:
    assert STEPS(a_turn(content=Media("photo", "12"), step="count")) is None


def test_a_kind_has_its_handler() -> None:
    assert KINDS(a_turn(content=Media("voice"))) is PHOTO
    assert KINDS(a_turn(content=Joined())) is ASK
    assert KINDS(a_turn(content=Left())) is None
    assert KINDS(a_turn("ảnh")) is None


ROUTER: Router[None] = Router((COMMANDS, CHOICES, WORDS, STEPS), ASK)


@pytest.mark.parametrize(
    ("turn", "handler"),
    [
        (a_turn("/tong", step="count"), TONG),
        (a_turn("hủy", step="count"), CANCEL),
        (a_turn("12", step="count"), COUNT),
        (a_turn("12"), ASK),
        (a_turn("cấp lại căn cước ở đâu", step="count"), ASK),
        (a_turn(content=Edited("/tong")), TONG),
        (a_turn(content=Media("photo")), ASK),
    ],
)
def test_the_first_that_knows_one_wins(turn: Turn[None], handler: Handler[None]) -> None:
    assert ROUTER.find(turn) is handler


def test_a_picked_choice_comes_before_the_open_step() -> None:
    turn = a_turn("2", step="count")
    turn.value = "luu:1"
    assert ROUTER.find(turn) is SAVE


async def test_a_handler_answers_the_turn_it_was_found_for() -> None:
    turn = a_turn("/tong")
    assert await ROUTER.find(turn)(turn) == say("tong")
