"""One inbound in its conversation, with the services at hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, Generic, TypeVar

from dialog.conversation import Conversation
from dialog.inbound import Address, Edited, Inbound, Text
from dialog.reply import Reply

S = TypeVar("S")


@dataclass(frozen=True, slots=True)
class Notice:
    """A message to somebody else than the one who is speaking. `key` makes it once."""

    to: Address
    reply: Reply
    key: str


@dataclass(slots=True)
class Turn(Generic[S]):
    """What a handler gets, and where it writes down what shall happen when it is done.

    Nothing takes place before the dispatcher commits: `effects` are values that the database knows how to apply,
    all of them or none. `now` is aware and in UTC. `actor` is who is speaking, once the handlers
    know. `value` is the choice that was pressed or picked by typing;
    `argument` is what stands behind the command word or the choice's verb, set by the router.
    """

    inbound: Inbound
    conversation: Conversation
    services: S
    now: datetime
    actor: Any = None
    value: str | None = None
    argument: str = ""
    effects: list[object] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)

    @property
    def address(self) -> Address:
        return self.inbound.address

    @property
    def text(self) -> str:
        """The words of this turn, or nothing."""
        content = self.inbound.content
        return content.text.strip() if isinstance(content, Text | Edited) else ""

    def goto(self, step: str | None, draft: Mapping[str, Any] | None = None) -> None:
        """Wait for the answer to `step`; keep the draft unless a new one is given."""
        self.conversation = self.conversation.at(step, draft)

    def finish(self) -> None:
        """Nothing is open any more."""
        self.conversation = self.conversation.done()

    def remember(self, **changes: Any) -> None:
        """Change what is remembered: topic, misses, met, notes."""
        self.conversation = replace(self.conversation, **changes)

    def do(self, *effects: object) -> None:
        """Let these effects be applied when the turn commits."""
        self.effects.extend(effects)

    def notify(self, to: Address, reply: Reply, key: str) -> None:
        """Tell somebody else when the turn commits."""
        self.notices.append(Notice(to, reply, key))
