"""Messages are sent once, whoever works on them and whatever becomes of a claim."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select, update

from db.engine import Database
from db.models import ConversationRow, OutboxRow
from db.repositories.conversations import SqlConversations
from db.repositories.outbox import SqlOutbox
from dialog.inbound import Address
from dialog.interfaces import Kind, OutboxItem, OutMessage
from dialog.reply import Attachment, Choice, Note, Paragraph, Reply, Steps, Table, Title, say

T0 = datetime(2026, 11, 21, 8, 0, tzinfo=UTC)
T1 = T0 + timedelta(minutes=1)
T2 = T0 + timedelta(minutes=2)
T3 = T0 + timedelta(minutes=3)
BINH = Address("zalo_oa", "6142-9")


def a_message(key: str = "one", kind: Kind = "reply", to: Address = BINH) -> OutMessage:
    return OutMessage(to, say("Dạ"), key, kind)


async def claimed(outbox: SqlOutbox, owner: str, now: datetime = T0, until: datetime = T1) -> OutboxItem:
    item = await outbox.claim(BINH, owner, now, until)
    assert item is not None
    return item


async def state_of(database: Database, key: str = "one") -> tuple[str, str | None]:
    async with database.read() as session:
        row = await session.scalar(select(OutboxRow).where(OutboxRow.key == key))
    assert row is not None
    return row.state, row.claimed_by


async def test_every_kind_of_block_comes_back_as_it_was(outbox: SqlOutbox) -> None:
    whole = Reply(
        (
            Title("Tổng hôm nay"),
            Paragraph("Đã tính 2/3 tổ."),
            Steps(("Mở ứng dụng", "Chọn Đăng ký"), ordered=False),
            Table(("Việc", "Số"), (("cài VNeID", "24.060"),)),
            Note("kiểm tra ngày 01/11/2026"),
        ),
        (Choice("Lưu", "luu:7"), Choice("Hủy", "huy")),
        (Attachment("lich.ics", "text/calendar", "/data/lich.ics"),),
        numbered=False,
        refreshes=True,
    )
    message = OutMessage(BINH, whole, "one", "notice", T3)
    await outbox.put([message], T0)
    assert (await claimed(outbox, "one")).message == message


async def test_many_chats_of_a_silent_channel_do_not_hide_others(outbox: SqlOutbox) -> None:
    silent = [a_message(f"s{at}", to=Address("zalo_oa", str(at))) for at in range(5)]
    await outbox.put([*silent, a_message("web", to=Address("web", "1"))], T0)
    assert await outbox.addresses(["web"], T0, limit=3) == [Address("web", "1")]


async def test_names_of_channels_are_taken_literally(outbox: SqlOutbox) -> None:
    await outbox.put([a_message(to=Address("zaloXoa", "1")), a_message("two")], T0)
    assert await outbox.addresses(["zalo_oa"], T0) == [BINH]
    assert await outbox.addresses(["zalo"], T0) == []
    assert await outbox.addresses([], T0) == []


async def test_who_lost_a_claim_cannot_postpone_the_one_who_has_it(outbox: SqlOutbox, database: Database) -> None:
    await outbox.put([a_message()], T0)
    slow = await claimed(outbox, "slow")
    await claimed(outbox, "quick", T2, T3)
    await outbox.postpone(slow, T2, "timed out")
    assert await state_of(database) == ("waiting", "quick")
    assert await outbox.claim(BINH, "third", T2, T3) is None


async def test_who_lost_a_claim_cannot_give_up_what_was_sent(outbox: SqlOutbox, database: Database) -> None:
    await outbox.put([a_message()], T0)
    slow = await claimed(outbox, "slow")
    quick = await claimed(outbox, "quick", T2, T3)
    await outbox.sent(quick, T2)
    await outbox.give_up(slow, "failed", "refused")
    await outbox.postpone(slow, T3, "timed out")
    assert await state_of(database) == ("sent", None)


async def test_what_has_left_counts_as_sent_whoever_sent_it(outbox: SqlOutbox, database: Database) -> None:
    await outbox.put([a_message()], T0)
    slow = await claimed(outbox, "slow")
    await claimed(outbox, "quick", T2, T3)
    await outbox.sent(slow, T2)
    assert await state_of(database) == ("sent", None)


async def test_a_reminder_of_unknown_fate_that_turns_out_sent_is_sent(outbox: SqlOutbox, database: Database) -> None:
    await outbox.put([a_message(kind="reminder")], T0)
    slow = await claimed(outbox, "slow")
    assert await outbox.claim(BINH, "quick", T2, T3) is None
    assert await state_of(database) == ("unknown", "slow")
    await outbox.sent(slow, T2)
    assert await state_of(database) == ("sent", None)


async def test_behind_a_reminder_of_unknown_fate_the_next_message_goes_on(outbox: SqlOutbox) -> None:
    await outbox.put([a_message(kind="reminder"), a_message("two")], T0)
    await claimed(outbox, "slow")
    assert (await claimed(outbox, "quick", T2, T3)).message.key == "two"


async def test_a_message_postponed_between_looking_and_claiming_waits(
    outbox: SqlOutbox, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    await outbox.put([a_message()], T0)
    claim_free = SqlOutbox._claim_free

    async def too_late(self: SqlOutbox, *looked_at: object) -> OutboxItem | None:
        async with database.write() as session:
            await session.execute(update(OutboxRow).values(next_try_at=T2))
        return await claim_free(self, *looked_at)  # type: ignore[arg-type]

    monkeypatch.setattr(SqlOutbox, "_claim_free", too_late)
    assert await outbox.claim(BINH, "one", T0, T1) is None


async def test_an_address_that_never_wrote_can_be_closed(outbox: SqlOutbox, conversations: SqlConversations) -> None:
    await outbox.put([a_message()], T0)
    await outbox.close(BINH, "bot was blocked", T0)
    assert await outbox.claim(BINH, "one", T0, T1) is None
    assert await outbox.addresses(["zalo_oa"], T0) == []
    fresh = await conversations.lease(BINH, "one", T0, T1)
    assert fresh is not None
    assert (fresh.version, fresh.offered, fresh.numbered) == (0, (), True)


async def test_closing_keeps_what_is_remembered_of_the_chat(
    outbox: SqlOutbox, conversations: SqlConversations, database: Database
) -> None:
    await conversations.lease(BINH, "one", T0, T1)
    async with database.write() as session:
        await session.execute(update(ConversationRow).values(memory={"step": "confirm"}, version=4))
    await outbox.close(BINH, "x" * 400, T0)
    kept = await conversations.lease(BINH, "one", T0, T1)
    assert kept is not None
    assert (kept.step, kept.version) == ("confirm", 4)


async def test_a_long_reason_is_cut(outbox: SqlOutbox, database: Database) -> None:
    await outbox.put([a_message(), a_message("two")], T0)
    await outbox.give_up(await claimed(outbox, "one"), "failed", "x" * 1000)
    await outbox.postpone(await claimed(outbox, "one"), T1, "y" * 1000)
    async with database.read() as session:
        assert [len(why) for why in await session.scalars(select(OutboxRow.why).order_by(OutboxRow.id))] == [300, 300]
