"""What all clauses together come to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from reports.grammar.clauses import Clause
from reports.grammar.elements import DayMark, Element, Figure, Item, Mark, Plain
from reports.grammar.lexicon import Lexicon
from reports.grammar.pairs import Pair, Pairing
from reports.grammar.tokens import Flaw
from reports.reading import Problem, Reading, Trouble
from reports.submission import LARGEST
from reports.words import fold

FLAWS: Mapping[Flaw, Trouble] = {"negative": "negative", "fractional": "fractional", "range": "range"}


@dataclass(frozen=True, slots=True)
class Conclusion:
    """Draws the reading from what was paired; `asked` are the indicators that the form has."""

    lexicon: Lexicon
    asked: frozenset[str]
    today: date

    def draw(self, found: Pairing, parts: Sequence[Clause]) -> Reading:
        if not (found.pairs or found.problems):
            return self._without_figures(found, parts)
        pairs, on, problems = self._one_day(found.pairs, found.remark)
        zeros = [Pair(item, Figure(0, "0")) for item in found.zeros] if pairs else []
        counts, flawed = self._counts([*pairs, *zeros])
        if any(named and named != {on} for named in _nil_days(parts)):
            problems.append(Problem("which_day", ""))
        problems += [*found.problems, *flawed, *map(_loose, found.loose), *_unsaid(found, {*counts})]
        return Reading("ask" if problems else "counts", on, counts, tuple(problems))

    def _without_figures(self, found: Pairing, parts: Sequence[Clause]) -> Reading:
        elements = [one for part in parts for one in part.elements]
        counting = found.bare or any("turn" in one.units for one in found.loose)
        if found.loose and (counting or self._is_all_filler(elements)):
            return Reading("ask", self.today, problems=tuple(map(_loose, found.loose)))
        if found.loose or not self._is_nil(elements):
            return Reading("none", self.today)
        on, problems = self._nil_day(parts)
        problems += [Problem("missing", item.text) for item in found.bare if item.code]
        return Reading("ask" if problems else "nil", on, problems=tuple(problems))

    def _is_nil(self, elements: Sequence[Element]) -> bool:
        marks = [one for one in elements if isinstance(one, Mark)]
        if any(one.name == "nil" for one in marks):
            return True
        weak = any(one.name == "nil_weak" or (one.name == "zero" and " " in one.text) for one in marks)
        return weak and self._is_all_filler(elements)

    def _is_all_filler(self, elements: Sequence[Element]) -> bool:
        plain = (one.text for one in elements if isinstance(one, Plain) and not one.text[-1:].isdigit())
        items = any(isinstance(one, Item) for one in elements)
        return not items and all(word in self.lexicon.filler for text in plain for word in fold(text).split())

    def _nil_day(self, parts: Sequence[Clause]) -> tuple[date, list[Problem]]:
        named = {one.on for part in parts for one in part.days}
        if len(named) > 1 or None in named:
            return self.today, [Problem("which_day", "")]
        on = next(iter(named), None) or self.today
        return on, [Problem("future", f"{on:%d/%m/%Y}")] if on > self.today else []

    def _one_day(self, pairs: Sequence[Pair], remark: DayMark | None) -> tuple[list[Pair], date, list[Problem]]:
        """Pairs of the one day that is spoken of, without those of days to come if there are any others."""
        first = next((pair.day for pair in pairs if pair.day), remark)
        dated = [(pair, pair.day or first) for pair in pairs]
        come = [(pair, mark) for pair, mark in dated if not (mark and mark.on and mark.on > self.today)]
        kept = come or dated
        days = {mark.on if mark else self.today for _, mark in kept}
        if len(days) > 1 or None in days:
            return [pair for pair, _ in kept], self.today, [Problem("which_day", "")]
        on = next(iter(days), None) or self.today
        trouble = [Problem("future", f"{on:%d/%m/%Y}")] if on > self.today else []
        return [pair for pair, _ in kept], on, trouble

    def _counts(self, pairs: Sequence[Pair]) -> tuple[dict[str, int], list[Problem]]:
        by_code: dict[str, list[Pair]] = defaultdict(list)
        for pair in pairs:
            by_code[pair.item.code].append(pair)
        problems = [one for pair in pairs for one in self._troubles(pair)]
        wrong = {pair.item.code for pair in pairs if any(self._troubles(pair))}
        counts: dict[str, int] = {}
        for code, same in by_code.items():
            value = self._value(same)
            if value is None:
                problems.append(Problem("twice", ", ".join(map(_said, same))))
            elif code not in wrong:
                counts[code] = value
        return counts, problems

    def _value(self, same: Sequence[Pair]) -> int | None:
        """The total if one was said; the one figure; or the sum of parts that were told apart. None if not clear."""
        if finals := [pair for pair in same if pair.final]:
            return finals[-1].figure.value
        parts = {pair.part for pair in same}
        names = {(pair.item.text, pair.part) for pair in same}
        apart = len(parts) == len(same) and all(parts)
        listed = same[0].item.code in self.lexicon.adds and len(names) == len(same)
        return sum(pair.figure.value for pair in same) if len(same) == 1 or apart or listed else None

    def _troubles(self, pair: Pair) -> Iterator[Problem]:
        words = _said(pair)
        if pair.item.code not in self.asked:
            yield Problem("unknown_item", words)
        if pair.figure.flaw:
            yield Problem(FLAWS[pair.figure.flaw], words)
        elif pair.figure.value > LARGEST:
            yield Problem("huge", words)


def _nil_days(parts: Sequence[Clause]) -> Iterator[set[date | None]]:
    return ({one.on for one in part.days} for part in parts if "nil" in part.marks)


def _loose(figure: Figure) -> Problem:
    if figure.value > LARGEST:
        return Problem("huge", figure.text)
    return Problem(FLAWS.get(figure.flaw, "which"), figure.text)


def _unsaid(found: Pairing, counted: set[str]) -> Iterator[Problem]:
    paired = {pair.item.code for pair in found.pairs} | counted
    return (Problem("missing", _name(item)) for item in found.unsaid if item.code and item.code not in paired)


def _said(pair: Pair) -> str:
    return f"{_name(pair.item)} {pair.figure.text}"


def _name(item: Item) -> str:
    return item.text.replace("# ", "").replace(" #", "")
