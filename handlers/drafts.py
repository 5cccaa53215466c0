"""The unsaved report of a conversation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from handlers.identity import actor, unit_for
from handlers.services import Turn
from reports.form import DAILY
from reports.people import Role
from reports.precision import Precision

EDIT = "report.edit"
CONFIRM = "report.confirm"
REASON = "review.reason"


@dataclass(frozen=True, slots=True)
class Open:
    """Its id becomes the submission's, so that it can be saved only once.

    `day` is any day of the form's period. `reasons` are the short reasons that soft checks asked for, by code;
    `correcting` makes it a correction slip of what is approved.
    """

    id: str
    unit: str
    day: date
    counts: Mapping[str, int]
    nil: bool
    sentence: str
    form: str = DAILY
    precision: Mapping[str, Precision] = field(default_factory=dict)
    items: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    reasons: Mapping[str, str] = field(default_factory=dict)
    sources: tuple[str, ...] = ()
    correcting: bool = False

    def kept(self) -> dict[str, Any]:
        """As it is remembered in the conversation."""
        return {
            "id": self.id,
            "unit": self.unit,
            "day": self.day.isoformat(),
            "counts": dict(self.counts),
            "nil": self.nil,
            "sentence": self.sentence,
            "form": self.form,
            "precision": dict(self.precision),
            "items": {code: list(named) for code, named in self.items.items()},
            "reasons": dict(self.reasons),
            "sources": list(self.sources),
            "correcting": self.correcting,
        }


def open_report(turn: Turn) -> Open | None:
    """What waits to be saved, if anything."""
    kept = turn.conversation.draft.get("report")
    if not kept:
        return None
    items = {code: tuple(named) for code, named in kept.get("items", {}).items()}
    sources = tuple(kept.get("sources", ()))
    return Open(**{**kept, "day": date.fromisoformat(kept["day"]), "items": items, "sources": sources})


def keep_report(turn: Turn, draft: Open) -> None:
    """This is what waits to be saved from now on."""
    turn.goto(CONFIRM, {**turn.conversation.draft, "report": draft.kept()})


def drop_report(turn: Turn) -> None:
    """Nothing waits to be saved any more; a reason that is waited for still is."""
    rest = {name: value for name, value in turn.conversation.draft.items() if name != "report"}
    turn.goto(REASON if "return" in rest else None, rest)


def returning(turn: Turn) -> str | None:
    """The submission for whose return a reason is waited for."""
    found = turn.conversation.draft.get("return")
    return str(found) if found else None


def ask_for_reason(turn: Turn, submission: str) -> None:
    """Wait for the reason."""
    turn.goto(REASON, {**turn.conversation.draft, "return": submission})


def drop_return(turn: Turn) -> None:
    """No reason is waited for any more; an unsaved report still waits."""
    rest = {name: value for name, value in turn.conversation.draft.items() if name != "return"}
    turn.goto(CONFIRM if "report" in rest else None, rest)


def reports(turn: Turn) -> bool:
    """Whether whoever speaks may report anywhere today."""
    who = actor(turn)
    return who is not None and unit_for(who, Role.REPORTER) is not None
