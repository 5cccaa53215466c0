"""The list of what waits: what needs a look first; and everything that needs none, approved in one go."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from zlib import crc32

from dialog.reply import Choice, Note, Paragraph, Reply, say
from handlers.consolidating import take_daily_in
from handlers.deciding import of_examined, show, signature, tell, unit_name
from handlers.identity import actor, name_of, unit_for
from handlers.services import Actor, Turn
from handlers.texts import approving_all as texts
from handlers.texts import doors as door_texts
from handlers.texts import review as review_texts
from handlers.views import approving_all as views
from handlers.views.approving_all import Row
from handlers.views.review import period_of
from handlers.views.written import listed
from reports.people import Role
from reports.review import Reviewed
from reports.submission import Submission

MOST = 300
"""So many are looked at in one go, the oldest first; whoever has more waiting sees the rest afterwards."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """What this person may decide, in the order of the list; `usual` are ready to be approved together."""

    rows: tuple[Row, ...]
    usual: tuple[Reviewed, ...]

    @property
    def key(self) -> str:
        """`<count>.<sum>`: changes whenever what is ready changes."""
        ids = " ".join(f"{one.effect.submission}.{one.effect.version}" for one in self.usual)
        return f"{len(self.usual)}.{crc32(ids.encode()):x}"

    def holds(self, key: str) -> bool:
        """Whether a button with this key was made from the same list; a bare count is compared as such."""
        return key in (self.key, str(len(self.usual)))


async def show_pending(turn: Turn) -> Reply:
    """/duyet, `choduyet`, `choduyet:trang.<from>`, `choduyet:<submission>`: a list, or the only one that waits."""
    who = actor(turn)
    if who is None or unit_for(who, Role.REVIEWER) is None:
        return say(review_texts.NOT_REVIEWER)
    page, _, start = turn.argument.rpartition(".") if turn.value else ("", "", "")
    if turn.value and turn.argument and page != "trang":
        return await show(turn, turn.argument)
    requests = await turn.services.doors.waiting(who.person.id, turn.now)
    reply = await _list(turn, who, int(start) if start.isdecimal() else 0)
    if not requests:
        return reply
    note = Note(door_texts.WAITING.format(count=len(requests)))
    return reply.plus(note, choices=[Choice(door_texts.LOOK_ALL, "donxin")])


async def approve_all(turn: Turn) -> Reply:
    """`duyethet:<count>.<sum>`: as one turn; when anything has changed since, nothing is done."""
    who = actor(turn)
    if who is None or unit_for(who, Role.REVIEWER) is None:
        return say(review_texts.NOT_REVIEWER)
    waiting = await _waiting(turn, who)
    key = turn.argument if turn.value else waiting.key
    if not waiting.rows or not waiting.usual:
        return say(texts.NONE_USUAL if waiting.rows else review_texts.NOTHING_PENDING)
    if not waiting.holds(key):
        fresh = views.listing(waiting.rows, waiting.key, 0, turn.services.indicators)
        return Reply((Paragraph(texts.CHANGED), *fresh.blocks), fresh.choices)
    return await _approve(turn, who, waiting)


async def _list(turn: Turn, who: Actor, start: int) -> Reply:
    waiting = await _waiting(turn, who)
    if not waiting.rows:
        return say(review_texts.NOTHING_PENDING)
    if len(waiting.rows) == 1:
        return await of_examined(turn, waiting.rows[0].examined, who.person.id)
    return views.listing(waiting.rows, waiting.key, start, turn.services.indicators)


async def _approve(turn: Turn, who: Actor, waiting: Waiting) -> Reply:
    done = [one.submission for one in waiting.usual]
    turn.do(*(one.effect for one in waiting.usual))
    taken = await take_daily_in(turn, done)
    await _tell_authors(turn, who, done)
    ids = {one.id for one in done}
    left = [row for row in waiting.rows if row.examined.submission.id not in ids]
    lead = (Paragraph(texts.DONE.format(count=len(done))), *map(Paragraph, taken))
    if not left:
        return Reply((*lead, Paragraph(texts.NOTHING_LEFT)))
    rest = views.listing(left, "", 0, turn.services.indicators, title=texts.LEFT.format(count=len(left)))
    return Reply((*lead, *rest.blocks), rest.choices)


async def _tell_authors(turn: Turn, who: Actor, done: Sequence[Submission]) -> None:
    """One message to each, however many of their reports were approved."""
    for author in dict.fromkeys(one.author for one in done):
        theirs = [one for one in done if one.author == author]
        days = listed(list(dict.fromkeys(period_of(one) for one in theirs)))
        signed = await signature(turn, who, theirs[0])
        one = review_texts.TOLD_APPROVED.format(reviewer=signed, day=days)
        many = texts.TOLD.format(reviewer=signed, count=len(theirs), days=days)
        key = f"decided:{theirs[0].id}:{theirs[0].version}:all"
        await tell(turn, author, say(many if len(theirs) > 1 else one), key)


async def _waiting(turn: Turn, who: Actor) -> Waiting:
    by, services = who.person.id, turn.services
    found = (await services.review.pending(by, turn.now))[:MOST]
    approvals = await services.review.approvals(found, by, turn.now)
    names = {person: await name_of(turn, person) for person in {one.author for one in found}}
    rows, usual = [], []
    for examined, reviewed in zip(await services.examine.all(found), approvals, strict=True):
        one = examined.submission
        rows.append(Row(examined, names[one.author], await unit_name(turn, one), closed=reviewed is None))
        if reviewed is not None and examined.clean:
            usual.append(reviewed)
    return Waiting(tuple(views.in_order(rows)), tuple(usual))
