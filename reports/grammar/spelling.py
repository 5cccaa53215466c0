"""Words that slipped: Telex left in ("nguowif"), marks on the wrong letter ("nguời"), letters doubled or swapped."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from reports.words import fold, spelling

INITIALS = "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x".split()
RIMES = frozenset(
    """a ac ach ai am an ang anh ao ap at au ay ă ăc ăm ăn ăng ăp ăt â âc âm ân âng âp ât âu ây e ec em en eng eo ep et
    ê êch êm ên ênh êp êt êu i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu o oa oac oach oai oam oan oang
    oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt
    ơ ơi ơm ơn ơp ơt u ua uân uâng uât uây uc uê uêch uênh ui um un ung uôc uôi uôm uôn uông uôt up ut uy uya uych
    uyên uyêt uynh uyt uyu uơ ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu y yêm yên yêng yêt yêu
    yê ay""".split()
)
BARE_RIMES = frozenset(map(fold, RIMES))
TELEX: Mapping[str, str] = {"aa": "â", "ee": "ê", "oo": "ô", "aw": "ă", "ow": "ơ", "uw": "ư", "dd": "đ"}
TONES = frozenset("sfrxj")
NAMES = ("vneid", "vssid", "etax", "zalo", "momo", "online", "fanpage", "facebook", "agribank", "vietinbank", "vietcombank", "leaflet")
CLOSE = ("vneid", "vssid", "online", "fanpage", "facebook", "agribank", "vietinbank", "vietcombank")
SHORT: Mapping[str, str] = {
    **dict.fromkeys(("hk", "hkg", "khum", "kô", "hog", "hơm", "khg", "khôg", "kog", "hổg"), "không"),
    **{"lm": "làm", "mk": "mình", "nhìu": "nhiều", "hum": "hôm", "hôg": "không", "ròi": "rồi", "gùi": "rồi", "trc": "trước"},
    **{"phg": "phường", "qrcode": "qr", "fpage": "fanpage", "fbook": "facebook", "zlo": "zalo", "cx": "cũng", "nx": "nữa"},
    **{"nhg": "nhưng", "nhug": "nhưng", "trg": "trong", "đag": "đang", "ngừoi": "người", "ngừ": "người", "b.c": "báo"},
}
"""What people write for short."""
INITIAL = re.compile(rf"^({'|'.join(sorted(INITIALS, key=len, reverse=True))})?(.*)$")
DOUBLED = re.compile(r"(\w)\1{2,}$|([^\W\dpcqdlszx])\2$|(?<=\w{3})(\w)\3$")


@lru_cache(maxsize=65536)
def understood(word: str) -> tuple[str, str]:
    """A typed word without marks, and its spelling; "" for that when its marks tell nothing ("nguời")."""
    low = SHORT.get(word.lower(), word.lower())
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
