"""From a stored message to messages in a chat, with python-telegram-bot."""

from __future__ import annotations

import asyncio
from pathlib import Path

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, LinkPreviewOptions
from telegram.constants import ParseMode
from telegram.error import BadRequest, TelegramError
from telegram.ext import ExtBot

from channels.telegram.failures import failure_of, is_gone, is_not_modified
from channels.telegram.pace import Pace
from channels.telegram.render import Part, Rows, label, render
from channels.telegram.taps import Taps
from dialog.errors import SendFailed
from dialog.inbound import Address
from dialog.interfaces import OutboxItem, PartSent
from dialog.reply import Attachment

NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
PICTURES = frozenset({"image/jpeg", "image/png"})
LARGEST_PICTURE = 10 * 1024 * 1024
LARGEST_FILE = 50 * 1024 * 1024


class TelegramSender:
    """Sends parts of text, then files; buttons stand under the last of them.

    `taps`, shared with the reader, lets an answer that refreshes replace the message whose button was pressed.
    """

    def __init__(self, bot: ExtBot[int], pace: Pace, taps: Taps | None = None) -> None:
        self._bot = bot
        self._pace = pace
        self._taps = taps if taps is not None else Taps()

    async def send(self, item: OutboxItem, sent: PartSent) -> None:
        """Send from part `item.parts_sent` on, awaiting `sent(n)` after each. Raises SendFailed."""
        reply = item.message.reply
        rendered = render(reply)
        parts: list[Part | Attachment] = [*rendered.parts, *reply.attachments]
        chat = _chat_id(item.message.address)
        for number in range(item.parts_sent, len(parts)):
            last = number == len(parts) - 1
            keyboard = _keyboard(rendered.rows) if last else None
            await self._pace.turn(str(chat))
            if not (len(parts) == 1 and await self._refreshed(item, parts[0], keyboard)):
                await self._send_part(chat, parts[number], keyboard)
            await sent(number + 1)

    async def _refreshed(
        self, item: OutboxItem, part: Part | Attachment, keyboard: InlineKeyboardMarkup | None
    ) -> bool:
        """Whether the message that was pressed now shows this part; if not, it has to be sent."""
        address = item.message.address
        pressed = self._taps.get(address)
        if not (item.message.reply.refreshes and item.message.kind == "reply" and isinstance(part, Part) and pressed):
            return False
        try:
            await self._edit(_chat_id(address), pressed, part, keyboard)
        except BadRequest:
            return False
        except TelegramError as error:
            raise failure_of(error) from error
        finally:
            self._taps.forget(address)
        return True

    async def _edit(self, chat: int, message_id: int, part: Part, keyboard: InlineKeyboardMarkup | None) -> None:
        try:
            await self._bot.edit_message_text(
                part.html,
                chat_id=chat,
                message_id=message_id,
                parse_mode=ParseMode.HTML,
                link_preview_options=NO_PREVIEW,
                reply_markup=keyboard,
            )
        except BadRequest as error:
            if not is_not_modified(error):
                raise

    async def _send_part(self, chat: int, part: Part | Attachment, keyboard: InlineKeyboardMarkup | None) -> None:
        try:
            if isinstance(part, Part):
                await self._send_text(chat, part, keyboard)
            else:
                await self._send_file(chat, part, keyboard)
        except TelegramError as error:
            raise failure_of(error) from error

    async def _send_text(self, chat: int, part: Part, keyboard: InlineKeyboardMarkup | None) -> None:
        """With markup; once more without it when Telegram refuses the message for a reason of ours."""
        try:
            await self._message(chat, part.html, ParseMode.HTML, keyboard)
        except BadRequest as error:
            if is_gone(error):
                raise
            await self._message(chat, part.plain, None, keyboard)

    async def _message(
        self, chat: int, text: str, mode: ParseMode | None, keyboard: InlineKeyboardMarkup | None
    ) -> None:
        await self._bot.send_message(
            chat, text, parse_mode=mode, link_preview_options=NO_PREVIEW, reply_markup=keyboard
        )

    async def _send_file(self, chat: int, file: Attachment, keyboard: InlineKeyboardMarkup | None) -> None:
        """As a picture if it is one that Telegram takes, otherwise as a file."""
        content = await _read(file)
        if file.media_type in PICTURES and len(content) <= LARGEST_PICTURE:
            try:
                await self._bot.send_photo(chat, content, filename=file.name, reply_markup=keyboard)
            except BadRequest as error:
                if is_gone(error):
                    raise
            else:
                return
        await self._bot.send_document(chat, content, filename=file.name, reply_markup=keyboard)


def _chat_id(address: Address) -> int:
    try:
        return int(address.chat)
    except ValueError:
        raise SendFailed("not a chat of Telegram", permanent=True) from None


def _keyboard(rows: Rows) -> InlineKeyboardMarkup | None:
    if not rows:
        return None
    return InlineKeyboardMarkup(
        [[InlineKeyboardButton(label(choice.label), callback_data=choice.value) for choice in row] for row in rows]
    )


async def _read(file: Attachment) -> bytes:
    path = Path(file.path)
    try:
        if (await asyncio.to_thread(path.stat)).st_size > LARGEST_FILE:
            raise SendFailed("the file is larger than Telegram takes", rejected=True)
        return await asyncio.to_thread(path.read_bytes)
    except OSError as error:
        raise SendFailed(f"the file cannot be read: {type(error).__name__}", rejected=True) from error
