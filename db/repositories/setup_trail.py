"""What setting up a province or a commune leaves in the audit trail: a row in the chain of each unit concerned."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from sqlalchemy.ext.asyncio import AsyncSession

from db.repositories.audit import append
from db.repositories.report_trail import code_deed
from reports.audit import Action, Deed
from reports.people import Membership
from reports.setup.set_up import SetUpOrganisation


async def was_set_up(session: AsyncSession, effect: SetUpOrganisation) -> None:
    """All rows in a few statements: a province has tens of thousands."""
    await append(session, [*_units(effect), *_roles(effect), *_codes(effect), *_own(effect)])


def _units(effect: SetUpOrganisation) -> Iterator[Deed]:
    changes = effect.changes.units
    for one in [*changes.added, *(new for _, new in changes.changed)]:
        facts = {"from": one.valid_from, "to": one.valid_to}
        yield Deed(one.id, effect.at, effect.by, Action.UNIT_CHANGED, one.code, facts)


def _roles(effect: SetUpOrganisation) -> Iterator[Deed]:
    changes = effect.changes.memberships
    for one in changes.added:
        yield _started(effect, one)
    for before, after in changes.changed:
        if after.valid_to is None or after.valid_from != before.valid_from:
            yield _started(effect, after)
        else:
            facts = {"roles": [after.role], "to": after.valid_to}
            yield Deed(after.unit, effect.at, effect.by, Action.MEMBERSHIP_ENDED, after.person, facts)


def _started(effect: SetUpOrganisation, one: Membership) -> Deed:
    facts = {"role": one.role, "from": one.valid_from, "to": one.valid_to}
    return Deed(one.unit, effect.at, effect.by, Action.MEMBERSHIP_STARTED, one.person, facts)


def _codes(effect: SetUpOrganisation) -> Iterator[Deed]:
    for one in effect.invitations:
        yield code_deed(one, effect.at, effect.by)


def _own(effect: SetUpOrganisation) -> Iterator[Deed]:
    """Indicators, forms, targets and obligations of their own, counted for the unit that they begin at."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for one in (*effect.changes.own.added, *(new for _, new in effect.changes.own.changed)):
        counts[str(one.body["root"])][one.kind] += 1
    for unit, kinds in sorted(counts.items()):
        yield Deed(unit, effect.at, effect.by, Action.SETUP_APPLIED, "", {"own": dict(kinds)})
