"""People on Telegram: the stand-in server, aiogram receiving, python-telegram-bot sending."""

from __future__ import annotations

import asyncio
import html
import re

from bot.app import Program
from bot.telegram import Telegram
from channels.telegram.pace import Pace
from dialog.files import XLSX
from tests.drivers.stage import Seen
from tests.telegram.server import TelegramServer


class Phones:
    """Each person is a private chat."""

    def __init__(self) -> None:
        self.server = TelegramServer()
        self._chats: dict[str, int] = {}
        self._seen: dict[str, list[tuple[int, Seen]]] = {}

    async def start(self, program: Program) -> None:
        self._program = program
        await self.server.start()
        settings = program.settings.model_copy(
            update={"telegram_api": self.server.url, "telegram_bot_token": _Secret(self.server.token)}
        )
        program.settings = settings
        self._telegram = Telegram(program, Pace(per_chat=0))
        self._running = asyncio.create_task(self._telegram.run())  # noqa: TID251
        async with asyncio.timeout(10):
            while "telegram" not in program.senders or not self.server.called("getUpdates"):
                await asyncio.sleep(0.01)

    async def say(self, who: str, text: str) -> None:
        await self._handled(self.server.user_says(self._chat(who), text))

    async def tap(self, who: str, label: str) -> None:
        """Press the newest button with this label."""
        buttons = [
            button
            for sent in self.server.messages(self._chat(who))
            for row in (sent.raw().get("reply_markup") or {}).get("inline_keyboard", [])
            for button in row
        ]
        data = next(button["callback_data"] for button in reversed(buttons) if button["text"] == label)
        await self._handled(self.server.user_taps(self._chat(who), data))

    async def give(self, who: str, name: str, content: bytes) -> None:
        """Send a file."""
        await self._handled(self.server.user_sends(self._chat(who), name, content, mime_type=XLSX))

    async def seen(self, who: str) -> list[Seen]:
        """A message whose words were changed in place is seen again."""
        known = self._seen.setdefault(who, [])
        latest = dict(known)
        for sent in self.server.messages(self._chat(who)):
            now = _seen(sent.raw())
            if sent.message_id not in latest or latest[sent.message_id].text != now.text:
                known.append((sent.message_id, now))
        return [seen for _, seen in known]

    async def stop(self) -> None:
        self._running.cancel()
        await asyncio.gather(self._running, return_exceptions=True)
        await self._telegram.close()
        await self.server.stop()
        assert not self.server.invalid, self.server.invalid

    def _chat(self, who: str) -> int:
        return self._chats.setdefault(who, 1001 + len(self._chats))

    async def _handled(self, update: int) -> None:
        """Polling has fetched it, the turn has committed, the answer is out."""
        async with asyncio.timeout(10):
            while update in {each["update_id"] for each in self.server.bot().queue}:
                await asyncio.sleep(0.005)
        await self._program.idle()


class _Secret:
    def __init__(self, value: str) -> None:
        self._value = value

    def get_secret_value(self) -> str:
        return self._value


def _seen(message: dict[str, object]) -> Seen:
    markup = message.get("reply_markup") or {}
    rows = markup.get("inline_keyboard", []) if isinstance(markup, dict) else []
    text = html.unescape(re.sub(r"<[^>]+>", "", str(message.get("text", ""))))
    return Seen(text, tuple(button["text"] for row in rows for button in row))
