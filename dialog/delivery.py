"""outbox → channel; retry or give up by the type of the failure."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from dialog.errors import SendFailed
from dialog.inbound import Address
from dialog.interfaces import Outbox, OutboxItem, Sender

log = logging.getLogger(__name__)

CLAIM = timedelta(seconds=60)
MAX_ATTEMPTS = 1000
"""A week of trying every ten minutes: a channel that is away is waited for."""
LONGEST_WAIT = timedelta(minutes=10)


def wait_before(attempt: int) -> timedelta:
    """2, 4, 8 … seconds after the first, second, third … attempt, at most ten minutes."""
    return min(timedelta(seconds=2 ** min(attempt, 12)), LONGEST_WAIT)


@dataclass(frozen=True, slots=True)
class Delivery:
    """Sends what waits in the outbox for one address, in order.

    A reply whose fate is unknown is sent again; a reminder is not: nobody is to be nagged twice.
    `wanted` is asked at the moment of sending whether a reminder is still owed.
    """

    owner: str
    outbox: Outbox
    senders: Mapping[str, Sender]
    wanted: Callable[[OutboxItem], Awaitable[bool]]
    clock: Callable[[], datetime]
    ticking: Callable[[], datetime]

    async def work(self, address: Address) -> None:
        """Send until nothing is left or something has to wait."""
        while True:
            now = self.ticking()
            item = await self.outbox.claim(address, self.owner, now, now + CLAIM)
            if item is None:
                return
            await self._deliver(item)

    async def _deliver(self, item: OutboxItem) -> None:
        try:
            useful = await self._still_useful(item)
        except Exception:  # nothing has left yet, so even a reminder may be tried again
            await self.outbox.postpone(item, self.ticking() + wait_before(item.attempts), "cannot tell if wanted")
            raise
        if not useful:
            await self.outbox.give_up(item, "expired", "no longer of use")
            return
        sender = self.senders.get(item.message.address.channel)
        if sender is None:
            await self.outbox.postpone(item, self.ticking() + LONGEST_WAIT, "channel not running")
            return
        try:
            await self._send(sender, item)
        except SendFailed as failure:
            await self._failed(item, failure)
        except Exception as error:
            log.exception("send failed", extra={"action": "send_error", "outbox": item.id})
            await self._failed(item, SendFailed(type(error).__name__, unknown=True))
        else:
            await self.outbox.sent(item, self.ticking())
            log.info("sent", extra={"action": "message_sent", "outbox": item.id, "key": item.message.key})

    async def _still_useful(self, item: OutboxItem) -> bool:
        until = item.message.useful_until
        if until is not None and self.clock() > until:
            return False
        return item.message.kind != "reminder" or await self.wanted(item)

    async def _send(self, sender: Sender, item: OutboxItem) -> None:
        async def sent(parts: int) -> None:
            await self.outbox.progress(item, parts)

        await sender.send(item, sent)

    async def _failed(self, item: OutboxItem, failure: SendFailed) -> None:
        address = item.message.address
        log.warning("not sent", extra={"action": "send_failed", "outbox": item.id, "why": str(failure)})
        if failure.moved_to is not None:
            await self.outbox.postpone(item, self.ticking(), "moved")
            await self.outbox.move(address, failure.moved_to)
        elif failure.permanent:
            await self.outbox.give_up(item, "failed", str(failure))
            await self.outbox.close(address, str(failure), self.ticking())
        elif failure.rejected or item.attempts >= MAX_ATTEMPTS:
            await self.outbox.give_up(item, "failed", str(failure))
        elif failure.unknown and item.message.kind == "reminder":
            await self.outbox.give_up(item, "unknown", str(failure))
        else:
            wait = failure.retry_after or wait_before(item.attempts)
            await self.outbox.postpone(item, self.ticking() + wait, str(failure))
