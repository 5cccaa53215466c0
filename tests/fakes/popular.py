"""What is asked here most, without a database."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime

from faq.effects import RecordQuestion


@dataclass
class MemoryPopular:
    """Reads the questions that were recorded in `asked`."""

    asked: list[RecordQuestion] = field(default_factory=list)

    async def most_asked(self, since: datetime, least: int, most: int) -> list[str]:
        answered = (one for one in self.asked if one.at >= since and one.outcome == "answered")
        counts = Counter(one.entry for one in answered if one.entry is not None)
        enough = [entry for entry, count in counts.items() if count >= least]
        return sorted(enough, key=lambda entry: (-counts[entry], entry))[:most]
