"""python -m bot setup FILE.xlsx: units, people and what they count, from one workbook."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from bot import logs
from bot.app import Program
from bot.clock import machine
from bot.commands import words
from bot.commands.opening import opened
from bot.errors import Stop
from bot.settings import Settings
from bot.setup_file import set_up as wired
from bot.workbook import codes
from dialog.errors import Conflict
from handlers.texts import setup as texts
from handlers.views import setup as views
from handlers.views.written import number
from reports.errors import BadBook
from reports.setup.propose import Proposal
from reports.setup.set_up import Code, SetUpOrganisation


async def set_up(settings: Settings, file: Path, *, dry_run: bool, end_absent: bool) -> None:
    """Print what changes. Raises Stop with every mistake; nothing is half-applied."""
    logs.set_up("WARNING")
    content = _content(file)
    program = await opened(settings)
    try:
        await _apply(program, content, file, dry_run=dry_run, end_absent=end_absent)
    finally:
        await program.stop()


async def _apply(program: Program, content: bytes, file: Path, *, dry_run: bool, end_absent: bool) -> None:
    use = wired(program.stores, program.reference)
    now = machine()
    try:
        proposal = await use(content, now, end_absent=end_absent)
    except BadBook as error:
        raise Stop(texts.UNREADABLE[error.why]) from error
    _remark(proposal)
    if proposal.mistakes:
        count = texts.MISTAKES.format(count=number(len(proposal.mistakes)))
        raise Stop("\n".join([count, *views.mistakes(proposal.mistakes)]))
    changes = proposal.changes or proposal.newcomers
    made = await _write(program, use.write(proposal, now), file, now) if changes and not dry_run else ""
    print("\n".join(views.summary(proposal, done=not dry_run)))
    if said := words.SETUP_DRY if dry_run else made:
        print(said)


def _remark(proposal: Proposal) -> None:
    if proposal.remarks:
        print(texts.REMARKS.format(count=number(len(proposal.remarks))))
        print("\n".join(views.mistakes(proposal.remarks)))


async def _write(program: Program, asked: tuple[SetUpOrganisation, list[Code]], file: Path, now: datetime) -> str:
    """The codes first: once the change is written they are nowhere else. Where it fails they are of no use."""
    effect, made = asked
    path = codes.free_name(file.parent)
    try:
        if made:
            codes.keep(path, codes.content(made, now))
        await program.stores.organisation.apply(effect)
    except OSError as error:
        raise Stop(words.NOT_WRITABLE.format(place=file.parent)) from error
    except Conflict as error:
        path.unlink(missing_ok=True)
        raise Stop(words.SETUP_CONFLICT) from error
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return words.SETUP_CODES.format(count=number(len(made)), file=path) if made else ""


def _content(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise Stop(words.UNREADABLE_FILE.format(file=file)) from error
