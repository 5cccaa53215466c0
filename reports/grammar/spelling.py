"""Words that slipped: Telex left in ("nguowif"), marks on the wrong letter ("nguời"), letters doubled or swapped."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from reports.datafile import DATA, Item, read
from reports.words import fold, spelling

FILE = Item("spelling.yaml", "file", read(DATA / "spelling.yaml"))
RIMES = frozenset(FILE.texts("rimes"))
CLOSE = FILE.texts("close")
NAMES = frozenset((*FILE.texts("names"), *CLOSE))
SHORT = Item("spelling.yaml", "short", FILE.fields.get("short"))
BARE_RIMES = frozenset(map(fold, RIMES))
TELEX: Mapping[str, str] = {"aa": "â", "ee": "ê", "oo": "ô", "aw": "ă", "ow": "ơ", "uw": "ư", "dd": "đ"}
TONES = frozenset("sfrxj")
INITIAL = re.compile(rf"^({'|'.join(sorted(FILE.texts('initials'), key=len, reverse=True))})?(.*)$")
DOUBLED = re.compile(r"(\w)\1{2,}$|([^\W\dpcqdlszx])\2$|(?<=\w{3})(\w)\3$")


@lru_cache(maxsize=65536)
def understood(word: str) -> tuple[str, str]:
    """A typed word without marks, and its spelling; "" for that when its marks tell nothing ("nguời")."""
    low = SHORT.text(word.lower(), word.lower())
    if _could_be(low) or low in NAMES:
        return fold(low), spelling(low) if _is_spelt(low) else ""
    if (typed := _telex(low)) is not None:
        return typed, ""
    short = DOUBLED.sub(lambda found: found[0][0], low)
    known = TYPOS.get(low, short if _could_be(short) or short in NAMES else low)
    return fold(known), spelling(known)


def _is_spelt(word: str) -> bool:
    """Whether a word in lower case with marks on it could be a syllable or an abbreviation."""
    bare = fold(word)
    if bare == word or not any(char in "aeiouy" for char in bare):
        return True
    letters = "".join(char for char in spelling(word) if char.isalpha())
    return any(rime in RIMES for rime in _rimes(letters))


def _could_be(word: str) -> bool:
    bare = fold(word)
    return any(rime in BARE_RIMES for rime in _rimes(bare))


def _rimes(letters: str) -> Iterator[str]:
    """What may stand after the initial consonant; "gi" and "qu" also lend their vowel."""
    match = INITIAL.match(letters)
    initial, rime = (match.group(1) or "", match.group(2)) if match else ("", letters)
    yield rime
    if initial in ("gi", "qu"):
        yield initial[1] + rime


def _telex(word: str) -> str | None:
    """ "nguowif" → "nguoi", "hooj" → "ho", "ddi" → "di"; None when it cannot be Telex."""
    if not word.isascii() or len(word) < 3:
        return None
    tone = next((char for char in reversed(word[1:]) if char in TONES), "")
    for without in [_without_last(word, tone), word] if tone else [word]:
        letters = _letters(without)
        if letters != word and any(rime in RIMES for rime in _rimes(letters)):
            return fold(letters)
    return None


def _without_last(word: str, char: str) -> str:
    at = word.rindex(char)
    return word[:at] + word[at + 1 :]


def _letters(word: str) -> str:
    word = word.replace("uwow", "ươ").replace("uow", "ươ").replace("uwo", "ươ")
    for typed, letter in TELEX.items():
        word = word.replace(typed, letter)
    return re.sub(r"([aeo])(\w{1,3})\1$", lambda found: TELEX[found[1] * 2] + found[2], word)


def _typos(word: str) -> Iterator[str]:
    """With one letter too few, too many, wrong, or two in the wrong order."""
    letters = "abcdeghiklmnopqrstuvxyjwzfđ"
    for at in range(len(word)):
        left, right = word[:at], word[at + 1 :]
        yield left + right
        yield from (left + letter + right for letter in letters)
        yield from (left + letter + word[at:] for letter in letters)
        yield left + right[:1] + word[at] + right[1:]


TYPOS = {typo: word for word in CLOSE for typo in _typos(word)}
