"""The machine's clock, one that stands still, and who may set it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.clock import Fixed, machine
from bot.commands.at import clock_for
from bot.errors import Stop
from tests.bot.world import AT, PUBLIC
from tests.drivers.stage import settings_for

HERE = settings_for(Path("data"))
OUTSIDE = settings_for(Path("data"), public_url=PUBLIC)


def test_the_machines_time_is_aware_and_in_utc_and_goes_on() -> None:
    first = machine()
    assert first.utcoffset() == timedelta(0)
    assert machine() >= first


def test_a_fixed_clock_stands_until_it_is_moved() -> None:
    clock = Fixed(AT)
    assert clock() == clock() == AT
    clock.at = AT + timedelta(hours=1)
    assert clock() == AT + timedelta(hours=1)


@pytest.mark.parametrize("settings", [HERE, OUTSIDE])
def test_without_a_time_it_is_the_machines(settings: object) -> None:
    assert clock_for(None, settings) is machine  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "utc"),
    [
        ("2026-11-23T16:30:00+07:00", datetime(2026, 11, 23, 9, 30, tzinfo=UTC)),
        ("2026-11-23T16:30", datetime(2026, 11, 23, 9, 30, tzinfo=UTC)),
        ("2026-11-23T09:30:00Z", datetime(2026, 11, 23, 9, 30, tzinfo=UTC)),
        ("2026-11-23", datetime(2026, 11, 22, 17, 0, tzinfo=UTC)),
        ("20261123T163000+0700", datetime(2026, 11, 23, 9, 30, tzinfo=UTC)),
    ],
)
def test_a_time_is_read_and_without_zone_it_is_vietnams(text: str, utc: datetime) -> None:
    assert clock_for(text, HERE)() == utc
    assert clock_for(text, HERE)().tzinfo is not None


@pytest.mark.parametrize("text", ["", "mai", "16:30", "2026-02-30", "0001-01-01", "1999-12-31", "9999-12-31"])
def test_a_time_that_cannot_be_used_is_said_with_an_example(text: str) -> None:
    with pytest.raises(Stop, match="Viết như 2026-11-23T16:30:00"):
        clock_for(text, HERE)


def test_outside_the_sample_nobody_sets_the_clock() -> None:
    with pytest.raises(Stop, match="chỉ dùng được với tổ chức diễn tập"):
        clock_for("2026-11-23T16:30", OUTSIDE)
