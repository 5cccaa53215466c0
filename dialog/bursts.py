"""Messages that belong together: what somebody forwards at once, with the count that they typed beside it.

A forwarded message waits a moment for those that come with it. What is only typed is never held back nor joined: each
is a report or a question of its own, and gets its own answer.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from dialog.conversation import Conversation
from dialog.fold import fold
from dialog.inbound import Inbound, Text
from dialog.interfaces import InboxItem
from dialog.understand import pick

QUIET = timedelta(seconds=1.2)
"""So long after the last forwarded message another one may still come."""
SPAN = timedelta(seconds=3)
"""From the first to the last message of a burst."""
MOST = 30
MOST_TEXT = 4000
_COUNT = re.compile(r"\d")
_SHORTEST = 3
_CORRECTIONS = ("nham", "sua", "khong phai", "y toi", "xin loi", "dinh chinh")
NOTHING = timedelta(0)


@dataclass(frozen=True, slots=True)
class Heard:
    """A stored update and what it says."""

    item: InboxItem
    inbound: Inbound


def joins(inbound: Inbound, conversation: Conversation) -> bool:
    """Whether this message may be one of several that are read as one.

    Only plain words in private. Typed ones must name a count ("cài vneid 5 hộ") where nothing is being asked and
    correct nothing, for a short typed answer means something by itself.
    """
    content = inbound.content
    if not isinstance(content, Text) or not inbound.private or inbound.answers:
        return False
    if not content.text.strip() or content.text.lstrip().startswith("/"):
        return False
    return inbound.forwarded or _is_count(content.text, conversation)


def gathered(first: Heard, others: Sequence[Heard]) -> list[Heard]:
    """The first and those right behind it that belong to it, if any of them was forwarded. All are known to join."""
    burst, length = [first], len(_text(first))
    for other in others:
        length += len(_text(other)) + 1
        if _apart(first, other) > SPAN or length > MOST_TEXT or len(burst) == MOST:
            break
        burst.append(other)
    return burst if any(each.inbound.forwarded for each in burst) else [first]


def joined(burst: Sequence[Heard]) -> Inbound:
    """All texts as one, a line each, in order; it is named after the first and knows the messages of the others."""
    first = burst[0].inbound
    if len(burst) == 1:
        return first
    text = "\n".join(_text(each) for each in burst)
    others = tuple(each.inbound.message for each in burst[1:])
    forwarded = any(each.inbound.forwarded for each in burst)
    return replace(first, content=Text(text), together=others, forwarded=forwarded)


def still_to_wait(burst: Sequence[Heard], now: datetime) -> timedelta:
    """How long another forwarded message may still come; nothing for what was typed."""
    first, last = burst[0].item.received_at, burst[-1].item.received_at
    if not burst[-1].inbound.forwarded or first is None or last is None or len(burst) == MOST:
        return NOTHING
    left = min(last + QUIET, first + SPAN) - now
    return left if NOTHING < left <= QUIET else NOTHING


def _is_count(text: str, conversation: Conversation) -> bool:
    said = fold(text)
    if conversation.step is not None or len(said.split()) < _SHORTEST or said.startswith(_CORRECTIONS):
        return False
    return _COUNT.search(said) is not None and pick(text, conversation.offered) is None


def _text(heard: Heard) -> str:
    content = heard.inbound.content
    return content.text if isinstance(content, Text) else ""


def _apart(first: Heard, other: Heard) -> timedelta:
    """By the channel's own time where it tells one: what waited through an outage arrives all at once."""
    one = first.inbound.said_at or first.item.received_at
    two = other.inbound.said_at or other.item.received_at
    return two - one if one is not None and two is not None else NOTHING
