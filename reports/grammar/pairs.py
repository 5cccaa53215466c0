"""Which figure belongs to which item, clause by clause."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from reports.grammar.clauses import Clause, counted, is_place
from reports.grammar.elements import DayMark, Element, Figure, Item, Mark, Plain
from reports.grammar.lexicon import Lexicon
from reports.grammar.pair import Loose, Pair, added
from reports.grammar.rows import (
    about,
    alternate,
    came,
    close,
    doubt,
    groups,
    is_none,
    kin_added,
    other,
    relevant,
    segments,
    shared,
    words_of,
)
from reports.reading import Problem
from reports.words import fold

HOUSEHOLDS = "outreach_households_visited"
NAMES = frozenset({"hai", "ba", "tu", "nam", "sau", "bay", "tam", "chin", "muoi", "ut"})
"""How people are called in the south: "anh Ba"."""
MEETING = frozenset({"hop", "hen", "han"})
BULK = frozenset({"bulk"})
MORE_STILL = frozenset({"them", "nua"})
MORE = frozenset({"them", "nua", "tiep"})
QUIET = frozenset("online link join part matter channel but oh fix right add done more".split())  # noqa: SIM905
"""Marks that leave a figure what it is."""


@dataclass(slots=True)
class Pairing:
    """Takes clauses in order and remembers what is still open between them."""

    lexicon: Lexicon
    today: date
    pairs: list[Pair] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    loose: list[Loose] = field(default_factory=list)
    vague: list[tuple[Problem, Loose]] = field(default_factory=list)
    unsaid: list[Item] = field(default_factory=list)
    bare: list[Item] = field(default_factory=list)
    zeros: list[Item] = field(default_factory=list)
    none_at_all: bool = False
    remark: DayMark | None = None
    came: list[Loose] = field(default_factory=list)
    promised: list[Problem] = field(default_factory=list)
    _waiting: list[Item] = field(default_factory=list)
    _part: str = ""
    _day: DayMark | None = None
    _before: list[Pair] = field(default_factory=list)
    _own: str = ""
    _spare: int = 0
    _hints: tuple[Item, ...] = ()
    _only_day: DayMark | None = None

    def take(self, clause: Clause) -> None:
        """Pair what this clause holds, and with it what the clause before left open."""
        bare = clause.aside and not clause.items and not counted(clause.elements)
        self._part = self._part if bare else clause.part or self._part
        named = self._named_day(clause)
        if clause.aside and named and not clause.items and counted(clause.elements):
            return
        if clause.aside and clause.part and not clause.items and not counted(clause.elements):
            self._place_last(clause.part)
        self._note_day(clause, named)
        if clause.doubtful and named and named.on and named.on > self.today:
            return
        known = {pair.item.code for pair in self.pairs}
        if "every" in clause.marks and known and {one.code for one in clause.items} <= known and clause.items:
            return
        if trouble := doubt(clause, bool(self.pairs)):
            self.problems.append(Problem(trouble, words_of(clause)))
            return
        found, troubles, loose = len(self.pairs), len(self.problems), len(self.loose)
        if clause.items:
            self._with_items(clause)
            self._join_ahead(clause, found)
            self._before, self._own = self.pairs[found:], clause.part
            self._spare = len({one.text for one in clause.elements if is_place(one)}) - 1
        else:
            self._without_items(clause)
        if len(self.problems) > troubles:
            del self.pairs[found:]
            self._before = []
        if self._day and self._is_to_come(self._day):
            self._promise(troubles, loose)
        self._hints = clause.hints or (self._hints if not counted(clause.elements) else ())

    def _place_last(self, part: str) -> None:
        """ "VNeID 5 (xóm 1)"."""
        if self.pairs and not self.pairs[-1].part:
            self.pairs[-1] = replace(self.pairs[-1], part=part)

    def _promise(self, troubles: int, loose: int) -> None:
        """What is not clear about a day to come matters only where nothing else was reported."""
        self.promised += [
            *self.problems[troubles:],
            *(Problem("which", one.figure.text) for one in self.loose[loose:]),
        ]
        del self.problems[troubles:]
        del self.loose[loose:]

    def _note_day(self, clause: Clause, named: DayMark | None) -> None:
        alone = not counted(clause.elements) and not clause.items
        meeting = any(isinstance(one, Plain) and fold(one.text) in MEETING for one in clause.elements)
        heading = all(isinstance(one, DayMark | Plain) and self._is_filler(one) for one in clause.elements)
        heading = heading and not meeting
        if (
            named
            and alone
            and not heading
            and ((named.on is None and named.month is None) or self._is_to_come(named))
        ):
            return
        if named and self._only_day and self._only_day.on != self.today and named != self._only_day:
            named = DayMark(None)
        self._only_day = named if alone and named and heading else None
        self.remark = (heading and named) or self.remark
        self._day = named or self._day

    def _is_to_come(self, day: DayMark) -> bool:
        return day.on is not None and day.on > self.today

    def _named_day(self, clause: Clause) -> DayMark | None:
        """The day named last; several, joined or not, cannot be one day."""
        if not clause.days:
            return None
        several = len(set(clause.days)) > 1 and "join" in clause.marks
        others = {one for one in clause.days if one.on != self.today}
        return DayMark(None) if len(others) > 1 or several else clause.days[-1]

    def _with_items(self, clause: Clause) -> None:
        row = [one for one in relevant(clause) if isinstance(one, Item | Figure)]
        if "each" in clause.marks and self._waiting:
            row = [*self._waiting, *row]
        listed = [] if counted(clause.elements) else self._waiting
        self._waiting = []
        bound = [one for one in row if isinstance(one, Item) and one.figure is not None]
        for one in bound:
            self._add(one, one.figure, clause)
        codes = {one.code for one in bound} - self.lexicon.adds
        free = [one for one in row if one not in bound and not (isinstance(one, Item) and one.code in codes)]
        for segment in segments(row, free):
            self._segment(segment, clause)
        self._note(clause, codes)
        self._waiting = [*listed, *self._waiting]

    def _segment(self, segment: Sequence[Item | Figure], clause: Clause) -> None:
        figures = self._without_audience([one for one in segment if isinstance(one, Figure)], clause)
        grouped = list(groups([one for one in segment if isinstance(one, Item) or one in figures]))
        grouped = kin_added(grouped)
        if not figures:
            self._waiting += [one for one in segment if isinstance(one, Item)]
        elif alternate(grouped):
            for first, second in zip(grouped[::2], grouped[1::2], strict=True):
                self._match(first, second, clause)
        else:
            self.problems.append(Problem("which", words_of(clause)))

    def _match(self, first: list[Item] | Figure, second: list[Item] | Figure, clause: Clause) -> None:
        items, figure = (second, first) if isinstance(first, Figure) else (first, second)
        assert isinstance(items, list)
        assert isinstance(figure, Figure)
        several = len({one.code for one in items}) > 1
        apart = figure.odd and (isinstance(first, Figure) or not close(clause.elements, items[-1], figure))
        if apart or (several and not clause.marks & {"join", "each"}):
            self.problems.append(Problem("which", words_of(clause)))
            return
        for item in {one.code: one for one in items}.values():
            self._add(item, figure, clause)

    def _without_items(self, clause: Clause) -> None:
        figures = [one for one in clause.elements if isinstance(one, Figure)]
        figures = [one for one in figures if self._waiting or one.units != BULK]
        waiting, self._waiting = self._waiting, []
        if len(figures) != 1:
            self.loose += [Loose(one, len(self.pairs)) for one in figures]
            return
        figure = figures[0]
        hinted = list(self._hints) if not waiting and clause.marks & {"link", "total"} else []
        if "total" in clause.marks:
            self._total(figure, waiting or hinted, clause)
        elif self._is_for(waiting, figure) and self._continues(figure, clause):
            self._add(waiting[0], figure, clause)
        elif self._is_for(hinted, figure):
            self._add(hinted[0], figure, clause)
        elif self._is_part(figure, clause):
            self._join(figure)
            self._own = clause.part
        elif came(figure, clause):
            self.came.append(Loose(figure, len(self.pairs)))
        elif not self._is_audience(figure, [pair.item for pair in self._before]):
            self.loose.append(self._loose(figure, clause))

    def _loose(self, figure: Figure, clause: Clause) -> Loose:
        more = any(isinstance(one, Plain) and fold(one.text) in MORE for one in clause.elements)
        return Loose(figure, len(self.pairs), clause.part if self._is_bare(figure, clause) else "", more)

    def _is_for(self, items: Sequence[Item], figure: Figure) -> bool:
        return len({one.code for one in items}) == 1 and self._fits(items[0], figure)

    def _is_bare(self, figure: Figure, clause: Clause) -> bool:
        return all(one is figure or self._is_filler(one) or is_place(one) for one in clause.elements)

    def _is_part(self, figure: Figure, clause: Clause) -> bool:
        """ "sáng cài vneid 5, chiều 7", "5 + 3", "5 người ở xóm 3 và 4 người ở xóm 5"."""
        if len({pair.item.code for pair in self._before}) != 1 or not self._is_bare(figure, clause):
            return False
        apart = (bool(clause.part and self._own) and clause.part != self._own) or self._spare > 0
        return (clause.plus or apart) and self._fits(self._before[-1].item, figure)

    def _join(self, figure: Figure) -> None:
        """Add a part to the last pair."""
        self._spare -= 1
        self.pairs[-1] = added(self.pairs[-1], figure)
        self._before = self.pairs[-1:]

    def _join_ahead(self, clause: Clause, found: int) -> None:
        """ "sáng 5, chiều 7 người cài vneid"."""
        ahead = [one for one in self.loose if one.ahead and one.at == found]
        single = len(self.pairs) == found + 1 and clause.part
        if not ahead or not single or any(one.ahead == clause.part for one in ahead):
            return
        if all(self._fits(self.pairs[found].item, one.figure) for one in ahead):
            self.loose = [one for one in self.loose if one not in ahead]
            for one in ahead:
                self._join(one.figure)

    def _continues(self, figure: Figure, clause: Clause) -> bool:
        """Whether a figure without an item belongs to the item that the clause before left open."""
        helped = bool(figure.units and clause.marks & {"link", "part", "fix", "right"})
        return helped or self._is_bare(figure, clause) or bool(figure.units & {"event", "sheet"})

    def _total(self, figure: Figure, waiting: Sequence[Item], clause: Clause) -> None:
        """ "tổng 4": of the one item that was spoken of; of several only if it is their sum."""
        items = {pair.item.code: pair.item for pair in self.pairs} or {one.code: one for one in waiting}
        if len(items) == 1:
            self._add(next(iter(items.values())), figure, clause)
            parts = [*(pair.figure for pair in self.pairs[:-1]), *(one.figure for one in self.loose)]
            if figure.value == sum(one.value for one in parts):
                self.loose.clear()
        elif figure.value != sum(pair.figure.value for pair in self.pairs):
            self.loose.append(self._loose(figure, clause))

    def _add(self, item: Item, figure: Figure | None, clause: Clause) -> None:
        assert figure is not None
        if halves := shared([*self.bare, item], figure, self.lexicon.shares):
            self.pairs += (Pair(one, part, self._part, self._day) for one, part in halves)
        elif not item.code:
            problem = Problem("unknown_item", f"{item.text} {figure.text}".replace("# ", ""))
            self.vague.append((problem, Loose(figure, len(self.pairs))))
        elif item.figure is None and not self._fits(item, figure):
            self.problems.append(Problem("which", words_of(clause)))
        else:
            more = {word for one in clause.elements for word in fold(getattr(one, "text", "")).split()} >= MORE_STILL
            final = "total" in clause.marks
            self.pairs.append(
                Pair(item, figure, self._part, self._day, final, about=about(clause, self.lexicon), more=more)
            )

    def _fits(self, item: Item, figure: Figure) -> bool:
        return not figure.units or bool(figure.units & self.lexicon.takes.get(item.code, frozenset()))

    def _without_audience(self, figures: Sequence[Figure], clause: Clause) -> list[Figure]:
        """ "1 buổi 30 người": those who came are not what is counted."""
        return [one for one in figures if not self._is_audience(one, clause.items) or not other(one, clause)]

    def _is_audience(self, figure: Figure, items: Sequence[Item]) -> bool:
        came = {one.code for one in items} <= self.lexicon.audience and bool(items)
        return came and bool(figure.units) and not any(self._fits(one, figure) for one in items)

    def _note(self, clause: Clause, bound: set[str]) -> None:
        """Remember items without a figure: said to be none, or listed as if a figure should follow."""
        if "some" in clause.marks and self._waiting:
            self.problems.append(Problem("range", words_of(clause)))
        if clause.marks & {"zero", "nil"}:
            self.zeros += self._waiting
            self.none_at_all = self.none_at_all or is_none(clause)
        elif HOUSEHOLDS in bound or all(self._is_filler(one) for one in clause.elements):
            self.unsaid += self._waiting
        self.bare += self._waiting

    def _is_filler(self, one: Element) -> bool:
        if isinstance(one, Mark):
            return one.name in QUIET
        known = self.lexicon.filler | NAMES
        return not isinstance(one, Plain) or all(word in known for word in fold(one.text).split())
