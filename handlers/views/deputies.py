"""Deputies → reply."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dialog.reply import Choice, Note, Paragraph, Reply, say
from handlers.texts import deputies as texts
from handlers.views.written import day
from reports.deputy import Deputy
from reports.people import Person

MOST = 8


@dataclass(frozen=True, slots=True)
class Known:
    """One deputising with both names."""

    deputy: Deputy
    absent: str
    acting: str


def who(able: Sequence[Person], running: Sequence[Known], *, unknown: bool) -> Reply:
    """Who can act, each a button."""
    now = [texts.RUNNING.format(deputy=one.acting, **span(one.deputy)) for one in running]
    choices = [Choice(one.name, f"uyquyen:{one.id}") for one in able[:MOST]]
    return say(*now, texts.WHO_UNKNOWN if unknown else texts.WHO, choices=choices)


def days(name: str, today: date) -> Reply:
    """From when to when."""
    later = today + timedelta(days=2)
    choices = [
        Choice(texts.TODAY, f"ngayuyquyen:{today.isoformat()}/{today.isoformat()}"),
        Choice(texts.THREE.format(day=day(later)), f"ngayuyquyen:{today.isoformat()}/{later.isoformat()}"),
    ]
    return say(texts.DAYS.format(name=name), choices=choices, numbered=False)


def read_back(one: Deputy, name: str) -> Reply:
    """What is about to hold."""
    key = f"{one.deputy}/{one.first.isoformat()}/{one.last.isoformat()}"
    said = Paragraph(texts.READ_BACK.format(deputy=name, **span(one)))
    return Reply((said, Note(texts.LIMITS)), (Choice(texts.AGREE, f"nhanuyquyen:{key}"),))


def listing(mine: Sequence[Known], acting: Sequence[Known]) -> Reply:
    """Who acts for whom, with a button to end each."""
    said = [texts.MINE.format(deputy=one.acting, **span(one.deputy)) for one in mine]
    said += [texts.ACTING.format(absent=one.absent, **span(one.deputy)) for one in acting]
    choices = [Choice(texts.END.format(name=one.acting), f"thoiuyquyen:{one.deputy.id}") for one in (*mine, *acting)]
    return say(*said, choices=choices) if said else say(texts.NONE)


def span(one: Deputy) -> dict[str, str]:
    """The first and the last day in words."""
    return {"first": day(one.first), "last": day(one.last)}
