"""What only tells more of a figure: "VNeID 7 (4 người già)"; and figures told in the order of their items."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reports.grammar.elements import Break, DayMark, Element, Figure, Item, Mark, Plain
from reports.words import fold

TELLING = frozenset(
    {"fix", "told", "told_wrong", "then", "add", "void", "void_after", "more", "so_far", "total", "right"}
)
TELLING |= {"into", "rather", "target", "unsure", "failed", "negative", "less"}
ON_TOP = frozenset({"them", "cong", "nua", "con"})


def without_details(row: Sequence[Element]) -> list[Element]:
    """Without brackets that only split up the figure before them."""
    found: list[Element] = []
    at = 0
    while at < len(row):
        end = _end_of_bracket(row, at)
        if end and _only_details(row[:at], row[at + 1 : end]):
            at = end + 1
            continue
        found.append(row[at])
        at += 1
    return found


def _end_of_bracket(row: Sequence[Element], at: int) -> int:
    """Where the bracket that opens here closes; 0 when none does."""
    if not (_is_break(row[at], "(")):
        return 0
    return next((end for end in range(at + 1, len(row)) if _is_break(row[end], ")")), 0)


def _is_break(one: Element, text: str) -> bool:
    return isinstance(one, Break) and one.text == text


def _only_details(before: Sequence[Element], inner: Sequence[Element]) -> bool:
    clause = _last_clause(before)
    items = [one for one in clause if isinstance(one, Item)]
    whole = [one for one in map(_figure, clause) if one is not None]
    parts = [one for one in map(_figure, inner) if one is not None]
    if len({one.code for one in items}) != 1 or len(whole) != 1 or not parts or whole[0].flaw:
        return False
    marks = {one.name for one in inner if isinstance(one, Mark)} | {
        "day" for one in inner if isinstance(one, DayMark)
    }
    words = {fold(one.text) for one in inner if isinstance(one, Plain)}
    other = {one.code for one in inner if isinstance(one, Item)} - {items[0].code}
    parted = any(isinstance(one, Mark) and one.name == "part" for one in clause)
    if other or parted or marks & (TELLING | {"day"}) or words & ON_TOP or any(one.flaw for one in parts):
        return False
    return sum(one.value for one in parts) <= whole[0].value


def _last_clause(row: Sequence[Element]) -> Sequence[Element]:
    start = next((at for at in range(len(row) - 1, -1, -1) if isinstance(row[at], Break)), -1)
    return row[start + 1 :]


def _figure(one: Element) -> Figure | None:
    return one if isinstance(one, Figure) else one.figure if isinstance(one, Item) else None


def in_order(row: Sequence[Element]) -> list[Element]:
    """ "VNeID và VssID lần lượt là 5 và 3": the first figure is of the first item."""
    at = next((at for at, one in enumerate(row) if isinstance(one, Mark) and one.name == "order"), None)
    if at is None:
        return list(row)
    start = next((back for back in range(at - 1, -1, -1) if _stops(row[back])), -1) + 1
    end = next((to for to in range(at + 1, len(row)) if _ends(row[to])), len(row))
    items = [one for one in row[start:at] if isinstance(one, Item) and one.figure is None]
    figures = [one for one in row[at:end] if isinstance(one, Figure)]
    if len(items) < 2 or len(items) != len(figures):
        return list(row)
    bound = {id(item): replace(item, figure=figure) for item, figure in zip(items, figures, strict=True)}
    kept = [bound.get(id(one), one) for one in row[start:at]]
    return [*row[:start], *kept, *(one for one in row[at + 1 : end] if not isinstance(one, Figure)), *row[end:]]


def _stops(one: Element) -> bool:
    return isinstance(one, Figure) or (isinstance(one, Break) and one.kind != "comma")


def _ends(one: Element) -> bool:
    return isinstance(one, Item) or (isinstance(one, Break) and one.kind != "comma")
