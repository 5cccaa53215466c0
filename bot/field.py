"""The tick of work in the field: counters that nobody saved, and cards of periods that are over."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import uuid4

from bot.clock import Clock, machine
from bot.reference import Reference
from bot.stores import Stores
from db.effects import apply
from dialog.errors import Conflict
from dialog.inbound import Address
from dialog.interfaces import OutMessage
from dialog.reply import Reply
from handlers.help_closing import MESSAGE
from handlers.texts.counting import AUTO_SENTENCE
from handlers.views import auto_count as views
from handlers.views.teams import short
from reminders.calendar import quiet, today
from reports.add_turns import AddTurns, SaveTally
from reports.cards import PeopleHelped
from reports.doors import FindClosed
from reports.errors import PeriodClosed, ReportError
from reports.field_effects import EndHelpPeriod
from reports.form import DAILY
from reports.period import day as period_of_day
from reports.period import read_key
from reports.submit import SubmitReport
from reports.tally import Tally, tallies

log = logging.getLogger(__name__)
TALLY = "tally"
"""The channel of what the program saved by itself."""
BY = "system:tally"
LOOK_BACK = timedelta(days=7)
"""So long after a day it is still said that its counter was saved; message keys make it once."""


@dataclass(slots=True)
class FieldWork:
    """Depends on no tick before it: after days off everything is caught up at once. `told_on` spares the database."""

    stores: Stores
    reference: Reference
    submit: SubmitReport
    clock: Clock
    ticking: Clock
    new_id: Callable[[], str]
    told_on: date | None = None

    async def tick(self) -> list[Address]:
        """Save what was left unsaved, say so, destroy what has to be; who has got a message.

        What was said is handed over before anything else that may fail.
        """
        now = self.clock()
        messages = [*await self._save_past(now), *await self._remind(now), *await self._tell(now)]
        told = await self.stores.outbox.put(messages, self.ticking()) if messages else []
        self.told_on = self.told_on if quiet(now) else today(now)
        await self._end_periods(now)
        await self.stores.cards.forget_messages(MESSAGE, views.forgotten())
        return told

    async def _remind(self, now: datetime) -> list[OutMessage]:
        """When the day's report is due: once, and never at night."""
        on = today(now)
        dates = self.reference.forms[DAILY].dates(period_of_day(on), self.reference.calendar)
        if now < dates.due or quiet(now):
            return []
        found = tallies(one for one in await self.stores.taps.unsaved(on) if one.day == on)
        indicators, messages = self.reference.indicators, []
        for tally in found:
            for person in tally.debtors():
                reply = views.due(tally, person, await self._unit(tally.unit), indicators)
                messages += await self._message(person, reply, f"tally-due:{tally.unit}:{on}:{person}", now)
        return messages

    async def _save_past(self, now: datetime) -> list[OutMessage]:
        """Every counter of a day that is over, one report a person; what cannot be saved stays and is told of."""
        messages = []
        for tally in tallies(await self.stores.taps.unsaved(today(now) - timedelta(days=1))):
            for person in tally.debtors():
                messages += await self._save(tally, person, now)
        return messages

    async def _save(self, tally: Tally, person: str, now: datetime) -> list[OutMessage]:
        save = SaveTally(AddTurns(self.stores.directory, self.submit))
        try:
            effects = await save(tally, person, now, self.new_id(), channel=TALLY, by=BY, sentence=AUTO_SENTENCE)
            async with self.stores.database.write() as session:
                for effect in effects:
                    await apply(effect, session)
        except Conflict:
            return []  # somebody saved at this moment: the next tick looks again
        except ReportError as error:
            closed = f"{DAILY}/{error.closed.period.key}" if isinstance(error, PeriodClosed) else ""
            return await self._kept(tally, person, closed, now)
        log.info("counter saved", extra={"action": "tally_saved", "unit": tally.unit})
        self.told_on = None
        return []

    async def _kept(self, tally: Tally, person: str, closed: str, now: datetime) -> list[OutMessage]:
        if quiet(now):
            return []
        unit = await self._unit(tally.unit)
        reply = views.kept(tally, person, unit, self.reference.indicators, closed)
        return await self._message(person, reply, f"tally-kept:{tally.unit}:{tally.day}:{person}", now)

    async def _tell(self, now: datetime) -> list[OutMessage]:
        """In the morning: what was saved by itself. Looked for once a day, and after something was saved."""
        on = today(now)
        if quiet(now) or self.told_on == on:
            return []
        messages = []
        for name in await self.stores.taps.saved_by(TALLY, on - LOOK_BACK):
            one = await self.stores.ledger.submission(name)
            if one is not None and one.counts:
                reply = views.saved(one, await self._unit(one.unit), self.reference.indicators)
                messages += await self._message(one.author, reply, f"tally-saved:{one.id}", now)
        return messages

    async def _end_periods(self, now: datetime) -> None:
        """Secrets and cards go when the figures of their period are locked; the numbers of people stay."""
        for key in await self.stores.cards.periods():
            last = period_of_day(read_key(key).last)
            if self.reference.forms[DAILY].dates(last, self.reference.calendar).lock > now:
                continue
            people = await PeopleHelped(self.stores.directory, self.stores.cards).of_all(key)
            async with self.stores.database.write() as session:
                await apply(EndHelpPeriod(key, people, now), session)
            log.info("cards destroyed", extra={"action": "cards_destroyed", "period": key})

    async def _unit(self, unit: str) -> str:
        return short((await self.stores.directory.tree()).unit(unit))

    async def _message(self, person: str, reply: Reply, key: str, now: datetime) -> list[OutMessage]:
        addresses = await self.stores.directory.addresses(person, now)
        return [OutMessage(Address.parse(addresses[0]), reply, key, "notice")] if addresses else []


def field_work(stores: Stores, reference: Reference, clock: Clock) -> FieldWork:
    """Wired as the program needs it."""
    find_closed = FindClosed(stores.directory, stores.ledger, reference.calendar)
    submit = SubmitReport(stores.directory, stores.ledger, reference.forms, find_closed)
    return FieldWork(stores, reference, submit, clock, machine, lambda: uuid4().hex[:20])
