"""Remarks → reply."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dialog.reply import Block, Choice, Note, Paragraph, Reply, Steps, Title, say
from handlers.texts import notes as texts
from handlers.views.written import capital, day
from reports.note import Note as Remark

MOST = 8
"""So many of a kind are shown."""


def saved(kept: Sequence[Remark], unit: str) -> Reply:
    """What was kept, and a way to take each back."""
    labels = [
        texts.REMOVE if len(kept) == 1 else texts.REMOVE_KIND.format(kind=texts.KINDS[one.kind]) for one in kept
    ]
    choices = [Choice(label, f"xoaghichu:{one.id}") for label, one in zip(labels, kept, strict=True)]
    return say(*(_said(one, unit) for one in kept), choices=choices)


def also(one: Remark) -> Note:
    """Below the figures that came in the same message."""
    return Note(texts.SAVED_ALSO.format(kind=texts.KINDS[one.kind], text=one.text))


def listed(found: Sequence[Remark], unit: str, period: str, names: Mapping[str, str]) -> Reply:
    """Grouped by kind, the newest last; `names` are those of units."""
    blocks: list[Block] = [Title(texts.LIST_TITLE.format(unit=unit, period=period))]
    for kind, name in texts.KINDS.items():
        theirs = [one for one in found if one.kind == kind]
        if theirs:
            blocks.append(Paragraph(texts.LIST_KIND.format(kind=capital(name), count=len(theirs))))
            lines = [_line(one, names) for one in theirs[-MOST:]]
            more = len(theirs) - len(lines)
            blocks.append(Steps((*lines, *([texts.LIST_MORE.format(count=more)] if more else [])), ordered=False))
    if len(blocks) == 1:
        blocks = [Paragraph(texts.LIST_EMPTY)]
    return Reply(tuple(blocks), tuple(Choice(label, f"ghichu:{kind}") for kind, label in texts.ADD.items()))


def _said(one: Remark, unit: str) -> str:
    if one.kind != "document":
        return texts.SAVED.format(kind=texts.KINDS[one.kind], unit=unit, text=one.text)
    return texts.SAVED_DOCUMENT.format(unit=unit, number=_number(one), dated=_dated(one), text=one.text)


def _line(one: Remark, names: Mapping[str, str]) -> str:
    unit = names.get(one.unit, "")
    if one.kind == "document":
        return texts.LIST_DOCUMENT.format(number=_number(one), dated=_dated(one), text=one.text, unit=unit)
    return texts.LIST_LINE.format(text=one.text, unit=unit, day=day(one.day))


def _number(one: Remark) -> str:
    return one.number or texts.NO_NUMBER


def _dated(one: Remark) -> str:
    return texts.DATED.format(day=day(one.dated)) if one.dated else ""
