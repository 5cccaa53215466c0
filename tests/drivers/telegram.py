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
from tests.telegram import updates
from tests.telegram.server import TelegramServer


class Phones:
    """Each person is a private chat; a name that begins with "nhom" is a group."""

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

    async def say_in(self, group: str, who: str, text: str, *, answers: bool = False) -> None:
        """Among others, perhaps as a reply to the bot's last message there."""
        chat, ours = self._chat(group), self.server.messages(self._chat(group))
        reply = {"reply_to_message": ours[-1].raw()} if answers else {}
        person = updates.person(self._chat(who))
        await self._handled(self.server.user_says(chat, text, **{"from": person}, **reply))

    async def tap_in(self, group: str, who: str, label: str) -> None:
        """Press the newest button with this label in the group."""
        chat, state = self._chat(group), self.server.bot()
        under = next(sent.raw() for sent in reversed(self.server.messages(chat)) if label in _seen(sent.raw()).labels)
        rows = under["reply_markup"]["inline_keyboard"]
        data = next(each["callback_data"] for row in rows for each in row if each["text"] == label)
        query = f"q{state.next_update}"
        state.queries.add(query)
        pressed = updates.tap(chat, data, query, under)
        await self._handled(
            self.server.push({"callback_query": {**pressed, "from": updates.person(self._chat(who))}})
        )

    async def becomes_supergroup(self, group: str) -> None:
        """The group gets a new id, and goes by it from now on."""
        old = self._chat(group)
        self._chats[group] = old - 1_000_000
        moved = updates.message(old, self.server.bot().message_id(), migrate_to_chat_id=self._chats[group])
        await self._handled(self.server.push({"message": moved}))

    async def puts_out(self, group: str) -> None:
        """The bot is no member of the group any more."""
        change = updates.membership(self._chat(group), "member", "left")
        await self._handled(self.server.push({"my_chat_member": change}))

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
        number = 1001 + len(self._chats)
        return self._chats.setdefault(who, -number if who.startswith("nhom") else number)

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
