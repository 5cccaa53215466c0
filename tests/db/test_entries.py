"""A release brings knowledge; what was edited here stays."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, date, datetime

from sqlalchemy import func, select

from db.engine import Database
from db.models import EntryRow
from db.repositories.directory import SqlDirectory
from db.repositories.entries import SqlEntries
from faq.effects import KeepDraft, MoveRevision
from faq.entry import Entry, Link, Source, State, Statement
from faq.revision import Revision
from tests.contracts.organisation import LAN, MINH, PEOPLE
from tests.db.conftest import applying

NOW = datetime(2026, 11, 21, 8, 0, tzinfo=UTC)
LATER = datetime(2026, 12, 21, 8, 0, tzinfo=UTC)

LEVEL_2 = Entry(
    id="vneid-dang-ky-muc-2",
    question="Đăng ký VNeID mức 2 thế nào?",
    category="vneid",
    sections={
        "answer": (Statement("Bà con đến Công an cấp xã, mang theo thẻ căn cước."),),
        "fee": (Statement("Không mất tiền.", since=date(2024, 7, 1), until=date(2027, 12, 31)),),
    },
    aliases=("làm định danh mức 2",),
    sources=(Source("Nghị định 69/2024/NĐ-CP", "Điều 10", "https://vanban.chinhphu.vn"),),
    checked_on=date(2026, 11, 1),
    check_again_on=date(2027, 5, 1),
    effective_from=date(2024, 7, 1),
    links=(Link("Cổng Dịch vụ công", "https://dichvucong.gov.vn"),),
    confusable=("vneid-quen-mat-khau",),
)
LATE_BIRTH = replace(LEVEL_2, id="ks-qua-han", question="Khai sinh trễ hạn có bị phạt không?", category="ho-tich")
BOTH = [LATE_BIRTH, LEVEL_2]
CHANGED = replace(LEVEL_2, aliases=(*LEVEL_2.aliases, "định danh điện tử"))


async def revisions(database: Database) -> int:
    async with database.read() as session:
        return await session.scalar(select(func.count()).select_from(EntryRow)) or 0


async def edited_here(database: Database, entry: Entry) -> Entry:
    """What a person of this commune has put in its place."""
    await SqlDirectory(database).load([], [], [], PEOPLE, [])
    changed = replace(entry, sections={"answer": (Statement("Đến trụ sở mới."),)}, revision=2, state=State.DRAFT)
    draft = KeepDraft(Revision(changed, "local", NOW, MINH.id, base=1))
    sent = MoveRevision(entry.id, 2, State.DRAFT, State.PENDING, NOW)
    approved = MoveRevision(entry.id, 2, State.PENDING, State.LIVE, NOW, LAN.id, instead=1)
    await applying(database)(draft, sent, approved)
    return replace(changed, state=State.LIVE)


async def test_nothing_is_served_before_the_first_release(entries: SqlEntries) -> None:
    assert await entries.served() == []


async def test_a_release_is_served_word_for_word(entries: SqlEntries) -> None:
    assert await entries.take_in(BOTH, NOW) == 2
    assert await entries.served() == BOTH


async def test_an_empty_release_changes_nothing(entries: SqlEntries) -> None:
    await entries.take_in(BOTH, NOW)
    assert await entries.take_in([], LATER) == 0
    assert await entries.served() == BOTH


async def test_the_same_release_again_saves_nothing(entries: SqlEntries, database: Database) -> None:
    await entries.take_in(BOTH, NOW)
    assert await entries.take_in(BOTH, LATER) == 0
    assert await revisions(database) == 2


async def test_a_changed_entry_becomes_a_new_revision_and_the_old_one_stays(
    entries: SqlEntries, database: Database
) -> None:
    await entries.take_in(BOTH, NOW)
    assert await entries.take_in([LATE_BIRTH, CHANGED], LATER) == 1
    assert await entries.served() == [LATE_BIRTH, replace(CHANGED, revision=2)]
    assert await revisions(database) == 3


async def test_the_number_of_a_revision_alone_is_no_change(entries: SqlEntries) -> None:
    await entries.take_in(BOTH, NOW)
    assert await entries.take_in([replace(LEVEL_2, revision=7)], LATER) == 0


async def test_revisions_go_on_rising(entries: SqlEntries) -> None:
    for released in (LEVEL_2, CHANGED, LEVEL_2):
        assert await entries.take_in([released], NOW) == 1
    assert [one.revision for one in await entries.served()] == [3]


async def test_more_than_nine_revisions_are_in_order(entries: SqlEntries) -> None:
    for number in range(11):
        await entries.take_in([replace(LEVEL_2, aliases=(str(number),))], NOW)
    served = await entries.served()
    assert [(one.revision, one.aliases) for one in served] == [(11, ("10",))]


async def test_an_entry_that_was_edited_here_stays(entries: SqlEntries, database: Database) -> None:
    await entries.take_in(BOTH, NOW)
    ours = await edited_here(database, LEVEL_2)
    assert await entries.take_in([LATE_BIRTH, CHANGED], LATER) == 1
    assert await entries.served() == [LATE_BIRTH, ours]


async def test_what_the_release_has_instead_waits_for_whoever_edited(entries: SqlEntries, database: Database) -> None:
    await entries.take_in(BOTH, NOW)
    await edited_here(database, LEVEL_2)
    await entries.take_in([LATE_BIRTH, CHANGED], LATER)
    [news] = await entries.pending()
    assert (news.entry.aliases, news.origin, news.author, news.base) == (CHANGED.aliases, "release", None, 2)


async def test_the_same_news_waits_once_also_after_it_was_declined(entries: SqlEntries, database: Database) -> None:
    await entries.take_in(BOTH, NOW)
    await edited_here(database, LEVEL_2)
    assert await entries.take_in(BOTH, LATER) == 0
    assert await entries.take_in([LATE_BIRTH, CHANGED], LATER) == 1
    assert await entries.take_in([LATE_BIRTH, CHANGED], LATER) == 0
    await applying(database)(MoveRevision(LEVEL_2.id, 3, State.PENDING, State.RETIRED, LATER, MINH.id))
    assert await entries.take_in([LATE_BIRTH, CHANGED], LATER) == 0
    assert await entries.pending() == []


async def test_newer_news_takes_the_place_of_news_that_waits(entries: SqlEntries, database: Database) -> None:
    await entries.take_in(BOTH, NOW)
    await edited_here(database, LEVEL_2)
    await entries.take_in([LATE_BIRTH, CHANGED], LATER)
    await entries.take_in([LATE_BIRTH, replace(CHANGED, aliases=("mới hơn",))], LATER)
    assert [one.entry.aliases for one in await entries.pending()] == [("mới hơn",)]


async def test_a_release_that_says_what_was_edited_here_takes_over(entries: SqlEntries, database: Database) -> None:
    await entries.take_in(BOTH, NOW)
    ours = await edited_here(database, LEVEL_2)
    assert await entries.take_in([LATE_BIRTH, ours], LATER) == 1
    live = await entries.live(LEVEL_2.id)
    assert live is not None
    assert (live.origin, live.number) == ("release", 3)
    assert await entries.pending() == []


async def test_a_retired_entry_is_kept_and_not_served(entries: SqlEntries, database: Database) -> None:
    assert await entries.take_in([replace(LEVEL_2, state=State.RETIRED)], NOW) == 1
    assert await entries.served() == []
    assert await entries.take_in([replace(LEVEL_2, state=State.RETIRED)], NOW) == 0
    async with database.read() as session:
        assert await session.scalar(select(EntryRow.state)) == "retired"


async def test_what_a_release_has_dropped_is_served_no_more(entries: SqlEntries) -> None:
    await entries.take_in(BOTH, NOW)
    await entries.take_in([LATE_BIRTH], LATER)
    assert await entries.served() == [LATE_BIRTH]
    assert [one.state for one in await entries.history(LEVEL_2.id)] == [State.RETIRED]


async def test_what_comes_back_is_served_again(entries: SqlEntries) -> None:
    await entries.take_in(BOTH, NOW)
    await entries.take_in([LATE_BIRTH], LATER)
    assert await entries.take_in(BOTH, LATER) == 1
    assert await entries.served() == [LATE_BIRTH, replace(LEVEL_2, revision=2)]


async def test_what_was_dropped_but_edited_here_stays(entries: SqlEntries, database: Database) -> None:
    await entries.take_in(BOTH, NOW)
    ours = await edited_here(database, LEVEL_2)
    await entries.take_in([LATE_BIRTH], LATER)
    assert await entries.served() == [LATE_BIRTH, ours]


async def test_what_could_not_be_read_was_not_dropped(entries: SqlEntries) -> None:
    await entries.take_in(BOTH, NOW)
    await entries.take_in([LATE_BIRTH], LATER, broken=[LEVEL_2.id])
    assert await entries.served() == BOTH


async def test_a_revision_knows_when_it_was_saved(entries: SqlEntries, database: Database) -> None:
    await entries.take_in([LEVEL_2], NOW)
    await entries.take_in([CHANGED], LATER)
    async with database.read() as session:
        saved = await session.scalars(select(EntryRow.saved_at).order_by(EntryRow.revision))
        assert list(saved) == [NOW, LATER]


async def test_processes_that_start_together_take_a_release_in_once(database: Database, another: Database) -> None:
    stores = [SqlEntries(database), SqlEntries(another)]
    counts = await asyncio.gather(*(store.take_in(BOTH, NOW) for store in stores))
    assert sum(counts) == 2
    assert await revisions(database) == 2


async def test_no_question_is_kept_at_first(entries: SqlEntries) -> None:
    assert await entries.asked() == 0
