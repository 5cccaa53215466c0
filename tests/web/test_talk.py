"""The WebSocket: who may talk, what is taken, what comes back."""

from __future__ import annotations

import json

import pytest
from starlette.testclient import TestClient, WebSocketDenialResponse
from starlette.types import Message

from channels.web.app import create_app
from dialog.reply import Attachment, Choice, Note, Paragraph, Reply, say
from tests.web.echo import Echo
from tests.web.talk import answer, closed_with, say_text, talking, until_here


def test_without_a_session_the_page_is_told_so(client: TestClient, echo: Echo) -> None:
    with client.websocket_connect("/ws") as socket:
        assert closed_with(socket) == 4401
    assert not echo.received


@pytest.mark.parametrize("fails", ["websocket.accept", "websocket.close"])
async def test_a_page_that_goes_while_it_is_let_in_or_sent_away_is_no_error(echo: Echo, fails: str) -> None:
    """uvicorn says so by raising from `send`; what left us would be logged as a crash of the application."""

    async def receive() -> Message:
        return {"type": "websocket.connect"}

    async def send(message: Message) -> None:
        if message["type"] == fails:
            raise OSError("the page is gone")

    headers = [(b"host", b"testserver"), (b"origin", b"http://testserver")]
    scope = {"type": "websocket", "path": "/ws", "scheme": "ws", "query_string": b"", "headers": headers}
    await create_app(echo.desk, public=False)(scope, receive, send)


@pytest.mark.parametrize(
    "origin", ["https://xau.test", "null", "", "http://testserver.xau.test", "file://testserver"]
)
def test_a_foreign_page_is_refused(client: TestClient, origin: str) -> None:
    client.get("/")
    with (
        pytest.raises(WebSocketDenialResponse) as refused,
        client.websocket_connect("/ws", headers={"origin": origin}),
    ):
        pass
    assert refused.value.status_code == 403


def test_a_client_that_does_not_say_where_it_comes_from_is_refused(echo: Echo) -> None:
    client = TestClient(create_app(echo.desk, public=False))
    client.get("/")
    with pytest.raises(WebSocketDenialResponse), client.websocket_connect("/ws"):
        pass


def test_an_allowed_origin_may_differ_from_the_host(echo: Echo) -> None:
    app = create_app(echo.desk, public=False, allowed_origins=frozenset({"https://tro-ly.test"}))
    with TestClient(app, headers={"origin": "https://Tro-Ly.test"}) as client, talking(client) as socket:
        assert until_here(socket) == []


def test_the_first_hello_lets_the_bot_greet_exactly_once(client: TestClient, echo: Echo) -> None:
    for _ in range(2):
        with talking(client) as socket:
            until_here(socket)
            say_text(socket, "chưa ai chào", "message-1")
    assert [update.payload for update in echo.received] == [
        b'{"type":"hello"}',
        '{"type":"text","text":"chưa ai chào"}'.encode(),
    ]
    assert echo.received[0].update_id == f"{echo.received[0].address.chat}:hello"


def test_a_conversation_that_has_begun_is_not_greeted(client: TestClient, echo: Echo) -> None:
    with talking(client) as socket:
        until_here(socket)
        answer(client, echo)
    del echo.received[:]
    with talking(client, after=99) as socket:
        assert until_here(socket) == []
        say_text(socket, "chào lại")
    assert len(echo.received) == 1


def test_an_accepted_message_is_stored_and_wakes_the_conversation(client: TestClient, echo: Echo) -> None:
    with talking(client) as socket:
        until_here(socket)
        assert say_text(socket, "xin hỏi", "message-7") == {"type": "accepted", "id": "message-7"}
    stored = echo.received[-1]
    assert stored.channel == "web"
    assert stored.update_id == f"{stored.address.chat}:message-7"
    assert json.loads(stored.payload) == {"type": "text", "text": "xin hỏi"}
    assert echo.woken.qsize() == 2


def test_the_same_message_twice_is_accepted_twice_and_stored_once(client: TestClient, echo: Echo) -> None:
    with talking(client) as socket:
        until_here(socket)
        assert say_text(socket, "một lần") == say_text(socket, "một lần")
    assert len(echo.received) == 2


def test_a_tap_carries_its_value(client: TestClient, echo: Echo) -> None:
    with talking(client) as socket:
        until_here(socket)
        socket.send_json({"type": "tap", "id": "tap-00001", "value": "nop:ho-so"})
        assert socket.receive_json()["type"] == "accepted"
    assert json.loads(echo.received[-1].payload) == {"type": "tap", "value": "nop:ho-so"}


def test_the_answer_comes_to_every_open_page(client: TestClient, echo: Echo) -> None:
    with talking(client) as one, talking(client) as other:
        until_here(one), until_here(other)
        answer(client, echo)
        assert one.receive_json() == other.receive_json()


def test_another_person_hears_nothing(client: TestClient, echo: Echo) -> None:
    with talking(client) as one:
        until_here(one)
        client.cookies.clear()
        with talking(client) as other:
            until_here(other)
            mine = echo.received[0].address
            assert client.portal
            client.portal.call(echo.tell, mine, say("chỉ cho một người"))
            assert one.receive_json()["blocks"][0]["text"] == "chỉ cho một người"
            other.send_json({"type": "hello", "after": 0})
            assert until_here(other) == []


def test_what_was_missed_comes_in_order_after_a_hello(client: TestClient, echo: Echo) -> None:
    with talking(client) as socket:
        until_here(socket)
    address = echo.received[0].address
    assert client.portal
    for n in range(3):
        client.portal.call(echo.tell, address, say(f"tin {n}"))
    with talking(client, after=1) as socket:
        assert [(heard["id"], heard["blocks"][0]["text"]) for heard in until_here(socket)] == [
            (2, "tin 1"),
            (3, "tin 2"),
        ]


@pytest.mark.parametrize("after", [None, "3", -1, 1.5, True, 10**30, [], {}])
def test_a_strange_last_seen_id_counts_as_nothing_wrong(client: TestClient, echo: Echo, after: object) -> None:
    with talking(client, after) as socket:
        assert until_here(socket) == []


def test_a_message_carries_all_that_the_page_shows(client: TestClient, echo: Echo) -> None:
    reply = Reply(
        (Paragraph("<script>alert(1)</script>"), Note("nhỏ")),
        (Choice("Có", "co:1"),),
        (Attachment("báo cáo.docx", "application/msword", "/tmp/x"),),
        numbered=False,
    )
    with talking(client) as socket:
        until_here(socket)
        assert client.portal
        client.portal.call(echo.tell, echo.received[0].address, reply, "reminder")
        assert socket.receive_json() == {
            "type": "message",
            "id": 1,
            "kind": "reminder",
            "blocks": [{"kind": "paragraph", "text": "<script>alert(1)</script>"}, {"kind": "note", "text": "nhỏ"}],
            "choices": [{"label": "Có", "value": "co:1"}],
            "numbered": False,
            "files": [{"name": "báo cáo.docx", "url": "/tep/1/0"}],
        }
