"""Logs are JSON lines with an action and ids, and hide whatever names a person or opens a door."""

from __future__ import annotations

import json
import logging
from datetime import datetime
from typing import Any

import pytest

from bot import logs

TOKEN = "700100200:AAF0k3nOfTheStandInWhichMustNeverBeSeen"
SECRETS = {
    "a token": TOKEN,
    "a token inside an address": f"https://api.telegram.org/bot{TOKEN}/getUpdates",
    "a phone number": "0912 345 678",
    "a phone number from abroad": "+84912345678",
    "a căn cước": "079123456789",
    "an e-mail": "hoa.nguyen@example.com",
}
TELLTALE = {"AAF0k3nOf", "912 345 678", "912345678", "079123456789", "hoa.nguyen"}
log = logging.getLogger("bot.tests")


def start(level: str = "INFO") -> None:
    """As a command does, in the test itself: a handler holds on to the standard error that it finds."""
    logging.getLogger().handlers.clear()
    logs.set_up(level)


def lines(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    out, err = capsys.readouterr()
    assert out == "", "logs go to standard error"
    return [json.loads(line) for line in err.splitlines()]


def hides(found: list[dict[str, Any]]) -> None:
    assert found
    assert not [one for one in TELLTALE if one in json.dumps(found, ensure_ascii=False)]


def test_a_line_is_an_object_with_time_level_logger_action_and_ids(capsys: pytest.CaptureFixture[str]) -> None:
    start()
    log.info("reminder handed over", extra={"action": "reminder_sent", "due": "so-tay-ngay", "outbox": 17})
    (one,) = lines(capsys)
    assert datetime.strptime(one.pop("at"), "%Y-%m-%d %H:%M:%S,%f")  # noqa: DTZ007
    assert one == {
        "level": "INFO",
        "logger": "bot.tests",
        "message": "reminder handed over",
        "action": "reminder_sent",
        "due": "so-tay-ngay",
        "outbox": 17,
    }


def test_vietnamese_is_written_as_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    start()
    log.warning("xã Tháp Mười")
    assert "xã Tháp Mười" in capsys.readouterr().err


@pytest.mark.parametrize("secret", SECRETS.values(), ids=SECRETS)
def test_secrets_are_hidden_in_the_message(secret: str, capsys: pytest.CaptureFixture[str]) -> None:
    start()
    log.info("heard: %s.", secret)
    hides(lines(capsys))


@pytest.mark.parametrize("secret", SECRETS.values(), ids=SECRETS)
def test_secrets_are_hidden_in_fields(secret: str, capsys: pytest.CaptureFixture[str]) -> None:
    start()
    log.info("heard", extra={"action": "heard", "what": secret})
    hides(lines(capsys))


@pytest.mark.parametrize("secret", SECRETS.values(), ids=SECRETS)
def test_secrets_are_hidden_in_tracebacks(secret: str, capsys: pytest.CaptureFixture[str]) -> None:
    start()
    try:
        raise ValueError(f"cannot read {secret} here")
    except ValueError:
        log.exception("broke", extra={"action": "broke"})
    (one,) = found = lines(capsys)
    assert "ValueError" in one["exc_info"]
    hides(found)


@pytest.mark.parametrize("secret", SECRETS.values(), ids=SECRETS)
def test_secrets_are_hidden_in_lists_and_tables(secret: str, capsys: pytest.CaptureFixture[str]) -> None:
    start()
    log.info("heard", extra={"action": "heard", "why": [secret], "more": {"said": {"text": secret}}})
    hides(lines(capsys))


def test_small_ids_stay_readable(capsys: pytest.CaptureFixture[str]) -> None:
    start()
    log.info("x", extra={"inbox": 12345, "address": "web:520481a7147b5cab83a0023122bba913"})
    (one,) = lines(capsys)
    assert (one["inbox"], one["address"]) == (12345, "web:520481a7147b5cab83a0023122bba913")


def test_what_is_below_the_level_is_not_written(capsys: pytest.CaptureFixture[str]) -> None:
    start()
    log.debug("x")
    start("ERROR")
    log.warning("x")
    assert lines(capsys) == []


@pytest.mark.parametrize("name", logs.QUIET)
def test_libraries_speak_only_of_trouble(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    start()
    library = logging.getLogger(f"{name}.inner")
    library.info("request sent")
    library.warning("trouble")
    assert [one["message"] for one in lines(capsys)] == ["trouble"]
    start("ERROR")
    library.warning("trouble")
    assert lines(capsys) == []


def test_setting_up_twice_writes_each_line_once(capsys: pytest.CaptureFixture[str]) -> None:
    start()
    start()
    log.info("x")
    assert len(lines(capsys)) == 1
