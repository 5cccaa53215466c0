"""Matters by heading, for those who do not want to type."""

from __future__ import annotations

from datetime import timedelta

from dialog.reply import Reply
from faq.entry import Entry
from handlers import recall
from handlers.services import Turn
from handlers.views import browse as views
from reminders.calendar import today

LATELY = timedelta(days=30)
ASKED_BY_MANY = 3
"""Askings below which nothing is said about what is asked here."""

USUAL = (
    "vneid-dang-ky-muc-2",
    "can-cuoc-cap-lai-mat-hong",
    "ks-dung-han",
    "dang-ky-tam-tru",
    "chung-thuc-ban-sao",
    "dvc-nop-ho-so",
)
"""What is asked most anywhere; it fills up what is asked here."""


async def browse(turn: Turn) -> Reply:
    """/danhmuc and `danhmuc:<heading>.<page>`: the headings, or one page of one of them."""
    heading, _, number = turn.argument.partition(".")
    page = int(number) if number.isdecimal() and len(number) < 4 else 0
    if heading == views.POPULAR:
        return views.page(heading, await _popular(turn), page)
    if heading not in views.CATEGORIES:
        return views.headings()
    return views.page(heading, views.under(heading, _serving(turn)), page)


def _serving(turn: Turn) -> list[Entry]:
    on = today(turn.now)
    return [one for one in turn.services.answers().all() if one.serves(on)]


async def _popular(turn: Turn) -> list[Entry]:
    """What was asked most lately, filled up with the usual."""
    asked = await turn.services.popular.most_asked(turn.now - LATELY, ASKED_BY_MANY, views.AT_ONCE)
    names = dict.fromkeys((*asked, *USUAL))
    found = [entry for name in names if (entry := recall.served(turn, name)) is not None]
    return found[: views.AT_ONCE]
