"""What we answer, as values. A channel decides how it looks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Choice:
    """A way to go on. `value` is `verb` or `verb:argument`, at most 60 bytes, and means the same for ever.

    Anyone may type a value, so whoever handles it checks the right to do so.
    """

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Title:
    """A short line that says what follows."""

    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; line breaks inside are kept."""

    text: str


@dataclass(frozen=True, slots=True)
class Steps:
    """Things to do, in order (numbered) or not (bullets)."""

    items: tuple[str, ...]
    ordered: bool = True


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under columns; every cell is text already written the Vietnamese way."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Note:
    """Small print: source, date of checking, a reminder of an open draft."""

    text: str


Block = Title | Paragraph | Steps | Table | Note


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file to send: `path` is readable by this process."""

    name: str
    media_type: str
    path: str


@dataclass(frozen=True, slots=True)
class Reply:
    """One answer: blocks to read, choices to press, files to keep.

    `numbered` is false where a typed number is an answer in itself and must not pick a choice.
    `refreshes` lets a channel that can edit replace its last message.
    """

    blocks: tuple[Block, ...]
    choices: tuple[Choice, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    numbered: bool = True
    refreshes: bool = False

    @property
    def text(self) -> str:
        """The whole reply as plain text, without its choices."""
        from dialog.plain import plain

        return plain(self.blocks)

    def plus(self, *blocks: Block, choices: Iterable[Choice] = ()) -> Reply:
        """The same reply with more to read and to choose below it."""
        known = {choice.value for choice in self.choices}
        more = tuple(choice for choice in choices if choice.value not in known)
        return Reply(self.blocks + blocks, self.choices + more, self.attachments, self.numbered, self.refreshes)


def say(*paragraphs: str, choices: Iterable[Choice] = (), numbered: bool = True) -> Reply:
    """A reply of plain paragraphs."""
    return Reply(tuple(Paragraph(text) for text in paragraphs), tuple(choices), numbered=numbered)


_BLOCKS: dict[str, type[Title] | type[Paragraph] | type[Note]] = {
    "title": Title,
    "paragraph": Paragraph,
    "note": Note,
}


def _pack_block(block: Block) -> dict[str, Any]:
    match block:
        case Steps(items, ordered):
            return {"kind": "steps", "items": list(items), "ordered": ordered}
        case Table(columns, rows):
            return {"kind": "table", "columns": list(columns), "rows": [list(row) for row in rows]}
        case Title(text) | Paragraph(text) | Note(text):
            return {"kind": type(block).__name__.lower(), "text": text}


def _unpack_block(data: Mapping[str, Any]) -> Block:
    if data["kind"] == "steps":
        return Steps(tuple(data["items"]), data["ordered"])
    if data["kind"] == "table":
        return Table(tuple(data["columns"]), tuple(tuple(row) for row in data["rows"]))
    return _BLOCKS[data["kind"]](data["text"])


def pack(reply: Reply) -> dict[str, Any]:
    """A reply as JSON-ready data."""
    return {
        "blocks": [_pack_block(block) for block in reply.blocks],
        "choices": [[choice.label, choice.value] for choice in reply.choices],
        "attachments": [[file.name, file.media_type, file.path] for file in reply.attachments],
        "numbered": reply.numbered,
        "refreshes": reply.refreshes,
    }


def unpack(data: Mapping[str, Any]) -> Reply:
    """The reply that `pack` wrote."""
    return Reply(
        tuple(_unpack_block(block) for block in data["blocks"]),
        tuple(Choice(label, value) for label, value in data["choices"]),
        tuple(Attachment(*file) for file in data["attachments"]),
        data["numbered"],
        data["refreshes"],
    )
