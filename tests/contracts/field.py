"""What every book of presses and of cards must do, and the effects that write into them.

A test file brings `taps`, `cards`, `ledger` and `apply` over one world that holds `organisation`, and imports all of
this.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from dialog.errors import Conflict
from reports.cards import CardBook, digest
from reports.field_effects import AddTap, CloseHelp, CloseTally, EndHelpPeriod, KeepHelpSecret, ShowCard
from reports.interfaces import Ledger
from reports.tally import Tally, Tap, TapBook
from tests.contracts.ledger import add
from tests.contracts.organisation import (
    COMMUNE,
    DAY,
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

VNEID, LEAFLETS = "outreach_vneid_turns", "leaflets_distributed"
PERIOD, NEXT_PERIOD = "nd09:2026-12", "nd09:2027-01"
SECRET = b"s" * 32


def a_tap(name: str = "t1", amount: int = 1, **changes: object) -> Tap:
    return replace(Tap(name, TEAM, DAY, VNEID, amount, MINH.id, NOW), **changes)  # type: ignore[arg-type]


def close(*names: str, submission: str = "s1", **changes: object) -> CloseTally:
    given = CloseTally(submission, TEAM, DAY, MINH.id, frozenset(names), MINH.id, LATER)
    return replace(given, **changes)  # type: ignore[arg-type]


async def tally(taps: TapBook, day: date = DAY) -> Tally:
    return Tally(TEAM, day, tuple(await taps.taps(TEAM, day)))


async def test_every_press_is_a_row_and_comes_back_in_order(taps: TapBook, apply: Apply) -> None:
    first, second = a_tap("t2"), a_tap("t1", 5, at=LATER, by=THU.id)
    await apply(AddTap(first))
    await apply(AddTap(second))
    assert await taps.taps(TEAM, DAY) == [first, second]


async def test_presses_of_other_units_and_days_are_not_mixed_in(taps: TapBook, apply: Apply) -> None:
    await apply(AddTap(a_tap()), AddTap(a_tap("t2", unit=OTHER_TEAM)), AddTap(a_tap("t3", day=NEXT_DAY)))
    assert [one.id for one in await taps.taps(TEAM, DAY)] == ["t1"]
    assert await taps.taps(COMMUNE, DAY) == []


async def test_the_same_press_delivered_twice_counts_once(taps: TapBook, apply: Apply) -> None:
    await apply(AddTap(a_tap()))
    await apply(AddTap(a_tap(amount=5)))
    assert await taps.taps(TEAM, DAY) == [a_tap()]


async def test_a_slip_is_taken_back_by_a_row_of_its_own(taps: TapBook, apply: Apply) -> None:
    await apply(AddTap(a_tap()), AddTap(a_tap("t2", 5)))
    await apply(AddTap(a_tap("t3", -1, at=LATER)))
    assert (await tally(taps)).sums() == {VNEID: 5}
    assert len(await taps.taps(TEAM, DAY)) == 3


async def test_a_count_never_falls_below_zero(taps: TapBook, apply: Apply) -> None:
    await apply(AddTap(a_tap()), AddTap(a_tap("t2", -1)))
    with pytest.raises(Conflict):
        await apply(AddTap(a_tap("t3", -1)))
    assert (await tally(taps)).sums() == {}


async def test_taking_back_twice_by_one_message_is_no_conflict(taps: TapBook, apply: Apply) -> None:
    await apply(AddTap(a_tap()), AddTap(a_tap("t2", -1)))
    await apply(AddTap(a_tap("t2", -1)))
    assert len(await taps.taps(TEAM, DAY)) == 2


@pytest.mark.parametrize("other", [{"by": THU.id}, {"indicator": LEAFLETS}, {"day": NEXT_DAY}], ids=str)
async def test_nobody_takes_back_what_is_not_theirs(apply: Apply, other: dict[str, object]) -> None:
    await apply(AddTap(a_tap()))
    with pytest.raises(Conflict):
        await apply(AddTap(a_tap("t2", -1, **other)))


async def test_saved_presses_are_marked_and_others_stay(taps: TapBook, ledger: Ledger, apply: Apply) -> None:
    await apply(AddTap(a_tap()), AddTap(a_tap("t2", 5)), AddTap(a_tap("t3", by=THU.id)))
    await apply(add(a_submission(counts=(6,))), close("t1", "t2"))
    assert [one.id for one in await taps.taps_of("s1")] == ["t1", "t2"]
    assert [one.id for one in await taps.unsaved(DAY)] == ["t3"]
    assert await ledger.submission("s1") is not None


async def test_what_is_saved_cannot_be_taken_back_by_a_press(taps: TapBook, apply: Apply) -> None:
    await apply(AddTap(a_tap()))
    await apply(add(a_submission(counts=(1,))), close("t1"))
    with pytest.raises(Conflict):
        await apply(AddTap(a_tap("t2", -1)))


@pytest.mark.parametrize("expected", [(), ("t1",), ("t1", "t2", "t9")])
async def test_a_press_in_between_is_a_conflict_and_nothing_is_written(
    taps: TapBook, ledger: Ledger, apply: Apply, expected: tuple[str, ...]
) -> None:
    await apply(AddTap(a_tap()), AddTap(a_tap("t2")))
    with pytest.raises(Conflict):
        await apply(add(a_submission(counts=(1,))), close(*expected))
    assert await ledger.submission("s1") is None
    assert len(await taps.unsaved(DAY)) == 2


async def test_presses_are_saved_once(taps: TapBook, ledger: Ledger, apply: Apply) -> None:
    await apply(AddTap(a_tap()))
    await apply(add(a_submission(counts=(1,))), close("t1"))
    with pytest.raises(Conflict):
        await apply(add(a_submission("s2", counts=(1,)), "s1"), close("t1", submission="s2"))
    assert await ledger.submission("s2") is None
    assert [one.submission for one in await taps.taps(TEAM, DAY)] == ["s1"]


async def test_unsaved_presses_of_earlier_days_are_found(taps: TapBook, apply: Apply) -> None:
    old = a_tap("t0", day=DAY - timedelta(days=3), at=NOW - timedelta(days=3))
    await apply(AddTap(a_tap()), AddTap(old), AddTap(a_tap("t2", day=NEXT_DAY)))
    assert await taps.unsaved(DAY) == [old, a_tap()]


async def test_a_session_of_help_is_closed_beside_its_line(ledger: Ledger, apply: Apply) -> None:
    await apply(add(a_submission(counts=(1,))), CloseHelp("s1", TEAM, VNEID, MINH.id, NOW))
    assert await ledger.submission("s1") is not None


async def test_a_period_has_one_secret_and_the_first_stays(cards: CardBook, apply: Apply) -> None:
    assert await cards.secret(PERIOD) is None
    await apply(KeepHelpSecret(PERIOD, cards.sealed(SECRET)))
    with pytest.raises(Conflict):
        await apply(KeepHelpSecret(PERIOD, cards.sealed(b"x" * 32)))
    assert await cards.secret(PERIOD) == SECRET
    assert await cards.secret(NEXT_PERIOD) is None


def shown(code: str = "AAAA", unit: str = TEAM, day: date = DAY, period: str = PERIOD) -> ShowCard:
    return ShowCard(period, unit, digest(code, SECRET), day)


async def test_nobody_was_counted_where_no_card_was_used(cards: CardBook) -> None:
    assert await cards.people([TEAM, OTHER_TEAM], PERIOD) is None
    assert await cards.shown(PERIOD, digest("AAAA", SECRET)) is None


async def test_a_card_shown_again_is_the_same_person(cards: CardBook, apply: Apply) -> None:
    await apply(shown(), shown(day=NEXT_DAY), shown("BBBB"))
    assert await cards.people([TEAM], PERIOD) == 2
    assert await cards.shown(PERIOD, digest("AAAA", SECRET)) == DAY


async def test_a_card_shown_in_two_teams_is_one_person_of_the_commune(cards: CardBook, apply: Apply) -> None:
    await apply(shown(day=NEXT_DAY), shown(unit=OTHER_TEAM))
    assert await cards.people([TEAM], PERIOD) == 1
    assert await cards.people([TEAM, OTHER_TEAM], PERIOD) == 1
    assert await cards.shown(PERIOD, digest("AAAA", SECRET)) == DAY
    assert await cards.units_of(PERIOD) == [TEAM, OTHER_TEAM]


async def test_periods_are_apart(cards: CardBook, apply: Apply) -> None:
    await apply(shown(), shown(period=NEXT_PERIOD), KeepHelpSecret(PERIOD, cards.sealed(SECRET)))
    assert await cards.periods() == [PERIOD, NEXT_PERIOD]
    assert await cards.people([TEAM], NEXT_PERIOD) == 1


async def test_with_the_period_goes_everything_but_the_number(cards: CardBook, apply: Apply) -> None:
    await apply(KeepHelpSecret(PERIOD, cards.sealed(SECRET)), shown(), shown(period=NEXT_PERIOD))
    await apply(EndHelpPeriod(PERIOD, {TEAM: 1, COMMUNE: 1}, NOW))
    assert await cards.secret(PERIOD) is None
    assert await cards.shown(PERIOD, digest("AAAA", SECRET)) is None
    assert await cards.periods() == [NEXT_PERIOD]
    assert (await cards.kept(COMMUNE, PERIOD), await cards.kept(OTHER_TEAM, PERIOD)) == (1, None)


async def test_a_period_without_cards_ends_too(cards: CardBook, apply: Apply) -> None:
    await apply(KeepHelpSecret(PERIOD, cards.sealed(SECRET)))
    await apply(EndHelpPeriod(PERIOD, {}, NOW))
    assert await cards.periods() == []
