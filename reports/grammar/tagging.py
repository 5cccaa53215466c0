"""From tokens to elements: the longest known phrase wins, from left to right."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from reports.grammar.context import PLACES, PRICE, Context
from reports.grammar.days import MONTHS, RULES, month_year, written
from reports.grammar.elements import Break, DayMark, Element, Figure, Item, Mark, Plain
from reports.grammar.lexicon import SLOT, Phrase
from reports.grammar.spoken import spoken
from reports.grammar.tokens import Flaw, Token
from reports.precision import Precision
from reports.words import fold, spelling

PREFIXES: dict[str, Flaw] = {"vague": "range", "about": "about", "negative": "negative", "more": ""}
LAST_MONTH = 12
YEARS = range(1900, 2200)
ADDRESSES = frozenset({"so", "hem", "ngo", "ngach", "kiet", "nha", "duong", "lo", "qd", "nd", "tt", "kh"})
MONEY = re.compile(r"\d+(?:[.,]\d)?(?:k| ngàn| nghìn| ngan| nghin)", re.IGNORECASE)
TURN = frozenset({"turn"})


class Tagger(Context):
    """Reads one row of tokens from left to right."""

    def elements(self) -> Iterator[Element]:
        while self.at < len(self.row):
            if self.row[self.at].led and isinstance(self.before, Figure):
                self.before = self.open = None
                yield Break("comma", ":")
            found = next((one for one in self._phrases(self.at) if self._applies(one)), None)
            self.before = self._phrase(found) if found else self._token()
            self.open = self._still_open(self.before)
            yield self.before

    def _still_open(self, one: Element) -> Item | None:
        """The item of this clause that waits for its figure."""
        if isinstance(one, Item):
            self.last = one
            return one if one.figure is None else None
        return None if isinstance(one, Figure | Break) else self.open

    def _applies(self, one: Phrase) -> bool:
        match one.sort:
            case "unit":
                return False
            case "before":
                return self._names(one)
            case "ignored":
                return self._is_ignored(one)
            case "after":
                after = self._peek(len(one.words))
                counts = after is not None and after.kind in ("number", "date", "month")
                return not counts and not self._is_awaited() and not self._does(len(one.words) - 1)
            case "day":
                return self._is_day(one)
            case "item" | "unclear":
                return self._is_item(one)
            case "mark":
                return self._marks(one)
        return True

    def _names(self, one: Phrase) -> bool:
        """Whether the number after it is its name; not in "hai thôn 14 lượt", nor in "hộ đến nhà: 4"."""
        at = self.at + len(one.words) - 1
        counted = self.at > 0 and self.row[self.at - 1].weak and self.row[self.at].plain in PLACES
        waits = self.row[at].led and self.open is not None
        ranged = self.row[at].flaw == "range" and self._unit(at + 1) is not None
        return not counted and not waits and not ranged and not self._counts_here(at)

    def _is_day(self, one: Phrase) -> bool:
        after, last = self._peek(len(one.words)), self.row[self.at + len(one.words) - 1]
        if one.name == "day":
            return after is None or after.led or not self._unit(self.at + len(one.words))
        if one.name == "month":
            return last.value <= LAST_MONTH
        return one.name != "span" or one.words[-1].plain != SLOT or last.value in YEARS

    def _is_item(self, one: Phrase) -> bool:
        if one.words[0].plain == SLOT:
            if one.sort == "unclear" and self._is_awaited():
                return False
            other = self._is_price(self.row[self.at]) or self._is_for_longer_unit(one)
            return not other and not self._in_list(self.at)
        return one.sort == "unclear" or one.words[-1].plain != SLOT or self._ends(one, self.at + len(one.words))

    def _marks(self, one: Phrase) -> bool:
        after = self._peek(len(one.words))
        if one.name == "target" and isinstance(self.before, Plain) and self.before.text.endswith("%"):
            return False
        if one.text == "qua":
            return after is None or not after.led
        if one.text == "sửa":
            return after is not None and (after.led or after.plain in PLACES or self._item_at(self.at + 1))
        return one.name not in PREFIXES or (after is not None and after.kind == "number")

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

    def _number(self, token: Token) -> Element:
        """A count with its unit; or one more name after "nhà số 17,"; or a word that only sounds like a number."""
        listed = self._in_list(self.at - 1) and self._item_at(self.at)
        unit = None if listed else self._unit(self.at)
        if (self.naming and not unit and not token.led and self._is_over()) or PRICE.search(token.text):
            return Plain(token.text)
        self.naming = False
        fixed = isinstance(self.before, Mark) and self.before.name in ("fix", "more")
        ends = (fixed or (self.open is not None and self.before is self.open)) and self._is_last()
        ends = ends or self._is_alone_before_item(token)
        if token.text == "tu" and not unit:
            return Plain(token.text)
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
