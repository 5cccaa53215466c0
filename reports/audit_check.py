"""Checking a chain: whether any of its rows was changed, taken away, put elsewhere, or written anew."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from reports.audit import Entry, Head, beginning, digest


class Fault(StrEnum):
    """What is wrong with a chain at a row."""

    CHANGED = "changed"
    MISSING = "missing"
    MOVED = "moved"
    UNLINKED = "unlinked"
    HEAD = "head"
    REWRITTEN = "rewritten"
    FIGURES = "figures"


@dataclass(frozen=True, slots=True)
class Break:
    """The first row of a chain that does not hold.

    CHANGED: its content is not what was hashed. MISSING: there is no such row. MOVED: it was another row's place.
    UNLINKED: it does not follow the row before, so that one of the two was made anew. HEAD: the chain's end is not
    where the head says. REWRITTEN: it is not the row of a head kept elsewhere. FIGURES: the lines that it tells of
    are not those that were sent.
    """

    unit: str
    seq: int
    fault: Fault


class Walk:
    """One chain, checked row by row in the order of their numbers.

    `head` is where the chain should end (None: no head is kept of it), `kept` the hash of rows by their number, as
    they were written down elsewhere.
    """

    def __init__(self, unit: str, head: Head | None, kept: Mapping[int, str] | None = None) -> None:
        self.unit, self.head, self.kept = unit, head, kept or {}
        self._last = beginning(unit)

    @property
    def rows(self) -> int:
        """How many rows were taken so far."""
        return self._last.seq

    def take(self, entry: Entry) -> Break | None:
        """The next row; what is wrong with it, if anything. After a break the walk is over."""
        fault = self._fault(entry)
        if fault is not None:
            return Break(self.unit, self.rows + 1 if fault is Fault.MISSING else entry.seq, fault)
        self._last = entry.head
        return None

    def end(self) -> Break | None:
        """There are no more rows."""
        last, end = self._last, self.head
        if max((end.seq if end else 0), *self.kept, 0) > last.seq:
            return Break(self.unit, last.seq + 1, Fault.MISSING)
        if end is None or end != last:
            return Break(self.unit, last.seq, Fault.HEAD)
        return None

    def _fault(self, entry: Entry) -> Fault | None:
        expected = self.rows + 1
        if digest(entry) != entry.hash:
            return Fault.MOVED if self._moved(entry) else Fault.CHANGED
        if entry.seq != expected:
            return Fault.MISSING
        if entry.prev != self._last.hash:
            return Fault.UNLINKED
        return Fault.REWRITTEN if self.kept.get(entry.seq, entry.hash) != entry.hash else None

    def _moved(self, entry: Entry) -> bool:
        """Whether it is whole under another number of the chain."""
        end = max(self.head.seq if self.head else 0, entry.seq)
        return any(digest(replace(entry, seq=seq)) == entry.hash for seq in range(1, end + 1))


def kept_heads(lines: Iterator[str]) -> dict[str, dict[int, str]]:
    """Heads as they were written down: "unit number hash" a line, any number of them for a unit; "#" is a remark.

    Raises ValueError with the number of a line that cannot be read.
    """
    heads: dict[str, dict[int, str]] = {}
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        match line.split():
            case [unit, seq, end] if seq.isdecimal() and len(end) == 64:
                heads.setdefault(unit, {})[int(seq)] = end
            case _:
                raise ValueError(number)
    return heads


def written(head: Head) -> str:
    """A head as a line to be kept elsewhere."""
    return f"{head.unit} {head.seq} {head.hash}"
