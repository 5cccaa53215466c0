"""How each effect of a turn is written. All run in the turn's transaction; any may raise Conflict."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from db.repositories import approval_effects, knowledge_effects, report_effects

Apply = Callable[[Any, AsyncSession], Awaitable[None]]
APPLY: dict[type, Apply] = {**report_effects.APPLY, **approval_effects.APPLY, **knowledge_effects.APPLY}


async def apply(effect: object, session: AsyncSession) -> None:
    """Write one effect. Raises Conflict when what it was built on has changed."""
    await APPLY[type(effect)](effect, session)
