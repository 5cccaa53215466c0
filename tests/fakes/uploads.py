"""Files that were sent, without a database. Keeps tests/contracts/uploads.py."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from dialog.inbound import Address


@dataclass
class MemoryUploads:
    """The twin of SqlUploads."""

    room: int = 1024 * 1024 * 1024
    kept: dict[tuple[Address, str], bytes] = field(default_factory=dict)

    async def keep(self, address: Address, name: str, content: bytes, now: datetime) -> bool:
        if sum(map(len, self.kept.values())) + len(content) > self.room:
            return False
        self.kept.setdefault((address, name), content)
        return True

    async def content(self, address: Address, name: str) -> bytes | None:
        return self.kept.get((address, name))
