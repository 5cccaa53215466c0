"""Indicators and forms from their data files."""

from __future__ import annotations

from pathlib import Path

from reports.datafile import DATA, Item, read
from reports.form import Cycle, Form
from reports.indicator import Frequency, Indicator, Kind, OverTime, OverUnits
from reports.unit import Level


def load_indicators(path: Path = DATA / "indicators.yaml") -> dict[str, Indicator]:
    """By code, in the order of the file. Raises BrokenData."""
    found: dict[str, Indicator] = {}
    for group in Item(path.name, "file", read(path)).items("groups"):
        for item in group.items("indicators"):
            one = _indicator(item, group.text("id"))
            if one.code in found:
                raise item.broken("this code is there twice")
            found[one.code] = one
    return found


def load_forms(path: Path = DATA / "forms.yaml", indicators: dict[str, Indicator] | None = None) -> dict[str, Form]:
    """By id. Raises BrokenData, also when a form asks for an indicator that does not exist."""
    known = load_indicators() if indicators is None else indicators
    found: dict[str, Form] = {}
    for item in Item(path.name, "file", read(path)).items("forms"):
        one = _form(item)
        if unknown := [code for code in one.indicators if code not in known]:
            raise item.broken(f"no such indicator: {', '.join(unknown)}")
        if one.id in found or len(set(one.indicators)) < len(one.indicators):
            raise item.broken("the form or one of its indicators is there twice")
        found[one.id] = one
    return found


def _indicator(item: Item, group: str) -> Indicator:
    return Indicator(
        code=item.text("code"),
        name=item.text("name"),
        short=item.text("short"),
        unit=item.text("unit"),
        kind=item.one_of("kind", Kind),
        group=group,
        levels=item.many_of("levels", Level),
        frequency=item.many_of("frequency", Frequency),
        agg_units=item.one_of("over_units", OverUnits),
        agg_time=item.one_of("over_time", OverTime),
        note=item.text("note", ""),
    )


def _form(item: Item) -> Form:
    return Form(item.text("id"), item.text("name"), item.one_of("period", Cycle), item.texts("indicators"))
