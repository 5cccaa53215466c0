"""What each error means for the message."""

from __future__ import annotations

import httpx
import pytest
from telegram.error import BadRequest, Conflict, NetworkError, TelegramError, TimedOut

from channels.telegram.failures import failure_of
from tests.telegram.memory import flags


def caused(error: TelegramError, cause: Exception) -> TelegramError:
    error.__cause__ = cause
    return error


@pytest.mark.parametrize(
    ("error", "unknown"),
    [
        (TimedOut(), True),
        (caused(TimedOut(), httpx.ReadTimeout("")), True),
        (caused(TimedOut(), httpx.WriteTimeout("")), True),
        (caused(TimedOut(), httpx.ConnectTimeout("")), False),
        (caused(TimedOut(), httpx.PoolTimeout("")), False),
        (caused(NetworkError(""), httpx.ConnectError("")), False),
        (caused(NetworkError(""), httpx.ProxyError("")), False),
        (caused(NetworkError(""), httpx.ReadError("")), True),
        (caused(NetworkError(""), httpx.RemoteProtocolError("")), True),
        (NetworkError("Bad Gateway"), False),
        (TelegramError("Invalid server response"), True),
        (Conflict(""), True),
    ],
)
def test_only_what_may_have_arrived_is_unknown(error: TelegramError, unknown: bool) -> None:
    assert flags(failure_of(error)) == ({"unknown"} if unknown else set())


def test_a_refused_request_is_known_to_be_refused() -> None:
    assert flags(failure_of(BadRequest("BUTTON_DATA_INVALID"))) == {"rejected"}


def test_a_token_in_an_error_is_not_passed_on() -> None:
    token = "123456789:" + "A" * 35
    assert token not in str(failure_of(NetworkError(f"no route to https://host/bot{token}/sendMessage")))
