"""Somebody with the keys of the database changes the trail behind the program's back."""

from __future__ import annotations

from sqlalchemy import text

from db.engine import Database

TRIGGERS = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'audit%'"


async def tamper(database: Database, *statements: str) -> None:
    """Run the statements where no trigger watches."""
    async with database.write() as session:
        if database.is_sqlite:
            for name in list(await session.scalars(text(TRIGGERS))):
                await session.execute(text(f"DROP TRIGGER {name}"))
        else:
            await session.execute(text("SET LOCAL session_replication_role = replica"))
        for statement in statements:
            await session.execute(text(statement))
