"""What is said again: which items, of which places, and a row without what was said of them before."""

from __future__ import annotations

from reports.grammar.clauses import is_place
from reports.grammar.elements import Break, Element, Figure, Item, Mark, Plain
from reports.words import fold

Row = list[Element]


def is_mark(one: Element, *names: str) -> bool:
    return isinstance(one, Mark) and one.name in names


def counts(one: Element) -> bool:
    return isinstance(one, Figure) or (isinstance(one, Item) and one.figure is not None)


def figure_of(one: Element) -> Figure:
    found = one.figure if isinstance(one, Item) else one
    assert isinstance(found, Figure)
    return found


def last_count(row: Row) -> int | None:
    return next((at for at in range(len(row) - 1, -1, -1) if counts(row[at])), None)


def pieces(row: Row) -> list[Row]:
    pieces: list[Row] = [[]]
    for one in row:
        pieces[-1].append(one)
        if isinstance(one, Break):
            pieces.append([])
    return pieces


def codes_of(row: Row) -> set[str]:
    return {one.code for one in row if isinstance(one, Item)}


def places_of(row: Row) -> set[str]:
    return {fold(one.text) for one in row if is_place(one) or (isinstance(one, Mark) and one.name == "part")}


def dropped(piece: Row, codes: set[str]) -> Row:
    """Without these items and their figures, which stand on the side where the first figure stands."""
    if not codes & codes_of(piece):
        return piece
    said = [one for one in piece if isinstance(one, Item | Figure)]
    ahead = isinstance(said[0], Figure)
    gone: list[Element] = []
    for at, one in enumerate(said):
        if isinstance(one, Item) and one.code in codes:
            near = said[at - 1 : at] if ahead and at else said[at + 1 : at + 2]
            gone += [one, *(other for other in near if isinstance(other, Figure) and one.figure is None)]
    return [one for one in piece if not any(one is other for other in gone)]


def without(before: Row, codes: set[str], places: set[str]) -> Row:
    """Without what was said of these items; only of these places, when the same item was told of several."""
    here = [one for one in pieces(before) if codes & codes_of(one) and places & places_of(one)]
    found: Row = []
    for piece in pieces(before):
        gone = piece in here if here else True
        found += dropped(piece, codes) if gone else piece
    return found


def heard(row: Row) -> Row:
    """ "hộ 4, à hộ 5": "à" takes back only what is said again."""
    found: Row = []
    for at, one in enumerate(row):
        if not is_mark(one, "oh"):
            found.append(one)
            continue
        text = one.text  # type: ignore[union-attr]
        found.append(Mark("fix", text) if _said_again(row[:at], row[at + 1 :]) else Plain(text))
    return found


def _said_again(before: Row, after: Row) -> bool:
    item = next((one for one in after if isinstance(one, Item | Figure | Break)), None)
    if isinstance(item, Item):
        rest = after[
            after.index(item) : next((at for at, one in enumerate(after) if isinstance(one, Break)), len(after))
        ]
        told = (one for one in pieces(before) if item.code in codes_of(one) and any(map(counts, one)))
        return bool(item.code) and any(map(counts, rest)) and any(True for _ in told)
    last = last_count(before)
    if not isinstance(item, Figure) or last is None or item is not after[0]:
        return False
    return not item.units or bool(item.units & figure_of(before[last]).units)
