"""Whether a message is meant for us, and its words without what only says so."""

from __future__ import annotations

import re
import unicodedata

from aiogram import Bot
from aiogram.enums import ChatType
from aiogram.types import Message

from channels.telegram.raw import CHANNEL
from dialog.inbound import Address

HASH = re.compile(r"(?<![\w#])#bc\b", re.IGNORECASE)
"""A report among the talk of a group. It only reaches us where Telegram lets us read everything."""
COMMAND = re.compile(r"/(\w+)(?:@(\w+))?(?=\s|$)")


def is_private(message: Message) -> bool:
    """Whether nobody else reads along."""
    return message.chat.type == ChatType.PRIVATE


async def for_us(message: Message, bot: Bot) -> bool:
    """A filter: everything in private; in a group only commands, "#bc", answers to us and mentions of us.

    A command may name its bot (`/tong@OtherBot`); those for others are not for us.
    """
    if is_private(message):
        return True
    # An administrator who hides behind the group's name appears as a bot, with the group as `sender_chat`.
    if message.from_user is not None and message.from_user.is_bot and message.sender_chat is None:
        return False
    command = COMMAND.match(_text(message))
    if command is not None:
        return command[2] is None or command[2].lower() == (await _username(bot)).lower()
    if HASH.search(_text(message)):
        return True
    return bool(answered(message, bot)) or await _mentions(message, bot)


def sender_of(message: Message) -> Address | None:
    """In a group the private chat of whoever speaks; None in private, and for whoever hides behind a group's or a
    channel's name."""
    person = message.from_user
    if is_private(message) or person is None or person.is_bot or message.sender_chat is not None:
        return None
    return Address(CHANNEL, str(person.id))


async def words(message: Message, bot: Bot) -> str:
    """Text or caption in NFC, without our name after a command or anywhere in a group."""
    text = unicodedata.normalize("NFC", _text(message))
    text = COMMAND.sub(r"/\1", text, count=1) if COMMAND.match(text) else text
    if is_private(message) or "@" not in text:
        return text
    return _mention(await _username(bot)).sub("", text).strip()


def _text(message: Message) -> str:
    return message.text or message.caption or ""


async def _username(bot: Bot) -> str:
    return (await bot.me()).username or ""


def _mention(username: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)@{re.escape(username)}\b[ ,:]*", re.IGNORECASE)


def quoted(message: Message, bot: Bot) -> str:
    """The words of our message that this one replies to, or nothing."""
    earlier = message.reply_to_message
    return _text(earlier) if earlier is not None and answered(message, bot) else ""


def answered(message: Message, bot: Bot) -> str:
    """The number of our message that this one replies to, or nothing."""
    earlier = message.reply_to_message
    # In a forum every message answers the one that opened the topic.
    if earlier is None or earlier.from_user is None or earlier.forum_topic_created is not None:
        return ""
    return str(earlier.message_id) if earlier.from_user.id == bot.id else ""


async def _mentions(message: Message, bot: Bot) -> bool:
    entities = message.entities or message.caption_entities or []
    if any(entity.user is not None and entity.user.id == bot.id for entity in entities):
        return True
    text = _text(message)
    return "@" in text and _mention(await _username(bot)).search(text) is not None
