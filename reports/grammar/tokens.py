"""A message as a row of tokens: words, numbers, days, breaks."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from reports.grammar.spelling import understood
from reports.grammar.spoken import THOUSAND, spoken
from reports.grammar.writing import tidied
from reports.words import fold, same, spelling

Kind = Literal["word", "number", "aside", "date", "month", "comma", "stop", "question", "colon"]
Flaw = Literal["", "negative", "fractional", "range", "about"]

NUMBER = r"(?:\d{1,3}(?:[.]\d{3})+(?!\d)|\d+(?:[.,]\d+)?)"
HOUR = r"\d{1,2}[ ]?(?:giờ|gio|h|g)[ ]?(?:\d{1,2})?(?:p|phút|phut)?(?!\w)|\d{1,2}:\d{2}(?!\d)"
GAP = r"[^\S\n]"
"""Space within a line: what stands on two lines is no span."""
BETWEEN = rf"(?:{GAP}*[-–~/]{GAP}*|{GAP}+(?:đến|tới|den|toi|hoặc|hoac|hay){GAP}+)"
CLASS = r"(?<!\w)\d{1,2}(?-i:[A-H])\d{0,2}(?!\w)"
VERSION = r"(?!\d{1,3}(?:\.\d{3})+(?!\d))\d+(?:\.\d+){2,}(?!\d)"


PATTERN = re.compile(
    rf"""
    (?P<link>https?://\S+|\S+@\S+\.\S+)
  | (?P<phone>(?<![\w.])(?:\+?84|0)\d{{2,3}}[ .-]?\d{{3}}[ .-]?\d{{3,4}}(?!\w))
  | (?P<month>(?<![\d/.])\d{{1,2}}[/-](?:19|20)\d{{2}}(?![\d/]))
  | (?P<date>(?<![\d/.])(?!24/7(?!\d))\d{{1,2}}(?:/\d{{1,2}}(?:/\d{{4}}|/\d{{2}})?|[-.]\d{{1,2}}[-.]\d{{4}})(?![\d/])
      |(?:(?<=ngày\s)|(?<=ngay\s)|(?<=hôm\s)|(?<=bữa\s)|(?<=hom\s)|(?<=bua\s))\d{{1,2}}[-.]\d{{1,2}}(?![\d/.,-]))
  | (?P<aside>(?<!\d)(?:\d+(?:[.,]\d+)?\s*%|{HOUR}|{VERSION}|24/7(?![\d/])|{CLASS}))
  | (?P<span>{NUMBER}(?:{BETWEEN}{NUMBER})+(?!\w))
  | (?P<minus>(?:(?<=\s)|(?<=:)|(?<=^))[-−–](?={NUMBER}))
  | (?P<about>[~≈](?=\s*\d))
  | (?P<under>[<≤](?=\s*\d))
  | (?P<kilo>\d+(?:[.,]\d)?k\d?(?!\w))
  | (?P<spaced>(?<![\d.,])[1-9]\d{{0,2}}(?:[ ]\d{{3}})+(?![\d.,%]))
  | (?P<more>{NUMBER}\+(?!\s*\d))
  | (?P<number>{NUMBER})
  | (?P<weekday>(?<!\w)t[2-7](?!\w))
  | (?P<short>(?<!\w)(?:[^\W\d_x]|lvl?|kp|ql|tl|tp|đt|dt|nq|qđ|nđ|cv|kh)\d{{1,3}}(?!\w))
  | (?P<word>[^\W\d_]+)
  | (?P<colon>[-–=]+>|[:=]|→|[.…_]{{2,}}(?=\s*\d))
  | (?P<question>\?)
  | (?P<plus>[+&])
  | (?P<stop>[.!…\n;]+|/(?!\d))
  | (?P<comma>[,()\[\]|•*–—-])
    """,
    re.VERBOSE | re.IGNORECASE,
)
KINDS: Mapping[str, Kind] = {
    "date": "date",
    "month": "month",
    "comma": "comma",
    "stop": "stop",
    "question": "question",
    "colon": "colon",
}
YEARS = re.compile(r"(?:19|20)\d\d\D+(?:19|20)\d\d")
ARROWS = frozenset({"->", "-->", "=>", "→"})
SIGNS: Mapping[str, Flaw] = {"minus": "negative", "about": "about", "under": "range"}


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of the message; `text` as typed.

    An "aside" is a number of another sort: hour, phone, percentage, version. For numbers, `flaw` says what keeps it
    from being a count, `weak` that it was said in one word that may mean something else. `led` follows a colon.
    `more` is "20+": that many at least. `exact` stands in a message that is typed with marks.
    """

    kind: Kind
    text: str
    value: int = 0
    flaw: Flaw = ""
    weak: bool = False
    led: bool = False
    more: bool = False
    exact: bool = False
    plain: str = ""
    spelt: str = ""

    @property
    def marked(self) -> bool:
        """Typed with at least one mark, and as words are spelt: "nguời" tells no more than "nguoi"."""
        return bool(self.spelt) and self.plain != self.text.lower()


def tokens(text: str) -> list[Token]:
    """Take a message apart."""
    found = list(_lex(tidied(unicodedata.normalize("NFC", text))))
    return list(_with_exact(list(_without_colons(_join(found)))))


def _with_exact(row: Sequence[Token]) -> Iterator[Token]:
    """Sentence by sentence: people paste an answer without marks below a heading with them."""
    start = 0
    for at in range(len(row) + 1):
        if at < len(row) and row[at].kind != "stop":
            continue
        sentence = row[start : at + 1]
        words = [token for token in sentence if token.kind == "word"]
        exact = 3 * sum(token.marked for token in words) > len(words)
        yield from (replace(token, exact=True) if exact else token for token in sentence)
        start = at + 1


def _lex(text: str) -> Iterator[Token]:
    flaw: Flaw = ""
    for match in PATTERN.finditer(text):
        kind, found = match.lastgroup or "", match.group()
        if kind == "weekday":
            yield _word("thứ")
            yield _number(found[1:], "")
        elif kind not in SIGNS:
            yield _token(kind, found, flaw)
        flaw = SIGNS.get(kind, "")


def _token(kind: str, text: str, flaw: Flaw) -> Token:
    if kind in ("number", "kilo", "spaced"):
        return _number(text, flaw)
    if kind == "more":
        return replace(_number(text[:-1], flaw), more=True)
    if kind in ("word", "short", "plus"):
        return _word(text)
    if kind == "span" and YEARS.fullmatch(text):
        return Token("aside", text)
    if kind == "span":
        return Token("number", text, flaw="range")
    return Token(KINDS.get(kind, "aside"), text)


def _word(text: str) -> Token:
    plain, spelt = understood(text)
    return Token("word", text, plain=plain, spelt=spelt)


def _number(text: str, flaw: Flaw) -> Token:
    value = whole_number(text)
    shown = f"-{text}" if flaw == "negative" else text
    return Token("number", shown, value or 0, "fractional" if value is None else flaw, plain=text, spelt=text)


def whole_number(text: str) -> int | None:
    """1k2 → 1200, 1,5k → 1500, 2.184 → 2184, 2 184 → 2184; None for a fraction."""
    head, kilo, tail = text.lower().partition("k")
    if kilo and not head.isdecimal():
        whole, tenth = re.split(r"[.,]", head)
        return None if tail else int(whole) * 1000 + int(tenth) * 100
    if re.fullmatch(r"\d{1,3}(?:[. ]\d{3})+", head):
        head = re.sub(r"[. ]", "", head)
    if not head.isdecimal():
        return None
    return int(head) * 1000 + int(tail or 0) * 100 if kilo else int(head)


def _join(found: Sequence[Token]) -> Iterator[Token]:
    """Join the words of a spoken number into one token; "năm sáu", "20 mấy" are ranges, "ba hai" is not clear."""
    at = 0
    while at < len(found):
        run = _run(found, at)
        if run and run[0].plain == "chuc" and at and found[at - 1].plain == "to":
            run = []
        value, used = spoken([token.text for token in run])
        typed = found[at].kind == "number"
        if used == 0 or (used == 1 and typed):
            yield (
                replace(found[at], flaw="range") if typed and _is_open(run[1:]) and not found[at].flaw else found[at]
            )
            at += 1
            continue
        more = spoken([token.text for token in run[used:]]) if value else (0, 0)
        if used == 1 and more[1] == 1 and value < 10 and more[0] < 10 and run[1].kind == "word":
            yield replace(_said(run, value, 2), flaw="range", weak=True)
            at += 2
        elif more[1] > 1 and more[0] in (value + 1, 10 * value + 10):
            used += more[1]
            yield replace(_said(run, value, used), flaw="range")
            at += used
        else:
            used += _is_cut(run[used - 1 : used + 1])
            yield _said(run, value, used)
            at += used


def _run(found: Sequence[Token], at: int) -> list[Token]:
    """The tokens from here on that could belong to one spoken number."""
    run: list[Token] = []
    for token in found[at : at + 9]:
        if token.kind != "word" and not (token.kind == "number" and not token.flaw and token.text.isdecimal()):
            break
        run.append(token)
    return run


def _said(run: Sequence[Token], value: int, used: int) -> Token:
    text = " ".join(token.text for token in run[:used])
    cut = _is_cut(run[used - 2 : used])
    flaw: Flaw = "range" if cut or _is_open(run[used:]) else ""
    return Token("number", text, value, flaw, weak=used == 1 and not flaw, plain=fold(text), spelt=spelling(text))


def _is_open(after: Sequence[Token]) -> bool:
    """ "mười mấy", "20 mấy"."""
    if not after or same(after[0].text, "ngoài"):
        return bool(after)
    phone = fold(after[0].text) == after[0].text.lower() and not (len(after) > 1 and fold(after[1].text) in COUNTED)
    return same(after[0].text, "mấy") and not phone


COUNTED = frozenset(
    [
        "nguoi",
        "ng",
        "luot",
        "l",
        "ho",
        "to",
        "ba",
        "nha",
        "tin",
        "bai",
        "cai",
        "khach",
        "dan",
        "cu",
        "ca",
        "tai",
        "tk",
        "bo",
        "hs",
    ]
)
"""What follows "mấy" where it was typed as "may", which may also be "máy"."""


def _is_cut(two: Sequence[Token]) -> bool:
    """ "trăm năm" may be 105 or 150."""
    hundred = len(two) > 1 and any(same(two[0].text, word) for word in ("trăm", *THOUSAND))
    return hundred and same(two[1].text, "năm")


def _without_colons(found: Iterator[Token]) -> Iterator[Token]:
    led = False
    for token in found:
        if token.kind == "colon":
            led = True
            if token.text in ARROWS:
                yield _word("→")
            continue
        yield replace(token, led=True) if led else token
        led = False
