"""What stands around a place in the row of tokens."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from reports.grammar.elements import Element, Item, Mark
from reports.grammar.lexicon import SLOT, Lexicon, Phrase, Sort
from reports.grammar.spoken import DIGITS, THOUSAND
from reports.grammar.tokens import Flaw, Token

BREAKS = frozenset({"comma", "stop", "question"})
SPELT = frozenset(name for names in DIGITS for name in names) | {"mười", "chục", "trăm", *THOUSAND}
DOCUMENTS = frozenset(
    tuple(one.split())
    for one in (
        "cong van",
        "ke hoach",
        "quyet dinh",
        "nghi quyet",
        "chi thi",
        "thong bao",
        "giay moi",
        "thong tu",
        "nghi dinh",
    )
)
PRICE = re.compile(r"(?:ngàn|nghìn|ngan|nghin) một$")
PARTS_OF_DAY = frozenset({"chieu", "sang", "trua", "toi"})
AFTER_COUNT = frozenset({"join", "void_after", "into", "right"})
PLACES = frozenset(["phuong", "xa", "ap", "xom", "thon", "khom", "cap"])


class Context:
    """A place in a row of tokens, what was read before it and what stands after it."""

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

    def _phrases(self, at: int, *sorts: Sort) -> list[Phrase]:
        """Phrases that begin there, the longest first; of these sorts only, if any are given."""
        if at not in self.known:
            self.known[at] = self.lexicon.at(self.row, at)
        return [one for one in self.known[at] if one.sort in sorts] if sorts else self.known[at]

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

    def _is_of_document(self) -> bool:
        """ "công văn 1234 ngày 20/11"."""
        words = [token.plain for token in self.row[max(self.at - 9, 0) : self.at - 1] if token.kind not in BREAKS]
        return any(pair in DOCUMENTS for pair in pairwise(words))

    def _is_share(self, token: Token) -> bool:
        after, unit = self._peek(0), self._unit(self.at)
        if token.text.count("/") != 1 or (after is not None and after.led):
            return False
        return isinstance(self.before, Item) or (unit is not None and "kin" not in self.lexicon.classes[unit.text])

    def _unit(self, at: int) -> Phrase | None:
        """The longest unit here that takes no words of an item ("2 bộ hồ sơ trực tuyến", "28 cai vneid")."""
        if at >= len(self.row) or self.row[at].led:
            return None
        found = self._phrases(at, "unit")
        short = next((one for one in found[1:] if self._item_at(at + len(one.words))), None)
        if found and found[0].text == "buổi" and at + 1 < len(self.row) and self.row[at + 1].plain in PARTS_OF_DAY:
            return None
        cai = self.row[at].plain == "cai" and not self.row[at].marked and self._item_at(at + 1)
        return None if cai else short or next(iter(found), None)

    def _is_awaited(self) -> bool:
        """Whether the number here has a unit of the open item: "to roi: 5 to" are sheets, not teams."""
        unit = self._unit(self.at + 1)
        typed = self.at + 1 < len(self.row) and self.row[self.at + 1].marked
        item = self.open or (None if typed or unit is None or unit.text != "tờ" else self.last)
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
        rest = range(
            at + 1, next((to for to in range(at, len(self.row)) if self.row[to].kind in BREAKS), len(self.row))
        )
        first = next((to for to in range(self.at, -1, -1) if self.row[to].kind in BREAKS), -1)
        if any(self.row[to].kind == "number" for to in (*range(first + 1, at), *rest)):
            return False
        return any(one.words[0].plain == SLOT and len(one.words) > 1 for one in self._phrases(at, "item", "unclear"))

    def _is_price(self, token: Token) -> bool:
        """ "8 ngàn một hồ sơ"."""
        return PRICE.search(token.text) is not None and self._peek(1) is not None and self._peek(1).plain != "to"  # type: ignore[union-attr]

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
        joins = any(one.name in AFTER_COUNT for one in self._phrases(at, "mark"))
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

    def _is_last(self) -> bool:
        """Whether only words that say nothing follow up to the next break."""
        end = next((at for at in range(self.at, len(self.row)) if self._stops(at) or self.row[at].led), len(self.row))
        return all(self.row[at].plain in self.lexicon.filler for at in range(self.at, end))

    def _is_alone_before_item(self, token: Token) -> bool:
        """ "được một VNeID", with no other number in the clause; not "cô Năm VNeID"."""
        cai = self.at < len(self.row) and self.row[self.at].plain == "cai"
        if not self._item_at(self.at + cai) or token.text[:1].isupper() or not isinstance(self.before, Mark):
            return False
        end = next((at for at in range(self.at, len(self.row)) if self._stops(at)), len(self.row))
        return not any(self.row[at].kind == "number" for at in range(self.at, end))
