"""Who may change or check an entry, what is waited for meanwhile, and why something cannot be done."""

from __future__ import annotations

from dataclasses import dataclass

from dialog.reply import Reply, say
from faq.editing import AlreadyDecided, Blocked, EditError, MakerIsChecker, Outdated
from faq.revision import Revision
from handlers.identity import actor, name_of, unit_for
from handlers.services import Actor, Turn
from handlers.texts import editing as texts
from handlers.views import editing as views
from handlers.views.written import moment
from handlers.waiting import step_left
from reports.people import Role

TEXT = "entry.text"
WHY = "entry.reason"
CHECKERS = (Role.EDITOR, Role.REVIEWER, Role.ADMIN)


@dataclass(frozen=True, slots=True)
class Key:
    """`<entry>.<part or number>`, as buttons carry it."""

    entry: str
    rest: str

    @classmethod
    def of(cls, argument: str) -> Key:
        entry, _, rest = argument.rpartition(".")
        return cls(entry, rest)

    @property
    def number(self) -> int:
        return int(self.rest) if self.rest.isdecimal() and len(self.rest) < 9 else 0


def editor(turn: Turn) -> Actor | None:
    """Whoever speaks, if they may change entries."""
    who = actor(turn)
    return who if who is not None and unit_for(who, Role.EDITOR) else None


def checker(turn: Turn) -> Actor | None:
    """Whoever speaks, if they may let an entry of somebody else go live."""
    who = actor(turn)
    return who if who is not None and unit_for(who, *CHECKERS) else None


def wait_for_text(turn: Turn, entry: str, part: str) -> None:
    """The next message is what this part shall say."""
    turn.goto(TEXT, {**_others(turn), "entry": f"{entry}.{part}"})


def wait_for_reason(turn: Turn, entry: str, number: int) -> None:
    """The next message is why this revision is given back."""
    turn.goto(WHY, {**_others(turn), "entry": f"{entry}.{number}"})


def waited_for(turn: Turn) -> Key:
    """Which part, or which revision."""
    return Key.of(str(turn.conversation.draft.get("entry", "")))


def stop_waiting(turn: Turn) -> bool:
    """Nothing is waited for any more; whether anything was. What else is open stays open."""
    rest = _others(turn)
    if len(rest) == len(turn.conversation.draft):
        return False
    turn.goto(step_left(rest), rest)
    return True


def types_text(turn: Turn) -> bool:
    """Whether an editor is sending the words of an entry: they may tell of danger without being in any."""
    return turn.conversation.step == TEXT and turn.value is None and editor(turn) is not None


async def refuse(turn: Turn, error: EditError, key: Key) -> Reply:
    """Why it cannot be done."""
    match error:
        case Blocked(verdict=verdict):
            names = {one.id: one.question for one in turn.services.answers().all()}
            return views.blocked(key.entry, verdict, names, edits=editor(turn) is not None)
        case AlreadyDecided(revision=revision):
            return say(await _explain_decided(turn, revision))
        case Outdated():
            return say(texts.OUTDATED, choices=[views.edit(key.entry)] if editor(turn) else [])
    return say(texts.MAKER if isinstance(error, MakerIsChecker) else texts.GONE)


async def _explain_decided(turn: Turn, revision: Revision) -> str:
    """A second or stale press: who decided, when; it does nothing."""
    state = texts.STATES[revision.state.value]
    if revision.decided_by is None or revision.decided_at is None:
        return texts.DECIDED.format(state=state)
    who = await name_of(turn, revision.decided_by)
    return texts.DECIDED_BY.format(state=state, who=who, moment=moment(revision.decided_at))


def _others(turn: Turn) -> dict[str, object]:
    return {name: value for name, value in turn.conversation.draft.items() if name != "entry"}
