"""What can be wrong with a file of entries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """A file and a line in it, counted from 1."""

    file: str
    line: int


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing to mend. `entry` is the entry's id, empty when it is not known; `what` is a Vietnamese sentence."""

    file: str
    line: int
    entry: str
    what: str

    def __str__(self) -> str:
        name = f"{self.entry}: " if self.entry else ""
        return f"{self.file}:{self.line}: {name}{self.what}"


class BrokenEntries(Exception):
    """Some entries cannot be read. Carries every problem found, not only the first."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = tuple(problems)
