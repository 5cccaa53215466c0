"""The menu of commands that Telegram shows beside the input field."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from aiogram import Bot
from aiogram.types import BotCommand

NAME = re.compile(r"[a-z0-9_]{1,32}")
LONGEST_DESCRIPTION = 256
MOST_COMMANDS = 100


@dataclass(frozen=True, slots=True)
class Command:
    """A command without its slash, and what it does, in Vietnamese."""

    name: str
    description: str


async def offer_commands(bot: Bot, commands: Sequence[Command]) -> None:
    """Replace the menu. Raises ValueError for a command that Telegram would refuse."""
    if len(commands) > MOST_COMMANDS:
        raise ValueError(f"Telegram shows at most {MOST_COMMANDS} commands")
    for command in commands:
        _check(command)
    await bot.set_my_commands([BotCommand(command=each.name, description=each.description) for each in commands])


def _check(command: Command) -> None:
    if not NAME.fullmatch(command.name):
        raise ValueError(f"not a command for Telegram: {command.name!r}")
    if not 1 <= len(command.description) <= LONGEST_DESCRIPTION:
        raise ValueError(f"the description of /{command.name} must have 1 to {LONGEST_DESCRIPTION} characters")
