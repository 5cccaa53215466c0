"""A conversation with the real dispatcher over memory: no database, no channel, answers as scripted."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from itertools import count
from typing import Any

from dialog.dispatcher import Brain, Dispatcher
from dialog.inbound import Address, Inbound
from dialog.interfaces import InboxItem
from dialog.reply import Reply, unpack
from faq.effects import KeepDraft, MoveRevision, RateAnswer, RecordQuestion
from faq.entry import Entry
from faq.outcome import Evidence, Outcome, OutOfScope
from handlers.brain import answer, apology
from handlers.services import Services
from reports.invitations import hash_code
from reports.people import Invitation, Role
from reports.setup.set_up import SetUpOrganisation
from reports.submission import Submission
from tests.fakes.channel import RecordingChannel, SettableClock, raw
from tests.fakes.dialog import MemoryConversations, MemoryInbox
from tests.fakes.knowledge import MemoryEntries
from tests.fakes.reports import Binding, World
from tests.fakes.setup import MemoryOrganisation
from tests.fakes.store import Store
from tests.people import Someone

SECRET = b"a key of the tests"


@dataclass
class Scripted:
    """Answers: `outcomes` by the question as the engine gets it; everything else is not ours."""

    entries: dict[str, Entry]
    outcomes: dict[str, Outcome] = field(default_factory=dict)
    asked: list[tuple[str, date, str | None]] = field(default_factory=list)

    def ask(self, question: str, on: date, topic: str | None = None) -> Outcome:
        self.asked.append((question, on, topic))
        return self.outcomes.get(question, OutOfScope(Evidence()))

    def entry(self, entry: str) -> Entry | None:
        return self.entries.get(entry)

    def all(self) -> Iterable[Entry]:
        return self.entries.values()


@dataclass
class Ear(RecordingChannel):
    """Addresses in `groups` are groups."""

    groups: set[Address] = field(default_factory=set)

    async def read(self, item: InboxItem) -> Inbound | None:
        inbound = await super().read(item)
        return replace(inbound, private=item.address not in self.groups) if inbound else None


class Talk:
    """`say` and `tap` return the answer. What handlers did is in `world`, `asked`, `rated`, `told`."""

    def __init__(self, world: World, answers: Scripted, clock: SettableClock, services: Services) -> None:
        self.world, self.answers, self.clock = world, answers, clock
        self.store, self.ear = Store(), Ear()
        self.services = replace(services, chats=MemoryConversations(self.store))
        self.asked: list[RecordQuestion] = []
        self.rated: list[RateAnswer] = []
        self.aside: list[str] = []
        self._updates = count(1)
        self._inbox = MemoryInbox(self.store)

    @property
    def kept(self) -> MemoryEntries:
        """The entries in all their revisions."""
        entries = self.services.editing.entries
        assert isinstance(entries, MemoryEntries)
        return entries

    async def say(self, who: Someone | Address, text: str) -> Reply:
        return await self._heard(who, text=text)

    async def tap(self, who: Someone | Address, value: str) -> Reply:
        return await self._heard(who, tap=value)

    async def send(self, who: Someone | Address, **content: Any) -> Reply:
        """Anything else: `media="voice"`, `edited="…"`, `joined=True`."""
        return await self._heard(who, **content)

    async def nothing(self, who: Someone, **content: Any) -> None:
        """Something that needs no answer."""
        assert await self._turn(who.address, **content) is None

    def told(self, who: Someone) -> list[Reply]:
        """What this person was told because of somebody else."""
        found = [row for row in self.store.outbox if row.address == who.address and row.message.kind == "notice"]
        return [row.message.reply for row in found]

    def bind(self, *people: Someone) -> None:
        """These have joined long ago and know what is kept."""
        for who in people:
            self.world.bindings[str(who.address)] = Binding(who.person, self.clock())

    def invite(self, code: str, who: Someone, unit: str, role: Role, **changes: Any) -> Invitation:
        """A code for somebody of the sample."""
        facts: dict[str, Any] = {"expires_at": self.clock().replace(year=2030), "person": who.person, "sample": True}
        one = Invitation(hash_code(code, SECRET), unit, role, **(facts | changes))
        self.world.invitations[one.code_hash] = one
        return one

    def scripted(self, question: str, outcome: Outcome) -> None:
        self.answers.outcomes[question] = outcome

    def reports(self) -> list[Submission]:
        return list(self.world.submissions.values())

    def memory(self, who: Someone) -> str:
        """What is remembered of this chat, as it is stored."""
        return self.store.chats[who.address].memory

    @property
    def now(self) -> datetime:
        return self.clock()

    async def _heard(self, who: Someone | Address, **content: Any) -> Reply:
        reply = await self._turn(who if isinstance(who, Address) else who.address, **content)
        assert reply is not None, "silence"
        assert reply != apology(), "a handler failed"
        return reply

    async def _turn(self, address: Address, **content: Any) -> Reply | None:
        update = raw(address, str(next(self._updates)), **content)
        await self._inbox.put([update], self.now)
        item = self.store.inbox[-1].id
        await self._dispatcher().work(address)
        found = [row for row in self.store.outbox if row.message.key == f"in:{item}"]
        return unpack(json.loads(found[0].body)) if found else None

    def _dispatcher(self) -> Dispatcher[Services]:
        conversations = MemoryConversations(self.store, self._apply)
        brain = Brain(answer, self.services, apology, self._set_aside)
        readers = {"test": self.ear, "web": self.ear}
        return Dispatcher("tests", self._inbox, conversations, readers, brain, lambda _: None, self.clock, self.clock)

    async def _set_aside(self, item: InboxItem, why: str) -> None:
        self.aside.append(why)

    def _apply(self, effect: object) -> None:
        match effect:
            case RecordQuestion():
                self.asked.append(effect)
            case RateAnswer():
                self.rated.append(effect)
            case KeepDraft() | MoveRevision():
                self.kept.apply(effect)
            case SetUpOrganisation():
                organisation = self.services.setup.organisation
                assert isinstance(organisation, MemoryOrganisation)
                organisation.write(effect)
            case _:
                self.world.apply(effect)


def labels(reply: Reply) -> list[str]:
    return [choice.label for choice in reply.choices]


def value(reply: Reply, label: str) -> str:
    """What the button with this label carries."""
    return next(choice.value for choice in reply.choices if choice.label == label)
