"""A Reply as Telegram's HTML, in parts that each fit into one message, with buttons or a numbered list."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from typing import Literal
from unicodedata import normalize

from channels.telegram.split import length, split
from dialog.plain import numbered, plain
from dialog.reply import Block, Choice, Note, Paragraph, Reply, Steps, Table, Title

log = logging.getLogger(__name__)

TEXT_LIMIT = 4096
MOST_BUTTONS = 12
LABEL_LIMIT = 64
SHORT_LABEL = 18
DATA_LIMIT = 64
BY_NUMBER = "Mời gõ số để chọn:"
BY_LABEL = "Mời gõ tên mục để chọn:"
PARAGRAPH_END = "\n\n"

Tag = Literal["", "b", "i", "pre"]
Rows = tuple[tuple[Choice, ...], ...]


@dataclass(frozen=True, slots=True)
class Fragment:
    """Text under one tag. Its length is the same before and after escaping, since Telegram counts what is seen."""

    tag: Tag
    text: str

    @property
    def html(self) -> str:
        """Escaped and tagged."""
        inner = escape(self.text, quote=False)
        return f"<{self.tag}>{inner}</{self.tag}>" if self.tag else inner


@dataclass(frozen=True, slots=True)
class Part:
    """One message: `html` to be sent, `plain` should Telegram refuse the markup."""

    html: str
    plain: str


@dataclass(frozen=True, slots=True)
class Rendered:
    """`rows` of buttons belong under the last message, a file included."""

    parts: tuple[Part, ...]
    rows: Rows = ()


def render(reply: Reply, limit: int = TEXT_LIMIT) -> Rendered:
    """The parts of a reply in order, the same each time; parts are cut at paragraph ends."""
    fragments = [_fragment(block) for block in reply.blocks]
    rows: Rows = ()
    if _can_be_buttons(reply.choices):
        rows = _rows(reply.choices)
    elif reply.choices:
        fragments.append(_as_text(reply))
    if reply.choices and not reply.attachments and not any(each.text.strip() for each in fragments):
        fragments.append(_as_text(reply))
    return Rendered(tuple(_part(group) for group in _pack(fragments, limit)), rows)


def label(text: str) -> str:
    """A label that fits on a button, cut between words."""
    text = normalize("NFC", text)
    if len(text) <= LABEL_LIMIT:
        return text
    return f"{text[:LABEL_LIMIT].rpartition(' ')[0] or text[: LABEL_LIMIT - 1]}…"


def _fragment(block: Block) -> Fragment:
    tag: Tag
    match block:
        case Title():
            tag = "b"
        case Note():
            tag = "i"
        case Table():
            tag = "pre"
        case Paragraph() | Steps():
            tag = ""
    return Fragment(tag, normalize("NFC", plain([_composed(block)])))


def _composed(block: Block) -> Block:
    """Columns line up only when each letter is one character."""
    if not isinstance(block, Table):
        return block
    return Table(_nfc(block.columns), tuple(_nfc(row) for row in block.rows))


def _nfc(cells: Iterable[str]) -> tuple[str, ...]:
    return tuple(normalize("NFC", cell) for cell in cells)


def _can_be_buttons(choices: Sequence[Choice]) -> bool:
    if not choices:
        return False
    sizes = [len(choice.value.encode()) for choice in choices]
    fits = len(choices) <= MOST_BUTTONS and all(0 < size <= DATA_LIMIT for size in sizes)
    if not fits:
        log.warning(
            "choices shown as text",
            extra={"action": "choices_as_text", "choices": len(choices), "longest_value": max(sizes)},
        )
    return fits


def _rows(choices: Sequence[Choice]) -> Rows:
    """One button a row, but two short neighbours share one."""
    rows: list[tuple[Choice, ...]] = []
    for choice in choices:
        short = len(choice.label) <= SHORT_LABEL
        if short and rows and len(rows[-1]) == 1 and len(rows[-1][0].label) <= SHORT_LABEL:
            rows[-1] = (*rows[-1], choice)
        else:
            rows.append((choice,))
    return tuple(rows)


def _as_text(reply: Reply) -> Fragment:
    if reply.numbered:
        return Fragment("", normalize("NFC", f"{BY_NUMBER}\n{numbered(reply.choices)}"))
    labels = "\n".join(f"- {choice.label}" for choice in reply.choices)
    return Fragment("", normalize("NFC", f"{BY_LABEL}\n{labels}"))


def _pack(fragments: Iterable[Fragment], limit: int) -> Iterator[list[Fragment]]:
    """Fill one part after the other; a fragment too long for any part is cut."""
    group: list[Fragment] = []
    used = 0
    for fragment in _cut(fragments, limit):
        size = length(fragment.text)
        if group and used + len(PARAGRAPH_END) + size > limit:
            yield group
            group, used = [], 0
        used += size + (len(PARAGRAPH_END) if group else 0)
        group.append(fragment)
    if group:
        yield group


def _cut(fragments: Iterable[Fragment], limit: int) -> Iterator[Fragment]:
    for fragment in fragments:
        for piece in split(fragment.text, limit):
            yield Fragment(fragment.tag, piece)


def _part(group: Sequence[Fragment]) -> Part:
    return Part(
        PARAGRAPH_END.join(fragment.html for fragment in group),
        PARAGRAPH_END.join(fragment.text for fragment in group),
    )
