"""Shared facts of the reporting tests: who, where, when."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from reports.form import DAILY
from reports.invitations import hash_code
from reports.people import Invitation, Membership, Role
from reports.submission import Line, State, Submission
from tests.fakes.reports import World

TODAY = date(2026, 12, 2)
NOW = datetime(2026, 12, 2, 9, 30, tzinfo=UTC)
SECRET = b"a key of the tests"

PROVINCE = "82-20250701"
COMMUNE = "30037-20250701"
OTHER_COMMUNE = "30046-20250701"
THIRD_COMMUNE = "30055-20250701"
TEAM = "30037-t1-20250701"
TEAM_2 = "30037-t2-20250701"
TEAM_3 = "30037-t3-20250701"
OTHER_TEAM = "30046-t1-20250701"

MINH, HANH, TUAN = "p-minh", "p-hanh", "p-tuan"
LAN, PHUC, HA = "p-lan", "p-phuc", "p-ha"
NHAN, KHOA = "p-nhan", "p-khoa"
STRANGER = "p-nobody"

VNEID = "outreach_vneid_turns"
OTHER_APP = "outreach_other_app_turns"
ACCOUNT = "outreach_dvctt_account_turns"
SUBMIT = "outreach_dvctt_submit_turns"
PAYMENT = "outreach_payment_turns"
HOUSEHOLDS = "outreach_households_visited"
LEAFLETS = "leaflets_distributed"
TRAINING = "training_events"
NEWS = "comm_news_broadcast"
ARTICLES = "comm_article_broadcast"


def submission(
    name: str,
    counts: dict[str, int] | None = None,
    *,
    unit: str = TEAM,
    author: str = MINH,
    day: date = TODAY,
    state: State = State.SENT,
    nil: bool = False,
    replaces: tuple[str, ...] = (),
    corrects: dict[str, str] | None = None,
) -> Submission:
    """A stored submission; every later name is sent a minute later."""
    known = corrects or {}
    lines = tuple(
        Line(f"{name}.{code}", name, code, unit, day, amount, known.get(code))
        for code, amount in (counts or {}).items()
    )
    sent_at = NOW + timedelta(minutes=sum(map(ord, name)) % 50)
    return Submission(name, DAILY, unit, day, author, "web", sent_at, state, lines, nil, replaces=replaces)


def store(world: World, *submissions: Submission) -> None:
    """Put submissions into the world as they are."""
    for one in submissions:
        world.submissions[one.id] = one


def invite(world: World, code: str, **changes: object) -> Invitation:
    """A code for anh Minh's team, good for a day, changed as said."""
    facts: dict[str, object] = {
        "code_hash": hash_code(code, SECRET),
        "unit": TEAM,
        "role": Role.REPORTER,
        "expires_at": NOW + timedelta(days=1),
    }
    one = Invitation(**(facts | changes))  # type: ignore[arg-type]
    world.invitations[one.code_hash] = one
    return one


def member(
    person: str, unit: str, role: Role, first: date = date(2026, 1, 1), last: date | None = None
) -> Membership:
    return Membership(person, unit, role, first, last)
