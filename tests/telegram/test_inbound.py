"""From a stored update to what the conversation understands."""

from __future__ import annotations

import unicodedata
from datetime import UTC, datetime
from typing import Any

import pytest
from aiogram import Bot

from channels.telegram.inbound import TelegramReader
from channels.telegram.taps import Taps
from dialog.errors import Unreadable
from dialog.inbound import Address, Content, Edited, FileRef, Inbound, Joined, Left, Media, Moved, Tap, Text
from tests.telegram import updates
from tests.telegram.faults import broken, dropped
from tests.telegram.memory import item, payload
from tests.telegram.server import TelegramServer

PLACE = {"latitude": 10.5, "longitude": 105.8}
CONTACT = {"phone_number": "0900000000", "first_name": "Hoa"}


async def read(bot: Bot, **update: Any) -> Inbound | None:
    return await TelegramReader(bot).read(item(update))


async def content(bot: Bot, **update: Any) -> Content | None:
    inbound = await read(bot, **update)
    return inbound.content if inbound else None


async def test_typed_words_arrive_with_their_number_and_chat(receiver: Bot) -> None:
    inbound = await read(receiver, message=updates.text(7, "xin cấp lại căn cước"))
    assert inbound == Inbound(
        "9000",
        Address("telegram", "7"),
        Text("xin cấp lại căn cước"),
        private=True,
        message="1",
        said_at=datetime.fromtimestamp(updates.DATE, UTC),
    )


async def test_reading_private_words_asks_nothing_of_telegram(telegram: TelegramServer, receiver: Bot) -> None:
    await read(receiver, message=updates.text(7, "gửi tới a@b.vn và /start@TroLyThuBot"))
    assert not telegram.calls


@pytest.mark.parametrize(
    ("typed", "understood"),
    [
        ("/start ABC-123_x", "/start ABC-123_x"),
        ("/start@TroLyThuBot ABC", "/start ABC"),
        ("/tong", "/tong"),
        ("/thamgia  MÃ7", "/thamgia  MÃ7"),
        ("  ", "  "),
        ("😀😀", "😀😀"),
        ("\u202eمرحبا", "\u202eمرحبا"),
        (unicodedata.normalize("NFD", "Thẻ căn cước"), "Thẻ căn cước"),
        ("x" * 4096, "x" * 4096),
    ],
)
async def test_words_of_every_sort_arrive(receiver: Bot, typed: str, understood: str) -> None:
    assert await content(receiver, message=updates.text(7, typed)) == Text(understood)


async def test_a_press_arrives_and_is_acknowledged(telegram: TelegramServer, receiver: Bot) -> None:
    telegram.user_taps(7, "yes:12")
    update = telegram.bot().queue[0]
    inbound = await TelegramReader(receiver).read(item(update))
    assert inbound == Inbound("5000", Address("telegram", "7"), Tap("yes:12"), answers="1")
    assert [call.method for call in telegram.calls] == ["answerCallbackQuery"]
    assert not telegram.bot().queries


@pytest.mark.parametrize("fault", [None, broken(), dropped()])
async def test_a_press_counts_although_it_cannot_be_acknowledged(
    telegram: TelegramServer, receiver: Bot, fault: Any
) -> None:
    if fault:
        telegram.fail_next("answerCallbackQuery", fault)
    assert await content(receiver, callback_query=updates.tap(7, "yes", "unknown")) == Tap("yes")


async def test_a_press_under_a_message_too_old_to_be_seen_counts(receiver: Bot) -> None:
    old = {"chat": updates.chat(7), "message_id": 3, "date": 0}
    assert await content(receiver, callback_query=updates.tap(7, "yes", pressed=old)) == Tap("yes")


async def test_a_press_that_is_not_ours_is_nothing(telegram: TelegramServer, receiver: Bot) -> None:
    elsewhere = {**updates.tap(7, "yes"), "inline_message_id": "x"}
    del elsewhere["message"]
    assert await content(receiver, callback_query=elsewhere) is None
    game = {**updates.tap(7, "yes"), "game_short_name": "x"}
    del game["data"]
    assert await content(receiver, callback_query=game) is None


@pytest.mark.parametrize(
    ("sent", "understood"),
    [
        ({"photo": updates.photo(), "caption": "giấy này ạ"}, Media("photo", "giấy này ạ")),
        ({"video": updates.file(width=1, height=1, duration=1)}, Media("video")),
        ({"video_note": updates.file(length=1, duration=1)}, Media("video")),
        (
            {"animation": updates.file(width=1, height=1, duration=1), "document": updates.file()},
            Media("video"),
        ),
        ({"voice": updates.file(duration=3)}, Media("voice")),
        ({"audio": updates.file(duration=3)}, Media("voice")),
        (
            {
                "sticker": updates.file(
                    type="regular", width=1, height=1, is_animated=False, is_video=False, emoji="😀"
                )
            },
            Media("sticker"),
        ),
        (
            {"document": updates.file(file_name="đơn.pdf", file_size=9, mime_type="application/pdf")},
            Media("file", file=FileRef("f", "đơn.pdf", 9, "application/pdf")),
        ),
        ({"document": updates.file()}, Media("file", file=FileRef("f", "tep", 0, "application/octet-stream"))),
        ({"dice": {"emoji": "🎲", "value": 3}}, Media("other")),
        ({"location": PLACE}, Media("place")),
        (
            {"location": PLACE, "venue": {"location": PLACE, "title": "UBND", "address": "Ấp 1"}},
            Media("place"),
        ),
        ({"contact": CONTACT}, Media("contact")),
        ({"something_of_next_year": {"a": 1}}, Media("other")),
        ({"pinned_message": updates.text(7, "a")}, None),
        ({"new_chat_title": "Tổ 3"}, None),
        ({"migrate_from_chat_id": -5}, None),
    ],
)
async def test_what_is_not_words_keeps_its_kind(
    receiver: Bot, sent: dict[str, Any], understood: Content | None
) -> None:
    assert await content(receiver, message=updates.message(7, **sent)) == understood


async def test_a_corrected_message_is_told_from_a_new_one(receiver: Bot) -> None:
    corrected = updates.text(7, "cài vneid 13", edit_date=updates.DATE + 5)
    assert await content(receiver, edited_message=corrected) == Edited("cài vneid 13")
    photo = updates.message(7, photo=updates.photo(), caption="sửa", edit_date=updates.DATE + 5)
    assert await content(receiver, edited_message=photo) == Edited("sửa")


async def test_a_live_place_that_moves_is_no_correction(receiver: Bot) -> None:
    moved = updates.message(7, location=PLACE, edit_date=updates.DATE + 5)
    assert await content(receiver, edited_message=moved) is None


@pytest.mark.parametrize(
    ("chat", "before", "after", "understood"),
    [
        (7, "member", "kicked", Left()),
        (7, "kicked", "member", Joined()),
        (-100, "left", "member", Joined()),
        (-100, "member", "left", Left()),
        (-100, "member", "member", None),
    ],
)
async def test_being_let_in_and_put_out(
    receiver: Bot, chat: int, before: str, after: str, understood: Content | None
) -> None:
    inbound = await read(receiver, my_chat_member=updates.membership(chat, before, after))
    assert (inbound.content if inbound else None) == understood
    assert inbound is None or inbound.private == (chat > 0)


@pytest.mark.parametrize(("is_member", "understood"), [(True, None), (False, Left())])
async def test_a_restricted_bot_is_still_inside_if_it_is_a_member(
    receiver: Bot, is_member: bool, understood: Content | None
) -> None:
    event = updates.membership(-100, "member", "left")
    event["new_chat_member"] = {
        "user": updates.BOT,
        "status": "restricted",
        "is_member": is_member,
        "until_date": 0,
        **updates.rights(),
    }
    assert await content(receiver, my_chat_member=event) == understood


async def test_a_group_that_got_a_new_id_has_moved(receiver: Bot) -> None:
    inbound = await read(receiver, message=updates.message(-100, migrate_to_chat_id=-100200300))
    assert inbound == Inbound(
        "9000", Address("telegram", "-100"), Moved(Address("telegram", "-100200300")), private=False
    )


@pytest.mark.parametrize("kind", ["message_reaction", "poll", "something_of_next_year"])
async def test_an_unknown_kind_of_update_is_nothing(receiver: Bot, kind: str) -> None:
    assert await read(receiver, **{kind: {"id": "1"}}) is None


@pytest.mark.parametrize(
    "body", [b"{", b"\xff", [], "text", {"update_id": 1, "message": {"text": "số 012345678901"}}]
)
async def test_what_cannot_be_read_says_where_and_never_what(receiver: Bot, body: Any) -> None:
    with pytest.raises(Unreadable) as raised:
        await TelegramReader(receiver).read(payload(body))
    assert "012345678901" not in str(raised.value)


async def test_the_place_of_a_fault_is_named(receiver: Bot) -> None:
    with pytest.raises(Unreadable, match=r"message\.message_id: missing"):
        await TelegramReader(receiver).read(payload({"update_id": 1, "message": {}}))


async def test_a_press_marks_its_message_until_the_person_writes(receiver: Bot) -> None:
    taps = Taps()
    reader = TelegramReader(receiver, taps)
    address = Address("telegram", "7")
    await reader.read(item({"callback_query": updates.tap(7, "yes", pressed=updates.from_bot(7, 55, text="a"))}))
    assert taps.get(address) == 55
    await reader.read(item({"message": updates.text(7, "thôi")}))
    assert taps.get(address) is None


def test_only_so_many_presses_are_remembered() -> None:
    taps = Taps(most=2)
    addresses = [Address("telegram", str(chat)) for chat in range(3)]
    for address in addresses:
        taps.note(address, 1)
    assert [taps.get(address) for address in addresses] == [None, 1, 1]
