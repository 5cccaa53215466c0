"""What all clauses together come to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from reports.grammar.clauses import Clause, counted
from reports.grammar.elements import DayMark, Element, Figure, Item, Mark, Plain
from reports.grammar.lexicon import Lexicon
from reports.grammar.pair import Loose, Pair
from reports.grammar.pairs import Pairing
from reports.grammar.settle import settle
from reports.grammar.tokens import Flaw
from reports.reading import Problem, Reading, ReadingKind, Trouble
from reports.submission import LARGEST
from reports.words import fold

FLAWS: Mapping[Flaw, Trouble] = {
    "negative": "negative",
    "fractional": "fractional",
    "range": "range",
    "about": "range",
}


TOLD_APART = frozenset({"outreach_dvctt_submit_turns", "outreach_payment_turns"})
CHANNELLED = frozenset({"comm_news_broadcast", "comm_article_broadcast"})
CHANNELS = {"loa": "loa", "dai": "loa", "fanpage": "fb", "fb": "fb", "fp": "fb", "facebook": "fb", "page": "fb"} | {
    **dict.fromkeys(("zalo", "zl"), "zalo"),
    **dict.fromkeys(("trang", "web", "website"), "trang"),
}


@dataclass(frozen=True, slots=True)
class Conclusion:
    """Draws the reading from what was paired; `asked` are the indicators that the form has.

    `daily` says that its figures are of one day and exact: a month is no day, and "khoảng 10" is asked about.
    """

    lexicon: Lexicon
    asked: frozenset[str]
    today: date
    largest: int = LARGEST
    daily: bool = True

    def draw(self, found: Pairing, parts: Sequence[Clause]) -> Reading:
        settle(found)
        month, late = self._month(parts)
        if not (found.pairs or found.problems or found.vague or found.none_at_all):
            return self._of_month(self._without_figures(found, parts), month, late)
        pairs, on, problems = self._one_day(found.pairs, found.remark)
        zeros = [Pair(item, Figure(0, "0")) for item in found.zeros]
        counts, flawed = self._counts([*pairs, *zeros])
        if any(named and named != {on} for named in _nil_days(parts)):
            problems.append(Problem("which_day", ""))
        if on > self.today or not pairs:
            problems += found.promised
        problems += [*found.problems, *(one for one, _ in found.vague), *flawed]
        problems += [*map(self._loose, found.loose), *_unsaid(found, {*counts})]
        precision = {code: said for code, said in _precisions(pairs) if code in counts}
        reading = Reading("ask" if problems else "counts", on, counts, tuple(problems), precision)
        return self._of_month(reading, month, late)

    def _of_month(self, reading: Reading, month: date | None, late: Sequence[Problem]) -> Reading:
        """The reading of a whole month: that no day was named is no trouble, or another one."""
        if month is None or reading.kind == "none":
            return reading
        problems = (*late, *(one for one in reading.problems if one.what != "which_day"))
        kind: ReadingKind = "ask" if problems else "counts" if reading.counts else "nil"
        return replace(reading, kind=kind, problems=problems, month=month)

    def _month(self, parts: Sequence[Clause]) -> tuple[date | None, list[Problem]]:
        """The month that was named, and what is wrong with it: a daily form needs a day, no form a month to come."""
        named = {mark.month for part in parts for mark in part.days if mark.month}
        days = any(mark.on for part in parts for mark in part.days)
        if len(named) != 1 or (days and self.daily):
            return None, []
        month = next(iter(named))
        assert month is not None
        if month > self.today:
            return month, [Problem("future", f"tháng {month:%m/%Y}")]
        return month, [Problem("whole_month", f"tháng {month:%m/%Y}")] if self.daily else []

    def _without_figures(self, found: Pairing, parts: Sequence[Clause]) -> Reading:
        elements = [one for part in parts for one in part.elements]
        if self._is_to_ask(found, parts):
            unclear = tuple(map(self._loose, found.loose))
            return Reading("ask", self.today, problems=unclear or (Problem("which", ""),))
        if found.loose or not self._is_nil(elements):
            return Reading("none", self.today)
        on, problems = self._nil_day(parts)
        problems += [Problem("missing", item.text) for item in found.bare if item.code]
        return Reading("ask" if problems else "nil", on, problems=tuple(problems))

    def _is_to_ask(self, found: Pairing, parts: Sequence[Clause]) -> bool:
        """Whether figures without an item are a report's: nothing else is said, or they count turns or work."""
        marks = {name for part in parts for name in part.marks}
        if marks & {"fix", "add"} and (found.loose or any(part.dropped for part in parts)):
            return True
        loose = [one.figure for one in found.loose]
        counting = found.bare or any("turn" in one.units or (one.units and one.flaw) for one in loose)
        worked = any("work" in part.marks and counted(part.elements) for part in parts)
        filler = self._is_all_filler([one for part in parts for one in part.elements])
        return bool(found.loose) and bool(counting or worked or filler)

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
        finals, others = [one for one in same if one.final], [one for one in same if not one.final]
        total = sum(pair.figure.value for pair in others)
        parts = {pair.part for pair in others}
        names = {(pair.item.text, pair.part, pair.about) for pair in others}
        apart = len(parts) == len(others) and all(parts)
        named = {pair.item.text for pair in others} <= self.lexicon.specific or same[0].item.code in self.lexicon.adds
        named = named or _are_told_apart(others)
        listed = named and len(names) == len(others)
        if finals:
            summed = (apart and len(others) > 1) or any(pair.sum for pair in others)
            return None if summed and total != finals[-1].figure.value else finals[-1].figure.value
        if len(others) == 1 or apart or listed:
            return total
        summed_up = len(others) > 2 and 2 * others[-1].figure.value == total
        return others[-1].figure.value if summed_up else None

    def _troubles(self, pair: Pair) -> Iterator[Problem]:
        words = _said(pair)
        if pair.item.code not in self.asked:
            yield Problem("unknown_item", words)
        if pair.figure.flaw and (self.daily or pair.figure.flaw != "about"):
            yield Problem(FLAWS[pair.figure.flaw], words)
        elif pair.figure.value > self.largest:
            yield Problem("huge", words)

    def _loose(self, one: Loose) -> Problem:
        if one.figure.value > self.largest:
            return Problem("huge", one.figure.text)
        return Problem(FLAWS.get(one.figure.flaw, "which"), one.figure.text)


def _are_told_apart(pairs: Sequence[Pair]) -> bool:
    """Files of different procedures, news on different channels, "thêm 4 người khác nữa"."""
    if all(pair.more for pair in pairs[1:]):
        return True
    if pairs[0].item.code in CHANNELLED:
        return len({_channel(pair) for pair in pairs} - {""}) == len(pairs)
    told = {(pair.item.text, pair.about) for pair in pairs}
    return pairs[0].item.code in TOLD_APART and len(told) == len(pairs) and any(pair.about for pair in pairs)


def _channel(pair: Pair) -> str:
    words = fold(f"{pair.item.text} {pair.part}").split()
    return next((CHANNELS[word] for word in words if word in CHANNELS), "")


def _precisions(pairs: Sequence[Pair]) -> Iterator[tuple[str, Literal["at_least", "about"]]]:
    """How exact the figures are; a sum is as vague as its vaguest part."""
    for pair in sorted(pairs, key=lambda pair: pair.figure.precision, reverse=True):
        if pair.figure.precision != "exact":
            yield pair.item.code, pair.figure.precision


def _nil_days(parts: Sequence[Clause]) -> Iterator[set[date | None]]:
    return ({one.on for one in part.days} for part in parts if "nil" in part.marks)


def _unsaid(found: Pairing, counted: set[str]) -> Iterator[Problem]:
    paired = {pair.item.code for pair in found.pairs} | counted
    return (Problem("missing", _name(item)) for item in found.unsaid if item.code and item.code not in paired)


def _said(pair: Pair) -> str:
    return f"{_name(pair.item)} {pair.figure.text}"


def _name(item: Item) -> str:
    return item.text.replace("# ", "").replace(" #", "")
