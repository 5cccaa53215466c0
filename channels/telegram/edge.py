"""What every channel has too: words, buttons, pictures and files, corrections."""

from __future__ import annotations

import contextlib

from aiogram import Bot, F, Router
from aiogram.enums import ContentType
from aiogram.exceptions import AiogramError
from aiogram.types import CallbackQuery, Message

from channels.telegram.groups import for_us, is_private, words
from channels.telegram.taps import Taps
from dialog.inbound import Content, Edited, Inbound, Media, MediaKind, Tap, Text
from dialog.interfaces import InboxItem

ACKNOWLEDGE_SECONDS = 5
MEDIA: dict[str, MediaKind] = {
    ContentType.PHOTO: "photo",
    ContentType.LIVE_PHOTO: "photo",
    ContentType.VIDEO: "video",
    ContentType.VIDEO_NOTE: "video",
    ContentType.ANIMATION: "video",
    ContentType.VOICE: "voice",
    ContentType.AUDIO: "voice",
    ContentType.STICKER: "sticker",
    ContentType.DOCUMENT: "file",
    ContentType.PAID_MEDIA: "other",
    ContentType.STORY: "other",
    ContentType.CHECKLIST: "other",
    ContentType.DICE: "other",
    ContentType.GAME: "other",
    ContentType.POLL: "other",
    ContentType.RICH_MESSAGE: "other",
    ContentType.UNKNOWN: "other",
}


def edge() -> Router:
    """The router of everything that is not Telegram's alone."""
    router = Router(name="edge")
    router.message.register(receive_text, F.text, for_us)
    router.message.register(receive_media, F.content_type.in_(set(MEDIA)), for_us)
    router.edited_message.register(receive_edit, F.text | F.caption, for_us)
    router.callback_query.register(receive_tap)
    return router


async def receive_text(message: Message, bot: Bot, item: InboxItem, taps: Taps) -> Inbound:
    """Words that were typed; `/start payload` keeps its payload."""
    return said(message, item, taps, Text(await words(message, bot)))


async def receive_media(message: Message, bot: Bot, item: InboxItem, taps: Taps) -> Inbound:
    """Anything else that a person sends."""
    return said(message, item, taps, Media(MEDIA[message.content_type], await words(message, bot)))


async def receive_edit(message: Message, bot: Bot, item: InboxItem) -> Inbound:
    """A corrected message."""
    return Inbound(item.update_id, item.address, Edited(await words(message, bot)), is_private(message))


async def receive_tap(query: CallbackQuery, bot: Bot, item: InboxItem, taps: Taps) -> Inbound | None:
    """A pressed button, which stops turning its wheel now. None when it is not one of ours."""
    await _acknowledge(query, bot)
    if query.message is None or not query.data:
        return None
    taps.note(item.address, query.message.message_id)
    private = query.message.chat.type == "private"
    return Inbound(item.update_id, item.address, Tap(query.data), private)


def said(message: Message, item: InboxItem, taps: Taps, content: Content) -> Inbound:
    """What a message brought; whatever was pressed before lies above it now."""
    taps.forget(item.address)
    return Inbound(item.update_id, item.address, content, is_private(message))


async def _acknowledge(query: CallbackQuery, bot: Bot) -> None:
    # Too old, answered before, Telegram away: the press itself counts all the same.
    with contextlib.suppress(AiogramError):
        await bot.answer_callback_query(query.id, request_timeout=ACKNOWLEDGE_SECONDS)
