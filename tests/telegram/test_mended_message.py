"""A message of a report is changed on Telegram, with the whole program and its database behind it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from reports.form import DAILY
from tests.drivers.stage import Seen, Stage
from tests.drivers.telegram import Phones
from tests.reports.given import TEAM
from tests.telegram import updates

NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
DAY = NOW.date()


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    stage = await Stage.open(tmp_path, Phones(), NOW)
    for who, person in (("lan", "p-lan"), ("minh", "p-minh")):
        await stage.driver.say(who, f"/thamgia {await stage.code_for(person)}")
    yield stage
    await stage.close()


async def mends(stage: Stage, number: int, words: str) -> Seen:
    """Anh Minh changes the message with this number; what he sees then."""
    phones = stage.driver
    assert isinstance(phones, Phones)
    mended = updates.text(1002, words, number, edit_date=updates.DATE + 60)
    await phones._handled(phones.server.push({"edited_message": mended}))
    await stage.settle()
    return (await phones.seen("minh"))[-1]


def typed(stage: Stage) -> int:
    """The number of the newest message that anh Minh typed."""
    phones = stage.driver
    assert isinstance(phones, Phones)
    return phones.server.bot().message_id() + 1


async def amounts(stage: Stage) -> list[int]:
    found = await stage.program.stores.ledger.submissions([TEAM], DAILY, DAY - timedelta(days=9), DAY)
    return [line.amount for one in found if one.counts for line in one.lines]


async def test_the_draft_follows_and_the_report_asks(stage: Stage) -> None:
    number = typed(stage)
    await stage.driver.say("minh", "cài vneid 12")
    draft = await mends(stage, number, "cài vneid 15")
    assert "vừa sửa tin cũ nên đọc lại từ đầu" in draft.text
    assert "15 lượt" in draft.text
    await stage.driver.tap("minh", "Lưu")
    asked = await mends(stage, number, "cài vneid 14")
    assert "VNeID 15 → 14" in asked.text
    assert asked.labels[0] == "Thay thế"
    assert await amounts(stage) == [15]
    await stage.driver.tap("minh", "Thay thế")
    await stage.settle()
    assert await amounts(stage) == [14]


async def test_what_was_approved_becomes_a_slip(stage: Stage) -> None:
    number = typed(stage)
    await stage.driver.say("minh", "cài vneid 12")
    await stage.driver.tap("minh", "Lưu")
    await stage.settle()
    await stage.driver.tap("lan", "Duyệt")
    await stage.settle()
    asked = await mends(stage, number, "cài vneid 15")
    assert "phải đính chính" in asked.text
    await stage.driver.tap("minh", "Đếm sót")
    await stage.driver.tap("minh", "Gửi đính chính")
    await stage.settle()
    assert await amounts(stage) == [12]
    await stage.driver.tap("lan", "Duyệt")
    await stage.settle()
    assert sorted(await amounts(stage)) == [12, 15]
