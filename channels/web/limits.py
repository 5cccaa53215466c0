"""How often somebody may do something."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta


class Limiter:
    """A token bucket for each key: `burst` at once, then one each `every`.

    A bucket is kept as the moment at which it will be full again, and forgotten once that has passed. Should more
    than `most` keys be active, all are forgotten: letting people through is better than running out of memory.
    """

    def __init__(self, burst: int, every: timedelta, most: int = 50_000) -> None:
        self._span, self._every, self._most = burst * every, every, most
        self._full_at: dict[str, datetime] = {}

    def allows(self, key: str, now: datetime) -> bool:
        """Take one token of this key, if there is one."""
        full_at = max(self._full_at.get(key, now), now) + self._every
        if full_at - now > self._span:
            return False
        if len(self._full_at) >= self._most:
            self._forget(now)
        self._full_at[key] = full_at
        return True

    def _forget(self, now: datetime) -> None:
        self._full_at = {key: at for key, at in self._full_at.items() if at > now}
        if len(self._full_at) >= self._most:
            self._full_at.clear()


def _messages() -> Limiter:
    return Limiter(20, timedelta(seconds=1))


def _hellos() -> Limiter:
    return Limiter(30, timedelta(seconds=2))


def _newcomers() -> Limiter:
    return Limiter(120, timedelta(seconds=1))


def _files() -> Limiter:
    return Limiter(5, timedelta(seconds=20))


def _files_of_network() -> Limiter:
    return Limiter(100, timedelta(seconds=5))


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of one program. Messages, hellos and files count by conversation, newcomers and files again by
    network: generously, because a mobile operator puts thousands of subscribers behind one address."""

    messages: Limiter = field(default_factory=_messages)
    hellos: Limiter = field(default_factory=_hellos)
    newcomers: Limiter = field(default_factory=_newcomers)
    files: Limiter = field(default_factory=_files)
    files_of_network: Limiter = field(default_factory=_files_of_network)
