"""The unit that an officer names in a sentence: "tổ Gò Sen cài vneid 5"."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from reports.names import NameKey, sharpest
from reports.tree import UnitTree
from reports.unit import Unit
from reports.words import fold

_LEAD = r"(?:cho |cua |tai )?(?:to (?:cong nghe so (?:cong dong )?|cnscd )?)?(?:(?:ap|khom|thon|xom|khu pho) )?"
_TEAM = re.compile(
    r"\bto (?:cong nghe so (?:cong dong )?|cnscd )?(?:(?:ap|khom|thon|xom|khu pho) )?"
    r"(?P<name>[a-z]\w*(?: [a-z0-9]\w*){0,3})"
)
_BOUND = re.compile(r"[a-z]{2,} [a-z]{2,}")
TEAM_WORDS = ("tổ", "to")
"""Not "tờ": "tờ rơi" are leaflets."""


@dataclass(frozen=True, slots=True)
class SpokenUnit:
    """`units` of the speaker's own that are meant, several when the name fits several; none when none was named.

    `strange` is a team that exists and is not the speaker's. `rest` is the sentence without the name.
    """

    units: tuple[Unit, ...]
    strange: Unit | None
    rest: str


def spoken_unit(text: str, own: Sequence[Unit], tree: UnitTree, on: date) -> SpokenUnit:
    """Tone marks do not matter unless they tell units apart. A name of one word counts only behind "tổ" or "ấp"."""
    clear = unicodedata.normalize("NFC", text)
    flat = "".join(map(_letter, clear))
    spans = _longest([span for unit in own for span in _spans(unit, flat)])
    if spans:
        return SpokenUnit(_meant(clear, spans), None, _without(clear, [(first, last) for first, last, _ in spans]))
    for first, last, unit in _teams(clear, flat, tree, on):
        if unit in own:
            return SpokenUnit((unit,), None, _without(clear, [(first, last)]))
        return SpokenUnit((), unit, _without(clear, [(first, last)]))
    return SpokenUnit((), None, text)


def _letter(one: str) -> str:
    """One letter for one, so that places stay the same."""
    bare = fold(one)
    return bare.replace("y", "i") if len(bare) == 1 and bare.isalnum() else " "


def _spans(unit: Unit, flat: str) -> Iterator[tuple[int, int, Unit]]:
    name = _name(unit.name)
    if not name or name.split()[0] not in flat:  # a province has thousands of teams: patterns are for the few left
        return
    words = r" +".join(map(re.escape, name.split()))
    for found in re.finditer(rf"\b(?P<lead>{_LEAD.replace(' ', ' +')})(?P<name>{words})\b", flat):
        if _BOUND.search(name) or re.search(r"\b(?:to|ap|khom|thon|xom|pho)\b", found["lead"]):
            yield found.start(), found.end(), unit


@lru_cache(maxsize=10_000)
def _name(called: str) -> str:
    return NameKey.of(called).name


def _longest(spans: list[tuple[int, int, Unit]]) -> list[tuple[int, int, Unit]]:
    """Without those that lie inside a longer one: "Hòa Thuận 2" is not "Hòa Thuận"."""
    return [
        one
        for one in spans
        if not any(two[0] <= one[0] and one[1] <= two[1] and two[1] - two[0] > one[1] - one[0] for two in spans)
    ]


def _meant(clear: str, spans: Sequence[tuple[int, int, Unit]]) -> tuple[Unit, ...]:
    """The units at these places; of those that share a place, the ones with the same marks."""
    found: dict[str, Unit] = {}
    for first, last, _ in spans:
        here = [unit for start, end, unit in spans if (start, end) == (first, last)]
        sharp = sharpest(clear[first:last], [unit.name for unit in here])
        found |= {here[place].id: here[place] for place in sharp}
    return tuple(found.values())


def _teams(clear: str, flat: str, tree: UnitTree, on: date) -> Iterator[tuple[int, int, Unit]]:
    """A team of anybody's, behind the word "tổ"; the longest name first."""
    for found in _TEAM.finditer(flat):
        if clear[found.start() : found.start() + 2].lower() not in TEAM_WORDS:
            continue
        words = found["name"].split(" ")
        for count in range(len(words), 0, -1):
            last = found.start("name") + len(" ".join(words[:count]))
            for unit in tree.named(f"tổ {clear[found.start('name') : last]}", on):
                yield found.start(), last, unit


def _without(clear: str, spans: Sequence[tuple[int, int]]) -> str:
    for first, last in sorted(set(spans), reverse=True):
        clear = clear[:first] + " " + clear[last:]
    return re.sub(" {2,}", " ", clear).strip(" ,:;-–")
