"""The sample organisation: real units of huyện Tháp Mười and what became of them, invented teams and people."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from reports.datafile import DATA, Item, read
from reports.errors import BrokenData
from reports.people import Membership, Person, Role
from reports.unit import Edge, Level, Succession, Unit

RoleName = Literal["reporter", "reviewer", "editor", "admin", "viewer"]


@dataclass(frozen=True, slots=True)
class Sample:
    """Everything that `setup` stores to make the sample organisation."""

    units: tuple[Unit, ...]
    edges: tuple[Edge, ...]
    successions: tuple[Succession, ...]
    people: tuple[Person, ...]
    memberships: tuple[Membership, ...]


def load_sample(path: Path = DATA / "sample.yaml") -> Sample:
    """Raises BrokenData."""
    file = Item(path.name, "file", read(path))
    times = {item.text("id"): (item.day("from"), item.day_or_none("to")) for item in file.items("times")}
    known: dict[tuple[str, str], Unit] = {}
    edges: list[Edge] = []
    for item in file.items("units"):
        one = _unit(item, times)
        time = item.text("time")
        if (time, one.code) in known:
            raise item.broken("this unit is there twice")
        known[time, one.code] = one
        if parent := item.text("parent", ""):
            edges.append(Edge(one.id, _known(known, time, parent, item).id, one.valid_from, one.valid_to))
    rows = file.items("people")
    return Sample(
        units=tuple(known.values()),
        edges=tuple(edges),
        successions=tuple(one for item in file.items("successions") for one in _successions(item, known)),
        people=tuple(Person(row.text("id"), row.text("name"), sample=True) for row in rows),
        memberships=tuple(_membership(row, known) for row in rows),
    )


def _unit(item: Item, times: dict[str, tuple[date, date | None]]) -> Unit:
    if (time := item.text("time")) not in times:
        raise item.broken(f"there is no time called {time}")
    first, last = times[time]
    code = item.text("code")
    level = item.one_of("level", Level)
    return Unit(f"{code}-{first:%Y%m%d}", code, item.text("name"), level, first, last, sample=True)


def _successions(item: Item, known: dict[tuple[str, str], Unit]) -> Iterator[Succession]:
    new = _known(known, "present", item.text("new"), item)
    law = item.text("law")
    for extent in ("whole", "part"):
        for code in item.texts(extent) if extent in item.fields else ():
            old = _known(known, "former", code, item)
            yield Succession(old.id, new.id, "whole" if extent == "whole" else "part", new.valid_from, law)


def _membership(item: Item, known: dict[tuple[str, str], Unit]) -> Membership:
    unit = _known(known, "present", item.text("unit"), item)
    return Membership(item.text("id"), unit.id, Role(item.one_of("role", RoleName)), unit.valid_from)


def _known(known: dict[tuple[str, str], Unit], time: str, code: str, item: Item) -> Unit:
    if (time, code) not in known:
        raise BrokenData(item.file, item.name, f"no {time} unit has the code {code}")
    return known[time, code]
