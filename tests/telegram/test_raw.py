"""Whose an update is, and how it is stored."""

from __future__ import annotations

import json
from typing import Any

import pytest

from channels.telegram.raw import NOWHERE, address_of, to_raw, to_raws
from dialog.inbound import Address
from tests.telegram import updates


@pytest.mark.parametrize(
    ("update", "chat"),
    [
        ({"message": updates.text(7, "a")}, "7"),
        ({"edited_message": updates.text(7, "a")}, "7"),
        ({"callback_query": updates.tap(-100200, "yes")}, "-100200"),
        ({"my_chat_member": updates.membership(7, "member", "kicked")}, "7"),
        ({"message_reaction": {"chat": {"id": 9}}}, "9"),
    ],
)
def test_an_update_belongs_to_its_chat(update: dict[str, Any], chat: str) -> None:
    assert address_of({"update_id": 1, **update}) == Address("telegram", chat)


@pytest.mark.parametrize(
    "event",
    [
        {"poll": {"id": "1"}},
        {"callback_query": {"id": "1", "inline_message_id": "x"}},
        {"message": None},
        {"message": {"chat": "7"}},
        {"message": {"chat": {"id": "7"}}},
        {"callback_query": {"message": "text"}},
        {},
    ],
)
def test_an_update_without_a_chat_has_an_address_all_the_same(event: dict[str, Any]) -> None:
    assert address_of({"update_id": 1, **event}) == NOWHERE


def test_the_payload_is_the_whole_update() -> None:
    update = {"update_id": 5000, "message": updates.text(7, "xin cấp lại căn cước 😀 \ud83d")}
    raw = to_raw(update)
    assert (raw.channel, raw.update_id, raw.address) == ("telegram", "5000", Address("telegram", "7"))
    assert json.loads(raw.payload) == update


def test_an_update_without_an_id_is_no_update() -> None:
    with pytest.raises(ValueError, match="update_id"):
        to_raw({"message": updates.text(7, "a")})


def test_updates_without_an_id_do_not_spoil_their_batch() -> None:
    assert [raw.update_id for raw in to_raws([{"update_id": 1}, {}, {"update_id": "x"}, {"update_id": 2}])] == [
        "1",
        "2",
    ]
