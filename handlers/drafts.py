"""The unsaved report of a conversation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from typing import Any

from handlers.identity import actor, unit_for
from handlers.services import Turn
from handlers.waiting import CONFIRM, REASON, step_left, stop, waited
from reports.form import DAILY
from reports.people import Role
from reports.precision import Precision
from reports.submit import Draft
from reports.value import Value

EDIT = "report.edit"
EXPLAIN = "report.explain"


@dataclass(frozen=True, slots=True)
class Open:
    """Its id becomes the submission's, so that it can be saved only once.

    `unit` is empty while it has to be asked. `day` is any day of the form's period. `reasons` are the short reasons
    that soft checks asked for, by code; `correcting` makes it a correction slip of what is approved, and `why` is the
    reason of that slip; `replaces` makes it take the place of what counts, never add to it. `said` are the figures
    that each message gave, by source, in the order of speaking, `said_on` the day of the first one (ISO).
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
    why: str = ""
    replaces: bool = False
    said: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    said_on: str = ""

    @property
    def values(self) -> dict[str, Value]:
        """The figures by code, with their words."""
        return {
            code: Value(amount, self.precision.get(code, "exact"), self.items.get(code, ()))
            for code, amount in self.counts.items()
        }

    def kept(self) -> dict[str, Any]:
        """As it is remembered in the conversation."""
        return {one.name: _plain(getattr(self, one.name)) for one in fields(self)}

    def wanted(self, author: str, channel: str) -> Draft:
        """As the use case takes it."""
        return Draft(
            self.unit,
            self.day,
            author,
            channel,
            self.counts,
            self.nil,
            self.sentence,
            self.form,
            self.precision,
            self.items,
            reasons=self.reasons,
            sources=self.sources,
        )


def open_report(turn: Turn) -> Open | None:
    """What waits to be saved, if anything. What another release remembered besides is passed over."""
    kept = turn.conversation.draft.get("report")
    if not kept:
        return None
    items = {code: tuple(named) for code, named in kept.get("items", {}).items()}
    sources = tuple(kept.get("sources", ()))
    read = {**kept, "day": date.fromisoformat(kept["day"]), "items": items, "sources": sources}
    return Open(**{one.name: read[one.name] for one in fields(Open) if one.name in read})


def keep_report(turn: Turn, draft: Open, step: str = CONFIRM) -> None:
    """This is what waits to be saved from now on."""
    turn.goto(step, {**turn.conversation.draft, "report": draft.kept()})


def drop_report(turn: Turn) -> None:
    """Nothing waits to be saved any more; a reason that is waited for still is."""
    rest = {name: value for name, value in turn.conversation.draft.items() if name != "report"}
    turn.goto(step_left(rest), rest)


def returning(turn: Turn) -> str | None:
    """The submission for whose return a reason is waited for."""
    found = waited(turn, REASON).get("id")
    return str(found) if found else None


def drop_return(turn: Turn) -> None:
    """No reason is waited for any more; an unsaved report still waits."""
    stop(turn)


def reports(turn: Turn) -> bool:
    """Whether whoever speaks may report anywhere today."""
    who = actor(turn)
    return who is not None and unit_for(who, Role.REPORTER) is not None


def _plain(value: Any) -> Any:
    """As JSON."""
    match value:
        case date():
            return value.isoformat()
        case tuple():
            return list(value)
        case Mapping():
            return {name: _plain(inner) for name, inner in value.items()}
    return value
