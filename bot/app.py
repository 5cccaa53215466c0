"""The composition root: settings in, running program out."""

from __future__ import annotations

import asyncio
import os
import secrets
import socket
from collections.abc import Sequence
from datetime import timedelta

from bot.alarm import alarm
from bot.background import Background
from bot.clock import Clock, machine
from bot.fetching import FilesOfChannels
from bot.field import field_work
from bot.knowledge import Knowledge, Watched
from bot.lock import Locking
from bot.own import take_own
from bot.recovery import bury_the_dead
from bot.reference import Reference, load_reference, take_in
from bot.remind import Reminding
from bot.services import services
from bot.settings import Settings
from bot.stores import Stores, open_stores
from db.migrate import upgrade
from dialog.delivery import Delivery
from dialog.dispatcher import Brain, Dispatcher
from dialog.drain import Drain
from dialog.inbound import Address
from dialog.interfaces import Files, InboxItem, Reader, Sender
from faq.builder import Builder, shipped
from handlers.brain import answer, apology
from handlers.services import Services


class Program:
    """Everything that runs, wired. `readers`, `senders` and `files` are filled by the channels that are switched on;
    `only` is set by a terminal, which speaks to nobody but whoever sits there."""

    def __init__(
        self, settings: Settings, clock: Clock, stores: Stores, reference: Reference, knowledge: Knowledge
    ) -> None:
        self.settings, self.clock, self.stores = settings, clock, stores
        self.reference, self.knowledge = reference, knowledge
        self.owner = f"{socket.gethostname()}:{os.getpid()}:{secrets.token_hex(4)}"
        self.background = Background()
        self.readers: dict[str, Reader] = {}
        self.senders: dict[str, Sender] = {}
        self.files: dict[str, Files] = {}
        self.only: Address | None = None
        self.reminding = Reminding(stores, reference.obligations, reference.calendar, clock, machine)
        self.locking = Locking(stores, reference.forms, reference.calendar, clock, machine)
        self.field = field_work(stores, reference, clock)
        self.inbox = Drain("inbox", self._dispatcher().work, self.background.start)
        self.outbox = Drain("outbox", self._delivery().work, self.background.start)

    def wake(self, addresses: Sequence[Address]) -> None:
        """These have new updates."""
        self.inbox.wake(addresses)

    def deliver(self, addresses: Sequence[Address]) -> None:
        """These have new messages. Those that another process serves are left to it."""
        self.outbox.wake([address for address in addresses if self.serves(address)])

    def wake_later(self, address: Address, wait: timedelta) -> None:
        """Something may still come to this address that belongs to what waits there."""

        async def wake() -> None:
            await asyncio.sleep(wait.total_seconds())
            self.wake([address])

        self.background.start(wake(), "burst")

    def serves(self, address: Address) -> bool:
        """Whether this process is the one that speaks to this address."""
        return address.channel in self.senders and self.only in (None, address)

    async def sweep(self) -> None:
        """Find what nobody was woken for: work of a process that died, messages whose wait is over."""
        self.inbox.wake(await self.stores.inbox.addresses(list(self.readers)))
        self.deliver(await self.stores.outbox.addresses(list(self.senders), machine()))

    async def idle(self) -> None:
        """Wait until everything that is here has been handled and sent, and what was approved is served."""
        await self.inbox.idle()
        await self.outbox.idle()
        await self.knowledge.follow()

    async def stop(self) -> None:
        """End what runs, give back what is held, close the database."""
        await self.background.stop()
        await self.stores.housekeeping.bury(self.owner, machine())
        await self.stores.database.close()

    async def tell_administrators(self, item: InboxItem, why: str) -> None:
        """An update could not be read or handled: whoever looks after this installation is told which."""
        self.deliver(await alarm(self.stores, machine(), item, why))

    def _entries_changed(self) -> None:
        """Whoever asks from now on shall soon get what was approved."""
        self.background.start(self.knowledge.follow(), "knowledge")

    def _dispatcher(self) -> Dispatcher[Services]:
        files = FilesOfChannels(self.files)
        at_hand = services(self.settings, self.stores, self.reference, self.knowledge, files)
        return Dispatcher(
            self.owner,
            self.stores.inbox,
            Watched(self.stores.conversations, self._entries_changed),
            self.readers,
            Brain(answer, at_hand, apology, self.tell_administrators),
            self.deliver,
            self.clock,
            machine,
            self.wake_later,
        )

    def _delivery(self) -> Delivery:
        wanted = self.reminding.wanted
        return Delivery(self.owner, self.stores.outbox, self.senders, wanted, self.clock, machine)


async def build(settings: Settings, clock: Clock = machine, *, prepare: bool = True) -> Program:
    """Open the database, bring it up to date and wire everything. Channels are added by whoever runs them."""
    reference = load_reference()
    stores = open_stores(settings)
    try:
        if prepare:
            await upgrade(stores.database)
            await take_in(stores, settings, reference, machine())
        await take_own(stores, reference)
        await bury_the_dead(stores, machine())
        knowledge = Knowledge(stores.entries, Builder(shipped()))
        await knowledge.refresh()
    except BaseException:
        await stores.database.close()
        raise
    return Program(settings, clock, stores, reference, knowledge)
