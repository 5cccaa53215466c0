"""Health, files, and the settings of the server."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from channels.web import texts
from channels.web.app import create_app
from channels.web.protocol import MAX_FRAME
from channels.web.serve import config
from channels.web.session import address_of
from dialog.inbound import Address
from dialog.reply import Attachment, Paragraph, Reply
from tests.web.echo import Echo


def test_the_process_lives_even_when_it_is_not_ready(client: TestClient, echo: Echo) -> None:
    echo.wrong = ["database: locked"]
    assert client.get("/healthz").status_code == 200


def test_ready_means_that_nothing_is_wrong(client: TestClient) -> None:
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()) == (200, [])


def test_not_ready_says_what_is_wrong(client: TestClient, echo: Echo) -> None:
    echo.wrong = ["database: locked", "disk: full"]
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()) == (503, ["database: locked", "disk: full"])


def test_a_check_that_breaks_is_not_ready(echo: Echo) -> None:
    async def broken() -> list[str]:
        raise OSError("secret path")

    client = TestClient(create_app(replace(echo.desk, ready=broken), public=False))
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()) == (503, ["readiness check broke: OSError"])


@pytest.fixture
def report(tmp_path: Path) -> Reply:
    path = tmp_path / "x.docx"
    path.write_bytes(b"PK")
    return Reply((Paragraph("Báo cáo đây."),), attachments=(Attachment("Báo cáo.docx", "text/html", str(path)),))


def told(client: TestClient, echo: Echo, report: Reply) -> Address:
    client.get("/")
    address = address_of(client.cookies["phien"], echo.now)
    assert address
    assert client.portal
    client.portal.call(echo.tell, address, report)
    return address


def test_a_file_is_given_to_whom_it_was_sent(client: TestClient, echo: Echo, report: Reply) -> None:
    told(client, echo, report)
    answer = client.get("/tep/1/0")
    assert answer.status_code == 200
    assert answer.content == b"PK"
    assert answer.headers["content-disposition"].startswith("attachment; filename*=utf-8''B%C3%A1o")
    assert "no-store" in answer.headers["cache-control"]


def test_nobody_else_gets_the_file(client: TestClient, echo: Echo, report: Reply) -> None:
    told(client, echo, report)
    client.cookies.clear()
    assert client.get("/tep/1/0").status_code == 404
    client.get("/")
    assert client.get("/tep/1/0").status_code == 404


@pytest.mark.parametrize("path", ["/tep/1/1", "/tep/2/0", "/tep/0/0", f"/tep/{10**30}/0", "/tep/x/0", "/tep/1/-1"])
def test_a_file_that_was_never_sent_is_not_found(client: TestClient, echo: Echo, report: Reply, path: str) -> None:
    told(client, echo, report)
    assert client.get(path).status_code == 404


def test_a_file_that_is_gone_is_said_to_be_gone(client: TestClient, echo: Echo, report: Reply) -> None:
    told(client, echo, report)
    Path(report.attachments[0].path).unlink()
    answer = client.get("/tep/1/0")
    assert answer.status_code == 410
    assert answer.text == texts.FILE_GONE
    assert client.head("/tep/1/0").status_code == 410, "the page asks before it fetches"


def test_the_server_bounds_frames_and_writes_no_access_log(echo: Echo) -> None:
    settings = config(create_app(echo.desk, public=False), "127.0.0.1", 0)
    assert settings.ws_max_size == MAX_FRAME
    assert settings.access_log is False
    assert settings.server_header is False


@pytest.mark.parametrize(("method", "path", "status"), [("GET", "/nope", 404), ("GET", "/ket-thuc", 405)])
def test_an_address_that_nobody_serves_answers_in_vietnamese(
    client: TestClient, method: str, path: str, status: int
) -> None:
    answer = client.request(method, path)
    assert (answer.status_code, answer.text) == (status, texts.NO_PAGE)
