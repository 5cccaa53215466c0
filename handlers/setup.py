"""An administrator sends the workbook that sets up a province or commune: what would change, then the change."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

from dialog.errors import FileGone, FileTooLarge
from dialog.inbound import FileRef, Media
from dialog.reply import Reply, say
from handlers import start
from handlers.identity import actor
from handlers.report_routes import KINDS
from handlers.services import Handle, Turn
from handlers.texts import setup as texts
from handlers.views import setup as views
from reports.errors import BadBook
from reports.people import Role
from reports.setup.propose import Proposal
from reports.setup.set_up import meant_for_setup
from reports.zipped import LARGEST

NOTE = "setup"
ENDINGS = (".xlsx", ".xlsm", ".xls")


def workbook_of_admin(turn: Turn) -> Handle | None:
    """A workbook from somebody who is an administrator, in private."""
    sent = _sent(turn)
    if sent is None or not turn.inbound.private or not sent.name.lower().endswith(ENDINGS):
        return None
    return receive_workbook if _administered(turn) else None


async def receive_workbook(turn: Turn) -> Reply | None:
    """What it would change, with two buttons; nothing is written. Another kind of workbook goes its usual way."""
    sent = _sent(turn)
    assert sent is not None
    content = await _content(turn, sent)
    if isinstance(content, Reply):
        return content
    try:
        if not await meant_for_setup(content):
            return await KINDS.get(Media, start.decline_media)(turn)
        proposal = await turn.services.setup(content, turn.now)
    except BadBook as error:
        return say(texts.UNREADABLE[error.why])
    if refused := _refused(turn, proposal):
        return refused
    mark = sha256(content).hexdigest()
    _remember(turn, sent, mark)
    return views.proposed(proposal, mark[:12])


async def apply_workbook(turn: Turn) -> Reply:
    """The file is fetched and compared anew; the change and the codes are written when the turn commits."""
    kept = turn.conversation.notes.get(NOTE)
    if not kept or not kept["mark"].startswith(turn.argument or "-"):
        return say(texts.GONE)
    sent = FileRef(kept["id"], kept["name"], kept["size"], kept["media_type"])
    content = await _content(turn, sent)
    if isinstance(content, Reply):
        return content
    if sha256(content).hexdigest() != kept["mark"]:
        return say(texts.OTHER_FILE)
    proposal = await turn.services.setup(content, turn.now)
    if refused := _refused(turn, proposal):
        return refused
    return views.proposed(proposal, kept["mark"][:12]) if proposal.mistakes else await _write(turn, proposal)


async def drop_workbook(turn: Turn) -> Reply:
    """The file is forgotten."""
    _forget(turn)
    return say(texts.DROPPED)


async def _write(turn: Turn, proposal: Proposal) -> Reply:
    who = actor(turn)
    assert who is not None
    effect, codes = turn.services.setup.write(proposal, turn.now, who.person.id)
    turn.do(effect)
    _forget(turn)
    reply = views.applied(proposal)
    return replace(reply, attachments=(await turn.services.keep_codes(codes, turn.now),)) if codes else reply


async def _content(turn: Turn, sent: FileRef) -> bytes | Reply:
    """The file, or why it cannot be had."""
    if sent.size > LARGEST:
        return say(texts.UNREADABLE["too_large"])
    try:
        return await turn.services.files.fetch(turn.address, sent)
    except FileTooLarge:
        return say(texts.UNREADABLE["too_large"])
    except FileGone:
        return say(texts.GONE)


def _refused(turn: Turn, proposal: Proposal) -> Reply | None:
    """Only who is administrator above everything that the file speaks of may see what it would do."""
    units = _administered(turn)
    if not units:
        return say(texts.NOT_ADMIN)
    return None if proposal.within(units) else say(texts.NOT_ABOVE)


def _administered(turn: Turn) -> set[str]:
    who = actor(turn)
    return {one.unit for one in who.memberships if one.role is Role.ADMIN} if who else set()


def _sent(turn: Turn) -> FileRef | None:
    content = turn.inbound.content
    return content.file if isinstance(content, Media) else None


def _remember(turn: Turn, sent: FileRef, mark: str) -> None:
    kept = {"id": sent.id, "name": sent.name, "size": sent.size, "media_type": sent.media_type, "mark": mark}
    turn.remember(notes={**turn.conversation.notes, NOTE: kept})


def _forget(turn: Turn) -> None:
    turn.remember(notes={name: one for name, one in turn.conversation.notes.items() if name != NOTE})
