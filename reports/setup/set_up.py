"""Read a workbook, compare it with what is known, prepare the change."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from reports.invitations import hash_code, new_code
from reports.people import Invitation
from reports.period import VIETNAM, local_day
from reports.setup.changes import Changes
from reports.setup.propose import Known, Newcomer, Proposal, is_setup, propose
from reports.setup.standing import Organisation
from reports.setup.table import layout_of
from reports.workbook import read_book

CODES_LAST = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class SetUpOrganisation:
    """Effect: write all changes of a workbook and its new codes. Conflict when what it was built on has changed.

    `by` is the person who sent the workbook, or a part of the program.
    """

    changes: Changes
    at: datetime
    invitations: tuple[Invitation, ...] = ()
    by: str = "system:operator"


@dataclass(frozen=True, slots=True)
class Code:
    """A new one-time code, as it is handed to somebody. Kept nowhere else."""

    newcomer: Newcomer
    code: str


@dataclass(frozen=True, slots=True)
class SetUp:
    """`secret` is the key of the codes' hashes; `choose` picks one letter at random (`secrets.choice`)."""

    organisation: Organisation
    known: Known
    secret: bytes
    new_id: Callable[[], str]
    choose: Callable[[str], str] = field(repr=False)

    async def __call__(self, content: bytes, now: datetime, *, end_absent: bool = False) -> Proposal:
        """What the file would change. Raises BadBook. Reading and comparing run in a thread."""
        book = await asyncio.to_thread(read_book, content, _ours)
        standing = await self.organisation.standing(now)
        today = local_day(now)
        return await asyncio.to_thread(propose, book, standing, self.known, today, self.new_id, end_absent=end_absent)

    def write(
        self, proposal: Proposal, now: datetime, by: str = "system:operator"
    ) -> tuple[SetUpOrganisation, list[Code]]:
        """The effect that applies it, and the codes to hand out: one-time, for thirty days."""
        codes = [Code(one, new_code(self.choose)) for one in proposal.newcomers]
        return SetUpOrganisation(proposal.changes, now, tuple(self._invitations(codes, now)), by), codes

    def _invitations(self, codes: Iterable[Code], now: datetime) -> Iterable[Invitation]:
        for one in codes:
            held = one.newcomer.membership
            digest = hash_code(one.code, self.secret)
            until = now + CODES_LAST if held.valid_to is None else min(now + CODES_LAST, over(held.valid_to))
            yield Invitation(digest, held.unit, held.role, until, person=held.person)


def over(last: date) -> datetime:
    """The moment when a day is over in Vietnam: a code must not bring back a role that has ended."""
    return datetime.combine(last + timedelta(days=1), time(0), VIETNAM)


async def meant_for_setup(content: bytes) -> bool:
    """Whether a workbook is one that sets up a province or commune. Raises BadBook."""
    book = await asyncio.to_thread(read_book, content, _none)
    return is_setup(book.names)


def _ours(name: str) -> bool:
    return layout_of(name) is not None


def _none(_name: str) -> bool:
    return False
