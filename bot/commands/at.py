"""`--at`: a clock that stands still, for the sample organisation only."""

from __future__ import annotations

from datetime import datetime

from bot.clock import Clock, Fixed, machine
from bot.commands.words import BAD_TIME, ONLY_SAMPLE
from bot.errors import Stop
from bot.settings import Settings
from handlers.views.written import VIETNAM

YEARS = range(2000, 2101)
"""Days are added and taken away from the clock's time: at the ends of the calendar there is no room for it."""


def clock_for(text: str | None, settings: Settings) -> Clock:
    """The machine's clock, or one fixed at an ISO time; a time without zone is Vietnam's. Raises Stop."""
    if text is None:
        return machine
    if settings.public:
        raise Stop(ONLY_SAMPLE)
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        raise Stop(BAD_TIME.format(text=text)) from None
    if at.year not in YEARS:
        raise Stop(BAD_TIME.format(text=text))
    return Fixed(at if at.tzinfo else at.replace(tzinfo=VIETNAM))
