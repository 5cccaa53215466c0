"""People at terminals."""

from __future__ import annotations

import json
import tempfile
from collections import defaultdict
from pathlib import Path

from bot.app import Program
from bot.clock import machine
from channels.console import CHANNEL, ConsoleFiles, ConsoleReader, ConsoleSender, typed
from dialog.inbound import Address
from dialog.interfaces import OutboxItem, PartSent
from tests.drivers.stage import Seen


class Terminals:
    """Each person has a terminal; what it prints is kept."""

    def __init__(self) -> None:
        self.printed: dict[str, list[str]] = defaultdict(list)
        self._said = 0

    async def start(self, program: Program) -> None:
        self._program = program
        program.readers[CHANNEL] = ConsoleReader()
        program.files[CHANNEL] = ConsoleFiles()
        program.senders[CHANNEL] = self

    async def send(self, item: OutboxItem, sent: PartSent) -> None:
        screen = ConsoleSender(self.printed[item.message.address.chat].append, as_json=True)
        await screen.send(item, sent)

    async def say(self, who: str, text: str) -> None:
        self._said += 1
        update = typed(Address(CHANNEL, who), str(self._said), text)
        self._program.wake(await self._program.stores.inbox.put([update], machine()))
        await self._program.idle()

    async def give(self, who: str, name: str, content: bytes) -> None:
        """Send a file of this machine."""
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / name
            path.write_bytes(content)
            await self.say(who, f"/tep {path}")

    async def tap(self, who: str, label: str) -> None:
        """There are no buttons here: the label is typed."""
        await self.say(who, label)

    async def seen(self, who: str) -> list[Seen]:
        found = [json.loads(line) for line in self.printed[who]]
        return [Seen(one["text"], tuple(choice["label"] for choice in one["choices"])) for one in found]

    async def stop(self) -> None:
        """Nothing to let go of."""
