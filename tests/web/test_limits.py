"""Token buckets, and whose they are."""

from __future__ import annotations

from datetime import timedelta

import pytest
from starlette.requests import Request

from channels.web.limits import Limiter
from channels.web.origin import from_our_page, network_of
from tests.web.echo import START

SECOND = timedelta(seconds=1)


def asked(host: str = "dvc.test", origin: str | None = None, client: tuple[str, int] | None = None) -> Request:
    headers = [(b"host", host.encode())] + ([(b"origin", origin.encode())] if origin is not None else [])
    return Request({"type": "http", "headers": headers, "client": client})


def test_a_burst_is_allowed_and_then_no_more() -> None:
    limiter = Limiter(3, SECOND)
    assert [limiter.allows("a", START) for _ in range(5)] == [True, True, True, False, False]


def test_one_token_comes_back_at_a_time() -> None:
    limiter = Limiter(2, SECOND)
    assert all(limiter.allows("a", START) for _ in range(2))
    assert not limiter.allows("a", START + SECOND * 0.9)
    assert limiter.allows("a", START + SECOND)
    assert not limiter.allows("a", START + SECOND)


def test_a_refusal_costs_nothing() -> None:
    limiter = Limiter(1, SECOND)
    limiter.allows("a", START)
    for _ in range(50):
        limiter.allows("a", START)
    assert limiter.allows("a", START + SECOND)


def test_a_long_rest_gives_no_more_than_the_burst() -> None:
    limiter = Limiter(2, SECOND)
    later = START + timedelta(hours=1)
    assert [limiter.allows("a", later) for _ in range(3)] == [True, True, False]


def test_keys_do_not_share() -> None:
    limiter = Limiter(1, SECOND)
    assert limiter.allows("a", START)
    assert limiter.allows("b", START)


def test_a_clock_that_steps_back_locks_nobody_out_for_long() -> None:
    limiter = Limiter(1, SECOND)
    limiter.allows("a", START)
    assert not limiter.allows("a", START - SECOND)
    assert limiter.allows("a", START + SECOND)


def test_full_buckets_are_forgotten_first() -> None:
    limiter = Limiter(1, SECOND, most=2)
    limiter.allows("old", START)
    limiter.allows("busy", START + SECOND)
    limiter.allows("new", START + SECOND)
    assert not limiter.allows("busy", START + SECOND)


def test_too_many_keys_never_fill_the_memory() -> None:
    limiter = Limiter(1, SECOND, most=10)
    assert all(limiter.allows(str(n), START) for n in range(1000))
    assert len(limiter._full_at) <= 10


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("203.0.113.7", "203.0.113.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2::9", "2001:db8:1:2::/64"),
        ("testclient", "testclient"),
    ],
)
def test_a_subscriber_is_one_network(address: str, network: str) -> None:
    assert network_of(asked(client=(address, 1))) == network


def test_an_unknown_caller_still_has_a_network() -> None:
    assert network_of(asked()) == ""


@pytest.mark.parametrize(
    ("host", "origin", "ours"),
    [
        ("dvc.test", "https://dvc.test", True),
        ("dvc.test:8080", "http://dvc.test:8080", True),
        ("DVC.test", "https://dvc.TEST", True),
        ("dvc.test", "https://dvc.test:8443", False),
        ("dvc.test", "https://a.dvc.test", False),
        ("dvc.test", "ftp://dvc.test", False),
        ("dvc.test", "dvc.test", False),
        ("", "http://", False),
        ("dvc.test", None, False),
    ],
)
def test_only_our_own_page_is_ours(host: str, origin: str | None, ours: bool) -> None:
    assert from_our_page(asked(host, origin), frozenset()) is ours
