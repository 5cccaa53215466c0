"""Hello, help, and whatever we cannot handle yet. Never silence."""

from __future__ import annotations

from dialog.inbound import Media
from dialog.reply import Reply, Steps, Title, say
from handlers.edits import CHECKERS
from handlers.identity import actor, full_name, spoken, unit_for
from handlers.membership import join
from handlers.services import Turn
from handlers.texts import common, inviting, setup
from handlers.texts.common import MEDIA
from handlers.totals import LOOKERS
from handlers.views.browse import BROWSE
from reports.invite import INVITERS
from reports.people import Role


async def greet(turn: Turn) -> Reply:
    """/start, or the chat was opened."""
    who = actor(turn)
    if who is None:
        return say(common.GREETING, common.HOW_TO_ASK, choices=[BROWSE])
    unit = unit_for(who, Role.REVIEWER, Role.REPORTER, Role.ADMIN, Role.EDITOR, Role.VIEWER)
    lines = [common.WELCOME_BACK.format(name=who.person.name, unit=full_name(unit) if unit else "")]
    if unit_for(who, Role.REPORTER):
        lines.append(common.MENU_REPORTER)
    if unit_for(who, Role.REVIEWER):
        lines.append(common.MENU_REVIEWER)
    if unit_for(who, Role.EDITOR):
        lines.append(common.MENU_EDITOR)
    if unit_for(who, *LOOKERS):
        lines.append(common.MENU_TOTALS)
    return say(*lines)


async def start(turn: Turn) -> Reply:
    """/start from a link may carry a code: /start ABCDEFGH joins at once, but never a group."""
    if not turn.argument:
        return await greet(turn)
    return await join(turn) if turn.inbound.private else await go_private(turn)


async def show_help(turn: Turn) -> Reply:
    """/trogiup: what can be done here, by this person."""
    who = actor(turn)
    lines = list(common.HELP_CITIZEN)
    if who and unit_for(who, Role.REPORTER):
        lines += common.HELP_REPORTER
    if who and unit_for(who, Role.REVIEWER):
        lines += common.HELP_REVIEWER
    if who and unit_for(who, *INVITERS):
        lines += inviting.HELP
    if who and unit_for(who, Role.EDITOR):
        lines += common.HELP_EDITOR
    elif who and unit_for(who, *CHECKERS):
        lines += common.HELP_CHECKER
    if who and unit_for(who, *LOOKERS):
        lines += common.HELP_TOTALS
    if who and unit_for(who, Role.ADMIN):
        lines += setup.HELP
    return Reply((Title(common.HELP_TITLE), Steps(tuple(lines), ordered=False)))


async def decline_media(turn: Turn) -> Reply:
    """Voice, stickers, files, pictures: a kind sentence."""
    content = turn.inbound.content
    return say(spoken(turn, MEDIA[content.kind if isinstance(content, Media) else "other"]))


async def decline_edit(turn: Turn) -> Reply:
    """A changed message is not read again."""
    return say(spoken(turn, common.EDITED))


async def decline_empty(turn: Turn) -> Reply:
    """No words at all."""
    return say(spoken(turn, common.EMPTY))


async def decline_long(turn: Turn) -> Reply:
    """More than anybody reads."""
    return say(spoken(turn, common.TOO_LONG))


async def decline_command(_turn: Turn) -> Reply:
    """A command that there is not."""
    return say(common.UNKNOWN_COMMAND)


async def go_private(_turn: Turn) -> Reply:
    """A command that belongs into a private chat."""
    return say(common.PRIVATE_ONLY)


async def explain_stale(turn: Turn) -> Reply:
    """A button whose meaning is gone."""
    return say(spoken(turn, common.STALE))


async def stay_silent(_turn: Turn) -> None:
    """The person has left: there is nobody to answer."""
