"""From elements to clauses, without what does not count: questions, plans, stock, subsets, figures so far."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TypeGuard

from reports.grammar.elements import Break, DayMark, Element, Figure, Item, Mark, Plain

PLACE = re.compile(r"\d(?:h|g|giờ)?$")


@dataclass(frozen=True, slots=True)
class Clause:
    """What stands between two commas. In a `doubtful` one, a figure may or may not be a count.

    `plus` says that it was added with "+", `aside` that it stands in brackets. `hints` are items of plans and stock,
    `dropped` says that a figure of such was left out.
    """

    elements: tuple[Element, ...]
    doubtful: bool = False
    plus: bool = False
    aside: bool = False
    hints: tuple[Item, ...] = ()
    dropped: bool = False

    @property
    def marks(self) -> frozenset[str]:
        return frozenset(one.name for one in self.elements if isinstance(one, Mark))

    @property
    def items(self) -> tuple[Item, ...]:
        return tuple(one for one in self.elements if isinstance(one, Item))

    @property
    def days(self) -> tuple[DayMark, ...]:
        return tuple(one for one in self.elements if isinstance(one, DayMark))

    @property
    def part(self) -> str:
        """The part of the day, the named place ("xóm 3") or the procedure that its figures belong to."""
        parts = [
            one.text for one in self.elements if isinstance(one, Mark) and one.name in ("part", "matter", "channel")
        ]
        return " ".join([*parts, *(one.text for one in self.elements if is_place(one))])


def is_place(one: Element) -> TypeGuard[Plain]:
    """ "xóm 3", "nhà số 12", "7h30", "11h"."""
    return isinstance(one, Plain) and PLACE.search(one.text) is not None


def clauses(elements: Iterable[Element]) -> list[Clause]:
    """Clauses of all sentences that are not questions, in order."""
    told = _without_plans(_sentences(elements))
    found = [clause for sentence in told for clause in _clauses(_without_subset(sentence))]
    return [replace(one, elements=tuple(_empty(one.elements))) if _is_so_far(one, found) else one for one in found]


def _without_plans(sentences: Iterable[list[Element]]) -> Iterator[list[Element]]:
    """Without what "Kế hoạch tuần sau: …" heads, up to a sentence on what was done or on a day that has come."""
    planned = False
    for sentence in sentences:
        said = next((one for one in sentence if isinstance(one, Mark | Item | Figure)), None)
        if isinstance(said, Mark) and said.name == "plan":
            planned = True
        elif planned and _place(sentence, "done", "link", "plan") is not None:
            planned = False
        yield list(_empty(sentence)) if planned else sentence
        planned = planned and not counted(sentence)


def _is_so_far(clause: Clause, all_: Sequence[Clause]) -> bool:
    """ "tuần này 40 lượt" beside "riêng hôm nay VNeID 8", "tổng tháng này 120" beside "VNeID 8"."""
    if clause.items or not clause.days or any(one.on for one in clause.days) or not counted(clause.elements):
        return False
    others = (one for one in all_ if one is not clause and one.items and counted(one.elements))
    return any("total" in clause.marks or any(day.on for day in one.days) for one in others)


def counted(elements: Iterable[Element]) -> list[Element]:
    """Figures, and items that hold one."""
    return [one for one in elements if isinstance(one, Figure) or (isinstance(one, Item) and one.figure is not None)]


def _sentences(elements: Iterable[Element]) -> Iterator[list[Element]]:
    sentence: list[Element] = []
    for one in elements:
        if isinstance(one, Break) and one.kind != "comma":
            if one.kind == "stop":
                yield _without_question(sentence)
            elif sentence and counted(sentence[-1:]) and _told(sentence) and _place(sentence, "question") is None:
                yield [*sentence, Mark("unsure")]
            sentence = []
        else:
            sentence.append(one)
    yield _without_question(sentence)


def _without_question(sentence: list[Element]) -> list[Element]:
    """ "VNeID 5, mẫu tuần nộp ở đâu vậy chị": what was reported in other clauses is kept."""
    if _place(sentence, "question") is None:
        return sentence
    kept: list[Element] = []
    clause: list[Element] = []
    for one in [*sentence, Break("comma")]:
        clause.append(one)
        if isinstance(one, Break):
            unsure = [one for one in clause if isinstance(one, Mark) and one.name == "unsure"]
            kept += clause if _reports(clause) else unsure
            clause = []
    return kept


def _reports(clause: Sequence[Element]) -> bool:
    """Whether it is a report beside a question; with a day, "mai đi 10 hộ, có gì em báo", it may be a plan."""
    dated = any(isinstance(one, DayMark) for one in clause)
    return _told(clause) and not dated and _place(clause, "question") is None


def _without_subset(sentence: list[Element]) -> list[Element]:
    """ "10 lượt, trong đó đất đai 4": the part is left out; "15 lượt, trong đó VNeID 10": the whole is."""
    at = next((at for at, one in enumerate(sentence) if isinstance(one, Mark) and one.name == "subset"), None)
    if at is None:
        return sentence
    whole = sentence[:at]
    end = _end_of_subset(sentence, at)
    parts, rest = sentence[at + 1 : end], sentence[end:]
    named = {one.code for one in parts if isinstance(one, Item) and one.code}
    known = {one.code for one in whole if isinstance(one, Item)}
    if not known and named:
        return [one for one in whole if not isinstance(one, Figure)] + parts + rest
    return whole + rest if named <= known else [*whole, *parts, *rest]


def _end_of_subset(sentence: Sequence[Element], at: int) -> int:
    """Its closing bracket; otherwise the break before the first item that was not spoken of before it."""
    opened = next((one for one in reversed(sentence[:at]) if isinstance(one, Break)), None)
    breaks = [place for place, one in enumerate(sentence) if place > at and isinstance(one, Break)]
    if opened is not None and opened.text == "(":
        return next((place for place in breaks if sentence[place].text == ")"), len(sentence))  # type: ignore[union-attr]
    known = {one.code for one in sentence[:at] if isinstance(one, Item)}
    for start, end in pairwise([*breaks, len(sentence)]):
        new = {one.code for one in sentence[start:end] if isinstance(one, Item) and one.code} - known
        if known and new:
            return start
    return len(sentence)


def _clauses(sentence: Sequence[Element]) -> Iterator[Clause]:
    before: Clause | None = None
    goal = False
    for elements, plus, aside in _split(sentence):
        target = _place(elements, "target") is not None and bool(counted(elements))
        goal = (target and _told(elements)) or (goal and _place(elements, "link", "done", "part") is None)
        goal = goal and not any(isinstance(one, DayMark) for one in elements)
        clause = replace(_clause(elements, goal), plus=plus, aside=aside)
        if before is not None:
            yield replace(before, doubtful=before.doubtful or _is_remark(elements))
        before = clause
    if before is not None:
        yield before


Piece = tuple[list[Element], bool, bool]


def _split(sentence: Sequence[Element]) -> Iterator[Piece]:
    """At commas, at "và" and "+" after a figure, and before "chiều 7" after "sáng 5"."""
    part: list[Element] = []
    plus = aside = False
    for at, one in enumerate(sentence):
        if isinstance(one, Break):
            yield part, plus, aside
            part, plus, aside = [], False, one.text == "(" or (aside and one.text != ")")
            continue
        joins = isinstance(one, Mark) and one.name == "join" and _complete(part)
        if (
            joins
            or _is_apart(part, sentence[at:])
            or _is_next_part(part, sentence[at:])
            or _is_done_next(part, sentence[at:])
        ):
            yield part, plus, aside
            part, plus = [], isinstance(one, Mark) and one.text == "+"
        if not joins:
            part.append(one)
    yield part, plus, aside


def _parts(elements: Sequence[Element]) -> list[Element]:
    return [one for one in elements if is_place(one) or (isinstance(one, Mark) and one.name == "part")]


def _is_next_part(part: Sequence[Element], rest: Sequence[Element]) -> bool:
    next_, known = _parts(rest[:1]), _parts(part)
    if not next_ or not known or not counted(part):
        return False
    end = next((at for at, one in enumerate(rest) if isinstance(one, Break)), len(rest))
    return bool(counted(rest[:end]))


def _is_apart(part: Sequence[Element], rest: Sequence[Element]) -> bool:
    """ "VNeID 12 VssID 8 / tổng 20", "5 VNeID / 2 người không cài được"."""
    if not _complete(part):
        return False
    if isinstance(rest[0], DayMark) and any(isinstance(one, DayMark) and one != rest[0] for one in part):
        return True
    if isinstance(rest[0], Mark) and rest[0].name == "total":
        return len(rest) > 1 and isinstance(rest[1], Figure)
    end = next((at for at, one in enumerate(rest) if isinstance(one, Break | Item)), len(rest))
    return isinstance(rest[0], Figure) and _place(rest[:end], "failed") is not None


def _is_done_next(part: Sequence[Element], rest: Sequence[Element]) -> bool:
    """ "mang 100 tờ rơi phát 64": what was taken along, then what was done with it."""
    done = isinstance(rest[0], Mark) and rest[0].name == "link"
    if not done or not counted(part) or not (isinstance(part[0], Mark) and part[0].name == "void"):
        return False
    end = next((at for at, one in enumerate(rest) if isinstance(one, Break)), len(rest))
    return bool(counted(rest[:end]))


def _complete(part: Sequence[Element]) -> bool:
    """Whether it ends with a figure and has an item for it."""
    said = [one for one in part if isinstance(one, Item | Figure)]
    return bool(counted(said[-1:])) and any(isinstance(one, Item) for one in said)


def _told(part: Sequence[Element]) -> bool:
    """Whether it has an item and a figure, in any order."""
    return bool(counted(part)) and any(isinstance(one, Item) and one.code for one in part)


def _is_remark(elements: Sequence[Element]) -> bool:
    """ "VNeID 140 (lũy kế)": says of the clause before that its figure is no count of the day."""
    return _place(elements, "so_far") is not None and not counted(elements)


def _clause(elements: list[Element], goal: bool) -> Clause:
    if goal and _place(elements, "target") is None:
        return Clause(tuple(_empty(elements)), dropped=bool(counted(elements)))
    if (void := _place(elements, "void", "target", "plan")) is not None:
        return _void(elements, void)
    if _place(elements, "failed", "nil_weak") is not None and counted(elements):
        named = any(isinstance(one, Item) and one.code for one in elements)
        return Clause(tuple(elements if named else _empty(elements)), doubtful=named)
    if _compares(elements):
        return Clause(tuple(_empty(elements)))
    cut = _place(elements, "void_after", "so_far")
    if cut is None:
        return Clause(tuple(elements))
    kept, gone = elements[:cut], elements[cut:]
    so_far = _place(elements, "so_far") is not None
    open_items = (Item(one.code, one.text) for one in gone if isinstance(one, Item) and so_far)
    return Clause((*kept, *open_items, *_empty(gone)), doubtful=so_far and bool(counted(kept)) and not counted(gone))


def _compares(elements: Sequence[Element]) -> bool:
    """ "tăng 3 so với hôm qua"; but "VNeID tăng 3 so với hôm qua" may be a report."""
    told = next((one for one in elements if isinstance(one, Item | Mark) and not isinstance(one, DayMark)), None)
    named = any(isinstance(one, Item) for one in elements) and not (
        isinstance(told, Mark) and told.name in ("negative", "every")
    )
    return not named and any(isinstance(one, Mark) and one.text.lower().startswith("so v") for one in elements)


def _void(elements: list[Element], at: int) -> Clause:
    """Plans, stock and requests; "phát 80 tờ rơi xin thêm 300 tờ": what was counted before them is kept."""
    left = elements[at].text.lower().startswith("c") and _place(elements[:at], "link") is not None  # type: ignore[union-attr]
    if (_told(elements[:at]) and counted(elements[at:])) or (left and counted(elements[:at])):
        return Clause((*elements[:at], *_empty(elements[at:])), dropped=True)
    done = _place(elements, "link") is not None and len(counted(elements)) > 1
    hints = tuple(Item(one.code, one.text) for one in elements if isinstance(one, Item) and one.code)
    doubtful = done or _complete(elements[:at])
    return Clause(tuple(_empty(elements)), doubtful, hints=hints, dropped=bool(counted(elements)))


def _place(elements: Sequence[Element], *names: str) -> int | None:
    return next((at for at, one in enumerate(elements) if isinstance(one, Mark) and one.name in names), None)


def _empty(elements: Iterable[Element]) -> Iterator[Element]:
    """Without figures, items and days."""
    return (one for one in elements if not isinstance(one, Figure | Item | DayMark))
