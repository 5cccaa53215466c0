"""What a person sent, in words that every channel shares."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
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
class FileRef:
    """A file that somebody sent, before anybody has fetched it.

    `id` is what the channel needs to fetch it, `name` is fit to be shown, `size` is in bytes and 0 when not told.
    """

    id: str
    name: str
    size: int
    media_type: str


@dataclass(frozen=True, slots=True)
class Media:
    """Anything that is not words. `file` is set where the channel can fetch the content; nobody does unasked."""

    kind: MediaKind
    caption: str = ""
    file: FileRef | None = None


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
    `sender` is, in a group, the private address of the person who speaks; None in private. `message` is the channel's
    own id of the message, the same for its edits; `answers` is that of our message which this one replies to or
    presses, `quoted` are the words of it where the channel tells. `forwarded` says that the words were first written
    elsewhere. `said_at` is when it was sent, aware, where the channel tells. `together` are the messages whose words
    were joined to this one's.
    """

    id: str
    address: Address
    content: Content
    private: bool = True
    sender: Address | None = None
    message: str = ""
    answers: str = ""
    forwarded: bool = False
    said_at: datetime | None = None
    together: tuple[str, ...] = ()
    quoted: str = ""
