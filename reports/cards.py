"""Cards of people helped ("Thẻ bà con"): a random code on paper, which names nobody.

A code is kept only as an HMAC under a random secret of its reporting month; the secret is destroyed with the period,
and from then on no card can be matched with anything.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from reports.interfaces import Directory
from reports.invitations import ALPHABET, LENGTH, hash_code, normalise
from reports.period import Period, period_of, read_key

SECRET_BYTES = 32


def new_card(choose: Callable[[str], str]) -> str:
    """A code as it is copied on paper: ABCD-EFGH. The last letter is computed, so that a slip is noticed."""
    letters = "".join(choose(ALPHABET) for _ in range(LENGTH - 1))
    code = letters + _check(letters)
    return f"{code[:4]}-{code[4:]}"


def is_card(typed: str) -> bool:
    """Whether this is a code in which nothing was mistaken."""
    code = normalise(typed)
    right = len(code) == LENGTH and all(letter in ALPHABET for letter in code)
    return right and _check(code[:-1]) == code[-1]


def digest(code: str, secret: bytes) -> str:
    """The only form in which a card is kept."""
    return hash_code(code, secret)


def _check(letters: str) -> str:
    """One wrong letter, or two that changed places, gives another letter: the alphabet has 31, a prime."""
    total = sum(at * ALPHABET.index(letter) for at, letter in enumerate(letters, 1))
    return ALPHABET[total % len(ALPHABET)]


class CardBook(Protocol):
    """Secrets and cards of periods that are not over."""

    async def secret(self, period: str) -> bytes | None:
        """The secret of this period, if a card was used in it."""

    def sealed(self, secret: bytes) -> bytes:
        """A secret as it may be stored."""

    async def shown(self, period: str, digest: str) -> date | None:
        """The day on which this card was first shown in the period, anywhere."""

    async def people(self, units: Sequence[str], period: str) -> int | None:
        """How many different cards were shown in these units; None when none was."""

    async def kept(self, unit: str, period: str) -> int | None:
        """The number of a period that has ended, of a unit and all below it; None when there is none."""

    async def units_of(self, period: str) -> list[str]:
        """Units in which a card was shown."""

    async def periods(self) -> list[str]:
        """Periods that still have a secret or cards."""


@dataclass(frozen=True, slots=True)
class PeopleHelped:
    """How many people were helped, which is another figure than how often."""

    directory: Directory
    cards: CardBook

    async def __call__(self, unit: str, period: Period) -> int | None:
        """Different cards in the unit and below, in the reporting month; None, never zero, when no card was used."""
        month = period_of("nd09_month", period.last)
        if month.key != period.key:
            return None
        inside = (await self.directory.tree()).during(unit, month.first, month.last)
        live = await self.cards.people([one.id for one in inside], month.key)
        return live if live is not None else await self.cards.kept(unit, month.key)

    async def of_all(self, period: str) -> dict[str, int]:
        """The figure of every unit that has one, to be kept when the cards are destroyed."""
        month, tree = read_key(period), await self.directory.tree()
        units = await self.cards.units_of(period)
        above = {step.id for unit in units for day in (month.first, month.last) for step in tree.above(unit, day)}
        found = {unit: await self(unit, month) for unit in sorted(above | set(units))}
        return {unit: people for unit, people in found.items() if people is not None}
