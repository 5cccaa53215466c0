"""Words that nobody knows, read again: keyboard leftovers, two words run together, a slip of the finger."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from rapidfuzz import process
from rapidfuzz.distance import OSA

from faq.document import Document
from faq.fold import fold
from faq.lexicon import Lexicon

TELEX = {"aa": "â", "aw": "ă", "ee": "ê", "oo": "ô", "ow": "ơ", "uw": "ư", "dd": "đ"}
TELEX_TONES = {"s": "\u0301", "f": "\u0300", "r": "\u0309", "x": "\u0303", "j": "\u0323"}
VNI_TONES = {"1": "\u0301", "2": "\u0300", "3": "\u0309", "4": "\u0303", "5": "\u0323"}
VNI_HATS = {"a6": "â", "a8": "ă", "e6": "ê", "o6": "ô", "o7": "ơ", "u7": "ư", "d9": "đ"}
LETTERS = re.compile(r"[a-z]+[a-z0-9]*")
VOWELS = "aăâeêioôơuưy"

SHORTEST = 4
"""Letters of a word that may be taken for another one; shorter ones are near too many."""
NEAR = 0.74
"""Likeness (1 for equal, by optimal string alignment) at which an unknown word is read as a known one."""


@dataclass(frozen=True, slots=True)
class Repair:
    """`known` counts how often each folded word occurs in what the search knows."""

    known: Mapping[str, int]
    words: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "words", tuple(one for one in self.known if len(one) >= SHORTEST - 1))

    def text(self, text: str) -> str:
        """The text with keyboard leftovers typed out: "ddawng kys" becomes "đăng ký". Known words stay."""
        return " ".join(self._typed(piece) for piece in text.split())

    def key(self, key: str) -> str:
        """A folded text with its unknown words split or replaced by the nearest known one."""
        return " ".join(word if word in self.known else self._meant(word) for word in key.split())

    def _typed(self, piece: str) -> str:
        bare = piece.strip(".,;:!?()\"'…").lower()
        if not LETTERS.fullmatch(bare) or fold(bare) in self.known:
            return piece
        if self._halves(bare):
            return piece
        for decode in (telex, vni):
            decoded = decode(bare)
            if decoded != bare and fold(decoded) in self.known:
                return decoded
        return piece

    def _halves(self, word: str) -> tuple[str, str] | None:
        """Two known words run together, the most frequent pair."""
        cuts = ((word[:at], word[at:]) for at in range(2, len(word) - 1))
        pairs = [pair for pair in cuts if pair[0] in self.known and pair[1] in self.known]
        return max(pairs, key=lambda pair: min(self.known[pair[0]], self.known[pair[1]]), default=None)

    def _meant(self, word: str) -> str:
        if len(word) < SHORTEST or word.isdigit():
            return word
        if halves := self._halves(word):
            return " ".join(halves)
        found = process.extract(word, self.words, scorer=OSA.normalized_similarity, score_cutoff=NEAR, limit=5)
        return max(found, key=lambda one: (one[1], self.known[one[0]]))[0] if found else word


def telex(word: str) -> str:
    """What Telex would have shown for these keys."""
    tone, body = "", word
    for at in range(len(word) - 1, 0, -1):
        if word[at] in TELEX_TONES and any(letter in VOWELS for letter in word[:at]):
            tone, body = TELEX_TONES[word[at]], word[:at] + word[at + 1 :]
            break
    for keys, letter in TELEX.items():
        body = body.replace(keys, letter)
    return toned(body.replace("uơ", "ươ"), tone)


def vni(word: str) -> str:
    """What VNI would have shown for these keys."""
    tone, body = "", word
    for key, mark in VNI_TONES.items():
        if key in body:
            tone, body = mark, body.replace(key, "", 1)
    for keys, letter in VNI_HATS.items():
        body = body.replace(keys, letter)
    for key, plain, letter in (("6", "aeo", "âêô"), ("7", "ou", "ơư"), ("8", "a", "ă"), ("9", "d", "đ")):
        if key in body:
            body = body.replace(key, "", 1)
            body = re.sub(f"[{plain}]", lambda one, p=plain, out=letter: out[p.index(one[0])], body, count=1)  # type: ignore[misc]
    return toned(body.replace("uơ", "ươ"), tone)


def toned(word: str, tone: str) -> str:
    """The tone on the last hatted vowel, else on the last but one of two, else on the only one."""
    places = [at for at, letter in enumerate(word) if letter in VOWELS]
    if not tone or not places:
        return word
    hatted = [at for at in places if word[at] in "ăâêôơư"]
    at = hatted[-1] if hatted else places[-1] if len(places) == 1 or places[-1] < len(word) - 1 else places[-2]
    return unicodedata.normalize("NFC", word[: at + 1] + tone + word[at + 1 :])


OFTEN = 5
"""Times a word must occur in wordings to be no slip itself."""


def vocabulary(documents: Iterable[Document], statements: Iterable[str], lexicon: Lexicon) -> dict[str, int]:
    """Words that are no slips, with how often they occur: frequent in the wordings, or in our own statements."""
    counts: Counter[str] = Counter()
    for one in documents:
        counts.update({term: count for term, count in one.counted().items() if " " not in term})
    ours = {word for text in statements for word in lexicon.fold(text).split()}
    return {word: max(count, 1) for word, count in counts.items() if count >= OFTEN or word in ours} | {
        word: OFTEN for word in ours if word not in counts
    }
