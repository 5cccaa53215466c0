"""The lock tick: what is approved is locked once its ngày khóa has passed; what nobody decided is told of, once."""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.clock import Clock
from bot.stores import Stores
from db.effects import apply
from db.repositories.outbox import enqueue
from dialog.inbound import Address
from dialog.interfaces import OutMessage
from handlers.identity import full_name
from handlers.views import doors as views
from reminders.calendar import WorkCalendar, quiet, today
from reports.form import Form
from reports.lock import FindLocks, Left, Locks, Place
from reports.people import Role
from reports.rights import reviewers_of
from reports.tree import UnitTree

log = logging.getLogger(__name__)
STILL_NEWS = timedelta(days=20)
"""Messages are kept for a month, and their keys make them once: older locks are told of no more."""


@dataclass(frozen=True, slots=True)
class Locking:
    """Depends on no tick before it: after a week off everything is caught up at once."""

    stores: Stores
    forms: Mapping[str, Form]
    calendar: WorkCalendar
    clock: Clock
    ticking: Clock

    async def tick(self) -> list[Address]:
        """Lock what is due; who has got a message."""
        now = self.clock()
        found = await FindLocks(self.stores.directory, self.stores.ledger, self.forms, self.calendar)(now)
        messages = await self._messages(found, now)
        if not (found.effects or messages):
            return []
        for effect in found.effects:  # a day each: a province's month in one commit keeps every writer waiting
            async with self.stores.database.write() as session:
                await apply(effect, session)
        async with self.stores.database.write() as session:
            told = await enqueue(session, messages, self.ticking())
        if found.effects:
            log.info("periods locked", extra={"action": "periods_locked", "count": len(found.effects)})
        return told

    async def _messages(self, found: Locks, now: datetime) -> list[OutMessage]:
        """To supervisors, in working time only; the same lock is told of once."""
        if quiet(now) or not self.calendar.works(today(now)):
            return []
        tree = await self.stores.directory.tree()
        news = [one for one in found.left if now - one.since < STILL_NEWS]
        return [message for one in news for message in await self._of(one, tree, now)]

    async def _of(self, left: Left, tree: UnitTree, now: datetime) -> list[OutMessage]:
        theirs: dict[str, list[Place]] = defaultdict(list)
        reviewers: dict[str, tuple[str, ...]] = {}
        for place in left.places:
            if place.unit not in reviewers:
                reviewers[place.unit] = await self._reviewers(place.unit, tree, now)
            for person in reviewers[place.unit]:
                theirs[person].append(place)
        made = [await self._message(person, left, places, tree, now) for person, places in theirs.items()]
        return [message for message in made if message is not None]

    async def _reviewers(self, unit: str, tree: UnitTree, now: datetime) -> tuple[str, ...]:
        on = today(now)
        above = [step.id for step in tree.above(unit, on)]
        held = await self.stores.directory.members(above, on, Role.REVIEWER)
        return reviewers_of(unit, held, on, tree)

    async def _message(
        self, person: str, left: Left, places: Sequence[Place], tree: UnitTree, now: datetime
    ) -> OutMessage | None:
        addresses = await self.stores.directory.addresses(person, now)
        if not addresses:
            return None
        units = {place.unit: full_name(tree.unit(place.unit), tree, place.day) for place in places}
        reply = views.left(replace(left, places=tuple(places)), units, self.forms)
        key = f"lock:{left.form}:{left.since:%Y%m%d%H%M}:{person}"
        return OutMessage(Address.parse(addresses[0]), reply, key, "notice")
