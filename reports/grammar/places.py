"""Named places: "ấp Bình Hòa", "xóm Đình", "ở trường học". Figures of two places are parts that add up."""

from __future__ import annotations

from collections.abc import Sequence

from reports.grammar.elements import Break, Element, Figure, Item, Mark, Plain
from reports.grammar.lexicon import Lexicon
from reports.words import fold

HEADS = frozenset(["xom", "thon", "ap", "khom", "ban", "buon", "lang", "soc", "khu"])
DOUBTFUL_HEADS = frozenset({"ban", "khu", "lang"})
"""Also other words without marks: "bản tin", "khu vực"."""
NEAR = frozenset({"o", "tai", "ngoai", "ben", "duoi"})
NAMED = frozenset({"into", "rather", "told", "topic", "part", "each", "oh", "join"})
"""Marks that are also parts of names: "Mỹ Thành"."""
OWN = frozenset("minh em e nay tui toi co bao bc da di hom minh ta cua".split())  # noqa: SIM905
"""After "xóm" these are no name: "xóm em", "thôn này"."""
KIN = frozenset({"anh", "chi", "em", "co", "chu", "bac", "ban"})
LONGEST = 3


def placed(row: Sequence[Element], lexicon: Lexicon) -> list[Element]:
    """The elements with each named place as one mark."""
    found: list[Element] = []
    at = 0
    while at < len(row):
        end = _end(row, at, lexicon)
        if end:
            text = " ".join(_text(one) for one in row[at:end])
            found.append(Mark("part", fold(text)))
        else:
            found.append(row[at])
        at = end or at + 1
    return found


def _end(row: Sequence[Element], at: int, lexicon: Lexicon) -> int:
    """Where the place that begins here ends; 0 when none does."""
    head = fold(_text(row[at]))
    if head in KIN and (at == 0 or isinstance(row[at - 1], Break)):
        return _end_of_name(row, at)
    if not isinstance(row[at], Plain | Mark) or head not in HEADS | NEAR:
        return 0
    end = at + 1
    while end < min(at + 1 + LONGEST, len(row)) and _is_name(row[end], lexicon, head, first=end == at + 1):
        end += 1
    follows = row[end] if end < len(row) else None
    counts = (
        head in HEADS or isinstance(follows, Figure) or (isinstance(follows, Item) and follows.figure is not None)
    )
    return end if end > at + 1 and counts else 0


def _end_of_name(row: Sequence[Element], at: int) -> int:
    """ "anh Nam cài 5, chị Hoa cài 7": who did it."""
    end = at + 1
    while end < min(at + 3, len(row)) and isinstance(row[end], Plain) and _text(row[end])[:1].isupper():
        end += 1
    return end if end > at + 1 else 0


def _is_name(one: Element, lexicon: Lexicon, head: str, first: bool) -> bool:
    text = _text(one)
    if not text or text[-1:].isdigit():
        return False
    if text[:1].isupper() and isinstance(one, Plain):
        return True
    if head in DOUBTFUL_HEADS or (isinstance(one, Mark) and (first or one.name not in NAMED)):
        return isinstance(one, Mark) and one.name in NAMED and head not in DOUBTFUL_HEADS
    if first and head in ("thon", "xom"):
        return fold(text) not in OWN
    return fold(text) not in lexicon.filler


def _text(one: Element) -> str:
    return one.text if isinstance(one, Plain | Mark) else ""
