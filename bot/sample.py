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
    (Role.REPORTER, "to", "Thành viên Tổ công nghệ số"),
    (Role.REVIEWER, "xa", "Người duyệt của xã"),
    (Role.ADMIN, "tinh", "Quản trị"),
    (Role.EDITOR, "xa", "Biên tập của xã"),
    (Role.REPORTER, "xa", "Đầu mối báo cáo của xã"),
    (Role.REVIEWER, "tinh", "Người tổng hợp của tỉnh"),
)
"""Role and level of the unit. The first four keep their order: guides name them so."""


async def make_codes(stores: Stores, now: datetime) -> list[tuple[str, str]]:
    """A code for everybody who plays a part in a report's way upwards: (who, code)."""
    sample = load_sample()
    levels = {unit.id: unit.level for unit in sample.units}
    names = {person.id: person.name for person in sample.people}
    made = []
    for role, level, title in SHOWN:
        held = (one for one in sample.memberships if one.role is role)
        one = next(each for each in held if levels[each.unit] == level)
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
