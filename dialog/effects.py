"""Changes of the conversation itself that a turn asks for."""

from __future__ import annotations

from dataclasses import dataclass

from dialog.conversation import Conversation


@dataclass(frozen=True, slots=True)
class PutConversation:
    """What is remembered of another chat than the one that speaks becomes this; what was offered there stays.

    Conflict when that chat has another version by now. Whoever is at work there finds it changed and begins anew.
    """

    conversation: Conversation
