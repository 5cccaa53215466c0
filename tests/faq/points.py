"""One row of a table of what the audit of the facts settled, and what can be asked of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tests.faq.knowledge import WRITTEN, found, has, said


@dataclass(frozen=True, slots=True)
class Point:
    """Patterns are for `knowledge.plain` text: lowercase, "2 ngày" for "02 ngày"."""

    number: str
    """A section of the audit and the number in it: A18, C4, D12, E, F."""

    entries: str
    says: tuple[str, ...] = ()
    """Each is said by each of the entries on that day."""

    never: tuple[str, ...] = ()
    """None is said by any of the entries on any day."""

    wrong: tuple[str, ...] = ()
    """What was written before the audit: each must be caught by `never`."""

    on: date = WRITTEN

    def __str__(self) -> str:
        return f"{self.number}-{self.entries.split()[0]}"

    def unsaid(self) -> list[tuple[str, str]]:
        return [(name, one) for name in self.entries.split() for one in self.says if not said(one, name, self.on)]

    def back(self) -> list[tuple[str, str]]:
        return [hit for one in self.never for hit in found(one, self.entries)]

    def unnoticed(self) -> list[str]:
        """Wrong sentences that would slip through, and patterns that no wrong sentence tries."""
        missed = [text for text in self.wrong if not any(has(one, text) for one in self.never)]
        return missed + [one for one in self.never if not any(has(one, text) for text in self.wrong)]
