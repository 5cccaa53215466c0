"""Who there is before a contract of reporting begins: a province, its communes, three teams, three people."""

from __future__ import annotations

from collections.abc import Awaitable
from datetime import UTC, date, datetime, timedelta
from typing import Any, Protocol

from reports.people import Invitation, Membership, Person, Role
from reports.submission import Line, State, Submission
from reports.unit import Edge, Succession, Unit


class Apply(Protocol):
    """Writes the effects of one turn, all of them or none. Raises Conflict."""

    def __call__(self, *effects: object) -> Awaitable[None]: ...


NEW_TIME = date(2025, 7, 1)
LAST_OLD_DAY = date(2025, 6, 30)
DAY = date(2026, 12, 2)
NEXT_DAY = DAY + timedelta(days=1)
NOW = datetime(2026, 12, 2, 8, 0, tzinfo=UTC)
LATER = NOW + timedelta(minutes=5)

PROVINCE, DISTRICT, OLD_COMMUNE = "tinh", "huyen", "xa-cu"
COMMUNE, OTHER_COMMUNE = "xa", "xa-khac"
TEAM, OTHER_TEAM, FAR_TEAM = "to-1", "to-2", "to-xa-khac"

UNITS = (
    Unit(PROVINCE, "87", "tỉnh Đồng Tháp", "tinh", date(1976, 2, 1), sample=True),
    Unit(DISTRICT, "872", "huyện Tháp Mười", "huyen", date(1989, 1, 1), LAST_OLD_DAY, sample=True),
    Unit(OLD_COMMUNE, "30001", "xã Mỹ Quý", "xa", date(1989, 1, 1), LAST_OLD_DAY, sample=True),
    Unit(COMMUNE, "30051", "xã Tháp Mười", "xa", NEW_TIME, sample=True),
    Unit(OTHER_COMMUNE, "30052", "xã Thanh Mỹ", "xa", NEW_TIME, sample=True),
    Unit(TEAM, "30051-1", "Tổ công nghệ số cộng đồng ấp Mỹ Phú", "to", NEW_TIME, sample=True),
    Unit(OTHER_TEAM, "30051-2", "Tổ công nghệ số cộng đồng ấp Mỹ Tây", "to", NEW_TIME, sample=True),
    Unit(FAR_TEAM, "30052-1", "Tổ công nghệ số cộng đồng ấp Lợi An", "to", NEW_TIME, sample=True),
)
EDGES = (
    Edge(DISTRICT, PROVINCE, date(1989, 1, 1), LAST_OLD_DAY),
    Edge(OLD_COMMUNE, DISTRICT, date(1989, 1, 1), LAST_OLD_DAY),
    Edge(COMMUNE, PROVINCE, NEW_TIME),
    Edge(OTHER_COMMUNE, PROVINCE, NEW_TIME),
    Edge(TEAM, COMMUNE, NEW_TIME),
    Edge(OTHER_TEAM, COMMUNE, NEW_TIME),
    Edge(FAR_TEAM, OTHER_COMMUNE, NEW_TIME),
)
SUCCESSIONS = (
    Succession(OLD_COMMUNE, COMMUNE, "whole", NEW_TIME, "Nghị quyết 1663/NQ-UBTVQH15"),
    Succession(DISTRICT, OTHER_COMMUNE, "part", NEW_TIME, ""),
)

MINH = Person("minh", "Nguyễn Văn Minh", sample=True)
THU = Person("thu", "Trần Thị Thu", sample=True)
LAN = Person("lan", "Lê Thị Lan", sample=True)
PEOPLE = (MINH, THU, LAN)

REPORTS = Membership("minh", TEAM, Role.REPORTER, NEW_TIME)
REPORTED = Membership("thu", TEAM, Role.REPORTER, NEW_TIME, date(2026, 6, 30))
REPORTS_ELSEWHERE = Membership("thu", OTHER_TEAM, Role.REPORTER, date(2026, 7, 1))
REVIEWS = Membership("lan", COMMUNE, Role.REVIEWER, NEW_TIME)
MEMBERSHIPS = (REPORTS, REPORTED, REPORTS_ELSEWHERE, REVIEWS)


def an_invitation(code_hash: str = "a" * 64, **changes: object) -> Invitation:
    given: dict[str, Any] = {"unit": TEAM, "role": Role.REPORTER, "expires_at": NOW + timedelta(days=7), **changes}
    return Invitation(code_hash, **given)


def a_submission(name: str = "s1", **changes: object) -> Submission:
    """Twelve figures of Minh's for his team; `counts` gives others."""
    counts: Any = changes.pop("counts", tuple(range(1, 13)))
    given: dict[str, Any] = {
        "form": "so_tay_ngay",
        "unit": TEAM,
        "day": DAY,
        "author": MINH.id,
        "channel": "telegram",
        "sent_at": NOW,
        "state": State.SENT,
        "sentence": "cài vneid 12, nộp hồ sơ 5",
        **changes,
    }
    lines = tuple(
        Line(f"{name}.{at}", name, f"chi_tieu_{at}", given["unit"], given["day"], amount)
        for at, amount in enumerate(counts, 1)
    )
    return Submission(name, lines=lines, nil=not lines, **given)
