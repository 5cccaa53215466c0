"""A program with one recording channel, and a place for its data."""

from __future__ import annotations

import asyncio
import json
import os
from pathlib import Path

from bot.app import Program, build
from bot.clock import machine
from bot.settings import Settings
from dialog.inbound import Address, Inbound, Text
from dialog.interfaces import InboxItem, OutboxItem, PartSent, RawUpdate

CHANNEL = "bench"
POSTGRES = os.environ.get("TEST_POSTGRES_URL", "postgresql+asyncpg://postgres@127.0.0.1:5432/test")
QUESTIONS = (
    "làm định danh mức 2 ở đâu",
    "mat can cuoc lam lai the nao",
    "khai sinh cho con can giay to gi",
    "quên mật khẩu vneid",
    "đăng ký tạm trú ở trọ",
    "chào bạn",
    "thời tiết hôm nay thế nào",
)


class Recording:
    """Reader and sender of the benchmark's channel; counts what was sent."""

    def __init__(self) -> None:
        self.sent = 0
        self.arrived: dict[str, asyncio.Event] = {}

    async def read(self, item: InboxItem) -> Inbound:
        return Inbound(item.update_id, item.address, Text(json.loads(item.payload)["text"]))

    async def send(self, item: OutboxItem, _sent: PartSent) -> None:
        self.sent += 1
        arrived = self.arrived.pop(str(item.message.address), None)
        if arrived is not None:
            arrived.set()


async def make(url: str, data: Path) -> tuple[Program, Recording]:
    """A prepared program on this database."""
    program = await build(Settings(_env_file=None, database_url=url, data_dir=data), machine)
    channel = Recording()
    program.readers[CHANNEL] = channel
    program.senders[CHANNEL] = channel
    return program, channel


def update(chat: int, number: int, run: str) -> RawUpdate:
    """One citizen's question."""
    text = QUESTIONS[number % len(QUESTIONS)]
    payload = json.dumps({"text": text}).encode()
    return RawUpdate(CHANNEL, f"{run}:{chat}:{number}", Address(CHANNEL, f"{run}-{chat}"), payload)
