"""A handler fetches a file without knowing the channel that it came by."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from bot.clock import machine
from bot.fetching import FilesOfChannels
from bot.web import web_server
from channels.console import ConsoleFiles, ConsoleReader, typed
from dialog.errors import FileGone, FileTooLarge
from dialog.files import XLSX
from dialog.inbound import Address, FileRef, Media, Text
from dialog.interfaces import InboxItem
from tests.bot.telegrams import with_telegram
from tests.bot.world import running, until
from tests.drivers.console import Terminals
from tests.drivers.stage import Driver, Stage
from tests.drivers.telegram import Phones
from tests.drivers.web import Pages
from tests.fakes.files import MemoryFiles
from tests.telegram import updates
from tests.telegram.server import TelegramServer

BOOK = b"PK\x03\x04 a workbook"
FILE = FileRef("f", "Sổ.xlsx", len(BOOK), XLSX)
HERE = Address("console", "a")
ELSEWHERE = {"type": "hidden_user", "sender_user_name": "Lan", "date": updates.DATE - 9}


async def test_the_channel_of_the_chat_is_asked() -> None:
    files = FilesOfChannels({"web": MemoryFiles({"f": BOOK}), "telegram": MemoryFiles()})
    assert await files.fetch(Address("web", "hoa"), FILE) == BOOK
    with pytest.raises(FileGone):
        await files.fetch(Address("telegram", "7"), FILE)


async def test_a_channel_that_does_not_run_here_has_no_files() -> None:
    with pytest.raises(FileGone):
        await FilesOfChannels({}).fetch(Address("zalo", "1"), FILE)


async def test_telegram_gives_out_what_was_sent_to_the_bot(home: Path, server: TelegramServer) -> None:
    server.bot().files["f"] = BOOK
    async with with_telegram(home, server) as (program, _):
        assert await FilesOfChannels(program.files).fetch(Address("telegram", "7"), FILE) == BOOK


async def test_the_web_gives_out_what_was_kept_for_a_day(home: Path) -> None:
    hoa = Address("web", "hoa")
    async with running(home, machine) as program:
        web_server(program)
        files, now = FilesOfChannels(program.files), machine()
        await program.stores.uploads.keep(hoa, "f", BOOK, now)
        assert await files.fetch(hoa, FILE) == BOOK
        await program.stores.inbox.erase_raw(now + timedelta(hours=25))
        with pytest.raises(FileGone):
            await files.fetch(hoa, FILE)


async def test_a_terminal_gives_out_files_of_this_machine(tmp_path: Path) -> None:
    path = tmp_path / "Sổ tay.xlsx"
    path.write_bytes(BOOK)
    update = typed(HERE, "1", f"/tep {path}")
    inbound = await ConsoleReader().read(InboxItem(1, "console", "1", HERE, update.payload, 0))
    assert inbound is not None
    file = FileRef(str(path), "Sổ tay.xlsx", len(BOOK), XLSX)
    assert inbound.content == Media("file", file=file)
    assert await ConsoleFiles().fetch(HERE, file) == BOOK


@pytest.mark.parametrize("line", ["/tep", "/tep không-có.xlsx", "/tepx a", "tep a"])
async def test_a_line_that_names_no_file_stays_a_line(line: str) -> None:
    update = typed(HERE, "1", line)
    inbound = await ConsoleReader().read(InboxItem(1, "console", "1", HERE, update.payload, 0))
    assert inbound is not None
    assert inbound.content == Text(line)


async def test_a_file_of_this_machine_may_be_gone_or_too_large(tmp_path: Path) -> None:
    with pytest.raises(FileGone):
        await ConsoleFiles().fetch(HERE, FileRef(str(tmp_path / "a.xlsx"), "a.xlsx", 1, XLSX))
    with pytest.raises(FileTooLarge):
        await ConsoleFiles().fetch(HERE, FileRef(str(tmp_path / "a.xlsx"), "a.xlsx", 2**30, XLSX))


async def test_what_is_forwarded_at_once_is_answered_once(home: Path, server: TelegramServer) -> None:
    async with with_telegram(home, server):
        for words in ("cảm ơn", "bà con", "nhiều lắm"):
            server.user_says(7, words, forward_origin=ELSEWHERE)
        await until(lambda: server.messages(7))
        server.user_says(7, "cảm ơn")
        await until(lambda: len(server.messages(7)) > 1)
    assert len(server.messages(7)) == 2


@pytest.mark.parametrize("driver", [Terminals, Pages, Phones])
async def test_a_workbook_reaches_the_conversation_on_every_channel(
    tmp_path: Path, driver: Callable[[], Driver]
) -> None:
    stage = await Stage.open(tmp_path, driver(), machine())
    try:
        await stage.driver.say("Hoa", "cảm ơn")
        before = len(await stage.driver.seen("Hoa"))
        await stage.driver.give("Hoa", "Sổ tay.xlsx", BOOK)
        await stage.settle()
        assert len(await stage.driver.seen("Hoa")) == before + 1
    finally:
        await stage.close()
