"""The menu beside the input field."""

from __future__ import annotations

import pytest
from aiogram import Bot

from channels.telegram.commands import Command, offer_commands
from tests.telegram.server import TelegramServer


async def test_the_menu_is_replaced(telegram: TelegramServer, receiver: Bot) -> None:
    await offer_commands(receiver, [Command("tong", "Xem tổng hôm nay"), Command("huy", "Bỏ bản đang ghi")])
    assert telegram.bot().commands == [
        {"command": "tong", "description": "Xem tổng hôm nay"},
        {"command": "huy", "description": "Bỏ bản đang ghi"},
    ]
    await offer_commands(receiver, [Command("tong", "Xem tổng")])
    assert telegram.bot().commands == [{"command": "tong", "description": "Xem tổng"}]


@pytest.mark.parametrize(
    "commands",
    [
        [Command("/tong", "Xem")],
        [Command("Tong", "Xem")],
        [Command("tổng", "Xem")],
        [Command("x" * 33, "Xem")],
        [Command("tong", "")],
        [Command("tong", "x" * 257)],
        [Command("tong", "Xem")] * 101,
    ],
)
async def test_what_telegram_would_refuse_is_not_sent(
    telegram: TelegramServer, receiver: Bot, commands: list[Command]
) -> None:
    with pytest.raises(ValueError, match=r"command|description"):
        await offer_commands(receiver, commands)
    assert not telegram.calls
