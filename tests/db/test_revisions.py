"""Entries in SQLite and PostgreSQL keep the contract, also when two people decide at once."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest
import pytest_asyncio
from sqlalchemy.exc import IntegrityError

from db.engine import Database
from db.repositories.directory import SqlDirectory
from db.repositories.entries import SqlEntries
from dialog.errors import Conflict
from faq.effects import KeepDraft
from faq.entry import State
from tests.contracts.organisation import LAN, PEOPLE, Apply
from tests.contracts.revisions import *  # noqa: F403
from tests.contracts.revisions import ENTRIES, NOW, answer, approved, draft, sent
from tests.db.conftest import applying


@pytest_asyncio.fixture
async def entries(database: Database) -> SqlEntries:
    await SqlDirectory(database).load([], [], [], PEOPLE, [])
    kept = SqlEntries(database)
    await kept.take_in(ENTRIES, NOW)
    return kept


async def test_of_two_who_approve_at_once_one_does(
    entries: SqlEntries, database: Database, another: Database
) -> None:
    await applying(database)(KeepDraft(draft()), sent(), KeepDraft(draft(3, author=LAN.id)), sent(3))
    both = [applying(database)(approved()), applying(another)(approved(3))]
    results = await asyncio.gather(*both, return_exceptions=True)
    assert sorted(type(one) for one in results if one) == [Conflict]
    assert [one.state for one in await entries.history("phi")].count(State.LIVE) == 1


async def test_a_conflict_leaves_what_is_served(entries: SqlEntries, apply: Apply) -> None:
    await apply(KeepDraft(draft()))
    with pytest.raises(Conflict):
        await apply(approved())
    live = await entries.live("phi")
    assert live is not None
    assert live.number == 1


async def test_the_stamp_changes_with_what_is_served_and_not_with_drafts(entries: SqlEntries, apply: Apply) -> None:
    first = await entries.stamp()
    await apply(KeepDraft(draft()), sent())
    assert await entries.stamp() == first
    await apply(approved())
    assert await entries.stamp() != first


async def test_an_author_nobody_knows_is_refused(entries: SqlEntries, apply: Apply) -> None:
    with pytest.raises(IntegrityError):
        await apply(KeepDraft(draft(author="nobody")))


# --- the end of a rehearsal


async def test_with_a_public_address_what_was_rehearsed_is_served_no_more(
    entries: SqlEntries, database: Database, apply: Apply
) -> None:
    await apply(KeepDraft(draft(sample=True)), sent(), approved())
    public = SqlEntries(database, sample_on=False)
    assert [one.id for one in await public.served()] == ["noi-lam"]
    assert await public.end_rehearsal() == 1
    assert await answer(public) == "Không mất tiền."
    assert [one.state for one in await entries.history("phi")] == [State.LIVE, State.RETIRED]
    assert await public.end_rehearsal() == 0


async def test_what_waits_in_a_rehearsal_is_not_there_in_public(
    entries: SqlEntries, database: Database, apply: Apply
) -> None:
    await apply(KeepDraft(draft(sample=True)), sent())
    public = SqlEntries(database, sample_on=False)
    assert await public.pending() == []
    assert await public.revision("phi", 2) is None


async def test_what_a_real_editor_had_changed_before_is_there_again(
    entries: SqlEntries, database: Database, apply: Apply
) -> None:
    await apply(KeepDraft(draft()), sent(), approved())
    played = replace(draft(3, sample=True), base=2, entry=replace(draft(3).entry, aliases=("thử",)))
    await apply(KeepDraft(played), sent(3), approved(3, instead=2))
    await SqlEntries(database, sample_on=False).end_rehearsal()
    live = await entries.live("phi")
    assert live is not None
    assert (live.number, live.origin) == (2, "local")


async def test_after_a_rehearsal_the_newest_release_is_served(
    entries: SqlEntries, database: Database, apply: Apply
) -> None:
    await apply(KeepDraft(draft(sample=True)), sent(), approved())
    newer = replace(ENTRIES[0], aliases=("lệ phí", "tốn tiền không"))
    await entries.take_in([newer, ENTRIES[1]], NOW)
    public = SqlEntries(database, sample_on=False)
    await public.end_rehearsal()
    served = {one.id: one for one in await public.served()}
    assert served["phi"].aliases == newer.aliases
    assert await public.pending() == []
