"""Effects of work in the field on the tables."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from sqlalchemy import delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from db.models import HelpCardRow, HelpSecretRow, PersonRow, ReferenceRow, TapRow
from db.repositories.audit import record
from db.repositories.statements import add_new, insert, prepare, prepared, put
from dialog.errors import Conflict
from reports.audit import Action
from reports.field_effects import AddTap, CloseHelp, CloseTally, EndHelpPeriod, KeepHelpSecret, ShowCard
from reports.tally import Tap

PEOPLE = "people_helped"
"""The kind of reference data that keeps the figures of ended periods, by period and unit."""
_ADD = prepare(TapRow, lambda new: new.on_conflict_do_nothing())


async def add_tap(effect: AddTap, session: AsyncSession) -> None:
    one = effect.tap
    if one.amount < 0:
        await _enough(session, one)
    await session.execute(prepared(session, _ADD), {name: getattr(one, name) for name in Tap.__slots__})


async def _enough(session: AsyncSession, one: Tap) -> None:
    await _alone_with(session, one.by)
    mine = (
        TapRow.unit == one.unit,
        TapRow.day == one.day,
        TapRow.indicator == one.indicator,
        TapRow.by == one.by,
        TapRow.submission.is_(None),
    )
    known = await session.get(TapRow, one.id) is not None
    if not known and (await session.scalar(select(func.sum(TapRow.amount)).where(*mine)) or 0) + one.amount < 0:
        raise Conflict("there is nothing left to take back")


async def _alone_with(session: AsyncSession, person: str) -> None:
    """Whoever takes back waits for whoever saves, and the other way round."""
    await session.execute(select(PersonRow.id).where(PersonRow.id == person).with_for_update())


async def close_tally(effect: CloseTally, session: AsyncSession) -> None:
    await _alone_with(session, effect.person)
    mine = (
        TapRow.unit == effect.unit,
        TapRow.day == effect.day,
        TapRow.by == effect.person,
        TapRow.submission.is_(None),
    )
    marked = update(TapRow).where(*mine).values(submission=effect.submission).returning(TapRow.id)
    if frozenset(await session.scalars(marked)) != effect.taps or not effect.taps:
        raise Conflict("a press was added or saved in between")
    facts = {"person": effect.person, "day": effect.day, "taps": len(effect.taps)}
    await record(
        session, Action.TALLY_CLOSED, unit=effect.unit, at=effect.at, actor=effect.by, subject=effect.submission,
        **(facts if effect.person != effect.by else {name: facts[name] for name in ("day", "taps")}),
    )  # fmt: skip


async def close_help(effect: CloseHelp, session: AsyncSession) -> None:
    facts = {"indicator": effect.indicator, "partly": int(effect.partly)}
    await record(
        session, Action.HELP_CLOSED, unit=effect.unit, at=effect.at, actor=effect.by, subject=effect.submission,
        **facts,
    )  # fmt: skip


async def keep_secret(effect: KeepHelpSecret, session: AsyncSession) -> None:
    row = {"period": effect.period, "secret": effect.sealed}
    if not await add_new(session, HelpSecretRow, [row]):
        raise Conflict("the period has a secret already")


async def show_card(effect: ShowCard, session: AsyncSession) -> None:
    key = {"period": effect.period, "unit": effect.unit, "digest": effect.digest}
    new = insert(session, HelpCardRow).values(**key, first_day=effect.day, turns=1)
    again = {"turns": HelpCardRow.turns + 1}
    await session.execute(new.on_conflict_do_update(index_elements=[*key], set_=again))


async def end_period(effect: EndHelpPeriod, session: AsyncSession) -> None:
    rows = [
        {"kind": PEOPLE, "code": f"{effect.period}/{unit}", "body": {"people": people}, "loaded_at": effect.at}
        for unit, people in effect.people.items()
    ]
    await put(session, ReferenceRow, rows)
    for table in (HelpCardRow, HelpSecretRow):
        await session.execute(delete(table).where(table.period == effect.period))


APPLY: dict[type, Callable[[Any, AsyncSession], Awaitable[None]]] = {
    AddTap: add_tap,
    CloseTally: close_tally,
    CloseHelp: close_help,
    KeepHelpSecret: keep_secret,
    ShowCard: show_card,
    EndHelpPeriod: end_period,
}
