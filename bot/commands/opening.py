"""Building the program with every failure said in plain words."""

from __future__ import annotations

import asyncio

from bot.app import Program, build
from bot.clock import Clock, machine
from bot.commands.words import BAD_DATA, BAD_REFERENCE, DATABASE_AWAY, NOT_WRITABLE, OTHER_SCHEMA
from bot.errors import Stop
from bot.settings import Settings
from db.errors import DatabaseAway, SchemaUnknown, telling_when_away
from faq.load import BrokenEntries
from reminders.errors import BrokenData as BrokenReminders
from reports.errors import BrokenData as BrokenReports

THREAD_ENDS = 0.05
"""Seconds. The driver's thread of a failed connection speaks to our loop once more, and complains on the screen
when the loop is gone."""


async def opened(settings: Settings, clock: Clock = machine) -> Program:
    """The program, ready for channels. Raises Stop."""
    try:
        settings.secret()
    except OSError as error:
        raise Stop(NOT_WRITABLE.format(place=settings.data_dir)) from error
    try:
        with telling_when_away():
            return await build(settings, clock)
    except BrokenEntries as error:
        raise Stop(BAD_DATA.format(problems=error)) from error
    except (BrokenReminders, BrokenReports) as error:
        raise Stop(BAD_REFERENCE.format(problems=error)) from error
    except SchemaUnknown as error:
        raise Stop(OTHER_SCHEMA) from error
    except DatabaseAway as error:
        await asyncio.sleep(THREAD_ENDS)
        text = NOT_WRITABLE if settings.database.startswith("sqlite") else DATABASE_AWAY
        raise Stop(text.format(place=_place(settings))) from error


def _place(settings: Settings) -> str:
    """Where the database is, without its password."""
    return settings.database.rpartition("@")[2].partition("?")[0].removeprefix("sqlite+aiosqlite:///")
