"""The 34 provinces and 3.321 communes of today, and what became of the former units that we know.

Codes and names are those of Quyết định 19/2025/QĐ-TTg as the package `vietnam-provinces` keeps them; provinces work
since 01/07/2025 (Nghị quyết 202/2025/QH15). Former units come with the sample organisation's file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from vietnam_provinces import Province, Ward

from reports.names import NameKey, sharpest
from reports.sample import load_sample
from reports.unit import Edge, Succession, Unit

NEW_TIME = date(2025, 7, 1)
CODE = re.compile(r"(?:\((\d{1,5})\)|^\s*(\d{1,5}))\s*$")


@dataclass(frozen=True, slots=True)
class Units:
    """A province with its communes, or all former units: what `UnitTree` is made of."""

    units: tuple[Unit, ...] = ()
    edges: tuple[Edge, ...] = ()
    successions: tuple[Succession, ...] = ()


def real_id(code: str, since: date) -> str:
    """Ids of real units differ from those of the sample organisation, which has units of the same code and day."""
    return f"u{code}-{since:%Y%m%d}"


@cache
def provinces() -> tuple[Unit, ...]:
    """All 34, by code."""
    found = (_unit(f"{one.code.value:02}", one.name, "tinh") for one in Province.iter_all())
    return tuple(sorted(found, key=lambda unit: unit.code))


@cache
def communes(province: str) -> tuple[Unit, ...]:
    """The xã, phường and đặc khu of the province with this code, by code."""
    found = (one for one in Ward.iter_all() if f"{one.province_code.value:02}" == province)
    return tuple(sorted((_unit(f"{one.code.value:05}", one.name, "xa") for one in found), key=lambda unit: unit.code))


def matching(text: str, among: Iterable[Unit]) -> tuple[Unit, ...]:
    """Units that somebody can mean by "Đồng Tháp (82)", "82", "xã Mỹ Quý" or "x. My Qui"."""
    known = tuple(among)
    if code := CODE.search(text):
        return tuple(unit for unit in known if int(unit.code) == int(code[1] or code[2]))
    wanted = NameKey.of(text)
    found = [unit for unit in known if NameKey.of(unit.name).answers(wanted)]
    return tuple(found[place] for place in sharpest(text, [unit.name for unit in found]))


@cache
def of_province(code: str) -> Units:
    """The province, its communes, and those of its former units that we know. Nothing for an unknown code."""
    top = next((one for one in provinces() if one.code == code), None)
    if top is None:
        return Units()
    below = communes(code)
    edges = tuple(Edge(one.id, top.id, one.valid_from) for one in below)
    former = _former()
    known = {one.id for one in (top, *below)}
    later = tuple(one for one in former.successions if one.new in known)
    gone = _with_parents({one.old for one in later}, former.edges)
    return Units(
        (top, *below, *(one for one in former.units if one.id in gone)),
        (*edges, *(one for one in former.edges if one.child in gone)),
        later,
    )


@cache
def _former() -> Units:
    sample = load_sample()
    ids = {one.id: real_id(one.code, one.valid_from) for one in sample.units}
    gone = {one.id for one in sample.units if one.valid_to is not None}
    return Units(
        tuple(replace(one, id=ids[one.id], sample=False) for one in sample.units if one.id in gone),
        tuple(
            replace(one, child=ids[one.child], parent=ids[one.parent]) for one in sample.edges if one.child in gone
        ),
        tuple(replace(one, old=ids[one.old], new=ids[one.new]) for one in sample.successions),
    )


def _with_parents(ids: set[str], edges: Iterable[Edge]) -> set[str]:
    parents = {one.child: one.parent for one in edges}
    found = set(ids)
    for one in ids:
        at = parents.get(one)
        while at is not None and at not in found:
            found.add(at)
            at = parents.get(at)
    return found


def _unit(code: str, name: str, level: str) -> Unit:
    lowered = name[0].lower() + name[1:]
    if level == "tinh":
        called = lowered if name.startswith("Thành phố") else f"tỉnh {name}"
        return Unit(real_id(code, NEW_TIME), code, called, "tinh", NEW_TIME)
    return Unit(real_id(code, NEW_TIME), code, lowered, "xa", NEW_TIME)
