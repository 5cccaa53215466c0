"""After a crash: what a dead process held is free at once, instead of when its claims run out."""

from __future__ import annotations

import os
import socket
from datetime import datetime

from bot.stores import Stores


async def bury_the_dead(stores: Stores, now: datetime) -> None:
    """Free what processes of this machine left that are no longer there. Others are waited for."""
    for owner in await stores.housekeeping.owners():
        host, _, rest = owner.partition(":")
        pid = rest.partition(":")[0]
        if host == socket.gethostname() and pid.isdecimal() and not _alive(int(pid)):
            await stores.housekeeping.bury(owner, now)


def _alive(pid: int) -> bool:
    """Whether a process has this number. Where that cannot be asked without harm, say yes."""
    if os.name != "posix":
        return True
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
