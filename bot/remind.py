"""The reminder tick: who owes what now, worded and handed to the outbox, once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.clock import Clock
from bot.stores import Stores
from dialog.inbound import Address
from dialog.interfaces import OutboxItem, OutMessage
from handlers.views import reminders as views
from reminders.calendar import WorkCalendar, today
from reminders.facts import facts
from reminders.obligation import Obligation, Reminder
from reminders.plan import may_send, still_owed
from reminders.remind import Remind
from reminders.state import Entry, Records, State, window
from reports.form import DAILY
from reports.people import Role
from reports.submission import COUNTING
from reports.submission import State as Standing
from reports.tree import UnitTree


@dataclass(frozen=True, slots=True)
class Sent:
    """A reminder that went to the outbox, for whoever watches the tick."""

    reminder: Reminder
    address: Address


@dataclass(frozen=True, slots=True)
class Reminding:
    """Joins reporting's records and reminding's rules; neither knows the other."""

    stores: Stores
    obligations: tuple[Obligation, ...]
    calendar: WorkCalendar
    clock: Clock
    ticking: Clock

    async def tick(self) -> list[Sent]:
        """Hand over every reminder that is due, still owed and still of use."""
        now = self.clock()
        tree = await self.stores.directory.tree()
        state = await self.state(tree, now)
        waiting = await Remind(self.stores.reminders).due(state, now)
        handed = [await self._hand_over(tree, state, reminder, now) for reminder in waiting]
        return [sent for sent in handed if sent is not None]

    async def wanted(self, item: OutboxItem) -> bool:
        """Whether the reminder behind this message is still owed, at the moment of sending."""
        reminder = await self.stores.reminders.by_key(item.message.key)
        if reminder is None:
            return False
        now = self.clock()
        state = await self.state(await self.stores.directory.tree(), now)
        return may_send(state, now) and still_owed(state, reminder)

    async def state(self, tree: UnitTree, now: datetime) -> State:
        """The world as reminding sees it: four plain queries."""
        on = today(now)
        sample_on = self.stores.directory.sample_on
        units = {unit.id: unit for unit in tree.alive(on) if sample_on or not unit.sample}
        standing = [(unit.id, tree.above(unit.id, on)[1].id) for unit in units.values() if unit.level == "to"]
        directory, days = self.stores.directory, window(now)
        reporters = await directory.members(list(units), on, Role.REPORTER)
        reviewers = await directory.members(list(units), on, Role.REVIEWER)
        found = await self.stores.ledger.submissions(list(units), DAILY, days.first, days.last)
        return Records(
            standing,
            [(one.person, one.unit) for one in reporters],
            [(one.person, one.unit) for one in reviewers],
            [
                Entry(one.author, one.unit, one.day, one.state is Standing.APPROVED)
                for one in found
                if one.state in COUNTING
            ],
        ).state(self.obligations, self.calendar)

    async def _hand_over(self, tree: UnitTree, state: State, reminder: Reminder, now: datetime) -> Sent | None:
        addresses = await self.stores.directory.addresses(reminder.person, now)
        if not addresses:
            return None
        address = Address.parse(addresses[0])
        reply = views.reminder(facts(state, reminder), tree, today(now))
        message = OutMessage(address, reply, reminder.key, "reminder", reminder.useful_until)
        put = await self.stores.reminders.hand_over(reminder, message, now, self.ticking())
        return Sent(reminder, address) if put else None
