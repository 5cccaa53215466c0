"""A whole exchange: polled, stored, read, answered, pressed and replaced."""

from __future__ import annotations

from collections.abc import Sequence

from aiogram import Bot
from telegram.ext import ExtBot

from channels.telegram.inbound import TelegramReader
from channels.telegram.outbound import TelegramSender
from channels.telegram.pace import Pace
from channels.telegram.polling import Polling
from channels.telegram.taps import Taps
from dialog.inbound import Address, Inbound, Tap, Text
from dialog.reply import Choice, Paragraph, Reply, say
from tests.telegram.memory import MemoryInbox, Parts, Waits, clock, out, stored
from tests.telegram.server import TelegramServer

SAVE = (Choice("Lưu", "save:1"), Choice("Hủy", "cancel:1"))


def nobody(addresses: Sequence[Address]) -> None:
    """Nobody is waiting for these."""


async def test_a_count_is_reported_confirmed_and_the_question_replaced(
    telegram: TelegramServer, receiver: Bot, sender: ExtBot[int]
) -> None:
    inbox, taps = MemoryInbox(), Taps()
    polling = Polling(receiver, inbox, nobody, clock, timeout=0)
    reader = TelegramReader(receiver, taps)
    outbound = TelegramSender(sender, Pace(sleep=Waits()), taps)

    async def newest() -> Inbound | None:
        await polling._round()
        return await reader.read(stored(inbox.stored[-1]))

    telegram.user_says(7, "cài vneid 12")
    said = await newest()
    assert said is not None
    assert (said.id, said.address, said.content) == ("5000", Address("telegram", "7"), Text("cài vneid 12"))
    await outbound.send(out(say("Cài VNeID: 12. Lưu chứ ạ?", choices=SAVE)), Parts())
    telegram.user_taps(7, telegram.messages(7)[0].taps[0])
    asked = str(telegram.messages(7)[0].message_id)
    assert await newest() == Inbound("5001", Address("telegram", "7"), Tap("save:1"), answers=asked)
    await outbound.send(out(Reply((Paragraph("Đã lưu ạ."),), refreshes=True)), Parts())

    (only,) = telegram.messages(7)
    assert (only.text, only.rows) == ("Đã lưu ạ.", [])
    assert len(telegram.called("getMe")) == 1
