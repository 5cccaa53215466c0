"""What every keeper of entries must do, and the effects that change them.

A test file brings `entries` (which holds ENTRIES as a release brought them) and `apply`, and imports all of this.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from dialog.errors import Conflict
from faq.effects import KeepDraft, MoveRevision
from faq.entry import Entry, Source, State, Statement
from faq.interfaces import Entries
from faq.revision import Revision
from tests.contracts.organisation import LAN, MINH, Apply

NOW = datetime(2026, 12, 2, 8, 0, tzinfo=UTC)
LATER = NOW + timedelta(minutes=5)

FEE = Entry(
    id="phi",
    question="Phí bao nhiêu?",
    category="cu-tru",
    sections={"answer": (Statement("Không mất tiền.", until=date(2026, 12, 31)),)},
    aliases=("lệ phí",),
    sources=(Source("Luật Cư trú"),),
    checked_on=date(2026, 11, 1),
    check_again_on=date(2027, 5, 1),
)
PLACE = replace(FEE, id="noi-lam", question="Làm ở đâu?")
ENTRIES = (FEE, PLACE)
NEW = replace(FEE, sections={"answer": (Statement("Mất 10.000 đồng."),)})


def draft(number: int = 2, author: str = MINH.id, at: datetime = NOW, **changes: Any) -> Revision:
    """Minh's draft of the fee."""
    entry = replace(NEW, revision=number, state=State.DRAFT)
    return Revision(entry, "local", at, author, base=1, **changes)


def sent(number: int = 2) -> MoveRevision:
    return MoveRevision("phi", number, State.DRAFT, State.PENDING, NOW)


def approved(number: int = 2, instead: int = 1, **changes: Any) -> MoveRevision:
    return MoveRevision("phi", number, State.PENDING, State.LIVE, LATER, LAN.id, instead=instead, **changes)


async def answer(entries: Entries) -> str:
    served = {one.id: one for one in await entries.served()}
    return served["phi"].sections["answer"][0].text


async def test_what_a_release_brought_is_served(entries: Entries) -> None:
    assert await entries.served() == [PLACE, FEE]
    live = await entries.live("phi")
    assert live is not None
    assert (live.entry, live.origin, live.author, live.base) == (FEE, "release", None, None)


async def test_nobody_has_begun_anything_at_first(entries: Entries) -> None:
    assert await entries.drafts(MINH.id) == []
    assert await entries.pending() == []
    assert await entries.live("khong-co") is None
    assert await entries.revision("phi", 2) is None


async def test_a_draft_is_its_authors_and_never_served(entries: Entries, apply: Apply) -> None:
    await apply(KeepDraft(draft()))
    assert await entries.drafts(MINH.id) == [draft()]
    assert await entries.drafts(LAN.id) == []
    assert await entries.revision("phi", 2) == draft()
    assert await answer(entries) == "Không mất tiền."


async def test_a_draft_that_is_kept_again_is_replaced(entries: Entries, apply: Apply) -> None:
    await apply(KeepDraft(draft()))
    again = replace(draft(at=LATER), entry=replace(draft().entry, aliases=("mấy đồng",)))
    await apply(KeepDraft(again))
    assert await entries.drafts(MINH.id) == [again]


async def test_somebody_elses_number_is_not_taken(entries: Entries, apply: Apply) -> None:
    await apply(KeepDraft(draft()))
    with pytest.raises(Conflict):
        await apply(KeepDraft(draft(author=LAN.id)))
    with pytest.raises(Conflict):
        await apply(KeepDraft(draft(1)))
    await apply(KeepDraft(draft(3, author=LAN.id)))
    assert await entries.drafts(MINH.id) == [draft()]


async def test_what_was_sent_waits_and_is_not_served(entries: Entries, apply: Apply) -> None:
    await apply(KeepDraft(draft()), sent())
    assert await entries.drafts(MINH.id) == []
    waiting = await entries.pending()
    assert [(one.number, one.state, one.decided_by) for one in waiting] == [(2, State.PENDING, None)]
    assert await answer(entries) == "Không mất tiền."
    with pytest.raises(Conflict):
        await apply(KeepDraft(draft()))


async def test_approved_it_is_served_and_the_one_before_retires(entries: Entries, apply: Apply) -> None:
    await apply(KeepDraft(draft()), sent(), approved())
    assert await answer(entries) == "Mất 10.000 đồng."
    assert await entries.pending() == []
    history = await entries.history("phi")
    assert [(one.number, one.state) for one in history] == [(1, State.RETIRED), (2, State.LIVE)]
    assert (history[1].author, history[1].saved_at) == (MINH.id, NOW)
    assert (history[1].decided_by, history[1].decided_at) == (LAN.id, LATER)


async def test_every_word_of_a_revision_stays(entries: Entries, apply: Apply) -> None:
    await apply(KeepDraft(draft()), sent(), approved())
    old = await entries.revision("phi", 1)
    assert old is not None
    assert old.entry.sections == FEE.sections


async def test_it_is_approved_once(entries: Entries, apply: Apply) -> None:
    await apply(KeepDraft(draft()), sent(), approved())
    with pytest.raises(Conflict):
        await apply(approved())
    assert await answer(entries) == "Mất 10.000 đồng."


async def test_of_two_made_from_the_same_the_second_does_not_wipe_out_the_first(
    entries: Entries, apply: Apply
) -> None:
    await apply(KeepDraft(draft()), sent(), KeepDraft(draft(3, author=LAN.id)), sent(3))
    await apply(approved())
    with pytest.raises(Conflict):
        await apply(approved(3))
    live, waiting = await entries.live("phi"), await entries.revision("phi", 3)
    assert live is not None
    assert waiting is not None
    assert (live.number, waiting.state) == (2, State.PENDING)


async def test_a_draft_cannot_be_approved(entries: Entries, apply: Apply) -> None:
    await apply(KeepDraft(draft()))
    with pytest.raises(Conflict):
        await apply(approved())
    assert await answer(entries) == "Không mất tiền."


async def test_given_back_it_is_a_draft_with_a_reason(entries: Entries, apply: Apply) -> None:
    back = MoveRevision("phi", 2, State.PENDING, State.DRAFT, LATER, LAN.id, "thiếu nguồn")
    await apply(KeepDraft(draft()), sent(), back)
    [own] = await entries.drafts(MINH.id)
    assert (own.reason, own.decided_by, own.decided_at) == ("thiếu nguồn", LAN.id, LATER)


async def test_what_is_decided_in_the_sample_is_marked(entries: Entries, apply: Apply) -> None:
    await apply(KeepDraft(draft()), sent(), approved(sample=True))
    live = await entries.live("phi")
    assert live is not None
    assert live.sample
    assert [one.rehearsal for one in await entries.served()] == [False, True]
