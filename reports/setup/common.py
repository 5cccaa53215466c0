"""The sheet "Chung": which province or commune this is about, and since when."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from reports.setup.likely import nearest
from reports.setup.mistake import Findings, Spot
from reports.setup.table import is_example
from reports.setup.values import BadValue, day, text
from reports.unit import Unit
from reports.units_now import Units, communes, matching, of_province, provinces
from reports.words import fold
from reports.workbook import Sheet, Value, cell_name

PROVINCE = ("tinh", "tinh, thanh pho", "tinh/thanh pho", "thanh pho")
COMMUNE = ("xa", "xa, phuong", "xa/phuong", "phuong", "xa, phuong, dac khu")
SINCE = ("tu ngay", "ap dung tu", "ap dung tu ngay")


@dataclass(frozen=True, slots=True)
class Common:
    """`root` is the unit that the workbook is about; `known` is what the country's list says of it."""

    root: Unit | None = None
    known: Units = field(default_factory=Units)
    since: date | None = None


def read_common(sheet: Sheet | None, findings: Findings) -> Common:
    """Without the sheet, everything has to be listed or known already."""
    said = _said(sheet) if sheet is not None else {}
    since = _since(said, findings)
    top = _one(said, PROVINCE, "no_province", provinces(), findings)
    if top is None:
        return Common(since=since)
    everything = of_province(top.code)
    if not any(name in said for name in COMMUNE):
        return Common(top, everything, since)
    commune = _one(said, COMMUNE, "no_commune", communes(top.code), findings)
    return Common(commune, _only(everything, top, commune) if commune else everything, since)


def _said(sheet: Sheet) -> dict[str, tuple[Spot, Value]]:
    """What stands beside each word, or behind its colon."""
    found: dict[str, tuple[Spot, Value]] = {}
    for row, line in sheet.rows:
        if is_example(line):
            continue
        for place, value in enumerate(line):
            name, _, rest = text(value).partition(":")
            beside: Value = rest if rest.strip() else line[place + 1] if place + 1 < len(line) else None
            column = place + 1 if rest.strip() else place + 2
            key = fold(name).strip(" *")
            if text(beside) and key in (*PROVINCE, *COMMUNE, *SINCE) and key not in found:
                found[key] = (Spot(sheet.name, cell_name(column, row)), beside)
    return found


def _since(said: dict[str, tuple[Spot, Value]], findings: Findings) -> date | None:
    for name in SINCE:
        if name in said:
            spot, value = said[name]
            try:
                return day(value)
            except BadValue as error:
                findings.wrong(spot, error.why, text(value))
    return None


def _one(
    said: dict[str, tuple[Spot, Value]], names: Iterable[str], why: str, among: Iterable[Unit], findings: Findings
) -> Unit | None:
    for name in names:
        if name not in said:
            continue
        spot, value = said[name]
        known = tuple(among)
        found = matching(text(value), known) or matching(f"{name} {text(value)}", known)
        if len(found) == 1:
            return found[0]
        hints = tuple(one.name for one in found) or nearest(text(value), (one.name for one in known))
        findings.wrong(spot, "no_province" if why == "no_province" else "no_commune", text(value), hints)
    return None


def _only(everything: Units, top: Unit, commune: Unit) -> Units:
    """The province and one commune, with what they were made from."""
    kept = {top.id, commune.id}
    later = tuple(one for one in everything.successions if one.new in kept)
    kept |= {one.old for one in later}
    for _ in range(2):  # former communes stood under districts, these under provinces
        kept |= {one.parent for one in everything.edges if one.child in kept}
    return Units(
        tuple(one for one in everything.units if one.id in kept),
        tuple(one for one in everything.edges if one.child in kept),
        later,
    )
