"""Files come from the channel that they were sent by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dialog.errors import FileGone
from dialog.inbound import Address, FileRef
from dialog.interfaces import Files


@dataclass(frozen=True, slots=True)
class FilesOfChannels:
    """Implements `dialog.interfaces.Files`. `channels` is filled by those that are switched on."""

    channels: Mapping[str, Files]

    async def fetch(self, address: Address, file: FileRef) -> bytes:
        """Raises FileGone when the channel is not running here or keeps no files, and what the channel raises."""
        channel = self.channels.get(address.channel)
        if channel is None:
            raise FileGone
        return await channel.fetch(address, file)
