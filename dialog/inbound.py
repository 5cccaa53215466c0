"""What a person sent, in words that every channel shares."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

MediaKind = Literal["photo", "video", "voice", "sticker", "file", "place", "contact", "other"]


@dataclass(frozen=True, slots=True)
class Address:
    """Where a conversation lives: a channel's name and that channel's own id of the chat.

    Ids are strings because Zalo's are not integers.
    """

    channel: str
    chat: str

    def __str__(self) -> str:
        return f"{self.channel}:{self.chat}"

    @classmethod
    def parse(cls, text: str) -> Address:
        """Read back what `str()` wrote. Raises ValueError when there is no channel."""
        channel, colon, chat = text.partition(":")
        if not (channel and colon and chat):
            raise ValueError(f"not an address: {text!r}")
        return cls(channel, chat)


@dataclass(frozen=True, slots=True)
class Text:
    """Words that were typed."""

    text: str


@dataclass(frozen=True, slots=True)
class Tap:
    """A button that was pressed; `value` is what the button carried."""

    value: str


@dataclass(frozen=True, slots=True)
class Media:
    """Anything that is not words. Its content is never fetched; only its kind matters today."""

    kind: MediaKind
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Edited:
    """A message already received was changed by its author."""

    text: str


@dataclass(frozen=True, slots=True)
class Joined:
    """The person opened the conversation, or let us in again."""


@dataclass(frozen=True, slots=True)
class Left:
    """The person blocked or removed us: nothing more can be sent there."""


@dataclass(frozen=True, slots=True)
class Moved:
    """The chat has a new id (a Telegram group became a supergroup)."""

    to: Address


Content = Text | Tap | Media | Edited | Joined | Left | Moved


@dataclass(frozen=True, slots=True)
class Inbound:
    """One thing that one person sent.

    `id` is the channel's own id of the update and names it for ever: the same id is handled once.
    """

    id: str
    address: Address
    content: Content
    private: bool = True
