"""One whole number as people type or say it."""

from __future__ import annotations

from reports.grammar.lexicon import load_lexicon
from reports.grammar.tokens import tokens
from reports.submission import LARGEST

LONGEST = 100


def one_number(text: str, largest: int = LARGEST) -> int | None:
    """The one figure in a short answer: "15", "15 lượt ạ", "2.184", "mười lăm", "hai chục rưỡi", "1k2".

    None when there is none, more than one, anything else beside it, or when it is negative, a fraction, a range or
    above `largest`, as it stands that of a day.
    """
    if len(text) > LONGEST:
        return None
    found = [token for token in tokens(text) if token.kind not in ("comma", "stop") and token.text != "+"]
    numbers = [token for token in found if token.kind == "number"]
    if len(numbers) != 1 or numbers[0].flaw or numbers[0].value > largest:
        return None
    lexicon = load_lexicon()
    allowed = lexicon.filler | lexicon.unit_words
    others = (token for token in found if token is not numbers[0])
    return numbers[0].value if all(token.plain in allowed for token in others) else None
