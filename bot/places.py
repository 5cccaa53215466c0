"""The commune's own places, out of the settings."""

from __future__ import annotations

from bot.settings import Settings
from faq.overlay import Place
from handlers.services import Office


def office(settings: Settings) -> Office:
    """Where citizens go, with the police's place."""
    police = Place(settings.police_name, settings.police_address, settings.police_hours, settings.police_hotline)
    return Office(
        settings.office_name, settings.office_address, settings.office_hours, settings.office_hotline, police
    )
