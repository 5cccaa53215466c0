"""The scam shield: a pasted link, number or message against official pages and known patterns, by fixed rules.

It never says that something is safe: a verdict is what was seen, and which entry to read on.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from faq.check import OFFICIAL
from faq.datafile import read
from faq.lexicon import standard
from faq.links import NEUTRAL, SHIELD, WEAK, Scan, Sign, scan, signs
from faq.phrases import Book, Found, Group
from faq.rules import Reader, Rule

Kind = Literal["suspicious", "official", "unknown"]
About = Literal["link", "number", "message"]
Caller = Literal["known_number", "foreign", "paid", "ordinary"]

NUMBER = re.compile(
    r"(?<![\w./-])(?:\+|00)?\(?\d(?:[ .\-()]{0,2}\d){2,14}(?:[x*…]{1,4}|\.{2,3})?(?![\w/])", re.IGNORECASE
)
"""The end of it may be left out: "0912…"."""
FORWARDED = re.compile(
    r"[\"“”«»]|\n|^\s*(?:\[|tb\b|thông báo|kính|cảnh báo)|(?:nội dung|tin nhắn|nhắn)[^:]{0,30}:", re.IGNORECASE
)
LONG = 90
"""Characters from which a message is rather pasted than typed."""
AROUND = 2
"""Words beside a link that still make it the whole message."""
ASKED = 12
"""A longer message around an official page is about something else."""

LINKS, CALLS = "link-gia-dichvucong", "bao-cuoc-goi-lua-dao"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was made of it, what was seen (`patterns` by name), and the entry to read on. No number of a person.

    `page` is the host that a browser would open.
    """

    kind: Kind
    about: About
    signs: tuple[Sign, ...] = ()
    patterns: tuple[str, ...] = ()
    caller: Caller | None = None
    whose: str = ""
    entry: str = LINKS
    page: str = ""


@dataclass(frozen=True, slots=True)
class Pattern:
    """Something that swindlers write."""

    name: str
    entry: str
    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class Shield:
    """The rules of the shield's file."""

    book: Book
    phrases: Mapping[str, Group]
    patterns: tuple[Pattern, ...]
    numbers: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Pasted:
    """A text as the shield sees it."""

    text: str
    scan: Scan
    words: int
    found: Found
    patterns: tuple[Pattern, ...]

    def says(self, name: str) -> bool:
        return shield().phrases[name] in self.found

    @property
    def forwarded(self) -> bool:
        return len(self.text) >= LONG or FORWARDED.search(self.text) is not None


def inspect(text: str) -> Verdict | None:
    """A verdict, when something was pasted to be checked; a question about a page or a number is none."""
    pasted = look(text)
    steps = (suspicious_link, scam_message, plain_link, call)
    return next((verdict for step in steps if (verdict := step(pasted)) is not None), None)


def suspicious_link(pasted: Pasted) -> Verdict | None:
    """The worst link counts."""
    page, worst = max(judged(pasted), key=lambda one: weight(one[1]), default=("", ()))
    if weight(worst) < 2:
        return None
    vneid = "vneid" in page or any(one.name == "installer" or "vneid" in one.detail for one in worst)
    entry = "vneid-gia-mao" if vneid else LINKS
    return Verdict("suspicious", "link", worst, names(pasted), entry=entry, page=page)


def judged(pasted: Pasted) -> list[tuple[str, tuple[Sign, ...]]]:
    return [(link.host, signs(link)) for link in pasted.scan.links]


def scam_message(pasted: Pasted) -> Verdict | None:
    """Known patterns together with a page that is not official or a stranger's number."""
    said = {one.name for one in pasted.patterns} - {"hurry", "police_call"}
    unknown = any(signs(link)[0].name == "not_listed" for link in pasted.scan.links)
    called = caller(pasted) not in {None, "known_number"} and (pasted.forwarded or pasted.says("incoming"))
    quoted = pasted.forwarded and not pasted.scan.links and FORWARDED.search(pasted.text) is not None
    if not (said and unknown) and not (len(pasted.patterns) >= 2 and (called or (quoted and len(said) >= 2))):
        return None
    if not unknown and not pasted.forwarded and not called:
        return None
    first = next((one for one in pasted.patterns if one.name in said), pasted.patterns[0])
    return Verdict("suspicious", "message", (), names(pasted), entry=first.entry)


def plain_link(pasted: Pasted) -> Verdict | None:
    """An official or an unknown page, when the message is about whether it is one."""
    if not pasted.scan.links:
        return None
    page, worst = max(judged(pasted), key=lambda one: one[1][0].name != "official")
    alone = pasted.words <= AROUND and not pasted.says("how")
    if worst[0].name == "official":
        short = alone or (pasted.says("asks") and pasted.words <= ASKED)
        return Verdict("official", "link", worst, whose=owner(page), page=page) if short else None
    told = alone or pasted.says("asks") or pasted.says("received")
    return Verdict("unknown", "link", worst, page=page) if told else None


def call(pasted: Pasted) -> Verdict | None:
    """Somebody called or wrote from this number."""
    who = caller(pasted)
    if who is None or not called(pasted, who):
        return None
    police = any(one.entry == "gia-danh-cong-an-goi-dien" for one in pasted.patterns)
    entry = "gia-danh-cong-an-goi-dien" if police else CALLS
    kind: Kind = "suspicious" if who == "foreign" else "unknown"
    return Verdict(kind, "number", (), names(pasted), who, whose(pasted) if who == "known_number" else "", entry)


def called(pasted: Pasted, who: Caller) -> bool:
    """Whether the message is about a call: a hotline is also asked about, a person's number is also given."""
    if who == "known_number":
        return pasted.says("incoming") and (pasted.says("asks") or bool(pasted.patterns))
    return pasted.says("calls") or (who in {"foreign", "ordinary"} and pasted.says("asks"))


def weight(every: tuple[Sign, ...]) -> int:
    """Two for each weighty sign, one for each weak one."""
    return sum(0 if one.name in NEUTRAL else 1 if one.name in WEAK else 2 for one in every)


def names(pasted: Pasted) -> tuple[str, ...]:
    return tuple(one.name for one in pasted.patterns)


def caller(pasted: Pasted) -> Caller | None:
    """What kind of number is there; a stranger's counts before a known one."""
    every = [kind for found in NUMBER.finditer(pasted.scan.words) if (kind := kind_of(found.group()))]
    order: tuple[Caller, ...] = ("foreign", "paid", "ordinary", "known_number")
    return next((one for one in order if one in every), None)


def kind_of(written: str) -> Caller | None:
    digits = re.sub(r"\D", "", written)
    if digits in shield().numbers:
        return "known_number"
    if written.startswith("+") or digits.startswith("00"):
        return "ordinary" if digits.removeprefix("00").startswith("84") else "foreign"
    if re.fullmatch(r"1[89]00\d{4,6}", digits):
        return "paid"
    hidden = written[-1] in "xX*…." and digits.startswith("0")
    return "ordinary" if hidden or re.fullmatch(r"0[235789]\d{8,9}|84[35789]\d{8}", digits) else None


def whose(pasted: Pasted) -> str:
    every = (re.sub(r"\D", "", found.group()) for found in NUMBER.finditer(pasted.scan.words))
    return next((shield().numbers[one] for one in every if one in shield().numbers), "")


def owner(host: str) -> str:
    """Whose an official page is."""
    listed = official_pages()
    return next((listed[one] for one in sorted(listed, key=len, reverse=True) if f".{host}".endswith(f".{one}")), "")


@cache
def official_pages() -> Mapping[str, str]:
    return {one["domain"]: one["whose"] for one in read(OFFICIAL)}


def look(text: str) -> Pasted:
    scanned = scan(text)
    said = standard().words(scanned.words)
    found = shield().book.find(said)
    patterns = tuple(one for one in shield().patterns if any(rule.fires(found) for rule in one.rules))
    return Pasted(text, scanned, len(said), found, patterns)


@cache
def shield() -> Shield:
    """Read once."""
    content: dict[str, Any] = read(SHIELD)
    reader = Reader(standard())
    phrases = {name: reader.group(texts) for name, texts in content["phrases"].items()}
    patterns = tuple(
        Pattern(name, one["entry"], tuple(reader.rules({name: one["rules"]})))
        for name, one in content["patterns"].items()
    )
    return Shield(reader.book(), phrases, patterns, content["numbers"])
