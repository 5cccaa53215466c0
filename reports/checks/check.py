"""All checks of one form's figures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from reports.catalogue import Catalogue
from reports.checks.findings import Finding
from reports.checks.past import carried, copied, jumps, out_of_band
from reports.checks.possible import impossible
from reports.checks.rules import broken_rules, differing
from reports.identity import completed
from reports.value import Value

Values = Mapping[str, Value]


def check(
    form_codes: Iterable[str],
    values: Values,
    previous: Values,
    history: Mapping[str, Sequence[int]],
    catalogue: Catalogue,
    *,
    others: Sequence[Values] = (),
    on: date | None = None,
) -> tuple[Finding, ...]:
    """What is wrong (errors first) and what is unusual.

    `values` are one unit's figures of one period by code, under one level of authority where they are split by it;
    figures outside the form may stand in them and are only compared with. `previous` are those of the period before,
    `history` the unit's own past figures by code, zeros included, `others` the same unit's other reports of this
    period, which ended `on` that day.
    A missing figure is never zero: what needs it is not checked.
    """
    asked = frozenset(form_codes)
    mine = {code: value for code, value in values.items() if code in asked and not value.missing}
    indicators = catalogue.indicators
    found = (
        *impossible(mine, indicators, on),
        *_of_form(broken_rules(completed(values, catalogue.identities.values()), catalogue), asked),
        *differing(mine, others, catalogue),
        *carried(mine, previous),
        *jumps(mine, previous, indicators),
        *out_of_band(mine, history, indicators),
        *copied(mine, {code: value for code, value in previous.items() if code in asked}, indicators),
    )
    return tuple(sorted(found, key=lambda one: one.severity != "error"))


def _of_form(found: Iterable[Finding], asked: frozenset[str]) -> Iterator[Finding]:
    """Those that this form can put right, its own figures first."""
    for one in found:
        if asked.intersection(one.codes):
            yield replace(one, codes=tuple(sorted(one.codes, key=lambda code: code not in asked)))


def by_authority(values: Mapping[tuple[str, str], Value]) -> dict[str, dict[str, Value]]:
    """Figures by code under each level of authority ("" where there is none), ready to be checked one by one."""
    found: dict[str, dict[str, Value]] = {}
    for (code, authority), value in values.items():
        found.setdefault(authority, {})[code] = value
    return found
