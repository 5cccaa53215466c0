"""What only one process may do, and what must not be kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, or_, select, update

from db.engine import Database
from db.models import ConversationRow, InboxRow, LeaseRow, OutboxRow, QuestionRow
from db.repositories.statements import add_new

KEEP_QUESTIONS = timedelta(days=365)
KEEP_WAITING = timedelta(days=7)
"""A message that could not be sent for a week would only puzzle whoever gets it."""
KEEP_SENT = timedelta(days=30)
KEEP_SEEN = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Housekeeping:
    """Leases between processes, and forgetting in time."""

    database: Database

    async def take(self, name: str, owner: str, now: datetime, until: datetime) -> bool:
        """Be the only one who does `name` until then; taking it again prolongs it."""
        async with self.database.write() as session:
            await add_new(session, LeaseRow, [{"name": name, "owner": owner, "until": until}])
            free = or_(LeaseRow.owner == owner, LeaseRow.until < now)
            mine = update(LeaseRow).where(LeaseRow.name == name, free).values(owner=owner, until=until)
            return (await session.execute(mine.returning(LeaseRow.name))).first() is not None

    async def forget(self, now: datetime) -> None:
        """Delete questions after twelve months, sent messages and updates that nobody waits for after a month.

        A message that has waited for a week is given up.
        """
        async with self.database.write() as session:
            await session.execute(delete(QuestionRow).where(QuestionRow.asked_at < now - KEEP_QUESTIONS))
            late = (OutboxRow.state == "waiting", OutboxRow.created_at < now - KEEP_WAITING)
            await session.execute(update(OutboxRow).where(*late).values(state="expired", why="waited too long"))
            old = (OutboxRow.state != "waiting", OutboxRow.created_at < now - KEEP_SENT)
            await session.execute(delete(OutboxRow).where(*old))
            seen = (InboxRow.state != "waiting", InboxRow.received_at < now - KEEP_SEEN)
            await session.execute(delete(InboxRow).where(*seen))

    async def owners(self) -> set[str]:
        """Processes that hold a conversation, a message or a lease."""
        queries = (
            select(ConversationRow.lease_owner).where(ConversationRow.lease_owner.is_not(None)).distinct(),
            select(OutboxRow.claimed_by).where(OutboxRow.state == "waiting", OutboxRow.claimed_by.is_not(None)),
            select(LeaseRow.owner),
        )
        async with self.database.read() as session:
            return {owner for query in queries for owner in await session.scalars(query) if owner}

    async def bury(self, owner: str, now: datetime) -> None:
        """Free what a process left that is known to be dead: its claims run out at once."""
        past = now - timedelta(seconds=1)
        async with self.database.write() as session:
            held = update(ConversationRow).where(ConversationRow.lease_owner == owner)
            await session.execute(held.values(lease_owner=None, lease_until=None))
            claimed = update(OutboxRow).where(OutboxRow.claimed_by == owner, OutboxRow.state == "waiting")
            await session.execute(claimed.values(claimed_until=past))
            await session.execute(delete(LeaseRow).where(LeaseRow.owner == owner))
