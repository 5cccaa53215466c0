"""Forms that are being filled in, as the conversation remembers them. Several may wait; one is open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from handlers.drafts import Open
from handlers.services import Turn
from handlers.waiting import FORM, step_left
from reports.form import DAILY, Form
from reports.period import Period
from reports.precision import Precision
from reports.value import Value

STEP = FORM
HELD = "sheet"


@dataclass(frozen=True, slots=True)
class Filling:
    """`day` is the last day of the period, `at` the number of the question from 0.

    What is not in `counts` is missing. `reasons` are notes beside figures.
    """

    id: str
    form: str
    unit: str
    day: date
    at: int = 0
    counts: Mapping[str, int] = field(default_factory=dict)
    precision: Mapping[str, Precision] = field(default_factory=dict)
    items: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    reasons: Mapping[str, str] = field(default_factory=dict)
    sources: tuple[str, ...] = ()

    @property
    def place(self) -> str:
        return f"{self.form}/{self.day.isoformat()}/{self.unit}"

    def value(self, code: str) -> Value:
        """What was answered; missing if nothing was."""
        items = self.items.get(code, ())
        return Value(self.counts.get(code), self.precision.get(code, "exact"), items)

    def with_value(self, code: str, value: Value) -> Filling:
        """With this answer in the place of the one before; a missing value takes it away."""
        counts, precision, items = dict(self.counts), dict(self.precision), dict(self.items)
        for known in (counts, precision, items):
            known.pop(code, None)
        if not value.missing:
            counts[code] = len(value.items) if value.amount is None else value.amount
            precision |= {code: value.precision} if value.precision != "exact" else {}
            items |= {code: value.items} if value.items else {}
        return replace(self, counts=counts, precision=precision, items=items)

    def with_all(self, values: Mapping[str, Value]) -> Filling:
        """With all of these answers."""
        filling = self
        for code, value in values.items():
            filling = filling.with_value(code, value)
        return filling

    def as_report(self, new_id: str, form: Form) -> Open:
        """What is read back and saved, in the order of the form."""
        return Open(
            id=new_id,
            unit=self.unit,
            day=self.day,
            counts={code: self.counts[code] for code in form.indicators if code in self.counts},
            nil=False,
            sentence="",
            form=self.form,
            precision=self.precision,
            items=self.items,
            reasons=self.reasons,
            sources=self.sources,
        )

    def kept(self) -> dict[str, Any]:
        """As it is remembered in the conversation."""
        return {
            "id": self.id,
            "form": self.form,
            "unit": self.unit,
            "day": self.day.isoformat(),
            "at": self.at,
            "counts": dict(self.counts),
            "precision": dict(self.precision),
            "items": {code: list(named) for code, named in self.items.items()},
            "reasons": dict(self.reasons),
            "sources": list(self.sources),
        }


def of_report(draft: Open, form: Form) -> Filling:
    """A report that was read back, to be filled in further."""
    day = form.period_on(draft.day).last
    return Filling(
        id=draft.id,
        form=draft.form,
        unit=draft.unit,
        day=day,
        counts=draft.counts,
        precision=draft.precision,
        items=draft.items,
        reasons=draft.reasons,
        sources=draft.sources,
    )


def fillings(turn: Turn) -> dict[str, Filling]:
    """All that wait, by place; not those of a form that is no longer used."""
    kept = turn.conversation.draft.get("forms", {})
    return {place: _read(one) for place, one in kept.items() if one["form"] in turn.services.forms}


def current(turn: Turn) -> Filling | None:
    """The one that is open."""
    return fillings(turn).get(turn.conversation.draft.get("form", ""))


def waiting(turn: Turn, form: Form, unit: str, period: Period) -> Filling | None:
    """The one of this place, open or not."""
    return fillings(turn).get(f"{form.id}/{_day(period)}/{unit}")


def keep(turn: Turn, filling: Filling) -> None:
    """This one is open from now on."""
    forms = {**turn.conversation.draft.get("forms", {}), filling.place: filling.kept()}
    turn.goto(STEP, {**turn.conversation.draft, "forms": forms, "form": filling.place})


def drop(turn: Turn, filling: Filling) -> None:
    """This one is not filled in any more; the others wait."""
    draft = turn.conversation.draft
    forms = {place: one for place, one in draft.get("forms", {}).items() if place != filling.place}
    rest = {name: value for name, value in draft.items() if name not in ("forms", "form")}
    rest = {**rest, "forms": forms} if forms else rest
    turn.goto(step_left(rest), rest)


def hold(turn: Turn, filling: Filling) -> None:
    """Read of a file, but not yet what is filled in: the person has to say so."""
    turn.goto(turn.conversation.step, {**turn.conversation.draft, HELD: filling.kept()})


def take_held(turn: Turn, name: str) -> Filling | None:
    """What was held under this id; it is held no more."""
    kept = turn.conversation.draft.get(HELD)
    if not kept or kept["id"] != name:
        return None
    rest = {key: one for key, one in turn.conversation.draft.items() if key != HELD}
    turn.goto(turn.conversation.step, rest)
    return _read(kept)


def is_daily(filling: Filling) -> bool:
    """Whether it is the log of a day, done by steps."""
    return filling.form == DAILY


def _day(period: Period) -> str:
    return period.last.isoformat()


def _read(kept: Mapping[str, Any]) -> Filling:
    items = {code: tuple(named) for code, named in kept["items"].items()}
    sources = tuple(kept["sources"])
    return Filling(**{**kept, "day": date.fromisoformat(kept["day"]), "items": items, "sources": sources})
