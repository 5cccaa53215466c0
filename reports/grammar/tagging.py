"""From tokens to elements: the longest known phrase wins, from left to right."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from reports.grammar.days import MONTHS, RULES, month_year, written
from reports.grammar.elements import Break, DayMark, Element, Figure, Item, Mark, Plain
from reports.grammar.lexicon import SLOT, Lexicon, Phrase, Sort
from reports.grammar.spoken import DIGITS, THOUSAND, spoken
from reports.grammar.tokens import Flaw, Token
from reports.precision import Precision
from reports.words import fold, spelling

PREFIXES: dict[str, Flaw] = {"vague": "range", "about": "about", "negative": "negative", "more": ""}
LAST_MONTH = 12
YEARS = range(1900, 2200)
BREAKS = frozenset({"comma", "stop", "question"})
ADDRESSES = frozenset({"so", "hem", "ngo", "ngach", "kiet", "nha", "duong", "lo", "qd", "nd", "tt", "kh"})
MONEY = re.compile(r"\d+(?:[.,]\d)?(?:k| ngàn| nghìn| ngan| nghin)", re.IGNORECASE)
SPELT = frozenset(name for names in DIGITS for name in names) | {"mười", "chục", "trăm", *THOUSAND}
DOCUMENTS = frozenset(
    tuple(one.split())
    for one in ("cong van", "ke hoach", "quyet dinh", "nghi quyet", "chi thi", "thong bao", "giay moi", "thong tu", "nghi dinh")
)
PRICE = re.compile(r"(?:ngàn|nghìn|ngan|nghin) một$")
PARTS_OF_DAY = frozenset({"chieu", "sang", "trua", "toi"})
PLACES = frozenset("phuong xa ap xom thon khom".split())
TURN = frozenset({"turn"})


class Tagger:
    """Reads one row of tokens from left to right."""

    def __init__(self, row: Sequence[Token], lexicon: Lexicon, today: date) -> None:
        self.row = list(row)
        self.lexicon = lexicon
        self.today = today
        self.at = 0
        self.naming = False
        self.flaw: Flaw = ""
        self.more = False
        self.before: Element | None = None
        self.open: Item | None = None
        self.last: Item | None = None
        self.known: dict[int, list[Phrase]] = {}

    def elements(self) -> Iterator[Element]:
        while self.at < len(self.row):
            if self.row[self.at].led and isinstance(self.before, Figure):
                self.before = self.open = None
                yield Break("comma", ":")
            found = next((one for one in self._phrases(self.at) if self._applies(one)), None)
            self.before = self._phrase(found) if found else self._token()
            self.open = self._still_open(self.before)
            yield self.before

    def _phrases(self, at: int, *sorts: Sort) -> list[Phrase]:
        """Phrases that begin there, the longest first; of these sorts only, if any are given."""
        if at not in self.known:
            self.known[at] = self.lexicon.at(self.row, at)
        return [one for one in self.known[at] if one.sort in sorts] if sorts else self.known[at]

    def _still_open(self, one: Element) -> Item | None:
        """The item of this clause that waits for its figure."""
        if isinstance(one, Item):
            self.last = one
            return one if one.figure is None else None
        return None if isinstance(one, Figure | Break) else self.open

    def _applies(self, one: Phrase) -> bool:
        after = self._peek(len(one.words))
        match one.sort:
            case "unit":
                return False
            case "before":
                at = self.at + len(one.words) - 1
                return not self._counts_here(at) and not (self.row[at].led and self.open is not None)
            case "ignored":
                return self._is_ignored(one)
            case "after":
                counts = after is not None and after.kind in ("number", "date", "month")
                return not counts and not self._is_awaited() and not self._does(len(one.words) - 1)
            case "day" if one.name == "day":
                return after is None or after.led or not self._unit(self.at + len(one.words))
            case "day" if one.name == "month":
                return self.row[self.at + len(one.words) - 1].value <= LAST_MONTH
            case "day" if one.name == "span" and one.words[-1].plain == SLOT:
                value = self.row[self.at + len(one.words) - 1].value
                return value in YEARS
            case "unclear" if one.words[0].plain == SLOT and self._is_awaited():
                return False
            case "item" | "unclear" if one.words[0].plain == SLOT:
                return not self._is_price(self.row[self.at]) and not self._is_for_longer_unit(one) and not self._in_list(self.at)
            case "item" if one.words[-1].plain == SLOT:
                return self._ends(one, self.at + len(one.words))
            case "mark" if one.text == "qua":
                return after is None or not after.led
            case "mark" if one.text == "sửa":
                return after is not None and after.led
            case "mark" if one.name in PREFIXES:
                return after is not None and after.kind == "number"
        return True

    def _phrase(self, one: Phrase) -> Element:
        taken = self.row[self.at : self.at + len(one.words)]
        text = " ".join(token.text for token in taken)
        numbers = [token for word, token in zip(one.words, taken, strict=True) if word.plain == SLOT]
        self.naming = one.sort == "before"
        if one.sort == "before" and numbers and self._split(numbers[0], self.at + len(taken) - 1):
            return Plain(text)
        self.at += len(taken)
        match one.sort:
            case "item" | "unclear":
                figure = self._figure(numbers[0], TURN) if numbers else None
                clear = one.sort == "item"
                return Item(one.name if clear else "", one.text, figure, "" if clear else one.name)
            case "nothing":
                return Item(one.name, one.text, Figure(0, "0"))
            case "mark" if one.name == "break":
                return Break("comma", text)
            case "offset":
                return DayMark(date.fromordinal(self.today.toordinal() + int(one.name)))
            case "day" if one.name in MONTHS:
                return DayMark(None, MONTHS[one.name]([token.value for token in numbers], self.today))
            case "day":
                return DayMark(RULES[one.name]([token.value for token in numbers], self.today))
            case "mark":
                self.flaw, self.more = PREFIXES.get(one.name, ""), one.name == "more"
                return Mark(one.name, text)
        return Plain(text)

    def _split(self, number: Token, at: int) -> bool:
        """ "tổ 2 150 tờ", "xóm ba hai người": the first group is a name, the rest a count."""
        _, _, rest = number.text.partition(" ")
        grouped = re.fullmatch(r"\d+(?: \d{3})+", number.text) is not None
        if not grouped and not (number.weak and rest):
            return False
        value = int(rest.replace(" ", "")) if grouped else spoken([rest])[0]
        self.known.clear()
        self.row[at] = replace(number, text=rest, value=value, flaw="", plain=fold(rest), spelt=spelling(rest))
        self.at = at
        self.naming = False
        return True

    def _token(self) -> Element:
        token = self.row[self.at]
        self.at += 1
        match token.kind:
            case "number":
                return self._number(token)
            case "date":
                return self._date(token)
            case "month":
                month = month_year([int(part) for part in re.split("[/-]", token.text)])
                return DayMark(None, month) if month else Plain(token.text)
            case "comma":
                return Break("comma", token.text)
            case "stop" | "question":
                self.naming = False
                return Break(token.kind, token.text)
        self.naming = False
        return Plain(token.text)

    def _date(self, token: Token) -> Element:
        """A day, or "5/8 người", "VNeID 10/12": so many of so many."""
        if (self.at > 1 and self.row[self.at - 2].plain in ADDRESSES) or self._is_of_document():
            return Plain(token.text)
        on = written(token.text, self.today)
        if on is not None and not self._is_share(token):
            return DayMark(on)
        unit = self._unit(self.at)
        return Figure(0, token.text, "range", self.lexicon.classes[unit.text] if unit else frozenset())

    def _is_of_document(self) -> bool:
        """ "công văn 1234 ngày 20/11"."""
        words = [token.plain for token in self.row[max(self.at - 6, 0) : self.at - 1] if token.kind not in BREAKS]
        return any(pair in DOCUMENTS for pair in pairwise(words))

    def _is_share(self, token: Token) -> bool:
        after, unit = self._peek(0), self._unit(self.at)
        if token.text.count("/") != 1 or (after is not None and after.led):
            return False
        return isinstance(self.before, Item) or (unit is not None and unit.text not in self.lexicon.pronouns)

    def _in_list(self, at: int) -> bool:
        """ "VNeID 5 tờ rơi 20", "VNeID: 5 TK DVC: 3": the number belongs to what stands before it."""
        if self.open is None:
            return False
        if self.row[at].led:
            return True
        rest = self.row[at + 1 :]
        end = next((at for at, token in enumerate(rest) if token.kind in BREAKS), len(rest))
        said = [token for token in rest[:end] if token.plain not in self.lexicon.filler]
        return isinstance(self.before, Item) and bool(said) and said[-1].kind == "number" and not said[-1].weak

    def _number(self, token: Token) -> Element:
        """A count with its unit; or one more name after "nhà số 17,"; or a word that only sounds like a number."""
        listed = self._in_list(self.at - 1) and self._item_at(self.at)
        unit = None if listed else self._unit(self.at)
        if (self.naming and not unit and not token.led and self._is_over()) or PRICE.search(token.text):
            return Plain(token.text)
        self.naming = False
        fixed = isinstance(self.before, Mark) and self.before.name == "fix"
        ends = (fixed or (self.open is not None and self.before is self.open)) and self._is_over()
        if token.weak and not ((unit or token.led or ends) and self._is_spelt(token)):
            return Plain(token.text)
        self.at += len(unit.words) if unit else 0
        odd = not unit and not self._is_over() and not self._known_next()
        figure = self._figure(token, self.lexicon.classes[unit.text] if unit else frozenset())
        if unit or not MONEY.fullmatch(token.text):
            return replace(figure, odd=odd)
        spoken_of = self.open.code if self.open else ""
        takes = self.lexicon.takes.get(spoken_of, frozenset()) if spoken_of else frozenset({"trade"})
        if "trade" in takes:
            return Plain(token.text)
        return replace(figure, odd=odd, flaw=figure.flaw or ("" if "sheet" in takes else "range"))

    def _figure(self, token: Token, units: frozenset[str]) -> Figure:
        flaw, more = token.flaw or self.flaw, token.more or self.more
        self.flaw, self.more = "", False
        precision: Precision = "at_least" if more else "about" if flaw == "about" else "exact"
        return Figure(token.value, token.text, flaw, units, precision=precision)

    def _unit(self, at: int) -> Phrase | None:
        """The longest unit here that takes no words of an item ("2 bộ hồ sơ trực tuyến", "28 cai vneid")."""
        if at >= len(self.row):
            return None
        found = self._phrases(at, "unit")
        short = next((one for one in found[1:] if self._item_at(at + len(one.words))), None)
        if found and found[0].text == "buổi" and at + 1 < len(self.row) and self.row[at + 1].plain in PARTS_OF_DAY:
            return None
        cai = self.row[at].plain == "cai" and self._item_at(at + 1)
        return None if cai else short or next(iter(found), None)

    def _is_ignored(self, one: Phrase) -> bool:
        """Not "4 ho chieu 6 ho", nor "etax: 4 hộ kinh doanh" where the figure is awaited."""
        last = self.at + len(one.words)
        if one.words[0].plain == SLOT and self._is_awaited():
            return False
        if self.row[last - 1].marked or self.row[last - 1].plain not in PARTS_OF_DAY:
            return True
        end = next((at for at in range(last, len(self.row)) if self.row[at].kind in BREAKS), len(self.row))
        return not any(self.row[at].kind == "number" for at in range(last, end))

    def _counts_here(self, at: int) -> bool:
        """ "loa phường 2 tin": the only number of the clause, before what it counts, is no name."""
        if self.row[at].kind != "number" or self.row[self.at].plain not in PLACES:
            return False
        rest = range(at + 1, next((to for to in range(at, len(self.row)) if self.row[to].kind in BREAKS), len(self.row)))
        first = next((to for to in range(self.at, -1, -1) if self.row[to].kind in BREAKS), -1)
        if any(self.row[to].kind == "number" for to in (*range(first + 1, at), *rest)):
            return False
        return any(one.words[0].plain == SLOT and len(one.words) > 1 for one in self._phrases(at, "item"))

    def _is_price(self, token: Token) -> bool:
        """ "8 ngàn một hồ sơ"."""
        return PRICE.search(token.text) is not None and self._peek(1) is not None and self._peek(1).plain != "to"  # type: ignore[union-attr]

    def _is_awaited(self) -> bool:
        """Whether the number here has a unit of the open item: "to roi: 5 to" are sheets, not teams."""
        unit = self._unit(self.at + 1)
        typed = self.at + 1 < len(self.row) and self.row[self.at + 1].marked
        item = self.open or (None if typed else self.last)
        takes = self.lexicon.takes.get(item.code, frozenset()) if item else frozenset()
        return unit is not None and bool(self.lexicon.classes[unit.text] & takes)

    def _does(self, words: int) -> bool:
        """Whether "14 bà con đến" or "5 cán bộ" did something that is counted, with no other figure for it."""
        unit = self._unit(self.at + 1)
        if unit is None:
            return False
        if len(unit.words) > words:
            return True
        rest = range(self.at + 1 + words, len(self.row))
        end = next((at for at in rest if self.row[at].kind in BREAKS), len(self.row))
        if any(self.row[at].kind == "number" for at in range(rest.start, end)):
            return False
        return any(self._item_at(at) for at in range(rest.start, end))

    def _is_for_longer_unit(self, one: Phrase) -> bool:
        """ "etax: 4 hộ kinh doanh" are no households visited."""
        unit = self._unit(self.at + 1)
        return unit is not None and len(unit.words) >= len(one.words) and self._is_awaited()

    def _ends(self, one: Phrase, at: int) -> bool:
        """ "bài 2" ends there, or its unit follows: "zalo 2 người"."""
        if self._phrases(at - 1, "after"):
            return False
        unit = self._unit(at)
        takes = self.lexicon.takes.get(one.name, frozenset())
        if unit is not None and self.lexicon.classes[unit.text] & takes:
            return True
        number = self.row[at - 1]
        said = not number.weak or number.led or (self._is_spelt(number) and self._stops(at))
        return said and self._done(at)

    def _stops(self, at: int) -> bool:
        return at >= len(self.row) or self.row[at].kind in BREAKS

    def _is_spelt(self, number: Token) -> bool:
        """ "hộ sau" beside words with marks is not "hộ sáu"."""
        return not (number.weak and number.exact) or set(number.text.lower().split()) <= SPELT

    def _done(self, at: int) -> bool:
        """Whether "bài 2" ends here: "bài 1 nói về …" is the name of one."""
        if self._stops(at) or self.row[at].led:
            return True
        joins = any(one.name == "join" for one in self._phrases(at, "mark"))
        return joins or self.row[at].plain in self.lexicon.filler or self._item_at(at)

    def _item_at(self, at: int) -> bool:
        return at < len(self.row) and bool(self._phrases(at, "item", "unclear"))

    def _known_next(self) -> bool:
        token = self.row[self.at]
        return token.plain in self.lexicon.filler or bool(self._phrases(self.at))

    def _is_over(self) -> bool:
        after = self._peek(0)
        if after is None or after.led or after.kind in BREAKS:
            return True
        return self.naming and bool(self._phrases(self.at, "before"))

    def _peek(self, ahead: int) -> Token | None:
        at = self.at + ahead
        return self.row[at] if at < len(self.row) else None
