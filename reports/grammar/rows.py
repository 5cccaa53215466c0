"""What a clause holds, put in the order in which items and figures are matched."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from reports.grammar.clauses import Clause, counted, is_place
from reports.grammar.elements import Element, Figure, Item, Mark, Plain
from reports.grammar.lexicon import Lexicon
from reports.grammar.tokens import whole_number
from reports.reading import Trouble
from reports.words import fold

NOBODY = frozenset({"ai", "nào", "nao"})


def relevant(clause: Clause) -> Iterator[Element]:
    """Without items that are only what something was about, and without vague ones beside clear ones."""
    clear = any(one.code for one in clause.items)
    before: Element | None = None
    for one in clause.elements:
        topic = isinstance(before, Mark) and before.name == "topic"
        vague = clear and isinstance(one, Item) and not one.code and one.figure is None
        if not (isinstance(one, Item) and topic and one.figure is None) and not vague:
            yield one
        before = one


def segments(row: Sequence[Item | Figure], free: Sequence[Item | Figure]) -> Iterator[list[Item | Figure]]:
    """Runs between the items that hold their figure."""
    segment: list[Item | Figure] = []
    for one in row:
        if isinstance(one, Item) and one.figure is not None:
            yield segment
            segment = []
        elif one in free:
            segment.append(one)
    yield segment


def groups(segment: Sequence[Item | Figure]) -> Iterator[list[Item] | Figure]:
    group: list[Item] = []
    for one in segment:
        if isinstance(one, Item):
            group.append(one)
            continue
        if group:
            yield group
        yield one
        group = []
    if group:
        yield group


def alternate(groups: Sequence[list[Item] | Figure]) -> bool:
    """item, figure, item, figure … or figure, item, figure, item …"""
    kinds = [isinstance(one, Figure) for one in groups]
    return len(kinds) % 2 == 0 and kinds[::2] == [kinds[0]] * (len(kinds) // 2) == [not one for one in kinds[1::2]]


def other(figure: Figure, clause: Clause) -> bool:
    return any(one is not figure for one in counted(clause.elements))


def is_none(clause: Clause) -> bool:
    """ "VNeID không có", "không có ai cài VNeID"; not "em không có VNeID"."""
    said = [one for one in clause.elements if isinstance(one, Item) or (isinstance(one, Mark) and one.name == "zero")]
    if len(said) < 2:
        return False
    first, second = said[:2]
    if isinstance(first, Mark):
        return first.text.split()[-1].lower() in NOBODY and isinstance(second, Item)
    return isinstance(second, Mark) and " " in second.text and clause.elements[-1] is second


def close(elements: Sequence[Element], item: Item, figure: Figure) -> bool:
    return abs(elements.index(figure) - elements.index(item)) <= 2


def words_of(clause: Clause) -> str:
    texts = [one.text for one in clause.elements if isinstance(one, Item | Figure | Plain)]
    return " ".join(text.replace("# ", "") for text in texts)


def kin_added(grouped: Sequence[list[Item] | Figure]) -> list[list[Item] | Figure]:
    """ "3 cô 2 chú" is one figure."""
    found: list[list[Item] | Figure] = []
    for one in grouped:
        last = found[-1] if found else None
        if isinstance(one, Figure) and isinstance(last, Figure) and "kin" in one.units & last.units:
            found[-1] = replace(
                last, value=last.value + one.value, text=f"{last.text} + {one.text}", flaw=last.flaw or one.flaw
            )
        else:
            found.append(one)
    return found


def came(figure: Figure, clause: Clause) -> bool:
    """ "buổi họp có 60 người": who came, as long as what was done is told elsewhere."""
    at = clause.elements.index(figure)
    before = clause.elements[at - 1] if at else None
    there = isinstance(before, Plain) and fold(before.text).split()[-1] == "co" and "people" in figure.units
    return there and not clause.marks & {"link", "add", "fix", "total", "part"} and not clause.aside


def shared(items: Sequence[Item], figure: Figure, shares: Mapping[str, str]) -> list[tuple[Item, Figure]]:
    """ "hồ sơ trực tuyến 24.060/33.494": so many of so many, of the last of these items."""
    parts = figure.text.split("/")
    if len(parts) != 2 or not shares:
        return []
    last = items[-1]
    before = (one for one in reversed(items) if one.code in shares)
    part = next((one for one in before if last.code in (one.code, shares[one.code])), None)
    values = [whole_number(one.strip()) for one in parts]
    if part is None or None in values:
        return []
    whole = Item(shares[part.code], last.text)
    return [(one, Figure(value or 0, figure.text)) for one, value in zip((part, whole), values, strict=True)]


def doubt(clause: Clause, told: bool) -> Trouble | None:
    """Why its figures cannot be taken as they stand; `told` says that others were told before it."""
    if "doubt" in clause.marks or ("unsure" in clause.marks and (told or counted(clause.elements))):
        return "which"
    if not counted(clause.elements):
        return "which" if clause.doubtful else None
    if "less" in clause.marks:
        return "negative"
    return "which" if clause.doubtful or "every" in clause.marks else None


def about(clause: Clause, lexicon: Lexicon) -> str:
    """The words of the clause that say something else: which procedure, for whom."""
    said = (one.text for one in clause.elements if isinstance(one, Plain) and not is_place(one))
    return " ".join(sorted({fold(text) for text in said if not lexicon.is_filler(text)}))
