"""Links in a message, and what speaks against each. Everything by fixed rules; nothing is ever fetched."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal
from urllib.parse import unquote, urlsplit

from rapidfuzz.distance import OSA

from faq import datafile
from faq.check import official_domains

SHIELD = Path(__file__).with_name("shield.yaml")

SignName = Literal[
    "official", "state_ending", "not_listed", "not_https", "port", "odd_ending", "installer", "address_of_digits",
    "shortened", "user_name", "strange_letters", "hidden_letters", "state_name_inside", "state_name_behind",
    "nearly_official", "borrowed_name", "carries_another",
]  # fmt: skip
WEAK: frozenset[SignName] = frozenset({"not_https", "port", "odd_ending", "carries_another"})
"""One of these alone says little."""
NEUTRAL: frozenset[SignName] = frozenset({"official", "state_ending", "not_listed"})

STATE = ".gov.vn"
DOTS = dict.fromkeys(map(ord, "。｡．․"), ".")
LOOKS_LIKE = str.maketrans(
    dict(zip("аеорсхуіјѕԁɡνոıκмтвьερτυαℓ01345", "aeopcxyijsdgvnikmtbbeptualoleas", strict=True))
)
"""Cyrillic and Greek letters and digits that pass for Latin ones."""
SCHEME = r"(?:https?|hxxps?|ftp)://[^\s<>\"“”]+"
NAME = r"(?:[^\W_]|-)+(?:\.(?:[^\W_]|-)+)+"
LINK = re.compile(rf"{SCHEME}|(?<![\w@.-])(?:www\.)?{NAME}\.?(?::\d+)?(?:[/?#@\\][^\s<>\"“”]*)?", re.IGNORECASE)
FILE = re.compile(r"(?<![\w.-])[\w-]+\.apk\b", re.IGNORECASE)
TAIL = ".,;:!?)]}'»…"
DIGITS = re.compile(r"\d{1,3}(?:\.\d{1,3}){3}|0x[0-9a-f]+|\d{8,10}")
ANOTHER = re.compile(r"https?(?::|%3a)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Sign:
    """Something seen: `detail` is the page's name, or the official name that it resembles."""

    name: SignName
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """As it was written and as a browser would read it."""

    raw: str
    scheme: str
    user: str
    host: str
    port: str
    path: str

    @property
    def pure(self) -> bool:
        """Nothing in the page's name is hidden, foreign or encoded."""
        name = re.split(r"[/?#]", self.raw.partition("://")[2] or self.raw, maxsplit=1)[0]
        return name.isascii() and not set(name) & set("%\\")


@dataclass(frozen=True, slots=True)
class Known:
    """The lists of the shield's file."""

    endings: frozenset[str]
    endings_with_path: frozenset[str]
    odd_endings: frozenset[str]
    shorteners: frozenset[str]
    borrowed: tuple[str, ...]
    official: frozenset[str]


@dataclass(frozen=True, slots=True)
class Scan:
    """The links of a text, files to install among them, and the words around."""

    links: tuple[Link, ...]
    words: str


def scan(text: str) -> Scan:
    clean, places = cleaned(text)
    links, words, after = [], [], 0
    for found in LINK.finditer(clean):
        written = found.group().rstrip(TAIL)
        end = found.start() + len(written)
        link = read(written, text[places[found.start()] : places[end - 1] + 1]) if written else None
        if link is not None and is_page(link):
            links.append(link)
            words.append(clean[after : found.start()])
            after = end
    return Scan(tuple(links), " ".join((*words, clean[after:])))


def cleaned(text: str) -> tuple[str, list[int]]:
    """Without invisible letters, wide ones made narrow, "ten[.]vn" as "ten.vn"; and where each letter stood."""
    letters: list[str] = []
    places: list[int] = []
    for place, one in enumerate(text):
        shown = "" if unicodedata.category(one) == "Cf" else unicodedata.normalize("NFKC", one).translate(DOTS)
        if shown == "]" and letters[-2:] == ["[", "."]:
            del letters[-2], places[-2]
            continue
        letters += shown
        places += [place] * len(shown)
    return "".join(letters), places


def read(written: str, raw: str) -> Link | None:
    scheme, colon, rest = written.partition("://")
    try:
        parts = urlsplit(f"//{rest if colon else written}".replace("\\", "/"))
        host, port = unquote(parts.hostname or "").rstrip("."), parts.netloc.rpartition("@")[2].rpartition(":")
    except ValueError:
        return None
    tail = f"{parts.path}?{parts.query}#{parts.fragment}"
    return Link(raw, scheme.lower() if colon else "", parts.username or "", host, port[2] if port[1] else "", tail)


def is_page(link: Link) -> bool:
    """Whether a name with dots is a page: "xong.ạ" and "12.5" are not."""
    ending = link.host.rpartition(".")[2]
    if link.scheme or link.host.startswith("www.") or FILE.search(link.raw):
        return bool(link.host)
    if link.host == STATE[1:]:
        return False
    known = lists()
    more = len(link.path) > len("?#") or link.host in known.shorteners
    return ending in known.endings or ending.startswith("xn--") or (more and ending in known.endings_with_path)


def signs(link: Link) -> tuple[Sign, ...]:
    """All that is seen at a link; the weighty ones first."""
    host = link.host.removeprefix("www.")
    if is_official(host):
        found = [Sign(name, host) for name in at_official(link)]
        return tuple(found) or (Sign("official", host),)
    found = [*masquerade(link, host), *(Sign(name, host) for name in oddities(link, host))]
    plain = Sign("state_ending" if host.endswith(STATE) else "not_listed", host)
    return tuple(sorted(found, key=lambda one: one.name in WEAK)) or (plain,)


def is_official(host: str) -> bool:
    return any(host == one or host.endswith("." + one) for one in lists().official)


def at_official(link: Link) -> Iterator[SignName]:
    """What may be wrong although the name is an official one."""
    if link.user:
        yield "user_name"
    if not link.pure:
        yield "hidden_letters"
    if link.scheme not in {"", "https"}:
        yield "not_https"
    if link.port not in {"", "443"}:
        yield "port"
    if ANOTHER.search(link.path):
        yield "carries_another"


def masquerade(link: Link, host: str) -> Iterator[Sign]:
    """How a page passes for another."""
    known, plain = lists(), lookalike(host)
    if link.user:
        yield Sign("user_name", host)
    if not link.pure or "xn--" in host:
        yield Sign("strange_letters", host)
    if host in known.shorteners:
        yield Sign("shortened", host)
    near = next((one for one in sorted(known.official) if nearly(plain, one, host)), None)
    if near:
        yield Sign("nearly_official", near)
    elif not host.endswith(STATE):
        yield from borrowed(link, plain, host)


def borrowed(link: Link, plain: str, host: str) -> Iterator[Sign]:
    known = lists()
    inside = next((one for one in sorted(known.official) if one in plain), None)
    if inside or "gov.vn" in plain:
        yield Sign("state_name_inside", inside or "gov.vn")
    elif any(one in plain.replace("-", "") or one in plain for one in known.borrowed):
        yield Sign("borrowed_name", host)
    elif any(one in lookalike(unquote(link.path).lower()) for one in known.official if len(one) > len("vbpl.vn")):
        yield Sign("state_name_behind", host)


def oddities(link: Link, host: str) -> Iterator[SignName]:
    if FILE.search(link.raw) or ".apk" in link.path.lower():
        yield "installer"
    if DIGITS.fullmatch(host):
        yield "address_of_digits"
    if link.scheme not in {"", "https"}:
        yield "not_https"
    if link.port not in {"", "443", "80"}:
        yield "port"
    if host.rpartition(".")[2] in lists().odd_endings:
        yield "odd_ending"


def nearly(plain: str, official: str, host: str) -> bool:
    """Whether the page's name is a slip or two away from the official one, or the same but for its letters."""
    labels = official.count(".") + 1
    end = ".".join(plain.split(".")[-labels:])
    name = official.partition(".")[0]
    allowed = 2 if len(name) >= 8 else 1 if len(name) >= 5 else 0
    same = end == official and not host.endswith(official)
    return same or (end != official and 0 < OSA.distance(end, official, score_cutoff=allowed) <= allowed)


def lookalike(host: str) -> str:
    """The Latin letters that a reader takes a name for."""
    try:
        shown = host.encode("ascii").decode("idna") if "xn--" in host else host
    except UnicodeError:
        shown = host
    apart = unicodedata.normalize("NFKD", shown.casefold().replace("đ", "d"))
    return "".join(one for one in apart if not unicodedata.combining(one)).translate(LOOKS_LIKE)


@cache
def lists() -> Known:
    """Read once."""
    content: dict[str, Any] = datafile.read(SHIELD)
    endings, with_path, odd, short = (
        frozenset(content[name]) for name in ("endings", "endings_with_path", "odd_endings", "shorteners")
    )
    return Known(endings, with_path, odd, short, tuple(content["borrowed"]), official_domains())
