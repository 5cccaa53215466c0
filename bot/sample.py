"""One-time codes of the sample organisation, made anew at each start. They have power only inside the sample."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta

from bot.stores import Stores
from reports.invitations import hash_code, new_code
from reports.people import Invitation, Role
from reports.sample import load_sample

VALID = timedelta(days=7)
REHEARSAL = timedelta(days=400)
"""Codes of the sample last longer: a rehearsal sets its clock weeks ahead, and they have no power outside."""
SHOWN = (
    (Role.REPORTER, "Thành viên Tổ công nghệ số"),
    (Role.REVIEWER, "Người duyệt của xã"),
    (Role.ADMIN, "Quản trị"),
    (Role.EDITOR, "Biên tập của xã"),
)


async def make_codes(stores: Stores, now: datetime) -> list[tuple[str, str]]:
    """A code for a member of a Tổ, a supervisor and an editor of its commune, an administrator: (who, code)."""
    sample = load_sample()
    names = {person.id: person.name for person in sample.people}
    made = []
    for role, title in SHOWN:
        one = next(membership for membership in sample.memberships if membership.role is role)
        code = await invite(stores, one.unit, role, now, person=one.person, sample=True, lasts=REHEARSAL)
        made.append((f"{title} ({names[one.person]})", code))
    return made


async def invite(
    stores: Stores,
    unit: str,
    role: Role,
    now: datetime,
    *,
    person: str | None = None,
    sample: bool = False,
    lasts: timedelta = VALID,
) -> str:
    """A new code that works once, for seven days unless it `lasts` longer. Only its hash is kept."""
    code = new_code(secrets.choice)
    digest = hash_code(code, stores.seal.key_for("invitation"))
    invitation = Invitation(digest, unit, role, now + lasts, person=person, sample=sample)
    await stores.directory.add(invitation)
    return code
