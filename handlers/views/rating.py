"""What is said to a verdict."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date

from dialog.reply import Choice, Reply, say
from faq.entry import Entry
from handlers.services import Office
from handlers.texts import questions as texts
from handlers.views.browse import BROWSE
from handlers.views.entries import OFFICER, offered, pick, see_sources
from handlers.views.questions import where_to_go


def why(question: str) -> Reply:
    """ "Chưa đúng": thanks, and where it went wrong."""
    return say(texts.ASK_WHY, choices=[*reasons(question), OFFICER])


def second_miss(office: Office, question: str) -> Reply:
    """The second one in a row: a person, and why if they like to say."""
    return replace(where_to_go(office, texts.SECOND_MISS), choices=reasons(question))


def reasons(question: str) -> tuple[Choice, ...]:
    """The three ways in which an answer can be wrong."""
    return (
        Choice(texts.WRONG_TOPIC, f"saiviec:{question}"),
        Choice(texts.OUT_OF_DATE, f"dacu:{question}"),
        Choice(texts.UNCLEAR, f"khohieu:{question}"),
    )


def wrong_topic(confusable: Sequence[Entry]) -> Reply:
    """Thanks, and what is easily taken for it."""
    more = [texts.MAYBE_MEANT] if confusable else []
    return say(texts.THANKS_WRONG, *more, choices=[*map(pick, confusable[:3]), BROWSE, OFFICER])


def out_of_date(entry: Entry | None, office: Office) -> Reply:
    """Thanks; where the answer comes from, and whom to ask."""
    ways = [see_sources(entry)] if entry else []
    return say(texts.THANKS_OLD.format(office=office.name), choices=[*ways, OFFICER])


def unclear(entry: Entry | None, read: Collection[str], on: date) -> Reply:
    """The parts that have not been read, one by one."""
    parts = offered(entry, read, on) if entry else []
    more = [texts.PART_BY_PART] if parts else []
    return say(texts.THANKS_UNCLEAR, *more, choices=[*parts, OFFICER])
