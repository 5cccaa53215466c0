"""doctor asks Telegram how much of a group's talk reaches the bot."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.commands import doctor
from bot.commands.telegram import AWAY, NO_GROUPS, READS_ALL, READS_SOME, REFUSED, about_groups
from bot.settings import Settings
from tests.drivers.stage import settings_for
from tests.telegram.faults import broken, unauthorized
from tests.telegram.server import TelegramServer


@pytest.fixture
def settings(tmp_path: Path, server: TelegramServer) -> Settings:
    return settings_for(tmp_path, telegram_bot_token=server.token, telegram_api=server.url)


async def test_with_privacy_mode_the_mark_cannot_be_used(settings: Settings) -> None:
    assert await about_groups(settings) == [("LƯU Ý", READS_SOME)]
    assert "#bc chỉ dùng được khi" in READS_SOME


async def test_without_privacy_mode_every_way_works(settings: Settings, server: TelegramServer) -> None:
    server.bot().reads_all = True
    assert await about_groups(settings) == [("ĐƯỢC", READS_ALL)]


async def test_a_bot_that_may_join_no_group_is_told(settings: Settings, server: TelegramServer) -> None:
    server.bot().joins_groups = False
    assert await about_groups(settings) == [("LƯU Ý", NO_GROUPS)]


async def test_a_token_that_is_refused_is_broken(settings: Settings, server: TelegramServer) -> None:
    server.fail_next("getMe", unauthorized())
    assert await about_groups(settings) == [("HỎNG", REFUSED)]


async def test_a_telegram_that_is_away_is_only_a_note(settings: Settings, server: TelegramServer) -> None:
    server.fail_next("getMe", broken())
    assert await about_groups(settings) == [("LƯU Ý", AWAY)]


async def test_doctor_asks_only_with_a_token(tmp_path: Path, settings: Settings, server: TelegramServer) -> None:
    assert await doctor.about_groups(settings_for(tmp_path, telegram_api=server.url)) == []
    assert not server.calls
    assert await doctor.about_groups(settings) == [("LƯU Ý", READS_SOME)]
