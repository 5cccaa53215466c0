"""Rows of the audit trail → sentences; what a check found → the report on it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from handlers.texts import audit as texts
from handlers.texts.membership import ROLES
from handlers.views.written import listed, moment, number, on_day
from reports.audit import SYSTEM, Action, Entry
from reports.audit_check import Break
from reports.form import Form
from reports.indicator import Indicator
from reports.period import read_key

PEOPLE = ("person", "deputy", "absent", "decided_for")
OTHERS = {Action.MEMBERSHIP_STARTED.value: "person", Action.MEMBERSHIP_ENDED.value: "subject"}
"""The fact under which the clause about somebody else is found."""
OPERATOR = f"{SYSTEM}operator"


@dataclass(frozen=True, slots=True)
class Names:
    """What ids are called: people by id (those still known), forms and indicators by code."""

    people: Mapping[str, str]
    forms: Mapping[str, Form]
    indicators: Mapping[str, Indicator]

    def person(self, person: str) -> str:
        """A name, or the beginning of the id of somebody whose name is gone."""
        if person.startswith(SYSTEM):
            return texts.OPERATOR if person == OPERATOR else texts.SYSTEM
        return self.people.get(person) or texts.UNKNOWN.format(id=person[:8])

    def form(self, form: str) -> str:
        return self.forms[form].name if form in self.forms else form

    def indicator(self, code: str) -> str:
        code = code.partition("/")[0]
        return self.indicators[code].short if code in self.indicators else code


def people_in(entries: Iterable[Entry]) -> set[str]:
    """Ids of everybody whom these rows speak of."""
    found = set()
    for entry in entries:
        found |= {entry.actor, entry.subject, *(str(entry.facts[name]) for name in PEOPLE if name in entry.facts)}
    return found


def sentence(entry: Entry, names: Names) -> str:
    """ "16:30 ngày 02/12/2026: cô Lan duyệt báo cáo “Sổ tay ngày” ngày 02/12/2026."."""
    deed = texts.DEEDS.get(entry.action) or texts.OTHER_DEED.format(action=entry.action)
    facts = dict(entry.facts)
    if entry.action in texts.TO_ANOTHER and entry.subject != entry.actor:
        deed = texts.TO_ANOTHER[entry.action]
        facts[OTHERS[entry.action]] = entry.subject
    clauses = (_clause(name, facts[name], names) for name in texts.CLAUSES if facts.get(name) is not None)
    actor = names.person(entry.actor)
    return texts.ROW.format(moment=moment(entry.at), actor=actor, deed=deed + "".join(clauses))


def checked(rows: int, chains: int, breaks: Sequence[Break], unit: Callable[[str], str]) -> str:
    """The report on a check; `unit` names a unit."""
    if not breaks:
        return texts.WHOLE.format(chains=number(chains), rows=number(rows)) if chains else texts.EMPTY
    broken = len({one.unit for one in breaks})
    first = texts.BROKEN.format(broken=number(broken), chains=number(chains), rows=number(rows))
    return "\n".join((first, *(_broken(one, unit) for one in breaks), texts.WHAT_NOW))


def _broken(one: Break, unit: Callable[[str], str]) -> str:
    return texts.AT.format(unit=unit(one.unit), seq=number(one.seq), what=texts.FAULTS[one.fault])


def _clause(name: str, value: Any, names: Names) -> str:
    return texts.CLAUSES[name].format(value=_said(name, value, names))


def _said(name: str, value: Any, names: Names) -> str:
    match name, value:
        case "form", str():
            return names.form(value)
        case "period", str():
            return _period(value)
        case "figures", dict():
            return "; ".join(_figure(code, amount, names) for code, amount in value.items()) or texts.NIL
        case "indicator", str():
            return names.indicator(value)
        case "own", dict():
            return listed([texts.OWN[kind].format(count=number(count)) for kind, count in value.items()])
        case "role", str():
            return ROLES.get(value, value)
        case "roles", list():
            return listed([ROLES.get(str(one), str(one)) for one in value])
        case "kind", str():
            return texts.NOTES.get(value, value)
        case (("person" | "deputy" | "absent" | "decided_for" | "subject"), str()):
            return names.person(value)
        case _, int():
            return number(value)
    return _time(str(value))


def _figure(code: str, amount: int | None, names: Names) -> str:
    name = names.indicator(code)
    return texts.LISTED.format(name=name) if amount is None else texts.FIGURE.format(name=name, amount=number(amount))


def _period(key: str) -> str:
    try:
        return read_key(key).name
    except ValueError:
        return key


def _time(text: str) -> str:
    """A day or a moment as people write it; anything else as it is."""
    try:
        return moment(datetime.fromisoformat(text)) if "T" in text else on_day(date.fromisoformat(text))
    except ValueError:
        return text
