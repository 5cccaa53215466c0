"""A reply as plain text: for channels without markup, for the terminal, for tests."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dialog.reply import Block, Choice, Note, Paragraph, Steps, Table, Title


def plain(blocks: Iterable[Block]) -> str:
    """Blocks joined by one blank line."""
    return "\n\n".join(_block(block) for block in blocks)


def numbered(choices: Sequence[Choice]) -> str:
    """Choices as a list that can be answered by typing the number."""
    return "\n".join(f"{number}. {choice.label}" for number, choice in enumerate(choices, 1))


def table(block: Table) -> str:
    """A table with columns of even width; the first column left, the others right."""
    rows = [block.columns, *block.rows]
    widths = [max(len(row[at]) for row in rows) for at in range(len(block.columns))]
    return "\n".join(_row(row, widths) for row in rows)


def _row(cells: Sequence[str], widths: Sequence[int]) -> str:
    first, *rest = zip(cells, widths, strict=True)
    return "  ".join([first[0].ljust(first[1]), *(cell.rjust(width) for cell, width in rest)]).rstrip()


def _block(block: Block) -> str:
    match block:
        case Title(text) | Paragraph(text) | Note(text):
            return text
        case Steps(items, ordered):
            return "\n".join(f"{n}. {item}" if ordered else f"- {item}" for n, item in enumerate(items, 1))
        case Table():
            return table(block)
