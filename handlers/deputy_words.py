"""Whom and which days a sentence about deputies names."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from dialog.fold import fold
from handlers.places_meant import fold_dates
from reports.people import Person
from reports.said_period import DATE, dates_ahead

TITLES = frozenset({"chi", "anh", "co", "chu", "bac", "ong", "ba", "em", "dong", "chau"})
CALL = re.compile(r"(?:\buy quyen\b|\bgiao\b)?.*?\bcho\s+(.+)$")
REST = re.compile(r"\s+(?:tu|den|toi|trong|ngay|hom nay|duyet|thay)\b.*$")


def people_called(text: str, known: Iterable[Person]) -> list[Person]:
    """Those whose name ends with the words behind "cho", or with all of a text that is only a name."""
    folded = fold_dates(DATE.sub(" ", text))
    hit = CALL.search(folded)
    words = REST.sub("", hit[1] if hit else folded).split()
    if hit is None and words[:2] == ["uy", "quyen"]:
        return []
    while words and words[0] in TITLES and len(words) > 1:
        words = words[1:]
    return [one for one in known if words and fold(one.name).split()[-len(words) :] == words]


def names_somebody(text: str) -> bool:
    """Whether a sentence goes on with "cho …", or is only a name."""
    folded = fold(text)
    return bool(CALL.search(folded)) or (bool(folded) and not folded.startswith("uy quyen"))


def days_said(text: str, today: date) -> tuple[date, date] | None:
    """ "từ 01/12 đến 05/12"; one day alone is first and last, behind "đến" it is the last from today on."""
    found = dates_ahead(text, today)
    if len(found) == 1:
        only_end = re.search(r"\b(?:den|toi)\b", fold(text)) and not re.search(r"\btu\b", fold(text))
        return (today, found[0]) if only_end else (found[0], found[0])
    return (found[0], found[1]) if found else None
