"""Who is told about an entry that was changed."""

from __future__ import annotations

from dialog.reply import Reply
from faq.editing import Moved
from faq.entry import Entry
from faq.revision import Revision
from handlers.edits import CHECKERS
from handlers.identity import address_of, name_of, unit_for
from handlers.services import Actor, Turn
from handlers.views import editing as views
from reminders.calendar import today
from reports.people import Role


async def tell_checkers(turn: Turn, who: Actor, served: Entry, waiting: Revision) -> list[str]:
    """One message to everybody who may check, in the nearest unit that has anybody reachable besides the author;
    their names."""
    unit = unit_for(who, Role.EDITOR)
    reply = views.for_check(served, waiting, who.person.name)
    for step in who.tree.above(unit.id, today(turn.now)) if unit else ():
        if told := [
            name
            for person in await _checkers(turn, step.id, who)
            if (name := await _tell(turn, person, reply, waiting))
        ]:
            return told
    return []


async def tell_author(turn: Turn, reply: Reply, moved: Moved) -> None:
    """What became of their edit."""
    if moved.revision.author is not None:
        await _tell(turn, moved.revision.author, reply, moved.revision)


async def _checkers(turn: Turn, unit: str, author: Actor) -> list[str]:
    held = await turn.services.directory.members([unit], today(turn.now))
    return sorted({one.person for one in held if one.role in CHECKERS} - {author.person.id})


async def _tell(turn: Turn, person: str, reply: Reply, revision: Revision) -> str | None:
    """The name of whoever was told; None when they cannot be reached."""
    address = await address_of(turn, person)
    if address is None:
        return None
    about = f"{revision.entry.id}.{revision.number}"
    turn.notify(address, reply, f"entry:{about}:{turn.services.new_id()}")  # the same may be sent and returned twice
    return await name_of(turn, person)
