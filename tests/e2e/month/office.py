"""A commune with its phones: the whole program, and people who type, press, change a message and send a file.

Nothing else gets in: no use case is called and no table is written. What people are told is kept as it was sent.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta, timezone
from pathlib import Path

from bot.app import Program, build
from bot.clock import Fixed, machine
from bot.sample import invite
from dialog.files import XLSX
from dialog.inbound import Address
from dialog.interfaces import RawUpdate
from dialog.reply import Reply, Table
from reports.sample import load_sample
from tests.bot.world import ENGLISH
from tests.drivers.stage import settings_for
from tests.fakes.channel import RecordingChannel
from tests.fakes.files import MemoryFiles

CHANNEL = "telegram"
GROUP = Address(CHANNEL, "-100")
HERE = timezone(timedelta(hours=7))
CODE = re.compile(r"/thamgia ([A-Z2-9]{4}-[A-Z2-9]{4})")


@dataclass(frozen=True, slots=True)
class Heard:
    """What came to one person after one thing had happened, oldest first."""

    replies: tuple[Reply, ...]

    @property
    def text(self) -> str:
        return " ".join("\n\n".join(one.text for one in self.replies).split())

    @property
    def labels(self) -> list[str]:
        return [choice.label for one in self.replies for choice in one.choices]

    @property
    def tables(self) -> list[Table]:
        return [block for one in self.replies for block in one.blocks if isinstance(block, Table)]

    def says(self, *wanted: str) -> Heard:
        for words in wanted:
            assert words in self.text, f"wanted: {words}\nheard: {self.text}\nchoices: {self.labels}"
        return self

    def never(self, *unwanted: str) -> Heard:
        for words in unwanted:
            assert words not in self.text, f"unwanted: {words}\nheard: {self.text}"
        return self

    def offers(self, *labels: str) -> Heard:
        assert set(labels) <= set(self.labels), f"wanted: {labels}\nchoices: {self.labels}\nheard: {self.text}"
        return self


@dataclass
class Office:
    """The program with one channel; the clock stands where `at` puts it."""

    program: Program
    clock: Fixed
    channel: RecordingChannel = field(default_factory=RecordingChannel)
    files: MemoryFiles = field(default_factory=MemoryFiles)
    updates: int = 0
    read: int = 0
    pressed: dict[str, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))
    others: dict[str, list[Reply]] = field(default_factory=lambda: defaultdict(list))

    @classmethod
    async def open(cls, place: Path, at: datetime, **more: object) -> Office:
        clock = Fixed(at)
        office = cls(await build(settings_for(place, **more), clock), clock)
        office.program.readers[CHANNEL] = office.program.senders[CHANNEL] = office.channel
        office.program.files[CHANNEL] = office.files
        return office

    async def close(self) -> None:
        await self.program.stop()

    def at(self, on: date, hour: int, minute: int = 0) -> None:
        """It is this time of this day in Việt Nam."""
        self.clock.at = datetime.combine(on, time(hour, minute), HERE)

    @property
    def today(self) -> date:
        return self.clock.at.astimezone(HERE).date()

    async def say(self, who: str, text: str, message: str = "") -> Heard:
        return await self._send(who, Address(CHANNEL, who), {"text": text}, {"message": message})

    async def tap(self, who: str, label: str) -> Heard:
        """Press the newest button with this label."""
        assert label in self.pressed[who], f"{who} never saw {label!r}: {list(self.pressed[who])[-20:]}"
        return await self.press(who, self.pressed[who][label])

    async def press(self, who: str, value: str) -> Heard:
        """Press a button that was seen at some time."""
        return await self._send(who, Address(CHANNEL, who), {"tap": value}, {})

    async def change(self, who: str, text: str, message: str) -> Heard:
        """Change a message that was sent before."""
        return await self._send(who, Address(CHANNEL, who), {"edited": text}, {"message": message})

    async def give(self, who: str, name: str, content: bytes) -> Heard:
        self.files.contents[name] = content
        told = {"id": name, "name": name, "size": len(content), "media_type": XLSX}
        return await self._send(who, Address(CHANNEL, who), {"file": told}, {})

    async def in_group(self, who: str, **content: str) -> Heard:
        """Somebody speaks or presses in the group; what is heard is what the group reads."""
        about = {"sender": f"{CHANNEL}:{who}", "private": False}
        return await self._send(GROUP.chat, GROUP, dict(content), about)

    async def tick(self) -> None:
        """The half-minute tick: reminders, locks, counters that were left unsaved."""
        sent = await self.program.reminding.tick()
        self.program.deliver([one.address for one in sent])
        self.program.deliver(await self.program.field.tick())
        await self.program.idle()
        self._gather("")

    def told(self, who: str) -> Heard:
        """What came to this person while others acted, since this was asked last."""
        return Heard(tuple(self.others.pop(who, ())))

    async def code_for(self, person: str) -> str:
        """The one-time code that a start of the program prints for somebody of the sample organisation."""
        held = next(one for one in load_sample().memberships if one.person == person)
        now = self.program.clock()
        return await invite(self.program.stores, held.unit, held.role, now, person=person, sample=True)

    async def _send(self, who: str, to: Address, content: dict[str, object], about: dict[str, object]) -> Heard:
        self.updates += 1
        known = {name: value for name, value in about.items() if value != ""}
        payload = json.dumps({**content, "about": known}, ensure_ascii=False).encode()
        raw = RawUpdate(CHANNEL, str(self.updates), to, payload)
        self.program.wake(await self.program.stores.inbox.put([raw], machine()))
        await self.program.idle()
        return self._gather(who)

    def _gather(self, who: str) -> Heard:
        """Sort what was sent: to whoever acted, and to the others."""
        new, self.read = self.channel.sent[self.read :], len(self.channel.sent)
        mine = []
        for item in new:
            chat, reply = item.message.address.chat, item.message.reply
            self.pressed[chat].update({one.label: one.value for one in reply.choices})
            mine.append(reply) if chat == who else self.others[chat].append(reply)
        return Heard(tuple(mine))

    def every_reply(self) -> Iterable[str]:
        """All that was ever said to anybody, buttons included."""
        for item in self.channel.sent:
            reply = item.message.reply
            yield "\n".join([reply.text, *(choice.label for choice in reply.choices)])


def speaks_vietnamese(said: str) -> None:
    """No stack trace, no English sentence, no code of ours."""
    assert "Traceback" not in said, said
    assert ENGLISH.search(said) is None, said
    assert re.search(r"\b[a-z]+_[a-z_]+\b|\{|\}|\bNone\b|p-\w+", said) is None, said
