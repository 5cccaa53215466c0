"""Sending through the real library to the stand-in."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from telegram.ext import ExtBot

from channels.telegram.api import make_sender
from channels.telegram.outbound import TelegramSender
from channels.telegram.pace import Pace
from dialog.errors import SendFailed
from dialog.files import XLSX
from dialog.inbound import Address
from dialog.reply import Attachment, Choice, Note, Paragraph, Reply, Title, say
from tests.telegram import faults
from tests.telegram.faults import Fault
from tests.telegram.memory import Parts, Waits, flags, out
from tests.telegram.server import TelegramServer

pytestmark = pytest.mark.filterwarnings("ignore::telegram.warnings.PTBDeprecationWarning")

LONG = say(*["Người dân mang theo thẻ căn cước. " * 50] * 6, choices=[Choice("Có", "yes"), Choice("Không", "no")])
YES_NO = [Choice("Có", "yes"), Choice("Không", "no")]


@pytest.fixture
def outbound(sender: ExtBot[int]) -> TelegramSender:
    return TelegramSender(sender, Pace(clock=lambda: 0.0, sleep=Waits()))


@pytest.fixture
def report(tmp_path: Path) -> Attachment:
    path = tmp_path / "1.docx"
    path.write_bytes(b"noi dung")
    return Attachment("Báo cáo tháng 11.docx", "application/msword", str(path))


async def failure(outbound: TelegramSender, reply: Reply, chat: int | str = 7) -> SendFailed:
    with pytest.raises(SendFailed) as raised:
        await outbound.send(out(reply, chat), Parts())
    return raised.value


async def test_a_reply_arrives_with_its_look_and_its_buttons(
    telegram: TelegramServer, outbound: TelegramSender
) -> None:
    parts = Parts()
    reply = Reply((Title("Lưu?"), Paragraph("5 < 12"), Note("nháp")), tuple(YES_NO))
    await outbound.send(out(reply), parts)
    (sent,) = telegram.messages(7)
    assert sent.text == "Lưu?\n\n5 < 12\n\nnháp"
    assert sent.html == "<b>Lưu?</b>\n\n5 &lt; 12\n\n<i>nháp</i>"
    assert (sent.labels, sent.taps) == (["Có", "Không"], ["yes", "no"])
    assert sent.values["link_preview_options"] == {"is_disabled": True}
    assert parts.numbers == [1]


async def test_a_long_reply_leaves_in_parts_with_the_buttons_under_the_last(
    telegram: TelegramServer, outbound: TelegramSender
) -> None:
    parts = Parts()
    await outbound.send(out(LONG), parts)
    sent = telegram.messages(7)
    assert len(sent) == 3
    assert parts.numbers == [1, 2, 3]
    assert [bool(message.rows) for message in sent] == [False, False, True]
    assert "\n\n".join(message.text for message in sent).split() == LONG.text.split()


async def test_what_has_left_is_not_sent_again(telegram: TelegramServer, outbound: TelegramSender) -> None:
    parts = Parts()
    await outbound.send(out(LONG, parts_sent=2), parts)
    assert parts.numbers == [3]
    assert len(telegram.messages(7)) == 1
    await outbound.send(out(LONG, parts_sent=3), parts)
    assert len(telegram.messages(7)) == 1


async def test_a_failure_between_parts_tells_how_far_it_got(
    telegram: TelegramServer, outbound: TelegramSender
) -> None:
    counted = Parts()

    async def sent(parts: int) -> None:
        await counted(parts)
        telegram.fail_next("sendMessage", faults.broken())

    with pytest.raises(SendFailed):
        await outbound.send(out(LONG), sent)
    assert counted.numbers == [1]
    assert len(telegram.messages(7)) == 1


async def test_parts_of_one_chat_leave_a_second_apart(telegram: TelegramServer, sender: ExtBot[int]) -> None:
    waits = Waits()
    outbound = TelegramSender(sender, Pace(clock=lambda: 0.0, sleep=waits))
    await outbound.send(out(LONG), Parts())
    assert waits.seconds == [1.0, 2.0]


async def test_a_file_follows_the_words_and_carries_the_buttons(
    telegram: TelegramServer, outbound: TelegramSender, report: Attachment
) -> None:
    parts = Parts()
    await outbound.send(out(Reply((Paragraph("Đây ạ"),), tuple(YES_NO), (report,))), parts)
    words, file = telegram.messages(7)
    assert (words.text, words.rows) == ("Đây ạ", [])
    assert (file.file_name, file.file) == ("Báo cáo tháng 11.docx", b"noi dung")
    assert file.taps == ["yes", "no"]
    assert parts.numbers == [1, 2]


async def test_a_workbook_arrives_whole_under_its_name(
    telegram: TelegramServer, outbound: TelegramSender, tmp_path: Path
) -> None:
    path, content = tmp_path / "7f3a.xlsx", b"PK\x03\x04" + bytes(range(256)) * 400
    path.write_bytes(content)
    book = Attachment("Tổng hợp tháng 11 – xã Tháp Mười.xlsx", XLSX, str(path))
    await outbound.send(out(Reply((), attachments=(book,))), Parts())
    (file,) = telegram.messages(7)
    assert (file.file_name, file.file) == (book.name, content)
    assert [call.method for call in telegram.calls if call.method.startswith("send")] == ["sendDocument"]


async def test_a_picture_is_shown_and_falls_back_to_a_file(
    telegram: TelegramServer, outbound: TelegramSender, report: Attachment
) -> None:
    picture = Attachment("anh.png", "image/png", report.path)
    await outbound.send(out(Reply((), attachments=(picture,))), Parts())
    telegram.fail_next("sendPhoto", faults.bad_request("PHOTO_INVALID_DIMENSIONS"))
    await outbound.send(out(Reply((), attachments=(picture,))), Parts())
    assert [len(telegram.called(method)) for method in ("sendPhoto", "sendDocument")] == [2, 1]


async def test_a_picture_for_nobody_is_not_tried_as_a_file(
    telegram: TelegramServer, outbound: TelegramSender, report: Attachment
) -> None:
    telegram.fail_next("sendPhoto", faults.chat_not_found())
    picture = Attachment("anh.png", "image/png", report.path)
    assert (await failure(outbound, Reply((), attachments=(picture,)))).permanent


async def test_a_file_that_is_gone_is_our_fault(outbound: TelegramSender, tmp_path: Path) -> None:
    missing = Attachment("a.pdf", "application/pdf", str(tmp_path / "a.pdf"))
    failed = await failure(outbound, Reply((), attachments=(missing,)))
    assert failed.rejected
    assert str(tmp_path) not in str(failed)


async def test_a_file_too_large_for_telegram_is_not_sent(
    telegram: TelegramServer, outbound: TelegramSender, tmp_path: Path
) -> None:
    path = tmp_path / "lon.zip"
    with path.open("wb") as file:
        file.truncate(50 * 1024 * 1024 + 1)
    large = Attachment("lon.zip", "application/zip", str(path))
    assert (await failure(outbound, Reply((), attachments=(large,)))).rejected
    assert not telegram.called("sendDocument")


@pytest.mark.parametrize(
    "fault",
    [
        faults.blocked(),
        faults.chat_not_found(),
        faults.bad_request("PEER_ID_INVALID"),
        faults.bad_request("user is deactivated"),
        Fault(403, "Forbidden: user is deactivated"),
        Fault(403, "Forbidden: bot was kicked from the supergroup chat"),
    ],
)
async def test_a_chat_that_is_closed_to_us_closes_the_address(
    telegram: TelegramServer, outbound: TelegramSender, fault: Fault
) -> None:
    telegram.fail_next("sendMessage", fault)
    assert flags(await failure(outbound, say("a"))) == {"permanent"}
    assert len(telegram.called("sendMessage")) == 1


async def test_a_group_that_moved_names_its_new_address(telegram: TelegramServer, outbound: TelegramSender) -> None:
    telegram.fail_next("sendMessage", faults.migrated(-100777))
    assert (await failure(outbound, say("a"), -5)).moved_to == Address("telegram", "-100777")


async def test_a_short_flood_wait_is_sat_out(telegram: TelegramServer, outbound: TelegramSender) -> None:
    telegram.fail_next("sendMessage", faults.flood(0.01))
    await outbound.send(out(say("a")), Parts())
    assert len(telegram.messages(7)) == 1
    assert len(telegram.called("sendMessage")) == 2


async def test_a_second_flood_wait_is_left_to_the_outbox(telegram: TelegramServer, outbound: TelegramSender) -> None:
    telegram.fail_next("sendMessage", faults.flood(0.01), times=2)
    assert (await failure(outbound, say("a"))).retry_after == timedelta(seconds=0.01)


async def test_a_long_flood_wait_is_left_to_the_outbox_at_once(
    telegram: TelegramServer, outbound: TelegramSender
) -> None:
    telegram.fail_next("sendMessage", faults.flood(1800))
    assert (await failure(outbound, say("a"))).retry_after == timedelta(minutes=30)
    assert len(telegram.called("sendMessage")) == 1


async def test_refused_markup_is_sent_once_more_as_plain_text(
    telegram: TelegramServer, outbound: TelegramSender
) -> None:
    telegram.fail_next("sendMessage", faults.bad_request("can't parse entities"))
    await outbound.send(out(Reply((Title("5 < 12"),), tuple(YES_NO))), Parts())
    (sent,) = telegram.messages(7)
    assert (sent.text, sent.html) == ("5 < 12", "5 < 12")
    assert "parse_mode" not in sent.values
    assert sent.taps == ["yes", "no"]


async def test_what_is_refused_twice_is_given_up(telegram: TelegramServer, outbound: TelegramSender) -> None:
    telegram.fail_next("sendMessage", faults.bad_request("can't parse entities"), times=2)
    assert flags(await failure(outbound, say("a"))) == {"rejected"}
    assert len(telegram.called("sendMessage")) == 2


async def test_a_fault_of_telegram_is_tried_again_later(telegram: TelegramServer, outbound: TelegramSender) -> None:
    telegram.fail_next("sendMessage", faults.broken())
    assert not flags(await failure(outbound, say("a")))


@pytest.mark.parametrize(("when", "arrived"), [("before", 0), ("after", 1)])
async def test_a_connection_that_breaks_leaves_the_fate_unknown(
    telegram: TelegramServer, outbound: TelegramSender, when: str, arrived: int
) -> None:
    telegram.fail_next("sendMessage", faults.dropped("after" if when == "after" else "before"))
    assert (await failure(outbound, say("a"))).unknown
    assert len(telegram.messages(7)) == arrived


async def test_where_nobody_answers_nothing_has_left() -> None:
    bot = make_sender("700100200:" + "x" * 35, base_url="http://127.0.0.1:9")
    assert not flags(await failure(TelegramSender(bot, Pace()), say("a")))


async def test_an_address_that_is_no_chat_is_closed(telegram: TelegramServer, outbound: TelegramSender) -> None:
    assert (await failure(outbound, say("a"), "update")).permanent
    assert not telegram.called("sendMessage")


async def test_a_token_that_is_refused_is_not_named(telegram: TelegramServer, outbound: TelegramSender) -> None:
    telegram.fail_next("sendMessage", faults.unauthorized())
    failed = await failure(outbound, say("a"))
    assert failed.retry_after == timedelta(minutes=10)
    assert telegram.token not in str(failed)


async def test_a_person_who_blocks_us_closes_the_address_and_others_still_hear(
    telegram: TelegramServer, outbound: TelegramSender
) -> None:
    telegram.block(7)
    assert flags(await failure(outbound, say("a"))) == {"permanent"}
    await outbound.send(out(say("a"), 8), Parts())
    assert len(telegram.messages(8)) == 1
