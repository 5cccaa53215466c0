"""The WebSocket: what is not taken, and who is sent away."""

from __future__ import annotations

import json
from contextlib import ExitStack
from datetime import timedelta

import pytest
from starlette.testclient import TestClient

from channels.web import protocol
from tests.web.echo import Echo
from tests.web.talk import closed_with, say_text, talking, until_here


def test_a_too_long_message_is_refused_kindly_and_the_next_is_taken(client: TestClient, echo: Echo) -> None:
    with talking(client) as socket:
        until_here(socket)
        refused = say_text(socket, "ă" * 4001)
        assert refused["type"] == "refused"
        assert refused["id"] == "message-1"
        assert "4.000 ký tự" in refused["text"]
        assert say_text(socket, "ă" * 4000, "message-2")["type"] == "accepted"


@pytest.mark.parametrize(
    "frame",
    [
        "",
        "chữ",
        "[]",
        "null",
        "[" * 60_000,
        '{"type":"text"}',
        '{"type":"text","id":"ngắn","text":"a"}',
        '{"type":"text","id":"message-1","text":5}',
        '{"type":"text","id":"message-1","text":"  \\n "}',
        '{"type":"text","id":"hello","text":"a"}',
        '{"type":"text","id":["message-1"],"text":"a"}',
        '{"type":"tap","id":"message-1","value":""}',
        '{"type":"tap","id":"message-1","value":"' + "ă" * 31 + '"}',
        '{"type":"left","id":"message-1"}',
        '{"type":"làm gì đó","id":"message-1"}',
    ],
)
def test_bad_form_is_refused_and_the_line_stays_open(client: TestClient, echo: Echo, frame: str) -> None:
    with talking(client) as socket:
        until_here(socket)
        socket.send_text(frame)
        assert socket.receive_json()["type"] == "refused"
        assert say_text(socket, "vẫn nghe", "message-2")["type"] == "accepted"


def test_bytes_are_refused(client: TestClient) -> None:
    with talking(client) as socket:
        until_here(socket)
        socket.send_bytes(b"\x00\x01")
        assert socket.receive_json()["type"] == "refused"


def test_a_huge_frame_ends_the_line(client: TestClient) -> None:
    with talking(client) as socket:
        until_here(socket)
        socket.send_text("x" * (protocol.MAX_FRAME + 1))
        assert closed_with(socket) == 1009


def test_what_no_database_keeps_is_replaced(client: TestClient, echo: Echo) -> None:
    with talking(client) as socket:
        until_here(socket)
        socket.send_text('{"type":"text","id":"message-1","text":"a\\u0000b\\ud83dc 😀 \\ud83d\\ude00"}')
        assert socket.receive_json()["type"] == "accepted"
    assert json.loads(echo.received[-1].payload)["text"] == "a\ufffdb\ufffdc 😀 😀"


def test_who_writes_too_fast_is_asked_to_wait_and_loses_nothing(client: TestClient, echo: Echo) -> None:
    with talking(client) as socket:
        until_here(socket)
        for n in range(20):
            assert say_text(socket, "nhanh", f"message-{n}")["type"] == "accepted"
        refused = say_text(socket, "nhanh", "message-20")
        assert refused["type"] == "refused"
        assert "Xin chờ một chút" in refused["text"]
        echo.later(seconds=1)
        assert say_text(socket, "nhanh", "message-20")["type"] == "accepted"
    assert len(echo.received) == 22


def test_a_second_page_does_not_make_anyone_faster(client: TestClient) -> None:
    with talking(client) as one, talking(client) as other:
        until_here(one), until_here(other)
        for n in range(20):
            say_text(one, "nhanh", f"message-{n}")
        assert say_text(other, "nhanh", "message-20")["type"] == "refused"


def test_too_many_hellos_end_the_line(client: TestClient) -> None:
    with talking(client) as socket:
        for _ in range(30):
            socket.send_json({"type": "hello", "after": 0})
        assert closed_with(socket) == 4429


def test_forged_sessions_do_not_get_past_the_limit_of_newcomers(client: TestClient, echo: Echo) -> None:
    for n in range(120):
        client.cookies.set("phien", f"{n:043d}.{int(echo.now.timestamp()):x}")
        with talking(client) as socket:
            until_here(socket)
    client.cookies.set("phien", f"{'z' * 43}.{int(echo.now.timestamp()):x}")
    with talking(client) as socket:
        assert closed_with(socket) == 4429


def test_a_conversation_has_only_so_many_pages(client: TestClient, echo: Echo) -> None:
    client.get("/")
    with ExitStack() as stack:
        for _ in range(10):
            until_here(stack.enter_context(talking(client)))
        with client.websocket_connect("/ws") as socket:
            assert closed_with(socket) == 4429


def test_a_session_that_runs_out_while_talking_ends(client: TestClient, echo: Echo) -> None:
    with talking(client) as socket:
        until_here(socket)
        echo.now += timedelta(days=30)
        socket.send_json({"type": "hello", "after": 0})
        assert closed_with(socket) == 4401


def test_when_storing_fails_nothing_is_confirmed_and_the_page_is_sent_away(client: TestClient, echo: Echo) -> None:
    with talking(client) as socket:
        until_here(socket)
        say_text(socket, "trước")
        echo.broken = True
        socket.send_json({"type": "text", "id": "message-2", "text": "sau"})
        assert closed_with(socket) == 1011
    echo.broken = False
    with talking(client) as socket:
        until_here(socket)
        assert say_text(socket, "sau", "message-2")["type"] == "accepted"


def test_ending_the_session_hangs_up_on_its_pages(client: TestClient, echo: Echo) -> None:
    with talking(client) as socket:
        until_here(socket)
        client.post("/ket-thuc")
        assert closed_with(socket) == 4410
