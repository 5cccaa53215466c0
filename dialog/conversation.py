"""What is remembered of one conversation between two messages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from dialog.inbound import Address
from dialog.reply import Choice


@dataclass(frozen=True, slots=True)
class Conversation:
    """The memory of one chat. Never holds a citizen's words; `draft` holds an officer's unsaved figures.

    `step` names the question that we wait to be answered, or None. `notes` is small JSON data of a handler.
    """

    address: Address
    version: int = 0
    step: str | None = None
    draft: Mapping[str, Any] = field(default_factory=dict)
    offered: tuple[Choice, ...] = ()
    numbered: bool = True
    topic: str | None = None
    misses: int = 0
    met: bool = False
    notes: Mapping[str, Any] = field(default_factory=dict)

    def at(self, step: str | None, draft: Mapping[str, Any] | None = None) -> Conversation:
        """The same conversation at another step; the draft stays unless one is given."""
        return replace(self, step=step, draft=self.draft if draft is None else draft)

    def done(self) -> Conversation:
        """The same conversation with nothing open."""
        return replace(self, step=None, draft={})
