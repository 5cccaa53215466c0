"""A file that somebody sent is fetched from Telegram, or there is a reason why not."""

from __future__ import annotations

import logging

import pytest
from aiogram import Bot

from channels.telegram.files import LARGEST, TelegramFiles
from channels.telegram.inbound import TelegramReader
from dialog.errors import FileGone, FileTooLarge
from dialog.inbound import Address, FileRef, Media
from tests.telegram.faults import bad_request, broken, dropped
from tests.telegram.memory import item
from tests.telegram.server import TelegramServer

HOA = Address("telegram", "7")
BOOK = b"PK\x03\x04" + bytes(range(256)) * 1000
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


async def sent(telegram: TelegramServer, receiver: Bot, name: str = "Sổ tay.xlsx", content: bytes = BOOK) -> FileRef:
    """The file of the newest message, as the reader sees it."""
    telegram.user_sends(7, name, content, mime_type=XLSX)
    inbound = await TelegramReader(receiver).read(item(telegram.bot().queue[-1]))
    assert inbound is not None
    assert isinstance(inbound.content, Media)
    assert inbound.content.file is not None
    return inbound.content.file


async def test_a_workbook_arrives_whole_under_its_name(telegram: TelegramServer, receiver: Bot) -> None:
    file = await sent(telegram, receiver)
    assert (file.name, file.size, file.media_type) == ("Sổ tay.xlsx", len(BOOK), XLSX)
    assert await TelegramFiles(receiver).fetch(HOA, file) == BOOK


async def test_it_can_be_fetched_again(telegram: TelegramServer, receiver: Bot) -> None:
    file = await sent(telegram, receiver)
    files = TelegramFiles(receiver)
    assert await files.fetch(HOA, file) == await files.fetch(HOA, file)


async def test_a_name_that_points_elsewhere_is_only_a_name(telegram: TelegramServer, receiver: Bot) -> None:
    assert (await sent(telegram, receiver, "../../báo\ncáo.xlsx")).name == "báo cáo.xlsx"


async def test_a_file_too_large_is_not_even_asked_for(telegram: TelegramServer, receiver: Bot) -> None:
    with pytest.raises(FileTooLarge):
        await TelegramFiles(receiver).fetch(HOA, FileRef("f", "to.xlsx", LARGEST + 1, XLSX))
    assert not telegram.calls


async def test_a_file_whose_size_was_not_told_is_too_large_all_the_same(
    telegram: TelegramServer, receiver: Bot
) -> None:
    telegram.bot().files["f"] = bytes(LARGEST + 1)
    with pytest.raises(FileTooLarge):
        await TelegramFiles(receiver).fetch(HOA, FileRef("f", "to.xlsx", 0, XLSX))


async def test_a_file_that_telegram_has_no_more_is_gone(telegram: TelegramServer, receiver: Bot) -> None:
    with pytest.raises(FileGone):
        await TelegramFiles(receiver).fetch(HOA, FileRef("unknown", "a.xlsx", 10, XLSX))


@pytest.mark.parametrize("method", ["getFile", "download"])
@pytest.mark.parametrize("fault", [dropped(), broken()])
async def test_a_broken_line_gets_a_second_chance(
    telegram: TelegramServer, receiver: Bot, method: str, fault: object
) -> None:
    file = await sent(telegram, receiver)
    telegram.fail_next(method, fault)  # type: ignore[arg-type]
    assert await TelegramFiles(receiver).fetch(HOA, file) == BOOK


async def test_a_line_that_stays_broken_is_told_without_the_token(
    telegram: TelegramServer, receiver: Bot, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    file = await sent(telegram, receiver)
    telegram.fail_next("download", bad_request("no"), 2)
    with pytest.raises(FileGone) as raised:
        await TelegramFiles(receiver).fetch(HOA, file)
    logged = [str(vars(record)) for record in caplog.records if record.name.startswith("channels")]
    assert logged
    assert telegram.token not in "".join(logged) + str(raised.value)
    assert raised.value.__cause__ is None


async def test_a_download_that_takes_too_long_is_given_up(telegram: TelegramServer, receiver: Bot) -> None:
    file = await sent(telegram, receiver)
    telegram.bot().slow = 5
    with pytest.raises(FileGone, match="too long"):
        await TelegramFiles(receiver, seconds=0.1).fetch(HOA, file)
