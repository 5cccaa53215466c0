"""The correction wins: "12, à nhầm 15", "15 chứ không phải 12", "từ 12 thành 15", "lúc nãy báo 12, giờ là 15"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from reports.grammar.again import (
    Row,
    codes_of,
    counts,
    figure_of,
    heard,
    is_mark,
    last_count,
    pieces,
    places_of,
    without,
)
from reports.grammar.elements import Break, Element, Figure, Item, Mark, Plain
from reports.grammar.lexicon import Lexicon
from reports.words import fold

DOUBT = Mark("doubt")
LATER = frozenset({"sua", "dinh", "xin", "cap", "dieu", "chinh", "doi"})
WRONG = frozenset({"nhầm", "lộn", "sai", "nham", "lon", "dư", "thiếu"})


def corrected(row: Row, lexicon: Lexicon) -> Row:
    """The elements without the figures that were taken back; what may be meant otherwise is marked with DOUBT."""
    row = _without_denied(row)
    kept = _without_old(row)
    row = kept if any(map(counts, kept)) or not any(map(counts, row)) else [*row, Break("comma"), DOUBT]
    for step in (_turned_into, _said_last, heard):
        row = step(row)
    return _fixed(row, lexicon)


def _with(one: Element, figure: Figure) -> Element:
    old = figure_of(one)
    new = replace(figure, units=figure.units or old.units)
    return replace(one, figure=new) if isinstance(one, Item) else new


def _emptied(part: Sequence[Element]) -> Iterator[Element]:
    """Items stay, so that the right figure finds them."""
    for one in part:
        if isinstance(one, Item):
            yield replace(one, figure=None)
        elif not isinstance(one, Figure):
            yield one


def _without_denied(row: Row) -> Row:
    """ "không phải 12 mà là 15"."""
    start = next((at for at, one in enumerate(row) if is_mark(one, "void_after")), None)
    if start is None:
        return row
    end = next((at for at, one in enumerate(row) if at > start and _leads(row, at)), None)
    if end is None or not any(map(counts, row[start:end])):
        return row
    return _without_denied([*row[:start], *row[end + 1 :]])


def _leads(row: Row, at: int) -> bool:
    """ "mà là 15", "mà 15 người"."""
    after = row[at + 1] if at + 1 < len(row) else None
    return is_mark(row[at], "rather") or (is_mark(row[at], "but") and after is not None and counts(after))


def _without_old(row: Row) -> Row:
    """ "lúc nãy em báo 12," up to the comma, in brackets up to their end; after "sáng" only beside a fix."""
    fixes = any(is_mark(one, "fix", "into", "rather", "right") for one in row)
    found: Row = []
    at = 0
    while at < len(row):
        end = _end_of_old(row, at, fixes)
        found += _emptied(row[at:end]) if end else [row[at]]
        at = end or at + 1
    return found


def _end_of_old(row: Row, at: int, fixes: bool) -> int:
    """Where the words on an earlier report that begin here end; 0 when none begin."""
    bracket = at > 0 and isinstance(row[at - 1], Break) and row[at - 1].text == "("  # type: ignore[union-attr]
    if is_mark(row[at], "told_wrong") or (bracket and is_mark(row[at], "told")) or _was(row, at):
        told = at
    elif is_mark(row[at], "then") or (fixes and is_mark(row[at], "part")):
        near = (near for near in range(at + 1, min(at + 4, len(row))))
        told = next((near for near in near if is_mark(row[near], "told", "told_wrong")), -1)
    else:
        return 0
    if told < 0:
        return 0
    closing = ")" if bracket else ""
    end = next((end for end in range(told, len(row)) if _ends_old(row[end], closing)), len(row))
    return end if any(map(counts, row[told:end])) else 0


def _was(row: Row, at: int) -> bool:
    """ "vneid 9, hồi nãy 8"."""
    after = row[at + 1] if at + 1 < len(row) else None
    return is_mark(row[at], "then") and isinstance(after, Figure) and any(map(counts, row[:at]))


def _ends_old(one: Element, closing: str) -> bool:
    if is_mark(one, "fix", "into", "right"):
        return True
    return isinstance(one, Break) and (not closing or one.text == closing or one.kind != "comma")


def _turned_into(row: Row) -> Row:
    """ "từ 12 thành 15", "hộ 5, vneid 10, sửa hộ thành 6"; "12, em gõ nhầm thành 15" is still 12."""
    for at, one in enumerate(row):
        if not (is_mark(one, "into") or _steps(row, at)):
            continue
        first, second = last_count(row[:at]), _next(row, at)
        if first is None or second is None or not isinstance(row[second], Figure):
            continue
        between, rest = row[first + 1 : at], row[second + 1 :]
        if any(is_mark(one, "told_wrong") or _is_slip(one) for one in between):
            return _turned_into([*row[:at], *rest])
        item = next((one for one in reversed(between) if isinstance(one, Item)), None)
        if item is not None:
            kept = without(row[:at], {item.code}, set())
            return _turned_into([*kept, Break("comma"), item, row[second], Break("comma"), *rest])
        changed = _with(row[first], figure_of(row[second]))
        return _turned_into([*row[:first], changed, *between, *rest])
    return row


def _is_slip(one: Element) -> bool:
    """ "gõ nhầm", "báo sai"; not "nhầm" alone, which may lead in the right figure."""
    return isinstance(one, Mark) and one.name == "fix" and " " in one.text and one.text.lower().split()[-1] in WRONG


def _steps(row: Row, at: int) -> bool:
    """ "từ 50 xuống 40"."""
    around = [*row[max(at - 1, 0) : at], *row[at + 1 : at + 2]]
    moves = isinstance(row[at], Plain) and fold(row[at].text) in ("xuong", "len", "qua", "sang")  # type: ignore[union-attr]
    return moves and len(around) == 2 and all(map(counts, around))


def _said_last(row: Row) -> Row:
    """ "12, 15 mới đúng": the figure before "mới đúng" takes the place of the one before it."""
    at = next((at for at, one in enumerate(row) if is_mark(one, "right")), None)
    if at is None or (second := last_count(row[:at])) is None or not isinstance(row[second], Figure):
        return row
    first = last_count(row[:second])
    if first is None or any(isinstance(one, Item) for one in row[first + 1 : second]):
        return row
    return [*row[:first], _with(row[first], figure_of(row[second])), *row[first + 1 : second], *row[at + 1 :]]


def _fixed(row: Row, lexicon: Lexicon) -> Row:
    """From left to right; words of correction with no figure before them only lead in the report."""
    at = next((at for at, one in enumerate(row) if is_mark(one, "fix") and any(map(counts, row[:at]))), None)
    if at is None:
        return row
    before, after = row[:at], row[at + 1 :]
    while after and (is_mark(after[0], "fix") or isinstance(after[0], Break)):
        after = after[1:]
    second = next((at for at, one in enumerate(after) if isinstance(one, Item | Figure)), None)
    if second is None:
        unsaid = _is_left_open(row, at, lexicon)
        return [*row, Break("comma"), DOUBT] if unsaid else [*before, row[at], *after]
    if _tells_old(row, at):
        return _fixed(_without_count(row, at), lexicon)
    mark = row[at]
    forgot = isinstance(mark, Mark) and fold(mark.text).endswith("quen")
    if isinstance(after[second], Figure):
        return _fixed(_figure_fixed(before, after, second, lexicon, _is_at_once(mark)), lexicon)
    return _fixed(_items_fixed(before, after, forgot), lexicon)


def _is_at_once(mark: Element) -> bool:
    """ "à nhầm", "í lộn" are said right after the wrong figure; "sửa lại" may come later."""
    return isinstance(mark, Mark) and fold(mark.text).split()[0] not in (
        "sua",
        "dinh",
        "xin",
        "cap",
        "dieu",
        "chinh",
        "doi",
    )


def _is_left_open(row: Row, at: int, lexicon: Lexicon) -> bool:
    """ "VNeID 8, nhầm", and nothing after it."""
    mark = row[at]
    short = isinstance(mark, Mark) and fold(mark.text).split()[-1] in ("nham", "lon", "khong") and not _is_slip(mark)
    other = any(is_mark(one, "void_after", "right", "into", "told", "told_wrong", "fix") for one in row[:at])
    rest = [one for one in row[at + 1 :] if not isinstance(one, Break)]
    return short and not other and all(isinstance(one, Plain) for one in rest) and _said_alone(rest, lexicon)


def _tells_old(row: Row, at: int) -> bool:
    """ "6 lượt (đã ghi nhầm 9 lượt)", "đúng là 1, trước đó ghi nhầm 2"."""
    mark = row[at]
    told = at > 0 and is_mark(row[at - 1], "told", "told_wrong", "then")
    said = isinstance(mark, Mark) and mark.text.lower().split()[-1] in WRONG and (told or " " in mark.text)
    figure = next((one for one in row[at + 1 :] if isinstance(one, Break | Figure | Item)), None)
    if not said or figure is None or not counts(figure):
        return False
    start = next((back for back in range(at - 1, -1, -1) if isinstance(row[back], Break)), -1)
    bracket = start >= 0 and row[start].text == "("  # type: ignore[union-attr]
    return (
        bracket
        or any(is_mark(one, "then", "told", "told_wrong") for one in row[start + 1 : at])
        or any(is_mark(one, "fix") for one in row[:at])
    )


def _without_count(row: Row, at: int) -> Row:
    gone = next(place for place in range(at + 1, len(row)) if counts(row[place]))
    return [*row[:at], *row[at + 1 : gone], *row[gone + 1 :]]


def _figure_fixed(before: Row, after: Row, second: int, lexicon: Lexicon, slip: bool) -> Row:
    """ "12, nhầm, 15": in place of the figure that was denied, of the one before, or not clear."""
    figure = figure_of(after[second])
    denied = {figure_of(one).value for one in _denied(after, second)}
    places = [at for at, one in enumerate(before) if counts(one) and (not denied or figure_of(one).value in denied)]
    apart = any(isinstance(one, Break) and one.kind != "comma" for one in before[places[-1] :]) if places else True
    late = len(codes_of(before)) > 1 and not slip
    if not places or not _said_alone(after[:second], lexicon) or (len(places) > 1 and (apart or denied or late)):
        return [*before, Break("comma"), DOUBT, *after]
    at = places[-1]
    units = figure_of(before[at]).units
    if units and figure.units and not units & figure.units:
        return [*before, Break("comma"), DOUBT, *after]
    rest = after[second + 1 :]
    if denied:
        rest = rest[next(at for at, one in enumerate(rest) if counts(one)) + 1 :]
    return [*before[:at], _with(before[at], figure), *before[at + 1 :], Break("comma"), *rest]


def _denied(after: Row, second: int) -> list[Element]:
    """The figure after "chứ không phải"."""
    for at, one in enumerate(after[second:], second):
        if isinstance(one, Break):
            return []
        if is_mark(one, "void_after"):
            return [one for one in after[at:] if counts(one)][:1]
    return []


def _said_alone(words: Sequence[Element], lexicon: Lexicon) -> bool:
    plain = (one.text for one in words if isinstance(one, Plain))
    return all(word in lexicon.filler for text in plain for word in fold(text).split())


def _items_fixed(before: Row, after: Row, forgot: bool) -> Row:
    """Items said again take the place of their first figures, another item with the same figure of the last one.

    What was only forgotten ("à quên, tờ rơi 20") is added.
    """
    again = {one.code for one in after if isinstance(one, Item)}
    known = {one.code for one in before if isinstance(one, Item)}
    if again & known:
        first = pieces(after)[0]
        return [*without(before, again, places_of(first)), Break("comma"), *after]
    if forgot:
        return [*before, Break("comma"), *after]
    last = last_count(before)
    figures = [figure_of(one).value for one in after if counts(one)]
    if last is not None and figures and figures[0] == figure_of(before[last]).value:
        start = next((at for at in range(last, -1, -1) if isinstance(before[at], Break)), -1)
        return [*before[: start + 1], *after]
    return [*before, Break("comma"), DOUBT, *after]


def _next(row: Row, at: int) -> int | None:
    return next((after for after in range(at + 1, len(row)) if isinstance(row[after], Item | Figure)), None)
