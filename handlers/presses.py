"""What the buttons of a counter carry: unit, day, indicator and amount, in few enough letters."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from dialog.inbound import Inbound
from reports.tally import AMOUNTS

LONGEST = 60
THEN = "roi"
"""Behind a press: yes, for that other day."""


@dataclass(frozen=True, slots=True)
class Place:
    """A unit's counter of a day, and what else stood behind it."""

    unit: str
    day: date
    rest: tuple[str, ...] = ()

    def __str__(self) -> str:
        return "/".join((self.unit, f"{self.day:%y%m%d}", *self.rest))

    def press(self, code: str, amount: int, *, then: bool = False) -> Place:
        """The place of a button that counts."""
        return Place(self.unit, self.day, (short(code), str(amount), *((THEN,) if then else ())))

    def at(self, rest: str) -> Place:
        """The same counter with something else behind it."""
        return Place(self.unit, self.day, (rest,))


def read(argument: str) -> Place | None:
    """None when it is nothing of ours."""
    unit, _, more = argument.partition("/")
    day, _, rest = more.partition("/")
    if not (unit and len(day) == len("yymmdd") and day.isascii() and day.isdecimal()):
        return None
    try:
        on = date(2000 + int(day[:2]), int(day[2:4]), int(day[4:]))
    except ValueError:
        return None
    return Place(unit, on, tuple(rest.split("/")) if rest else ())


def pressed(place: Place, codes: Iterable[str]) -> tuple[str, int] | None:
    """The indicator and the amount of a press, if it is one of an indicator that is still counted."""
    if len(place.rest) < 2 or place.rest[1] not in map(str, AMOUNTS):
        return None
    code = next((one for one in codes if short(one) == place.rest[0]), None)
    return (code, int(place.rest[1])) if code is not None else None


def short(code: str) -> str:
    """Six letters that mean this indicator for ever."""
    return hashlib.sha256(code.encode()).hexdigest()[:6]


def id_of(inbound: Inbound) -> str:
    """The press that this message is: the same message is the same press."""
    name = f"{inbound.address.channel}:{inbound.id}"
    return name if len(name) <= LONGEST else f"h:{hashlib.sha256(name.encode()).hexdigest()[:50]}"
