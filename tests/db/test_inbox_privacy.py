"""What a citizen wrote is unreadable in the database, and gone once it is handled or a day old."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select, text

from db.base import Base
from db.effects import apply
from db.engine import Database
from db.models import InboxRow, QuestionRow
from db.repositories.conversations import SqlConversations
from db.repositories.inbox import SqlInbox
from db.seal import Seal
from dialog.dispatcher import Brain, Dispatcher
from dialog.errors import Unreadable
from dialog.inbound import Address, Inbound, Text
from dialog.interfaces import InboxItem, RawUpdate
from dialog.masking import mask
from dialog.reply import Reply, say
from dialog.turn import Turn
from faq.effects import RateAnswer, RecordQuestion
from faq.outcome import Candidate

NOW = datetime(2026, 11, 21, 8, 0, tzinfo=UTC)
DAY = timedelta(hours=24)
TICK = timedelta(microseconds=1)
HOA = Address("telegram", "11")
CARD, PHONE = "087190001234", "0912345678"
WORDS = f"Tôi là Hoa, căn cước {CARD}, gọi {PHONE} giúp"


def update(number: int = 1, words: str = WORDS) -> RawUpdate:
    payload = json.dumps({"text": words}, ensure_ascii=False).encode()
    return RawUpdate("telegram", str(number), HOA, payload)


class Reader:
    """Reads what `update` wrote, as strictly as a channel does."""

    async def read(self, item: InboxItem) -> Inbound:
        try:
            return Inbound(item.update_id, item.address, Text(json.loads(item.payload)["text"]))
        except ValueError:
            raise Unreadable("not JSON") from None


async def answer(turn: Turn[None]) -> Reply:
    found = (Candidate("vneid-dang-ky-muc-2", 0.51234), Candidate("cc-cap-lai", 0.4))
    number, words = f"q:{turn.inbound.id}", mask(turn.text).text
    turn.do(RecordQuestion(number, words, "unsure", None, None, found, turn.address.channel, turn.now))
    return say("Dạ, bác cần việc gì ạ?")


async def tell_nobody(_item: InboxItem, _why: str) -> None: ...


def dispatcher(database: Database, seal: Seal) -> Dispatcher[None]:
    brain = Brain(answer, None, lambda: say("Xin lỗi bác."), tell_nobody)
    stores = (SqlInbox(database, seal), SqlConversations(database))
    return Dispatcher("here", *stores, {"telegram": Reader()}, brain, lambda _: None, lambda: NOW, lambda: NOW)


async def payloads(database: Database) -> list[bytes | None]:
    async with database.read() as session:
        return list(await session.scalars(select(InboxRow.payload).order_by(InboxRow.id)))


async def everything(database: Database, file: Path) -> bytes:
    """All that whoever takes the disk away can read."""
    if database.is_sqlite:
        return b"".join(path.read_bytes() for path in file.parent.glob(f"{file.name}*"))
    async with database.read() as session:
        rows = [await session.scalars(text(f"SELECT t::text FROM {name} t")) for name in Base.metadata.tables]
        kept = b"\n".join(one for one in await payloads(database) if one is not None)
        return "\n".join(row for found in rows for row in found).encode() + kept


async def test_the_marker_would_be_found_if_it_were_there(database: Database, sqlite_file: Path) -> None:
    async with database.write() as session:
        session.add(question("q1", WORDS))
    found = await everything(database, sqlite_file)
    assert CARD.encode() in found
    assert "căn cước".encode() in found


def question(name: str, masked: str) -> QuestionRow:
    return QuestionRow(id=name, masked=masked, outcome="unsure", candidates=[], channel="web", asked_at=NOW)


async def test_a_stored_update_shows_none_of_its_words(
    database: Database, inbox: SqlInbox, sqlite_file: Path
) -> None:
    await inbox.put([update()], NOW)
    found = await everything(database, sqlite_file)
    assert not any(word.encode() in found for word in ("Hoa", CARD, PHONE, "giúp"))


async def test_with_the_key_the_update_reads_as_it_came(inbox: SqlInbox) -> None:
    await inbox.put([update()], NOW)
    item = await inbox.next(HOA)
    assert item is not None
    assert item.payload == update().payload


async def test_a_handled_update_leaves_no_payload(database: Database, inbox: SqlInbox, seal: Seal) -> None:
    await inbox.put([update(1), update(2)], NOW)
    await dispatcher(database, seal).work(HOA)
    assert await payloads(database) == [None, None]
    assert await inbox.count("done") == 2


@pytest.mark.parametrize("kind", ["sqlite"])
async def test_what_was_erased_is_gone_from_the_file_too(
    database: Database, inbox: SqlInbox, sqlite_file: Path
) -> None:
    await inbox.put([update(1, WORDS * 300)], NOW)
    [sealed] = await payloads(database)
    assert sealed is not None
    await database.close()
    assert sealed[1000:1040] in await everything(database, sqlite_file)
    await inbox.erase_raw(NOW + 2 * DAY)
    await database.close()
    assert sealed[1000:1040] not in await everything(database, sqlite_file)


async def test_after_a_day_a_payload_is_erased_whatever_became_of_it(database: Database, inbox: SqlInbox) -> None:
    await inbox.put([update(1), update(2)], NOW)
    item = await inbox.next(HOA)
    assert item is not None
    await inbox.set_aside(item, "not JSON")
    assert await inbox.erase_raw(NOW + DAY) == 0
    assert await inbox.erase_raw(NOW + DAY + TICK) == 2
    assert await payloads(database) == [None, None]


async def test_an_erased_update_does_not_wait_any_more(inbox: SqlInbox) -> None:
    await inbox.put([update()], NOW)
    await inbox.erase_raw(NOW + DAY + TICK)
    assert await inbox.next(HOA) is None
    assert await inbox.addresses(["telegram"]) == []
    assert await inbox.count("set aside") == 1


async def test_what_is_younger_than_a_day_stays(database: Database, inbox: SqlInbox) -> None:
    await inbox.put([update(1)], NOW)
    await inbox.put([update(2)], NOW + DAY)
    assert await inbox.erase_raw(NOW + DAY + TICK) == 1
    assert [one is None for one in await payloads(database)] == [True, False]


async def test_erasing_twice_counts_once(inbox: SqlInbox) -> None:
    await inbox.put([update()], NOW)
    assert await inbox.erase_raw(NOW + 2 * DAY) == 1
    assert await inbox.erase_raw(NOW + 2 * DAY) == 0


async def test_an_erased_update_is_still_known(inbox: SqlInbox) -> None:
    await inbox.put([update()], NOW)
    await inbox.erase_raw(NOW + 2 * DAY)
    assert await inbox.put([update()], NOW + 2 * DAY) == []


async def test_an_update_sealed_with_another_key_is_set_aside_and_does_not_block(
    database: Database, inbox: SqlInbox
) -> None:
    await inbox.put([update(1)], NOW)
    new = Seal("the key of another installation")
    await SqlInbox(database, new).put([update(2)], NOW)
    await dispatcher(database, new).work(HOA)
    assert (await inbox.count("set aside"), await inbox.count("done"), await inbox.count("waiting")) == (1, 1, 0)
    async with database.read() as session:
        assert await session.scalar(select(InboxRow.why).where(InboxRow.update_id == "1")) == "not JSON"


async def test_what_was_set_aside_stays_sealed_until_it_is_tidied(
    database: Database, inbox: SqlInbox, sqlite_file: Path
) -> None:
    await inbox.put([update()], NOW)
    await dispatcher(database, Seal("the key of another installation")).work(HOA)
    assert None not in await payloads(database)
    assert CARD.encode() not in await everything(database, sqlite_file)


async def test_a_question_is_kept_masked(database: Database, inbox: SqlInbox, seal: Seal, sqlite_file: Path) -> None:
    await inbox.put([update()], NOW)
    await dispatcher(database, seal).work(HOA)
    async with database.read() as session:
        row = await session.get(QuestionRow, "q:1")
    assert row is not None
    assert row.masked == "Tôi là Hoa, căn cước [số căn cước], gọi [số điện thoại] giúp"
    assert row.candidates == [["vneid-dang-ky-muc-2", 0.5123], ["cc-cap-lai", 0.4]]
    found = await everything(database, sqlite_file)
    assert CARD.encode() not in found
    assert PHONE.encode() not in found


async def test_a_later_verdict_replaces_the_first(database: Database, inbox: SqlInbox, seal: Seal) -> None:
    await inbox.put([update()], NOW)
    await dispatcher(database, seal).work(HOA)
    await rate(database, RateAnswer("q:1", "right", NOW), RateAnswer("q:1", "wrong", NOW + DAY))
    async with database.read() as session:
        row = await session.get(QuestionRow, "q:1")
    assert row is not None
    assert (row.verdict, row.rated_at) == ("wrong", NOW + DAY)


async def test_a_verdict_about_a_forgotten_question_does_no_harm(database: Database) -> None:
    await rate(database, RateAnswer("q:404", "right", NOW))


async def rate(database: Database, *verdicts: RateAnswer) -> None:
    async with database.write() as session:
        for verdict in verdicts:
            await apply(verdict, session)
