"""One version of an entry, and its way from draft to served."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from faq.entry import Entry, State

Origin = Literal["release", "local"]


@dataclass(frozen=True, slots=True)
class Revision:
    """What an entry said in one version, who wrote it, who decided about it.

    `entry` carries its number and its state: nháp, chờ duyệt, hiệu lực, hết hiệu lực. `base` is the version that it
    was made from. One of origin "release" that is pending differs from what was edited here: whoever edited decides.
    With `sample`, somebody of the sample organisation wrote or approved it.
    """

    entry: Entry
    origin: Origin
    saved_at: datetime
    author: str | None = None
    base: int | None = None
    decided_by: str | None = None
    decided_at: datetime | None = None
    reason: str = ""
    sample: bool = False

    @property
    def number(self) -> int:
        return self.entry.revision

    @property
    def state(self) -> State:
        return self.entry.state
