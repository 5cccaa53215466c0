"""A workbook sent by the page is stored and handled once, or refused with a sentence."""

from __future__ import annotations

import json
from datetime import timedelta
from urllib.parse import quote

import httpx
import pytest
from starlette.testclient import TestClient

from channels.web import texts
from channels.web.inbound import WebReader
from channels.web.uploads import LARGEST, WebFiles
from dialog.errors import FileGone
from dialog.files import XLSX
from dialog.inbound import Address, FileRef, Media
from dialog.interfaces import InboxItem
from tests.fakes.uploads import MemoryUploads
from tests.web.echo import Echo

BOOK = b"PK\x03\x04 the rest of a workbook"
LOCKED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 a workbook with a password"
NAME = "Sổ tay ngày 20.xlsx"


def send(
    client: TestClient, content: bytes = BOOK, name: str = NAME, at: str = "file-0001", **headers: str
) -> httpx.Response:
    if "phien" not in client.cookies:
        client.get("/")
    told = {"X-Ten-Tep": quote(name), **headers}
    answer: httpx.Response = client.post(f"/gui-tep/{at}", content=content, headers=told)
    return answer


async def file_of(echo: Echo) -> FileRef:
    """The file of the newest message."""
    update = echo.received[-1]
    item = InboxItem(1, "web", update.update_id, update.address, update.payload, 0)
    inbound = await WebReader().read(item)
    assert inbound is not None
    assert isinstance(inbound.content, Media)
    assert inbound.content.file is not None
    return inbound.content.file


async def test_a_workbook_is_stored_and_somebody_is_woken_for_it(client: TestClient, echo: Echo) -> None:
    assert send(client).status_code == 204
    file = await file_of(echo)
    assert (file.name, file.size, file.media_type) == (NAME, len(BOOK), XLSX)
    assert await WebFiles(echo.uploads).fetch(echo.received[0].address, file) == BOOK
    assert echo.woken.get_nowait() == echo.received[0].address


async def test_nobody_else_can_fetch_it(client: TestClient, echo: Echo) -> None:
    send(client)
    with pytest.raises(FileGone):
        await WebFiles(echo.uploads).fetch(Address("web", "somebody-else"), await file_of(echo))


def test_sent_twice_under_one_id_it_is_one_message(client: TestClient, echo: Echo) -> None:
    assert [send(client).status_code for _ in range(2)] == [204, 204]
    assert len(echo.received) == len(echo.uploads.kept) == 1


def test_one_with_a_password_goes_on_to_the_conversation(client: TestClient, echo: Echo) -> None:
    assert send(client, LOCKED).status_code == 204


@pytest.mark.parametrize(
    ("content", "name", "why"),
    [
        (BOOK, "sổ tay.xls", texts.NOT_XLSX),
        (BOOK, "", texts.NOT_XLSX),
        (b"%PDF-1.7", "đơn.xlsx", texts.NOT_XLSX),
        (b"", NAME, texts.FILE_EMPTY),
        (BOOK + bytes(LARGEST), NAME, texts.FILE_TOO_LARGE),
    ],
)
def test_what_is_no_workbook_is_refused_with_a_sentence(
    client: TestClient, echo: Echo, content: bytes, name: str, why: str
) -> None:
    answer = send(client, content, name)
    assert 400 <= answer.status_code < 500
    assert answer.text == why
    assert not echo.received
    assert not echo.uploads.kept


def test_too_much_is_not_read_to_its_end(client: TestClient) -> None:
    read = []

    def endless() -> object:
        for _ in range(40):
            read.append(1)
            yield b"PK\x03\x04" * 256 * 1024

    client.get("/")
    answer = client.post("/gui-tep/file-0001", content=endless(), headers={"X-Ten-Tep": "a.xlsx"})
    assert (answer.status_code, answer.text) == (413, texts.FILE_TOO_LARGE)


def test_a_name_is_only_a_name(client: TestClient, echo: Echo) -> None:
    send(client, name="../../etc/sổ\u202e.xlsx")
    assert json.loads(echo.received[0].payload)["name"] == "sổ.xlsx"


def test_a_foreign_page_cannot_send_in_somebodys_name(client: TestClient, echo: Echo) -> None:
    assert send(client, origin="https://xau.vn").status_code == 403
    assert not echo.uploads.kept


def test_without_a_session_nothing_is_stored(client: TestClient, echo: Echo) -> None:
    answer = client.post("/gui-tep/file-0001", content=BOOK, headers={"X-Ten-Tep": "a.xlsx"})
    assert (answer.status_code, answer.text) == (401, texts.NO_SESSION)
    client.get("/")
    echo.later(days=31)
    assert send(client).status_code == 401
    assert not echo.uploads.kept


def test_a_strange_id_is_refused(client: TestClient) -> None:
    assert send(client, at="x").text == texts.UNREADABLE


def test_who_sends_many_files_waits_a_little(client: TestClient, echo: Echo) -> None:
    answers = [send(client, at=f"file-000{n}") for n in range(6)]
    assert [answer.status_code for answer in answers] == [204] * 5 + [429]
    assert answers[-1].text == texts.FILES_TOO_FAST
    echo.now += timedelta(minutes=2)
    assert send(client, at="file-0009").status_code == 204


def test_when_there_is_no_room_the_person_is_told(client: TestClient, echo: Echo) -> None:
    echo.desk.uploads.room = 0  # type: ignore[attr-defined]
    answer = send(client)
    assert (answer.status_code, answer.text) == (507, texts.NO_ROOM)
    assert not echo.received


async def test_after_a_day_the_file_is_gone() -> None:
    with pytest.raises(FileGone):
        await WebFiles(MemoryUploads()).fetch(Address("web", "hoa"), FileRef("f", "a.xlsx", 1, XLSX))
