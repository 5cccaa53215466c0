"""Indicators and forms that a province or commune has set up for itself, beside those of the release."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import Any, cast

from bot.reference import Reference
from bot.stores import Stores
from reports.form import END_OF_DAY, END_OF_MONTH, Form, Moment
from reports.indicator import Indicator
from reports.period import Cycle
from reports.unit import Level

log = logging.getLogger(__name__)


async def take_own(stores: Stores, reference: Reference) -> None:
    """Bring what everybody works by up to what is stored now: by other processes, by the command line, by chat.

    The mappings of the reference are changed in place, since every use case holds them. What was shipped is never
    replaced; what cannot be read is left out and logged.
    """
    indicators = cast("dict[str, Indicator]", reference.indicators)
    forms = cast("dict[str, Form]", reference.forms)
    for code, body in (await stores.organisation.own("indicator")).items():
        if code not in indicators or indicators[code].group == "own":
            _put(indicators, code, lambda body=body: own_indicator(body))
    for code, body in (await stores.organisation.own("form")).items():
        if (code not in forms or forms[code].root) and set(body["indicators"]) <= set(indicators):
            _put(forms, code, lambda body=body: own_form(body))


def own_indicator(body: Mapping[str, Any]) -> Indicator:
    """As it was set up; lists come back from JSON as lists."""
    fields: dict[str, Any] = {name: value for name, value in body.items() if name not in ("own", "root")}
    kept: Any = {name: tuple(each) if isinstance(each, list) else each for name, each in fields.items()}
    return Indicator(**kept)


def own_form(body: Mapping[str, Any]) -> Form:
    """A daily one is a member's; a longer one stands for a commune, and is due two working days after its end."""
    kind = cast(Cycle, body["period"])
    daily = kind == "day"
    level = cast(Level, body.get("level") or ("to" if daily else "xa"))
    return Form(
        id=body["id"],
        name=body["name"],
        period=kind,
        indicators=tuple(body["indicators"]),
        level=level,
        per="member" if daily else "unit",
        cut_off=END_OF_DAY if daily else Moment(kind),
        due=END_OF_DAY if daily else Moment(kind, working_days=2),
        lock=END_OF_MONTH if daily else Moment(kind, working_days=10),
        proposed=True,
        root=body["root"],
    )


def _put(there: dict[str, Any], code: str, make: Any) -> None:
    try:
        there[code] = make()
    except (KeyError, TypeError, ValueError) as error:
        facts = {"action": "own_skipped", "code": code, "why": type(error).__name__}
        log.warning("own indicator or form left out", extra=facts)
