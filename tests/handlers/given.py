"""What the tests of approving share: chị Thu may act for cô Lan, anh Sáu reviews for the province."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from reports.deputy import Deputy
from reports.form import MONTHLY
from reports.people import Person, Role
from reports.period import reporting_month
from reports.submission import Line, State, Submission
from tests.handlers.talk import Talk
from tests.people import LAN, MINH, Someone
from tests.reports.given import COMMUNE, PROVINCE, TEAM, VNEID, member, store, submission

ON = date(2026, 11, 23)
MONTH = reporting_month(ON)
THU = Someone("thu", "p-thu", "Lê Thị Thu")
BOSS = Someone("sau", "p-sau", "Đỗ Văn Sáu")


async def join(talk: Talk, who: Someone, unit: str, role: Role) -> None:
    """Somebody new of the sample."""
    talk.world.people[who.person] = Person(who.person, who.name, sample=True)
    talk.world.memberships.append(member(who.person, unit, role))
    talk.bind(who)
    await talk.say(who, "/start")


async def thu_joins(talk: Talk) -> None:
    await join(talk, THU, COMMUNE, Role.VIEWER)


async def boss_joins(talk: Talk) -> None:
    await join(talk, BOSS, PROVINCE, Role.REVIEWER)


def wait(talk: Talk, name: str, amount: int = 3, **changes: object) -> None:
    """A report that waits for approval."""
    given: dict[str, object] = {"day": ON, "author": MINH.person, "unit": TEAM, **changes}
    store(talk.world, submission(name, {VNEID: amount}, **given))  # type: ignore[arg-type]


def past(talk: Talk, amount: int = 10, author: str = MINH.person, unit: str = TEAM) -> None:
    """Eight days of usual reports."""
    for back in range(1, 9):
        one = submission(
            f"{author}{back}",
            {VNEID: amount + back % 3},
            day=ON - timedelta(days=back),
            author=author,
            unit=unit,
            state=State.APPROVED,
        )
        store(talk.world, one)


def monthly(name: str, unit: str = COMMUNE, state: State = State.SENT, amount: int = 30) -> Submission:
    made = submission(name, {VNEID: amount}, unit=unit, author="p-tuan", day=MONTH.last, state=state)
    return replace(made, form=MONTHLY, period=MONTH.key)


def slip(of: Submission, name: str = "slip", amount: int = 31) -> Submission:
    """A correction slip of the report's only figure."""
    line = Line(f"{name}.1", name, VNEID, of.unit, of.day, amount, corrects=of.lines[0].id)
    return replace(
        of, id=name, lines=(line,), state=State.SENT, correction=1, reason="gõ nhầm", used_in=None, version=1
    )


def deputise(talk: Talk, days: int = 3) -> None:
    """Thu acts for Lan from today on."""
    first = talk.now.date()
    one = Deputy(
        "d1",
        LAN.person,
        THU.person,
        COMMUNE,
        Role.REVIEWER,
        first,
        first + timedelta(days=days),
        LAN.person,
        talk.now,
    )
    talk.world.deputies["d1"] = one


def state(talk: Talk, name: str) -> State:
    return talk.world.submissions[name].state
