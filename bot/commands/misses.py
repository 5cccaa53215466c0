"""python -m bot misses: what was not answered well, gathered for editors."""

from __future__ import annotations

from datetime import timedelta

from bot import logs
from bot.clock import machine
from bot.commands.opening import opened
from bot.settings import Settings
from faq.misses import groups
from handlers.texts import editing as texts
from handlers.views.misses import group

MOST = 50


async def misses(settings: Settings, days: int) -> None:
    """Print the groups, the largest first. Raises Stop."""
    logs.set_up("ERROR")
    program = await opened(settings)
    try:
        found = groups(await program.stores.questions.missed(machine() - timedelta(days=days)))
        print((texts.MISSED if found else texts.MISSED_NONE).format(days=days))
        for number, one in enumerate(found[:MOST], 1):
            print(f"\n{number}. {group(one, program.knowledge())}")
    finally:
        await program.stop()
