"""What every memory of requests, deputies, totals and locks must do.

A test file brings `ledger`, `directory` and `apply` over one world with the `organisation`, and imports all of this.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from dialog.errors import Conflict
from reports.consolidation import Consolidation
from reports.deputy import Deputy
from reports.doors import Request
from reports.effects import (
    AddSubmission,
    AnswerRequest,
    AskRequest,
    Consolidate,
    Decide,
    EndDeputy,
    LockPeriod,
    OpenPeriod,
    SetDeputy,
    Undo,
)
from reports.interfaces import Directory, Ledger
from reports.lock import Place
from reports.people import Role
from reports.submission import Line, State, Submission
from tests.contracts.organisation import (
    COMMUNE,
    DAY,
    LAN,
    LATER,
    MINH,
    NEXT_DAY,
    NOW,
    OTHER_TEAM,
    TEAM,
    THU,
    Apply,
    a_submission,
)

FORM = a_submission().form
PERIOD = f"day:{DAY:%Y-%m-%d}"
REQUEST = Request("r1", "reopening", TEAM, FORM, PERIOD, MINH.id, NOW, date(2026, 12, 20), "nhập sót")
DEPUTY = Deputy("d1", LAN.id, THU.id, COMMUNE, Role.REVIEWER, DAY, NEXT_DAY, LAN.id, NOW)
TOTAL = Consolidation("c1", COMMUNE, FORM, "nd09:2026-12", LAN.id, LATER, ("s1",), {"chi_tieu_1": 1})
LOCK = LockPeriod((TEAM,), FORM, DAY, DAY, "system:lock", LATER)
OPEN = OpenPeriod((TEAM,), FORM, DAY, DAY, LAN.id, LATER)


def approve(name: str) -> Decide:
    return Decide(name, State.SENT, State.APPROVED, LAN.id, LATER)


async def approved(apply: Apply, *names: str, **changes: object) -> None:
    known: list[str] = []
    for name in names:
        await apply(AddSubmission(a_submission(name, **changes), frozenset(known)))
        await apply(approve(name))
        known.append(name)


async def state_of(ledger: Ledger, name: str) -> State:
    found = await ledger.submission(name)
    assert found is not None
    return found.state


async def test_a_request_waits_until_it_is_answered(ledger: Ledger, apply: Apply) -> None:
    await apply(AskRequest(REQUEST))
    assert await ledger.requests([TEAM], "asked") == [REQUEST]
    granted = replace(REQUEST, state="granted", decided_by=LAN.id, decided_at=LATER, until=date(2026, 12, 18))
    await apply(AnswerRequest(granted))
    assert await ledger.request("r1") == granted
    assert await ledger.requests([TEAM], "asked") == []
    assert await ledger.requests([TEAM], "granted") == [granted]
    assert await ledger.requests([OTHER_TEAM]) == []


async def test_the_same_request_does_not_wait_twice(ledger: Ledger, apply: Apply) -> None:
    await apply(AskRequest(REQUEST))
    with pytest.raises(Conflict):
        await apply(AskRequest(replace(REQUEST, id="r2")))
    await apply(AskRequest(replace(REQUEST, id="r3", period="day:2026-12-03")))
    assert [one.id for one in await ledger.requests([TEAM])] == ["r1", "r3"]


async def test_a_request_is_answered_once(ledger: Ledger, apply: Apply) -> None:
    await apply(AskRequest(REQUEST))
    refused = replace(REQUEST, state="refused", decided_by=LAN.id, decided_at=LATER, answer="đủ rồi")
    await apply(AnswerRequest(refused))
    with pytest.raises(Conflict):
        await apply(AnswerRequest(replace(REQUEST, state="granted", decided_by=LAN.id, decided_at=LATER)))
    assert await ledger.request("r1") == refused
    assert await ledger.request("r9") is None


async def test_a_deputy_holds_the_role_of_the_absent_person_on_those_days(directory: Directory, apply: Apply) -> None:
    await apply(SetDeputy(DEPUTY))
    lent = [one for one in await directory.memberships(THU.id, DAY) if one.acting_for]
    assert [(one.unit, one.role, one.acting_for) for one in lent] == [(COMMUNE, Role.REVIEWER, LAN.id)]
    after = await directory.memberships(THU.id, NEXT_DAY + timedelta(days=1))
    assert [one for one in after if one.acting_for] == []
    assert await directory.deputies([COMMUNE], DAY) == [DEPUTY]


async def test_nobody_deputises_twice_on_the_same_days(apply: Apply) -> None:
    await apply(SetDeputy(DEPUTY))
    with pytest.raises(Conflict):
        await apply(SetDeputy(replace(DEPUTY, id="d2", first=NEXT_DAY, last=NEXT_DAY + timedelta(days=3))))
    await apply(SetDeputy(replace(DEPUTY, id="d3", first=NEXT_DAY + timedelta(days=1), last=date(2026, 12, 9))))


async def test_a_deputy_that_was_ended_holds_nothing_and_ends_once(directory: Directory, apply: Apply) -> None:
    await apply(SetDeputy(DEPUTY))
    await apply(EndDeputy("d1", DAY - timedelta(days=1), LAN.id, LATER))
    assert [one for one in await directory.memberships(THU.id, DAY) if one.acting_for] == []
    with pytest.raises(Conflict):
        await apply(EndDeputy("d1", DAY - timedelta(days=1), LAN.id, LATER))
    await apply(SetDeputy(replace(DEPUTY, id="d2")))
    assert [one.acting_for for one in await directory.memberships(THU.id, DAY) if one.acting_for] == [LAN.id]


async def test_a_total_keeps_its_figures_and_marks_its_members(ledger: Ledger, apply: Apply) -> None:
    await approved(apply, "s1")
    await apply(Consolidate(TOTAL))
    assert await ledger.consolidation("c1") == TOTAL
    assert await ledger.consolidations([COMMUNE], FORM, "nd09:2026-12") == [TOTAL]
    found = await ledger.submission("s1")
    assert found is not None
    assert (found.state, found.used_in, found.version) == (State.CONSOLIDATED, "c1", 3)


async def test_a_later_total_takes_in_the_old_members_and_the_late_one(ledger: Ledger, apply: Apply) -> None:
    await approved(apply, "s1", "s2")
    await apply(Consolidate(TOTAL))
    await apply(Consolidate(replace(TOTAL, id="c2", members=("s1", "s2"))))
    first, second = await ledger.submission("s1"), await ledger.submission("s2")
    assert first is not None
    assert second is not None
    assert (first.used_in, second.used_in) == ("c2", "c2")
    assert [one.id for one in await ledger.consolidations([COMMUNE], FORM, "nd09:2026-12")] == ["c1", "c2"]


async def test_what_is_approved_in_the_same_turn_goes_into_the_total(ledger: Ledger, apply: Apply) -> None:
    await apply(AddSubmission(a_submission(), frozenset()))
    await apply(approve("s1"), Consolidate(TOTAL))
    assert await state_of(ledger, "s1") is State.CONSOLIDATED


async def test_what_is_not_approved_goes_into_no_total(ledger: Ledger, apply: Apply) -> None:
    await apply(AddSubmission(a_submission(), frozenset()))
    with pytest.raises(Conflict):
        await apply(Consolidate(TOTAL))
    assert await ledger.consolidation("c1") is None
    assert await state_of(ledger, "s1") is State.SENT


async def test_what_is_locked_stays_locked_in_a_total(ledger: Ledger, apply: Apply) -> None:
    await approved(apply, "s1")
    await apply(LOCK)
    await apply(Consolidate(TOTAL))
    found = await ledger.submission("s1")
    assert found is not None
    assert (found.state, found.used_in) == (State.LOCKED, "c1")


async def test_a_correction_marks_the_total_that_used_the_figure(ledger: Ledger, apply: Apply) -> None:
    await approved(apply, "s1")
    await apply(Consolidate(TOTAL))
    line = Line("s2.1", "s2", "chi_tieu_1", TEAM, DAY, 9, corrects="s1.1")
    slip: Submission = replace(a_submission("s2", counts=()), lines=(line,), nil=False, correction=1, reason="nhầm")
    await apply(AddSubmission(slip, frozenset({"s1"})))
    unmarked = await ledger.consolidation("c1")
    assert unmarked is not None
    assert unmarked.corrected_by == ()
    await apply(approve("s2"))
    marked = await ledger.consolidation("c1")
    assert marked is not None
    assert marked.corrected_by == ("s2",)


async def test_a_lock_holds_what_is_approved_and_leaves_what_waits(ledger: Ledger, apply: Apply) -> None:
    await approved(apply, "s1")
    await apply(AddSubmission(a_submission("s2"), frozenset({"s1"})))
    await apply(AddSubmission(a_submission("s3", unit=OTHER_TEAM, author=THU.id), frozenset()), approve("s3"))
    await apply(LOCK)
    assert [await state_of(ledger, name) for name in ("s1", "s2", "s3")] == [
        State.LOCKED,
        State.SENT,
        State.APPROVED,
    ]
    await apply(LOCK)
    found = await ledger.submission("s1")
    assert found is not None
    assert found.version == 3, "locking twice changes nothing"


async def test_an_opened_period_is_approved_again(ledger: Ledger, apply: Apply) -> None:
    await approved(apply, "s1")
    await apply(LOCK)
    await apply(OPEN)
    found = await ledger.submission("s1")
    assert found is not None
    assert (found.state, found.version) == (State.APPROVED, 4)


async def test_what_a_total_has_used_is_not_opened(ledger: Ledger, apply: Apply) -> None:
    await approved(apply, "s1")
    await apply(LOCK)
    await apply(Consolidate(TOTAL))
    await apply(OPEN)
    assert await state_of(ledger, "s1") is State.LOCKED


async def test_places_that_are_not_locked_are_counted_by_state(ledger: Ledger, apply: Apply) -> None:
    await approved(apply, "s1", "s2")
    await apply(AddSubmission(a_submission("s3", day=NEXT_DAY), frozenset()))
    assert await ledger.unlocked(FORM, DAY) == [Place(TEAM, PERIOD, DAY, State.APPROVED, 2)]
    both = await ledger.unlocked(FORM, NEXT_DAY)
    assert both[1:] == [Place(TEAM, f"day:{NEXT_DAY:%Y-%m-%d}", NEXT_DAY, State.SENT, 1)]
    await apply(LOCK)
    assert await ledger.unlocked(FORM, DAY) == []
    assert await ledger.unlocked("khac", NEXT_DAY) == []


def corrected(name: str, line: str, number: int = 1) -> Submission:
    """A correction slip of one line."""
    one = a_submission(name)
    return replace(one, lines=(replace(one.lines[0], corrects=line),), correction=number, reason="gõ nhầm")


async def test_what_a_slip_rests_on_is_not_taken_back(ledger: Ledger, apply: Apply) -> None:
    """While the slip waits, and once it counts; of a chain of slips only the last one can go."""
    await approved(apply, "s1")
    await apply(AddSubmission(corrected("c1", "s1.1"), frozenset({"s1"})))
    back = Decide("s1", State.APPROVED, State.SENT, LAN.id, LATER, "nhầm")
    with pytest.raises(Conflict):
        await apply(back)
    await apply(approve("c1"))
    with pytest.raises(Conflict):
        await apply(back)
    await apply(AddSubmission(corrected("c2", "c1.1", 2), frozenset({"s1", "c1"})))
    await apply(approve("c2"))
    with pytest.raises(Conflict):
        await apply(replace(back, submission="c1"))
    await apply(replace(back, submission="c2"))
    assert await state_of(ledger, "c2") is State.SENT


async def test_a_slip_is_approved_only_while_what_it_corrects_stands(ledger: Ledger, apply: Apply) -> None:
    await approved(apply, "s1")
    await apply(AddSubmission(corrected("c1", "s1.1"), frozenset({"s1"})))
    await apply(AddSubmission(corrected("c2", "s1.1", 2), frozenset({"s1"})))
    await apply(approve("c1"))
    with pytest.raises(Conflict):
        await apply(approve("c2"))
    await apply(Decide("c2", State.SENT, State.RETURNED, LAN.id, LATER, "đã đính chính"))
    assert await state_of(ledger, "c2") is State.RETURNED


async def test_what_was_taken_back_and_replaced_waits_again_when_that_is_undone(ledger: Ledger, apply: Apply) -> None:
    """Not returned: the reason was that of an approval taken back, and the figure would be lost."""
    await approved(apply, "s1")
    await apply(Decide("s1", State.APPROVED, State.SENT, LAN.id, LATER, "chưa đối chiếu"))
    await apply(AddSubmission(replace(a_submission("s2"), replaces=("s1",)), frozenset({"s1"})))
    await apply(Undo("s2", 1, MINH.id, LATER))
    assert await state_of(ledger, "s1") is State.SENT
