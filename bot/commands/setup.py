"""python -m bot setup FILE.xlsx: units, people and what they count, from one workbook."""

from __future__ import annotations

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
    _show(proposal, dry_run=dry_run)
    if dry_run or not (proposal.changes or proposal.newcomers):
        return
    effect, made = use.write(proposal, now)
    path = codes.free_name(file.parent) if made else None
    try:
        if path is not None:
            codes.keep(path, codes.content(made, now))
        await program.stores.organisation.apply(effect)
    except BaseException as error:
        if path is not None:
            path.unlink(missing_ok=True)
        raise _stop(error, file) from error
    if path is not None:
        print(words.SETUP_CODES.format(count=number(len(made)), file=path))


def _show(proposal: Proposal, *, dry_run: bool) -> None:
    if proposal.remarks:
        print(texts.REMARKS.format(count=number(len(proposal.remarks))))
        print("\n".join(views.mistakes(proposal.remarks)))
    if proposal.mistakes:
        count = texts.MISTAKES.format(count=number(len(proposal.mistakes)))
        raise Stop("\n".join([count, *views.mistakes(proposal.mistakes)]))
    print("\n".join(views.summary(proposal, done=not dry_run)))
    if dry_run:
        print(words.SETUP_DRY)


def _stop(error: BaseException, file: Path) -> BaseException:
    """Why nothing was written, in words where there are any."""
    if isinstance(error, Conflict):
        return Stop(words.SETUP_CONFLICT)
    if isinstance(error, OSError):
        return Stop(words.NOT_WRITABLE.format(place=file.parent))
    return error


def _content(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise Stop(words.NO_FILE.format(file=file)) from error
