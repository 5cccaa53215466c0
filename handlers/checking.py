"""A second person lets a changed entry go live or gives it back; an editor decides about news of a release."""

from __future__ import annotations

from dialog.fold import fold
from dialog.reply import Choice, Paragraph, Reply, say
from faq.editing import EditError, Moved
from faq.entry import State
from faq.revision import Revision
from handlers import approving_all, review
from handlers.editing import overview, waiting_for
from handlers.edits import Key, checker, editor, refuse, stop_waiting, wait_for_reason, waited_for
from handlers.heard import kept
from handlers.identity import name_of
from handlers.services import Turn
from handlers.telling import tell_author
from handlers.texts import editing as texts
from handlers.views import editing as views


async def show_pending(turn: Turn) -> Reply:
    """/duyet: reports first; where none waits, edits of entries."""
    reply = await approving_all.show_pending(turn)
    return await overview(turn) if not reply.choices and await waiting_for(turn) else reply


async def show(turn: Turn) -> Reply:
    """`xemmuc:<entry>.<number>`: what waits, before and after."""
    key, entries = Key.of(turn.argument), turn.services.editing.entries
    if checker(turn) is None:
        return say(texts.NOT_CHECKER)
    found, served = await entries.revision(key.entry, key.number), await entries.live(key.entry)
    if found is None or served is None or found.state is not State.PENDING:
        return say(texts.GONE)
    if found.origin == "release":
        return views.news(served.entry, found)
    return views.for_check(served.entry, found, await _author(turn, found))


async def approve(turn: Turn) -> Reply:
    """`duyetmuc:<entry>.<number>`: through the gate once more, then live."""
    who, key = checker(turn), Key.of(turn.argument)
    if who is None:
        return say(texts.NOT_CHECKER)
    sample = who.person.sample
    try:
        moved = await turn.services.editing.approve(key.entry, key.number, who.person.id, turn.now, sample=sample)
    except EditError as error:
        return await refuse(turn, error, key)
    turn.do(moved.effect)
    question = moved.revision.entry.question
    await tell_author(turn, say(texts.TOLD_APPROVED.format(checker=who.person.name, question=question)), moved)
    done = Paragraph(views.marked(texts.APPROVED.format(question=question), moved.revision))
    return Reply((done, *views.tried(moved.verdict)))


async def ask_reason(turn: Turn) -> Reply:
    """`tramuc:<entry>.<number>`: nothing is decided before a reason is there."""
    key = Key.of(turn.argument)
    try:
        moved = await _back(turn, key, "")
    except EditError as error:
        return await refuse(turn, error, key)
    if moved is None:
        return say(texts.NOT_CHECKER)
    wait_for_reason(turn, key.entry, key.number)
    author = await _author(turn, moved.revision)
    return say(texts.RETURN_WHY.format(author=author), choices=[views.STOP], numbered=False)


async def receive_reason(turn: Turn) -> Reply:
    """The reason in the checker's words, which the author will read."""
    key = waited_for(turn)
    if len(turn.text) > review.LONGEST_REASON or not fold(turn.text):
        return say(texts.REASON_LONG if fold(turn.text) else texts.NO_WORDS, numbered=False)
    stop_waiting(turn)
    try:
        moved = await _back(turn, key, kept(turn.text))
    except EditError as error:
        return await refuse(turn, error, key)
    return say(texts.NOT_CHECKER) if moved is None else await _returned(turn, moved)


async def keep_ours(turn: Turn) -> Reply:
    """`giuban:<entry>.<number>`: what was edited here stays."""
    who, key = editor(turn), Key.of(turn.argument)
    if who is None:
        return say(texts.NOT_EDITOR)
    try:
        moved = await turn.services.editing.keep_ours(key.entry, key.number, who.person.id, turn.now)
    except EditError as error:
        return await refuse(turn, error, key)
    turn.do(moved.effect)
    return say(texts.KEPT_OURS.format(question=moved.revision.entry.question))


async def take_release(turn: Turn) -> Reply:
    """`laymoi:<entry>.<number>`: what the release brought is served from now on."""
    who, key = editor(turn), Key.of(turn.argument)
    if who is None:
        return say(texts.NOT_EDITOR)
    person = who.person
    try:
        moved = await turn.services.editing.take_release(
            key.entry, key.number, person.id, turn.now, sample=person.sample
        )
    except EditError as error:
        return await refuse(turn, error, key)
    turn.do(moved.effect)
    return say(texts.TOOK_NEW.format(question=moved.revision.entry.question))


async def _back(turn: Turn, key: Key, reason: str) -> Moved | None:
    """None when whoever speaks may not check."""
    who = checker(turn)
    if who is None:
        return None
    return await turn.services.editing.give_back(key.entry, key.number, who.person.id, turn.now, reason)


async def _returned(turn: Turn, moved: Moved) -> Reply:
    who, entry = checker(turn), moved.revision.entry
    assert who is not None
    turn.do(moved.effect)
    said = texts.TOLD_RETURNED.format(checker=who.person.name, question=entry.question, reason=moved.revision.reason)
    go_on = Choice(views.named(texts.GO_ON, entry), f"suamuc:{entry.id}")
    await tell_author(turn, say(said, choices=[go_on]), moved)
    return say(texts.RETURNED.format(question=entry.question, author=await _author(turn, moved.revision)))


async def _author(turn: Turn, revision: Revision) -> str:
    return await name_of(turn, revision.author or "")
