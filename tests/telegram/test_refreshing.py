"""An answer that refreshes replaces the message whose button was pressed."""

from __future__ import annotations

import pytest
from telegram.ext import ExtBot

from channels.telegram.outbound import TelegramSender
from channels.telegram.pace import Pace
from channels.telegram.taps import Taps
from dialog.errors import SendFailed
from dialog.inbound import Address
from dialog.reply import Choice, Paragraph, Reply, say
from tests.telegram import faults
from tests.telegram.memory import Parts, Waits, out
from tests.telegram.server import TelegramServer

TURN = (Choice("Trang trước", "page:1"), Choice("Trang sau", "page:3"))
PAGE_2 = Reply((Paragraph("Trang 2"),), TURN, refreshes=True)


@pytest.fixture
def taps() -> Taps:
    return Taps()


@pytest.fixture
async def refreshing(telegram: TelegramServer, sender: ExtBot[int], taps: Taps) -> TelegramSender:
    outbound = TelegramSender(sender, Pace(clock=lambda: 0.0, sleep=Waits()), taps)
    await outbound.send(out(say("Trang 1", choices=TURN)), Parts())
    taps.note(Address("telegram", "7"), telegram.messages(7)[0].message_id)
    return outbound


async def test_the_pressed_message_is_replaced_once(telegram: TelegramServer, refreshing: TelegramSender) -> None:
    parts = Parts()
    await refreshing.send(out(PAGE_2), parts)
    assert [sent.text for sent in telegram.messages(7)] == ["Trang 2"]
    assert parts.numbers == [1]
    await refreshing.send(out(PAGE_2), parts)
    assert [sent.text for sent in telegram.messages(7)] == ["Trang 2", "Trang 2"]


async def test_after_the_person_wrote_the_answer_is_a_new_message(
    telegram: TelegramServer, refreshing: TelegramSender, taps: Taps
) -> None:
    taps.forget(Address("telegram", "7"))
    await refreshing.send(out(PAGE_2), Parts())
    assert [sent.text for sent in telegram.messages(7)] == ["Trang 1", "Trang 2"]


@pytest.mark.parametrize("kind", ["notice", "reminder"])
async def test_what_is_no_answer_replaces_nothing(
    telegram: TelegramServer, refreshing: TelegramSender, kind: str
) -> None:
    item = out(PAGE_2, kind="notice" if kind == "notice" else "reminder")
    await refreshing.send(item, Parts())
    assert len(telegram.messages(7)) == 2


async def test_a_message_that_says_so_already_counts_as_sent(
    telegram: TelegramServer, refreshing: TelegramSender
) -> None:
    parts = Parts()
    same = Reply((Paragraph("Trang 1"),), TURN, refreshes=True)
    await refreshing.send(out(same), parts)
    assert parts.numbers == [1]
    assert len(telegram.messages(7)) == 1


async def test_a_message_that_is_gone_is_sent_anew(telegram: TelegramServer, refreshing: TelegramSender) -> None:
    telegram.bot().sent.clear()
    await refreshing.send(out(PAGE_2), Parts())
    assert [sent.text for sent in telegram.messages(7)] == ["Trang 2"]


async def test_a_failed_replacement_is_reported(telegram: TelegramServer, refreshing: TelegramSender) -> None:
    telegram.fail_next("editMessageText", faults.blocked())
    with pytest.raises(SendFailed) as raised:
        await refreshing.send(out(PAGE_2), Parts())
    assert raised.value.permanent


async def test_a_long_answer_is_not_squeezed_into_one_message(
    telegram: TelegramServer, refreshing: TelegramSender
) -> None:
    await refreshing.send(out(Reply(say(*["Đoạn văn. " * 300] * 3).blocks, refreshes=True)), Parts())
    assert len(telegram.messages(7)) == 4
    assert telegram.messages(7)[0].text == "Trang 1"
