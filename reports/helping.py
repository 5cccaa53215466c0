"""Help once, counted once: which need belongs to which line of the daily log."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from reports.datafile import DATA, Item, read


@dataclass(frozen=True, slots=True)
class Need:
    """A common need. `entry` is the piece of knowledge that guides through it; empty where there is none."""

    id: str
    name: str
    indicator: str
    entry: str = ""


@dataclass(frozen=True)
class Needs:
    """What people are helped with. Entries and categories are named by their ids.

    An entry counts for the indicator that names it, else for that of its category; `uncounted` categories and entries
    have no line in the log.
    """

    common: tuple[Need, ...]
    by_entry: dict[str, str]
    by_category: dict[str, str]
    uncounted: frozenset[str]

    @cached_property
    def indicators(self) -> tuple[str, ...]:
        """All that can be counted by helping, in the order of the file."""
        return tuple(dict.fromkeys([one.indicator for one in self.common]))

    def need(self, need: str) -> Need | None:
        """By id."""
        return next((one for one in self.common if one.id == need), None)

    def indicator_of(self, entry: str, category: str) -> str | None:
        """Where one turn of help with this entry is counted; None when nowhere."""
        if entry in self.uncounted:
            return None
        return self.by_entry.get(entry) or self.by_category.get(category)

    def knows(self, entry: str, category: str) -> bool:
        """Whether somebody has decided about this entry."""
        return bool({entry, category} & self.uncounted) or self.indicator_of(entry, category) is not None


def load_needs(indicators: Collection[str], path: Path = DATA / "helping.yaml") -> Needs:
    """`indicators` are those of the daily log. Raises BrokenData."""
    file = Item(path.name, "file", read(path))
    common = tuple(
        Need(one.text("id"), one.text("name"), one.text("indicator"), one.text("entry", ""))
        for one in file.items("common")
    )
    by_entry: dict[str, str] = {one.entry: one.indicator for one in common if one.entry}
    by_category: dict[str, str] = {}
    for item in file.items("counted"):
        indicator = item.text("indicator")
        for field, kept in (("entries", by_entry), ("categories", by_category)):
            for name in item.texts(field) if field in item.fields else ():
                if kept.setdefault(name, indicator) != indicator:
                    raise item.broken(f"{name} is counted twice")
    needs = Needs(common, by_entry, by_category, frozenset(file.texts("uncounted")))
    unknown = ({*by_entry.values(), *by_category.values()} | {*needs.indicators}) - set(indicators)
    if unknown:
        raise file.broken(f"not in the daily log: {', '.join(sorted(unknown))}")
    return needs
