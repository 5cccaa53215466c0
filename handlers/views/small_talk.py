"""Short and human."""

from __future__ import annotations

from dialog.reply import Reply, say
from faq.entry import Entry
from handlers.texts import small_talk as texts
from handlers.views.browse import BROWSE
from handlers.views.entries import OFFICER, pick

CHOICES = {
    "greeting": [BROWSE],
    "calling": [BROWSE],
    "nonsense": [BROWSE],
    "wondering": [BROWSE],
    "disappointed": [OFFICER],
}
"""Whoever has not said yet what they need may look around."""


def small_talk(name: str) -> Reply:
    """One of the sentences, by its name or by the manner of the message."""
    return say(texts.SAID[name], choices=CHOICES.get(name, []))


def after_danger(about: str, entry: Entry | None) -> Reply:
    """To somebody who is out of danger: warm words, and one thing to read on."""
    return say(*texts.AFTER_DANGER[about], choices=[pick(entry)] if entry else [])
