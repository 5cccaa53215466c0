"""The session cookie: unguessable, short-lived, never stored."""

from __future__ import annotations

import hashlib
from datetime import timedelta

import pytest
from starlette.testclient import TestClient

from channels.web.app import create_app
from channels.web.session import address_of, new_cookie
from tests.web.echo import START, Echo

TOKEN = "a" * 43


def visit(echo: Echo, *, public: bool) -> str:
    base = "https://dvc.test" if public else "http://dvc.test"
    client = TestClient(create_app(echo.desk, public=public), base_url=base)
    return str(client.get("/").headers["set-cookie"])


def test_the_first_visit_sets_a_careful_cookie(echo: Echo) -> None:
    cookie = visit(echo, public=True)
    assert cookie.startswith("phien=")
    for flag in ("HttpOnly", "Max-Age=2592000", "Path=/", "SameSite=lax", "Secure"):
        assert flag in cookie


def test_a_program_without_https_does_not_ask_for_it(echo: Echo) -> None:
    assert "Secure" not in visit(echo, public=False)


def test_two_visitors_get_two_sessions(echo: Echo) -> None:
    assert visit(echo, public=False) != visit(echo, public=False)


def test_a_known_visitor_keeps_the_session(client: TestClient) -> None:
    assert "set-cookie" in client.get("/").headers
    assert "set-cookie" not in client.get("/").headers


def test_the_address_is_a_digest_that_does_not_show_the_cookie() -> None:
    cookie = new_cookie(TOKEN, START)
    address = address_of(cookie, START)
    assert address is not None
    assert address.channel == "web"
    assert address.chat == hashlib.sha256(cookie.encode()).hexdigest()[:32]
    assert TOKEN not in str(address)


def test_a_session_ends_after_thirty_days() -> None:
    cookie = new_cookie(TOKEN, START)
    assert address_of(cookie, START + timedelta(days=29, hours=23))
    assert address_of(cookie, START + timedelta(days=30)) is None


def test_changing_the_time_of_issue_opens_another_conversation() -> None:
    later = START + timedelta(days=29)
    assert address_of(new_cookie(TOKEN, START), later) != address_of(new_cookie(TOKEN, later), later)


def test_a_cookie_from_the_far_future_opens_nothing() -> None:
    assert address_of(new_cookie(TOKEN, START + timedelta(days=2)), START) is None


@pytest.mark.parametrize(
    "cookie", [None, "", "x", TOKEN, f"{TOKEN}.", f"{TOKEN}.zz", "short.65f0aa11", f"{TOKEN}.65f0aa11\n", "á" * 60]
)
def test_a_malformed_cookie_opens_nothing(cookie: str | None) -> None:
    assert address_of(cookie, START) is None


def test_an_expired_cookie_is_replaced(client: TestClient, echo: Echo) -> None:
    client.get("/")
    old = client.cookies["phien"]
    echo.later(days=31)
    client.get("/")
    assert client.cookies["phien"] != old


def test_ending_takes_the_cookie_back_and_says_that_the_person_left(client: TestClient, echo: Echo) -> None:
    client.get("/")
    address = address_of(client.cookies["phien"], echo.now)
    answer = client.post("/ket-thuc")
    assert answer.status_code == 204
    assert "Max-Age=0" in answer.headers["set-cookie"]
    assert [(update.address, update.payload) for update in echo.received] == [(address, b'{"type":"left"}')]


def test_ending_without_a_session_is_no_error(client: TestClient, echo: Echo) -> None:
    assert client.post("/ket-thuc").status_code == 204
    assert not echo.received


def test_a_foreign_page_cannot_end_a_session(client: TestClient, echo: Echo) -> None:
    client.get("/")
    assert client.post("/ket-thuc", headers={"origin": "https://xau.test"}).status_code == 403
    assert not echo.received
    assert client.get("/ket-thuc").status_code == 405


def test_too_many_newcomers_from_one_network_are_asked_to_wait(client: TestClient, echo: Echo) -> None:
    for _ in range(120):
        client.cookies.clear()
        assert client.get("/").status_code == 200
    client.cookies.clear()
    refused = client.get("/")
    assert refused.status_code == 429
    assert "Xin chờ" in refused.text
    echo.later(seconds=1)
    assert client.get("/").status_code == 200


def test_a_known_visitor_is_let_in_when_newcomers_are_not(client: TestClient) -> None:
    client.get("/")
    cookie = client.cookies["phien"]
    for _ in range(130):
        client.cookies.clear()
        client.get("/")
    client.cookies.set("phien", cookie)
    assert client.get("/").status_code == 200
