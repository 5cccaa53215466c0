"""Files that people have sent, by their id."""

from __future__ import annotations

from dataclasses import dataclass, field

from dialog.errors import FileGone
from dialog.inbound import Address, FileRef


@dataclass
class MemoryFiles:
    """Gives out what was put into `contents`."""

    contents: dict[str, bytes] = field(default_factory=dict)

    async def fetch(self, address: Address, file: FileRef) -> bytes:
        if file.id not in self.contents:
            raise FileGone
        return self.contents[file.id]
