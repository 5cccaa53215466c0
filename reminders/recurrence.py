"""When an obligation comes round: RFC 5545 rules, read by python-dateutil, always within a window."""

from __future__ import annotations

from datetime import date, datetime, time

from dateutil.rrule import rrule, rrulestr

from reminders.errors import BadRule
from reminders.obligation import Obligation

PARTS = frozenset(["FREQ", "BYMONTH", "BYMONTHDAY", "BYDAY", "BYSETPOS", "BYHOUR", "BYMINUTE", "UNTIL", "WKST"])
FREQUENCIES = frozenset(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"])
LAST_CYCLE = date(9600, 1, 1)


def occurrences(obligation: Obligation, first: date, last: date) -> list[date]:
    """The last acceptable days in [first, last], in order. Raises BadRule.

    For an obligation with `offset_working_days` these are the nominal days of its text, not its due days.
    """
    if obligation.once is not None:
        return [obligation.once] if first <= obligation.once <= last else []
    if not obligation.rrule or last < first:
        return []
    found = _rule(obligation.rrule, first).between(_midnight(first), datetime.combine(last, time.max), inc=True)
    return sorted({moment.date() for moment in found})


def check_rule(text: str) -> None:
    """Raise BadRule when the text is no rule, needs a first day, comes round within a day, or never comes round.

    COUNT and INTERVAL are counted from a first day, and an obligation has none.
    """
    parts = dict(part.partition("=")[::2] for part in text.split(";"))
    if unknown := sorted(set(parts) - PARTS):
        raise BadRule(f"rrule part {unknown[0]!r} cannot be used here")
    if parts.get("FREQ") not in FREQUENCIES:
        raise BadRule("rrule needs FREQ=DAILY, WEEKLY, MONTHLY or YEARLY")
    _rule(text, LAST_CYCLE)
    endless = ";".join(f"{name}={value}" for name, value in parts.items() if name != "UNTIL")
    # dateutil looks for a match up to the year 9999, and the calendar repeats every 400 years: one cycle proves it.
    if next(iter(_rule(endless, LAST_CYCLE)), None) is None:
        raise BadRule(f"rrule {text!r} never comes round")


def _rule(text: str, first: date) -> rrule:
    try:
        rule = rrulestr(text, dtstart=_midnight(first))
    except (ValueError, TypeError) as error:
        raise BadRule(f"rrule {text!r} cannot be read: {error}") from error
    if not isinstance(rule, rrule):
        raise BadRule(f"rrule {text!r} must be a single rule")
    return rule


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time.min)
