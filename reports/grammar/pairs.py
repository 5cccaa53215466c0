"""Which figure belongs to which item, clause by clause."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from reports.grammar.clauses import Clause, counted
from reports.grammar.elements import DayMark, Element, Figure, Item, Mark, Plain
from reports.grammar.lexicon import Lexicon
from reports.reading import Problem
from reports.words import fold

HOUSEHOLDS = "outreach_households_visited"


@dataclass(frozen=True, slots=True)
class Pair:
    """An item with its figure; `final` when it was said to be the total."""

    item: Item
    figure: Figure
    part: str = ""
    day: DayMark | None = None
    final: bool = False


@dataclass(slots=True)
class Pairing:
    """Takes clauses in order and remembers what is still open between them."""

    lexicon: Lexicon
    today: date
    pairs: list[Pair] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    loose: list[Figure] = field(default_factory=list)
    unsaid: list[Item] = field(default_factory=list)
    bare: list[Item] = field(default_factory=list)
    zeros: list[Item] = field(default_factory=list)
    remark: DayMark | None = None
    _waiting: list[Item] = field(default_factory=list)
    _part: str = ""
    _day: DayMark | None = None
    _before: list[Pair] = field(default_factory=list)

    def take(self, clause: Clause) -> None:
        """Pair what this clause holds, and with it what the clause before left open."""
        self._part = clause.part or self._part
        named = self._named_day(clause)
        if all(isinstance(one, DayMark | Plain) and self._is_filler(one) for one in clause.elements):
            self.remark = named or self.remark
        self._day = named or self._day
        if clause.doubtful or ("every" in clause.marks and counted(clause.elements)):
            self.problems.append(Problem("which", _words(clause)))
            return
        found, known = len(self.pairs), len(self.problems)
        if clause.items:
            self._with_items(clause)
        else:
            self._without_items(clause)
        if len(self.problems) > known:
            del self.pairs[found:]
        self._before = self.pairs[found:]

    def _named_day(self, clause: Clause) -> DayMark | None:
        """The day named last; several besides today cannot be one day."""
        if not clause.days:
            return None
        others = {one for one in clause.days if one.on != self.today}
        return DayMark(None) if len(others) > 1 else clause.days[-1]

    def _with_items(self, clause: Clause) -> None:
        row = [one for one in _relevant(clause) if isinstance(one, Item | Figure)]
        if "each" in clause.marks and self._waiting:
            row = [*self._waiting, *row]
        self._waiting = []
        bound = [one for one in row if isinstance(one, Item) and one.figure is not None]
        for one in bound:
            self._add(one, one.figure, clause)
        codes = {one.code for one in bound}
        free = [one for one in row if one not in bound and not (isinstance(one, Item) and one.code in codes)]
        for segment in _segments(row, free):
            self._segment(segment, clause)
        self._note(clause, codes)

    def _segment(self, segment: Sequence[Item | Figure], clause: Clause) -> None:
        figures = self._without_audience([one for one in segment if isinstance(one, Figure)], clause)
        groups = list(_groups([one for one in segment if isinstance(one, Item) or one in figures]))
        if not figures:
            self._waiting += [one for one in segment if isinstance(one, Item)]
        elif _alternate(groups):
            for first, second in zip(groups[::2], groups[1::2], strict=True):
                self._match(first, second, clause)
        else:
            self.problems.append(Problem("which", _words(clause)))

    def _match(self, first: list[Item] | Figure, second: list[Item] | Figure, clause: Clause) -> None:
        items, figure = (second, first) if isinstance(first, Figure) else (first, second)
        assert isinstance(items, list)
        assert isinstance(figure, Figure)
        several = len({one.code for one in items}) > 1
        apart = figure.odd and (isinstance(first, Figure) or not _close(clause.elements, items[-1], figure))
        if apart or (several and not clause.marks & {"join", "each"}):
            self.problems.append(Problem("which", _words(clause)))
            return
        for item in {one.code: one for one in items}.values():
            self._add(item, figure, clause)

    def _without_items(self, clause: Clause) -> None:
        figures = [one for one in clause.elements if isinstance(one, Figure)]
        waiting, self._waiting = self._waiting, []
        if len(figures) != 1:
            self.loose += figures
            return
        figure = figures[0]
        codes = {one.code for one in waiting}
        if "total" in clause.marks:
            self._total(figure, waiting, clause)
        elif len(codes) == 1 and self._fits(waiting[0], figure) and self._continues(figure, clause):
            self._add(waiting[0], figure, clause)
        elif not self._is_audience(figure, [pair.item for pair in self._before]):
            self.loose.append(figure)

    def _continues(self, figure: Figure, clause: Clause) -> bool:
        """Whether a figure without an item belongs to the item that the clause before left open."""
        helped = bool(figure.units and clause.marks & {"link", "part"})
        alone = all(one is figure or self._is_filler(one) for one in clause.elements)
        return helped or alone or bool(figure.units & {"event", "sheet"})

    def _total(self, figure: Figure, waiting: Sequence[Item], clause: Clause) -> None:
        """ "tổng 4": of the one item that was spoken of; of several only if it is their sum."""
        items = {pair.item.code: pair.item for pair in self.pairs} or {one.code: one for one in waiting}
        if len(items) == 1:
            self._add(next(iter(items.values())), figure, clause)
        elif figure.value != sum(pair.figure.value for pair in self.pairs):
            self.loose.append(figure)

    def _add(self, item: Item, figure: Figure | None, clause: Clause) -> None:
        assert figure is not None
        if not item.code:
            self.problems.append(Problem("unknown_item", f"{item.text} {figure.text}".replace("# ", "")))
        elif item.figure is None and not self._fits(item, figure):
            self.problems.append(Problem("which", _words(clause)))
        else:
            self.pairs.append(Pair(item, figure, self._part, self._day, "total" in clause.marks))

    def _fits(self, item: Item, figure: Figure) -> bool:
        return not figure.units or bool(figure.units & self.lexicon.takes.get(item.code, frozenset()))

    def _without_audience(self, figures: Sequence[Figure], clause: Clause) -> list[Figure]:
        """ "1 buổi 30 người": those who came are not what is counted."""
        return [one for one in figures if not self._is_audience(one, clause.items) or not _other(one, clause)]

    def _is_audience(self, figure: Figure, items: Sequence[Item]) -> bool:
        came = {one.code for one in items} <= self.lexicon.audience and bool(items)
        return came and bool(figure.units) and not any(self._fits(one, figure) for one in items)

    def _note(self, clause: Clause, bound: set[str]) -> None:
        """Remember items without a figure: said to be none, or listed as if a figure should follow."""
        if "some" in clause.marks and self._waiting:
            self.problems.append(Problem("range", _words(clause)))
        if "zero" in clause.marks:
            self.zeros += self._waiting
        elif HOUSEHOLDS in bound or all(self._is_filler(one) for one in clause.elements):
            self.unsaid += self._waiting
        self.bare += self._waiting

    def _is_filler(self, one: Element) -> bool:
        if isinstance(one, Mark):
            return one.name in ("link", "join", "part")
        return not isinstance(one, Plain) or all(word in self.lexicon.filler for word in fold(one.text).split())


def _relevant(clause: Clause) -> Iterator[Element]:
    """Without items that are only what something was about, and without vague ones beside clear ones."""
    clear = any(one.code for one in clause.items)
    before: Element | None = None
    for one in clause.elements:
        topic = isinstance(before, Mark) and before.name == "topic"
        vague = clear and isinstance(one, Item) and not one.code and one.figure is None
        if not (isinstance(one, Item) and topic and one.figure is None) and not vague:
            yield one
        before = one


def _segments(row: Sequence[Item | Figure], free: Sequence[Item | Figure]) -> Iterator[list[Item | Figure]]:
    """Runs between the items that hold their figure."""
    segment: list[Item | Figure] = []
    for one in row:
        if isinstance(one, Item) and one.figure is not None:
            yield segment
            segment = []
        elif one in free:
            segment.append(one)
    yield segment


def _groups(segment: Sequence[Item | Figure]) -> Iterator[list[Item] | Figure]:
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


def _alternate(groups: Sequence[list[Item] | Figure]) -> bool:
    """item, figure, item, figure … or figure, item, figure, item …"""
    kinds = [isinstance(one, Figure) for one in groups]
    return len(kinds) % 2 == 0 and kinds[::2] == [kinds[0]] * (len(kinds) // 2) == [not one for one in kinds[1::2]]


def _other(figure: Figure, clause: Clause) -> bool:
    return any(one is not figure for one in counted(clause.elements))


def _close(elements: Sequence[Element], item: Item, figure: Figure) -> bool:
    return abs(elements.index(figure) - elements.index(item)) <= 2


def _words(clause: Clause) -> str:
    texts = [one.text for one in clause.elements if isinstance(one, Item | Figure | Plain)]
    return " ".join(text.replace("# ", "") for text in texts)
