"""A code that somebody made by talking stands nowhere once it has been handed over."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path

from sqlalchemy import select

from bot.tidy import steps, tidy
from db.models import ConversationRow, InvitationRow, OutboxRow
from handlers.texts.inviting import TAKEN_OUT
from tests.drivers.console import Terminals
from tests.drivers.stage import Stage

CODE = re.compile(r"/thamgia ([A-Z0-9]{4}-[A-Z0-9]{4})")


async def test_after_tidying_the_code_is_kept_as_a_hash_alone(tmp_path: Path) -> None:
    stage = await Stage.open(tmp_path, Terminals(), datetime.fromisoformat("2026-11-23T09:00:00+07:00"))
    try:
        await stage.driver.say("lan", f"/thamgia {await stage.code_for('p-lan')}")
        await stage.settle()
        await stage.driver.say("lan", "/moi tổ Bình Lợi người báo 1 người 1 ngày")
        await stage.settle()
        await stage.driver.tap("lan", "Tạo mã")
        await stage.settle()
        code = CODE.findall((await stage.driver.seen("lan"))[-1].text)[-1]
        assert code in await everything(stage)
        await tidy(steps(stage.program.stores, tmp_path), stage.program.clock())
        kept = await everything(stage)
        assert code not in kept
        assert TAKEN_OUT in kept
    finally:
        await stage.close()


async def everything(stage: Stage) -> str:
    """All that is stored of messages, chats and codes."""
    async with stage.program.stores.database.read() as session:
        bodies = [row.body for row in await session.scalars(select(OutboxRow))]
        memories = [row.memory for row in await session.scalars(select(ConversationRow))]
        codes = [row.code_hash for row in await session.scalars(select(InvitationRow))]
    return f"{bodies}{memories}{codes}"
