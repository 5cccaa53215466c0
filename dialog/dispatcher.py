"""seen before? → lease and load → route → save → commit → deliver."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Generic, TypeVar

from dialog.bursts import MOST, NOTHING, Heard, gathered, joined, joins, still_to_wait
from dialog.conversation import Conversation
from dialog.errors import Conflict, Unreadable
from dialog.inbound import Address, Inbound, Left, Moved, Tap, Text
from dialog.interfaces import Conversations, Inbox, InboxItem, Outcome, OutMessage, Reader
from dialog.reply import Reply
from dialog.turn import Turn
from dialog.understand import pick

S = TypeVar("S")
log = logging.getLogger(__name__)

LEASE = timedelta(seconds=30)
MAX_ATTEMPTS = 5
RETRIES_ON_CONFLICT = 3


@dataclass(frozen=True, slots=True)
class Brain(Generic[S]):
    """What the conversation knows how to do: answer a turn, and say sorry when that fails."""

    answer: Callable[[Turn[S]], Awaitable[Reply | None]]
    services: S
    apology: Callable[[], Reply]
    set_aside: Callable[[InboxItem, str], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Dispatcher(Generic[S]):
    """Handles the stored updates of one address in their order of arrival.

    `clock` is the time that people live in; `ticking` is the machine's own time, for leases.
    `deliver` is told which addresses have something to be sent; `later` which are to be woken again, and when.
    Without `later` no forwarded message waits for its fellows.
    """

    owner: str
    inbox: Inbox
    conversations: Conversations
    readers: Mapping[str, Reader]
    brain: Brain[S]
    deliver: Callable[[Sequence[Address]], None]
    clock: Callable[[], datetime]
    ticking: Callable[[], datetime]
    later: Callable[[Address, timedelta], None] | None = None

    async def work(self, address: Address) -> None:
        """Handle everything that waits for this address, unless another process is at it."""
        while (item := await self.inbox.next(address)) is not None:
            conversation = await self._lease(address)
            if conversation is None:
                return
            try:
                if not await self._handle(item, conversation):
                    return
            except asyncio.CancelledError:  # the program stops: that says nothing against the update
                await self.conversations.release(address, self.owner)
                raise
            except BaseException:
                await self._release_after_failure(item)
                raise

    async def _lease(self, address: Address) -> Conversation | None:
        now = self.ticking()
        return await self.conversations.lease(address, self.owner, now, now + LEASE)

    async def _release_after_failure(self, item: InboxItem) -> None:
        await self.conversations.release(item.address, self.owner)
        if item.attempts + 1 >= MAX_ATTEMPTS:
            await self._set_aside(item, "failed again and again")
        else:
            await self.inbox.tried(item)

    async def _set_aside(self, item: InboxItem, why: str) -> None:
        log.error("update set aside", extra={"action": "update_set_aside", "inbox": item.id, "why": why})
        await self.inbox.set_aside(item, why)
        await self.brain.set_aside(item, why)

    async def _handle(self, item: InboxItem, conversation: Conversation) -> bool:
        """False when it has to wait for what may still come with it."""
        try:
            inbound = await self._read(item)
        except Unreadable as why:
            await self.conversations.release(item.address, self.owner)
            await self._set_aside(item, str(why))
            return True
        if inbound is None or item.attempts or not joins(inbound, conversation):
            await self._turn_until_committed((item,), inbound, conversation)
            return True
        burst, wait = await self._burst(Heard(item, inbound), conversation)
        if wait > NOTHING and self.later is not None:
            await self.conversations.release(item.address, self.owner)
            self.later(item.address, wait)
            return False
        await self._turn_until_committed([each.item for each in burst], joined(burst), conversation)
        return True

    async def _burst(self, first: Heard, conversation: Conversation) -> tuple[list[Heard], timedelta]:
        """What belongs to this message, and how long more of it may still come."""
        waiting = await self.inbox.following(first.item, MOST) if first.item.followed else []
        others: list[Heard] = []
        for item in waiting:
            try:
                inbound = await self._read(item)
            except Unreadable:
                break
            if inbound is None or not joins(inbound, conversation):
                break
            others.append(Heard(item, inbound))
        burst = gathered(first, others)
        ended = len(burst) <= len(waiting)
        return burst, NOTHING if ended else still_to_wait(burst, self.ticking())

    async def _read(self, item: InboxItem) -> Inbound | None:
        reader = self.readers.get(item.channel)
        if reader is None:
            raise Unreadable(f"no reader for channel {item.channel}")
        return await reader.read(item)

    async def _turn_until_committed(
        self, items: Sequence[InboxItem], inbound: Inbound | None, conversation: Conversation
    ) -> None:
        item, also = items[0], tuple(items[1:])
        for _ in range(RETRIES_ON_CONFLICT):
            outcome = replace(await self._turn(item, inbound, conversation), also=also)
            try:
                await self.conversations.commit(outcome, self.ticking())
            except Conflict:
                fresh = await self._lease_again(item)
                if fresh is None:
                    return
                conversation = fresh
            except Exception:
                if item.attempts + 1 < MAX_ATTEMPTS:
                    raise
                log.exception("a turn cannot be stored", extra={"action": "turn_not_stored", "inbox": item.id})
                break
            else:
                self._wake(outcome)
                _log_turn(outcome)
                return
        log.error("a turn was given up", extra={"action": "turn_given_up", "inbox": item.id})
        sorry = replace(self._sorry(item, inbound, conversation), also=also)
        await self.conversations.commit(sorry, self.ticking())
        self._wake(sorry)

    def _wake(self, outcome: Outcome) -> None:
        addresses = [message.address for message in outcome.messages]
        self.deliver(list(dict.fromkeys(addresses)))

    async def _lease_again(self, item: InboxItem) -> Conversation | None:
        """The conversation as it is now; None when somebody else has it, or has handled the update."""
        fresh = await self._lease(item.address)
        if fresh is None:
            return None
        waiting = await self.inbox.next(item.address)
        if waiting is not None and waiting.id == item.id:
            return fresh
        await self.conversations.release(item.address, self.owner)
        return None

    async def _turn(self, item: InboxItem, inbound: Inbound | None, conversation: Conversation) -> Outcome:
        if inbound is None:
            return Outcome(item, conversation)
        turn = self._begin(inbound, conversation)
        try:
            reply = await self.brain.answer(turn)
        except Exception:
            log.exception(
                "a handler failed",
                extra={
                    "action": "handler_failed",
                    "inbox": item.id,
                    "channel": item.channel,
                    "step": conversation.step,
                },
            )
            return self._sorry(item, inbound, conversation)
        return _outcome(item, turn, reply)

    def _begin(self, inbound: Inbound, conversation: Conversation) -> Turn[S]:
        turn = Turn(inbound, conversation, self.brain.services, self.clock())
        content = inbound.content
        if isinstance(content, Tap):
            turn.value = content.value
        elif isinstance(content, Text):
            chosen = pick(content.text, conversation.offered, numbered=conversation.numbered)
            turn.value = chosen.value if chosen is not None else None
        return turn

    def _sorry(self, item: InboxItem, inbound: Inbound | None, conversation: Conversation) -> Outcome:
        """Nothing of what the handler wanted; what the channel itself has told (left, moved) stays true."""
        if inbound is None:
            return Outcome(item, conversation)
        return _outcome(item, self._begin(inbound, conversation), self.brain.apology())


def _log_turn(outcome: Outcome) -> None:
    """What was done, without a word of what was said."""
    item, effects = outcome.item, [type(effect).__name__ for effect in outcome.effects]
    log.info(
        "turn",
        extra={
            "action": "turn_committed",
            "inbox": item.id,
            "channel": item.channel,
            "step": outcome.conversation.step,
            "effects": effects,
        },
    )


def _outcome(item: InboxItem, turn: Turn[S], reply: Reply | None) -> Outcome:
    content = turn.inbound.content
    messages = [OutMessage(notice.to, notice.reply, notice.key, "notice") for notice in turn.notices]
    conversation = turn.conversation
    if reply is not None and not isinstance(content, Left):
        messages.insert(0, OutMessage(turn.address, reply, f"in:{item.id}"))
        if reply.choices:
            conversation = replace(conversation, offered=reply.choices, numbered=reply.numbered)
        else:  # nothing stands under the newest message: a number picks nothing, a label still does
            conversation = replace(conversation, numbered=False)
    return Outcome(
        item,
        conversation,
        tuple(turn.effects),
        tuple(messages),
        closes=isinstance(content, Left),
        moved_to=content.to if isinstance(content, Moved) else None,
    )
