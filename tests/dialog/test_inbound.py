"""Addresses and what a person sent, as values."""

from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialog.errors import Conflict, SendFailed, Unreadable
from dialog.inbound import Address, Inbound, Media, Text
from tests.contracts.chats import HOA


@pytest.mark.parametrize(
    ("address", "text"),
    [
        (Address("telegram", "-1001234"), "telegram:-1001234"),
        (Address("zalo_oa", "614200000000"), "zalo_oa:614200000000"),
        (Address("web", "a:b:c"), "web:a:b:c"),
    ],
)
def test_an_address_is_read_back_as_it_was_written(address: Address, text: str) -> None:
    assert str(address) == text
    assert Address.parse(text) == address


@pytest.mark.parametrize("text", ["", "web", "web:", ":hoa", ":"])
def test_what_is_no_address_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not an address"):
        Address.parse(text)


@given(st.text(st.characters(exclude_characters=":"), min_size=1), st.text(min_size=1))
def test_any_chat_id_survives(channel: str, chat: str) -> None:
    assert Address.parse(str(Address(channel, chat))) == Address(channel, chat)


def test_the_same_chat_id_on_another_channel_is_another_address() -> None:
    assert len({Address("web", "1"), Address("telegram", "1"), Address("web", "1")}) == 2


def test_what_came_in_cannot_be_changed() -> None:
    inbound = Inbound("1", HOA, Text("chào"))
    with pytest.raises(FrozenInstanceError):
        inbound.id = "2"  # type: ignore[misc]


def test_a_chat_is_private_unless_told_otherwise() -> None:
    assert Inbound("1", HOA, Media("photo")).private
    assert Media("photo").caption == ""


def test_an_error_without_words_says_what_it_is() -> None:
    assert str(Conflict()).startswith("What the turn was built on has changed")
    assert str(Unreadable("not JSON")) == "not JSON"


def test_a_failed_send_is_temporary_unless_told_otherwise() -> None:
    failure = SendFailed("away")
    assert str(failure) == "away"
    assert {failure.permanent, failure.rejected, failure.unknown} == {False}
    assert (failure.retry_after, failure.moved_to) == (None, None)
