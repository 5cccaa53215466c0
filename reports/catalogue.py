"""Indicators, ratios, identities and targets together, checked against each other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from reports.datafile import DATA, Item, read
from reports.identity import Identity, Operator, Over, Rule, Severity
from reports.indicator import Indicator
from reports.load import load_indicators
from reports.ratio import Ratio
from reports.target import Comparison, Target


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Everything that is known about figures, each by its code or id in the order of its file."""

    indicators: Mapping[str, Indicator]
    ratios: Mapping[str, Ratio]
    identities: Mapping[str, Identity]
    targets: Mapping[str, Target]


def load_catalogue(folder: Path = DATA) -> Catalogue:
    """Raises BrokenData, also when one file names what another does not have."""
    indicators = load_indicators(folder / "indicators.yaml")
    ratios = load_ratios(indicators, folder / "ratios.yaml")
    identities = load_identities(indicators, folder / "identities.yaml")
    measures = {*indicators, *ratios}
    return Catalogue(indicators, ratios, identities, load_targets(measures, folder / "targets.yaml"))


def load_ratios(indicators: Mapping[str, Indicator], path: Path = DATA / "ratios.yaml") -> dict[str, Ratio]:
    """By code. Raises BrokenData."""
    return _by_name(path, "ratios", lambda item: _ratio(item, indicators))


def load_identities(
    indicators: Mapping[str, Indicator], path: Path = DATA / "identities.yaml"
) -> dict[str, Identity]:
    """By id. Raises BrokenData, also when an indicator names an identity that does not exist."""
    found = _by_name(path, "identities", lambda item: _identity(item, indicators))
    for code, one in indicators.items():
        if unknown := [name for name in one.identities if name not in found]:
            raise Item(path.name, code, {}).broken(f"no such identity: {', '.join(unknown)}")
    return found


def load_targets(measures: Iterable[str], path: Path = DATA / "targets.yaml") -> dict[str, Target]:
    """By id; `measures` are the codes of ratios and indicators. Raises BrokenData."""
    known = frozenset(measures)
    return _by_name(path, "targets", lambda item: _target(item, known))


def _by_name(path: Path, field: str, make: Any) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for item in Item(path.name, "file", read(path)).items(field):
        if item.name in found:
            raise item.broken("it is there twice")
        found[item.name] = make(item)
    return found


def _ratio(item: Item, indicators: Mapping[str, Indicator]) -> Ratio:
    top, bottom = (_codes(item, field, indicators) for field in ("numerator", "denominator"))
    decimals = item.fields.get("decimals")
    if not isinstance(decimals, int) or not 0 <= decimals <= 6:
        raise item.broken("'decimals' must be a whole number from 0 to 6")
    return Ratio(item.text("code"), item.text("name"), top, bottom, item.text("unit"), decimals)


def _identity(item: Item, indicators: Mapping[str, Indicator]) -> Identity:
    over = item.one_of("over", Over)
    return Identity(
        id=item.text("id"),
        name=item.text("name"),
        severity=item.one_of("severity", Severity),
        over=over,
        rules=tuple(_rule(one, indicators) for one in item.items("rules")) if over == "figures" else (),
        codes=_codes(item, "codes", indicators) if over == "reports" else (),
        sentence=item.text("sentence") if over in ("reports", "subsets", "shares") else "",
    )


def _rule(item: Item, indicators: Mapping[str, Indicator]) -> Rule:
    left, right = (_codes(item, field, indicators) for field in ("left", "right"))
    derives = item.fields.get("derives", False) is True
    may_lack = item.texts("may_lack") if "may_lack" in item.fields else ()
    if not set(may_lack) <= {*left, *right}:
        raise item.broken("'may_lack' names what the rule does not have")
    if derives and (len(left) > 1 or item.one_of("op", Operator) != "="):
        raise item.broken("only one figure that equals a sum can be derived")
    without = item.text("sentence_without") if may_lack else ""
    return Rule(left, item.one_of("op", Operator), right, item.text("sentence"), may_lack, derives, without)


def _target(item: Item, measures: frozenset[str]) -> Target:
    op, value = item.one_of("op", Comparison), _number(item, "value")
    if (value is None) != (op == "qualitative"):
        raise item.broken("'value' must be a number unless the target is qualitative")
    measured = item.text("measured_by", "") or None
    if measured is not None and measured not in measures:
        raise item.broken(f"no such measure: {measured}")
    year = item.fields.get("year")
    if not isinstance(year, int):
        raise item.broken("'year' must be a year")
    return Target(
        id=item.text("id"),
        name=item.text("name"),
        op=op,
        value=value,
        unit=item.text("unit", ""),
        year=year,
        document=item.text("document"),
        measured_by=measured,
        limit=_limit(item, value) if measured else None,
        note=item.text("note", ""),
    )


def _limit(item: Item, value: Decimal | None) -> Decimal | None:
    if item.fields.get("limit") == "none":
        return None
    return _number(item, "limit") if "limit" in item.fields else value


def _number(item: Item, field: str) -> Decimal | None:
    value = item.fields.get(field)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise item.broken(f"'{field}' must be a number")
    return Decimal(str(value))


def _codes(item: Item, field: str, indicators: Mapping[str, Indicator]) -> tuple[str, ...]:
    codes = item.texts(field)
    if unknown := [code for code in codes if code not in indicators]:
        raise item.broken(f"no such indicator: {', '.join(unknown)}")
    return codes
