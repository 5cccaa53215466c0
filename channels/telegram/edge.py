"""What every channel has too: words, buttons, pictures and files, corrections."""

from __future__ import annotations

import contextlib
from datetime import UTC, datetime

from aiogram import Bot, F, Router
from aiogram.enums import ContentType
from aiogram.exceptions import AiogramError
from aiogram.types import CallbackQuery, Message

from channels.telegram.files import file_of
from channels.telegram.groups import answered, for_us, is_private, quoted, sender_of, words
from channels.telegram.raw import CHANNEL
from channels.telegram.taps import Taps
from dialog.inbound import Address, Content, Edited, Inbound, Media, MediaKind, Tap, Text
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
    return said(message, bot, item, taps, Text(await words(message, bot)))


async def receive_media(message: Message, bot: Bot, item: InboxItem, taps: Taps) -> Inbound:
    """Anything else that a person sends; a document can be fetched."""
    kind = MEDIA[message.content_type]
    file = file_of(message.document) if kind == "file" else None
    return said(message, bot, item, taps, Media(kind, await words(message, bot), file))


async def receive_edit(message: Message, bot: Bot, item: InboxItem) -> Inbound:
    """A corrected message, under the number that it had before."""
    return _inbound(message, bot, item, Edited(await words(message, bot)))


async def receive_tap(query: CallbackQuery, bot: Bot, item: InboxItem, taps: Taps) -> Inbound | None:
    """A pressed button, which stops turning its wheel now. None when it is not one of ours."""
    await _acknowledge(query, bot)
    if query.message is None or not query.data:
        return None
    taps.note(item.address, query.message.message_id)
    private = query.message.chat.type == "private"
    presser = None if private else Address(CHANNEL, str(query.from_user.id))
    pressed = str(query.message.message_id)
    return Inbound(item.update_id, item.address, Tap(query.data), private, presser, answers=pressed)


def said(message: Message, bot: Bot, item: InboxItem, taps: Taps, content: Content) -> Inbound:
    """What a message brought; whatever was pressed before lies above it now."""
    taps.forget(item.address)
    return _inbound(message, bot, item, content)


def _inbound(message: Message, bot: Bot, item: InboxItem, content: Content) -> Inbound:
    return Inbound(
        item.update_id,
        item.address,
        content,
        is_private(message),
        sender_of(message),
        str(message.message_id),
        answered(message, bot),
        forwarded=message.forward_origin is not None,
        said_at=_said_at(message),
        quoted=quoted(message, bot),
    )


def _said_at(message: Message) -> datetime:
    """When it was sent, or corrected last."""
    if message.edit_date is not None:
        return datetime.fromtimestamp(message.edit_date, UTC)
    return message.date.astimezone(UTC)


async def _acknowledge(query: CallbackQuery, bot: Bot) -> None:
    # Too old, answered before, Telegram away: the press itself counts all the same.
    with contextlib.suppress(AiogramError):
        await bot.answer_callback_query(query.id, request_timeout=ACKNOWLEDGE_SECONDS)
