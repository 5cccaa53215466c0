"""What waits in another chat, offered here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dialog.reply import Choice, Reply, say
from handlers.texts import elsewhere as texts


@dataclass(frozen=True, slots=True)
class There:
    """`id` of the draft; `form` is empty for a report that was read back already."""

    id: str
    period: str
    form: str
    place: str


def offer(found: Sequence[There]) -> Reply:
    """One button each."""
    ask = texts.HERE if len(found) == 1 else texts.WHICH_HERE
    labels = [texts.GO_ON_HERE] if len(found) == 1 else [_label(one) for one in found]
    choices = [Choice(label, f"langtoi:{one.id}") for label, one in zip(labels, found, strict=True)]
    return say(" ".join((*map(_said, found), ask)), choices=choices)


def place(channel: str) -> str:
    """A channel as people call it."""
    return texts.PLACES.get(channel, texts.OTHER_PLACE)


def _said(one: There) -> str:
    if one.form:
        return texts.FORM_THERE.format(name=one.form, period=one.period, place=one.place)
    return texts.REPORT_THERE.format(period=one.period, place=one.place)


def _label(one: There) -> str:
    return texts.GO_ON_WITH_FORM.format(name=one.form) if one.form else texts.GO_ON_WITH.format(period=one.period)
