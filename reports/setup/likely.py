"""What somebody may have meant."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz import fuzz, process

from reports.words import fold

LIKE_ENOUGH = 70
SHOWN = 3


def nearest(text: str, known: Iterable[str], count: int = SHOWN) -> tuple[str, ...]:
    """The known names that look most like this one, the best first; nothing when none does."""
    folded = {name: fold(name) for name in known}
    found = process.extract(fold(text), folded, scorer=fuzz.ratio, limit=count, score_cutoff=LIKE_ENOUGH)
    return tuple(key for _, _, key in found)
