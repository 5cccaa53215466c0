"""Indicators and forms from their data files."""

from __future__ import annotations

from datetime import time
from pathlib import Path

from reports.datafile import DATA, Item, read
from reports.form import END_OF_DAY, END_OF_MONTH, Form, Moment, Per
from reports.indicator import Frequency, Indicator, Kind, OverTime, OverUnits, Status
from reports.period import Cycle
from reports.unit import Level


def load_indicators(path: Path = DATA / "indicators.yaml") -> dict[str, Indicator]:
    """By code, in the order of the file. Raises BrokenData."""
    found: dict[str, Indicator] = {}
    places: dict[str, Item] = {}
    for group in Item(path.name, "file", read(path)).items("groups"):
        for item in group.items("indicators"):
            one = _indicator(item, group.text("id"))
            if one.code in found:
                raise item.broken("this code is there twice")
            found[one.code] = one
            places[one.code] = item
    for code, one in found.items():
        if unknown := [whole for whole in one.part_of if whole not in found or whole == code]:
            raise places[code].broken(f"part of what does not exist: {', '.join(unknown)}")
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
        english=item.text("english", ""),
        status=item.one_of("status", Status) if "status" in item.fields else "seed",
        authority=item.many_of("authority", Level) if "authority" in item.fields else (),
        part_of=item.texts("part_of") if "part_of" in item.fields else (),
        identities=item.texts("identities") if "identities" in item.fields else (),
        steady=item.fields.get("steady", True) is not False,
    )


def _form(item: Item) -> Form:
    return Form(
        id=item.text("id"),
        name=item.text("name"),
        period=item.one_of("period", Cycle),
        indicators=item.texts("indicators"),
        level=item.one_of("level", Level) if "level" in item.fields else "to",
        per=item.one_of("per", Per) if "per" in item.fields else "member",
        cut_off=_moment(item, "cut_off", END_OF_DAY),
        due=_moment(item, "due", END_OF_DAY),
        lock=_moment(item, "lock", END_OF_MONTH),
        source=item.text("source", ""),
        proposed=bool(item.fields.get("proposed")),
        from_daily=bool(item.fields.get("from_daily")),
    )


def _moment(form: Item, field: str, otherwise: Moment) -> Moment:
    if field not in form.fields:
        return otherwise
    item = Item(form.file, f"{form.name}, {field}", form.fields.get(field))
    day = item.fields.get("day_of_month")
    days = item.fields.get("working_days", 0)
    if not isinstance(days, int) or not (day is None or (isinstance(day, int) and 1 <= day <= 28)):
        raise item.broken("'working_days' must be a number, 'day_of_month' a day from 1 to 28")
    try:
        at = time.fromisoformat(item.text("at", "00:00"))
    except ValueError as error:
        raise item.broken("'at' must be a time such as \"20:00\"") from error
    return Moment(item.one_of("of", Cycle), days, day, at, roll=item.fields.get("roll", True) is not False)
