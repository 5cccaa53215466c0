"""Figures of the golden case: huyện Tháp Mười in November 2023, by level of authority over the dossier."""

from __future__ import annotations

from functools import cache

from reports.catalogue import Catalogue, load_catalogue
from reports.checks.check import check
from reports.checks.findings import Finding
from reports.value import Value

HUYEN = {
    "dossier_received": 428,
    "dossier_on_time": 106,
    "dossier_early": 321,
    "dossier_late": 1,
    "tthc_full_online_active": 24,
    "tthc_partial_online_active": 5,
    "dossier_full_online": 352,
    "dossier_partial_online": 34,
    "dossier_result_digitized": 305,
}
XA = {
    "dossier_received": 2534,
    "dossier_on_time": 348,
    "dossier_early": 2184,
    "dossier_late": 2,
    "tthc_full_online_active": 21,
    "tthc_partial_online_active": 8,
    "dossier_full_online": 1321,
    "dossier_partial_online": 540,
    "dossier_result_digitized": 1429,
}
UNIT = {
    "reports_assigned": 2,
    "reports_on_time": 2,
    "pc_antimalware": 334,
    "pc_infected": 28,
    "cnscd_teams": 38,
}


@cache
def catalogue() -> Catalogue:
    return load_catalogue()


def values(amounts: dict[str, int] | None = None, authority: str = "", **more: int | None) -> dict[str, Value]:
    return {code: Value(amount, authority=authority) for code, amount in {**(amounts or {}), **more}.items()}


def found(now: dict[str, Value], before: dict[str, Value] | None = None, **more: object) -> tuple[Finding, ...]:
    """Everything that the checks find, with all figures in the form."""
    return check(now, now, before or {}, {}, catalogue(), **more)  # type: ignore[arg-type]


def rules(now: dict[str, Value], before: dict[str, Value] | None = None) -> list[tuple[str, str]]:
    """Rule and severity of each finding."""
    return [(one.rule, one.severity) for one in found(now, before)]
