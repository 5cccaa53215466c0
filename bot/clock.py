"""The one clock. People's time can be fixed for rehearsals; the machine's own time never is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

Clock = Callable[[], datetime]


def machine() -> datetime:
    """Now, aware, in UTC."""
    return datetime.now(UTC)  # noqa: TID251 - the one place that asks


@dataclass(slots=True)
class Fixed:
    """A clock that stands where it was put; for `--at` and for tests."""

    at: datetime

    def __call__(self) -> datetime:
        return self.at
