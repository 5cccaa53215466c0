"""/cauhoi: what was missed lately, for editors."""

from __future__ import annotations

from datetime import timedelta

from dialog.reply import Reply, say
from faq.misses import groups
from handlers.edits import editor
from handlers.services import Turn
from handlers.texts import editing as texts
from handlers.views import misses as views

DAYS, SHOWN = 30, 5


async def show_misses(turn: Turn) -> Reply:
    """The five largest groups of the last thirty days."""
    if editor(turn) is None:
        return say(texts.NOT_EDITOR)
    found = groups(await turn.services.questions.missed(turn.now - timedelta(days=DAYS)))
    return views.misses(found[:SHOWN], turn.services.answers(), DAYS)
