"""Of which team a report is → reply."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from dialog.reply import Choice, Reply, Table
from handlers.views import drafts as views
from handlers.views.totals import team_name
from reports.period import Period
from reports.unit import Unit


def unit_choices(draft: str, units: Sequence[Unit]) -> list[Choice]:
    """A button each, by the short name where that tells them apart."""
    short = Counter(team_name(unit) for unit in units)
    return [Choice(_label(unit, short), f"donvi:{draft}.{unit.id}") for unit in units]


def ask_unit(draft: str, period: Period, shown: Table, units: Sequence[Unit], question: str) -> Reply:
    """The figures, and one button for each of the person's units. Nothing can be saved before one is chosen."""
    return views.reply(period, shown, [question], *unit_choices(draft, units), *views.change(draft))


def _label(unit: Unit, short: Mapping[str, int]) -> str:
    name = team_name(unit)
    return name if short[name] == 1 else f"{name} ({unit.code})"
