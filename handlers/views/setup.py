"""What a workbook would change, or what is wrong in it → lines for the terminal, a reply for the chat."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from dialog.reply import Block, Choice, Note, Paragraph, Reply, Steps, Title
from handlers.texts import setup as texts
from handlers.views.written import number
from reports.people import Membership
from reports.setup.changes import Delta
from reports.setup.mistake import Mistake
from reports.setup.propose import Proposal

SUGGESTS = frozenset({"no_column", "no_province", "no_commune", "no_unit", "no_parent", "no_indicator"})
"""Mistakes whose hints may be what was meant."""
PLAIN_HINTS = frozenset({"not_a_choice", "no_header", "no_sheets"})
IN_CHAT, IN_TERMINAL = 20, 200
"""How many mistakes are listed at once; the rest is counted."""


def mistake(one: Mistake) -> str:
    """ "Tờ Người, ô C14: không có đơn vị “xã Mỹ Quy”; có phải “xã Mỹ Quí”?" """
    quoted = [texts.QUOTED.format(name=hint) for hint in one.hints]
    plain = one.why in PLAIN_HINTS
    said = texts.WRONG[one.why].format(
        what=one.what,
        hints=", ".join(one.hints) if plain else texts.OR.join(quoted),
        first=one.hints[0] if one.hints else "",
        second=one.hints[1] if len(one.hints) > 1 else "",
    )
    ends = texts.MAYBE.format(hints=texts.OR.join(quoted)) if one.why in SUGGESTS and quoted else "."
    return texts.AT.format(sheet=one.spot.sheet, cell=one.spot.cell, said=said + ends)


def mistakes(found: Sequence[Mistake], most: int = IN_TERMINAL) -> list[str]:
    """By sheet and row as they were found; the rest is counted."""
    lines = [mistake(one) for one in found[:most]]
    return [*lines, texts.MORE.format(count=number(len(found) - most))] if len(found) > most else lines


def summary(proposal: Proposal, *, done: bool = False) -> list[str]:
    """What would change, or has changed: "Đơn vị: thêm 3, đổi 1, không đổi 10.002."."""
    changes = proposal.changes
    held = changes.memberships
    same = changes.units.same + held.same + changes.own.same
    if not changes:
        nothing = texts.NOTHING.format(same=number(same)) if same else texts.EMPTY
        return [nothing, texts.CODES.format(count=number(len(new)))] if (new := proposal.newcomers) else [nothing]
    where = texts.OF.format(name=proposal.root.name) if proposal.root else ""
    return [(texts.DID if done else texts.WOULD).format(where=where), *_lines(proposal, done=done)]


def _lines(proposal: Proposal, *, done: bool) -> Iterator[str]:
    changes = proposal.changes
    shown: dict[str, Delta[Any]] = {"units": changes.units, "people": changes.memberships, "own": changes.own}
    for name, delta in shown.items():
        if delta or delta.same:
            yield _counts(name, delta)
    if changes.edges.changed:
        yield _counts("moves", Delta((), changes.edges.changed, changes.edges.same))
    if changes.people.changed:
        yield _counts("names", Delta((), changes.people.changed, changes.people.same))
    if ends := sum(_ends(old, new) for old, new in changes.memberships.changed):
        yield texts.ENDS.format(count=number(ends))
    if proposal.newcomers and not done:
        yield texts.CODES.format(count=number(len(proposal.newcomers)))


def _counts(name: str, delta: Delta[Any]) -> str:
    return texts.COUNTS.format(
        subject=texts.SUBJECTS[name],
        added=number(len(delta.added)),
        changed=number(len(delta.changed)),
        same=number(delta.same),
    )


def _ends(old: Membership, new: Membership) -> bool:
    return new.valid_to is not None and old.valid_to != new.valid_to


def proposed(proposal: Proposal, mark: str) -> Reply:
    """The first answer to a file: what would change with two buttons, or every mistake and none. `mark` says which
    file the buttons mean."""
    remarks = _remarks(proposal)
    if proposal.mistakes:
        found = mistakes(proposal.mistakes, IN_CHAT)
        title = Title(texts.MISTAKES.format(count=number(len(proposal.mistakes))))
        return Reply((title, Steps(tuple(found), ordered=False), *remarks))
    first, *rest = summary(proposal)
    if not proposal.changes and not proposal.newcomers:
        return Reply((Paragraph(first), *remarks))
    listed = [Steps(tuple(rest), ordered=False)] if rest else []
    choices = (Choice(texts.APPLY, f"apdung:{mark}"), Choice(texts.DROP, "thoinap"))
    return Reply((Paragraph(first), *listed, *remarks, Paragraph(texts.ASK)), choices)


def applied(proposal: Proposal) -> Reply:
    """What has changed; the codes are in the file that hangs on."""
    first, *rest = summary(proposal, done=True)
    listed = [Steps(tuple(rest), ordered=False)] if rest else []
    made = [Note(texts.CODES_MADE.format(count=number(len(proposal.newcomers))))] if proposal.newcomers else []
    return Reply((Paragraph(first), *listed, *made))


def _remarks(proposal: Proposal) -> list[Block]:
    if not proposal.remarks:
        return []
    title = Paragraph(texts.REMARKS.format(count=number(len(proposal.remarks))))
    return [title, Steps(tuple(mistakes(proposal.remarks, IN_CHAT)), ordered=False)]
