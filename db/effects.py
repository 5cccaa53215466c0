"""How each effect of a turn is written. All run in the turn's transaction; any may raise Conflict."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncSession

from db.repositories import (
    approval_effects,
    field_effects,
    group_effects,
    knowledge_effects,
    organisation,
    report_effects,
)
from dialog.errors import Conflict

DEADLOCK = "40P01"
Apply = Callable[[Any, AsyncSession], Awaitable[None]]
APPLY: dict[type, Apply] = {
    **report_effects.APPLY,
    **approval_effects.APPLY,
    **field_effects.APPLY,
    **group_effects.APPLY,
    **knowledge_effects.APPLY,
    **organisation.APPLY,
}


async def apply(effect: object, session: AsyncSession) -> None:
    """Write one effect. Raises Conflict when what it was built on has changed.

    So it does when two turns wait for each other's rows in a circle: PostgreSQL ends one of them, which is run anew.
    """
    try:
        await APPLY[type(effect)](effect, session)
    except DBAPIError as error:
        if getattr(error.orig, "sqlstate", None) == DEADLOCK:
            raise Conflict("another turn waits for what this one holds") from error
        raise
