"""An editor changes an entry: which one, which part, the new words, read back, sent to a second person."""

from __future__ import annotations

from dataclasses import replace

from dialog.fold import fold
from dialog.masking import mask
from dialog.reply import Choice, Paragraph, Reply, say
from faq.editing import EditError, Moved, NothingChanged
from faq.entry import SECTIONS, Entry, State
from faq.outcome import Answered
from faq.proofread import concerns
from faq.revision import Revision
from faq.statements import BadDay, read, typed_lines
from handlers import returning, saving
from handlers.edits import Key, checker, editor, refuse, stop_waiting, wait_for_text, waited_for
from handlers.heard import LONGEST, readable
from handlers.services import Actor, Turn
from handlers.telling import tell_checkers
from handlers.texts import editing as texts
from handlers.views import editing as views
from handlers.views.written import listed
from reminders.calendar import today

MOST_WORDS = 2500
"""Characters of one part: more than this nobody reads on a phone."""

ADDS, DROPS = {fold(texts.ADD_LEAD)}, {fold(texts.DROP_LEAD)}


async def start(turn: Turn) -> Reply:
    """/sua, alone or with the id or words of an entry."""
    who = editor(turn)
    if who is None:
        return await overview(turn) if checker(turn) and not turn.argument else say(texts.NOT_EDITOR)
    if not turn.argument:
        return await overview(turn)
    found = _meant(turn)
    if len(found) != 1:
        return views.which(found) if found else say(texts.NOT_FOUND)
    return await _parts(turn, who, found[0].id)


async def open_entry(turn: Turn) -> Reply:
    """`suamuc:<entry>`."""
    who = editor(turn)
    return say(texts.NOT_EDITOR) if who is None else await _parts(turn, who, turn.argument)


async def open_part(turn: Turn) -> Reply:
    """`phan:<entry>.<part>`: what it says now; the next message is what it shall say."""
    who, key = editor(turn), Key.of(turn.argument)
    if who is None:
        return say(texts.NOT_EDITOR)
    if key.rest not in (*SECTIONS, "wordings"):
        return say(texts.NOT_FOUND)
    try:
        _, entry = await turn.services.editing.basis(key.entry, who.person.id)
    except EditError:
        return say(texts.NOT_FOUND)
    wait_for_text(turn, entry.id, key.rest)
    return views.wordings(entry) if key.rest == "wordings" else views.present(entry, key.rest)


async def receive_text(turn: Turn) -> Reply:
    """The new words of the part that is open."""
    who, key = editor(turn), waited_for(turn)
    if who is None:
        stop_waiting(turn)
        return say(texts.NOT_EDITOR)
    if len(turn.text) > MOST_WORDS:
        return say(texts.TOO_LONG, numbered=False)
    try:
        served, entry = await turn.services.editing.basis(key.entry, who.person.id)
        changed = _changed(entry, key.rest, readable(turn.text))
    except BadDay:
        return say(texts.BAD_DAY, numbered=False)
    except EditError:
        stop_waiting(turn)
        return say(texts.NOT_FOUND)
    return say(changed, numbered=False) if isinstance(changed, str) else await _keep(turn, who, served, changed)


async def remove_part(turn: Turn) -> Reply:
    """`bophan:<entry>.<part>`."""
    who, key = editor(turn), Key.of(turn.argument)
    if who is None:
        return say(texts.NOT_EDITOR)
    if key.rest == "answer":
        return say(texts.NEED_ANSWER)
    try:
        served, entry = await turn.services.editing.basis(key.entry, who.person.id)
    except EditError:
        return say(texts.NOT_FOUND)
    left = {name: said for name, said in entry.sections.items() if name != key.rest}
    return await _keep(turn, who, served, replace(entry, sections=left))


async def send(turn: Turn) -> Reply:
    """`guimuc:<entry>.<number>`: through the gate, then to the second person."""
    who, key = editor(turn), Key.of(turn.argument)
    if who is None:
        return say(texts.NOT_EDITOR)
    try:
        moved = await turn.services.editing.send(key.entry, key.number, who.person.id, turn.now)
    except EditError as error:
        return await refuse(turn, error, key)
    stop_waiting(turn)
    turn.do(moved.effect)
    return await _sent(turn, who, moved)


async def drop(turn: Turn) -> Reply:
    """`bomuc:<entry>.<number>`."""
    who, key = editor(turn), Key.of(turn.argument)
    if who is None:
        return say(texts.NOT_EDITOR)
    try:
        moved = await turn.services.editing.drop(key.entry, key.number, who.person.id, turn.now)
    except EditError as error:
        return await refuse(turn, error, key)
    stop_waiting(turn)
    turn.do(moved.effect)
    return say(texts.DROPPED)


async def cancel(turn: Turn) -> Reply:
    """ "Hủy" while words or a reason are waited for; otherwise it is about a report."""
    if stop_waiting(turn):
        return say(texts.STOPPED)
    return await returning.call_off(turn) or await saving.cancel(turn)


def offer(turn: Turn, reply: Reply) -> Choice | None:
    """Below an answer an editor finds a way to change it."""
    topic = turn.conversation.topic
    rated = any(one.value.startswith("dung:") for one in reply.choices)
    return views.edit(topic) if topic and rated and editor(turn) else None


async def waiting_for(turn: Turn) -> list[Revision]:
    """Edits of others that whoever speaks may check, the oldest first."""
    who = checker(turn)
    pending = await turn.services.editing.entries.pending() if who else []
    return [one for one in pending if one.origin == "local" and who and one.author != who.person.id]


async def overview(turn: Turn) -> Reply:
    """What waits for whoever speaks: edits of others to check, news of a release, own drafts."""
    who = checker(turn)
    assert who is not None
    entries, edits = turn.services.editing.entries, editor(turn) is not None
    pending, waiting = await entries.pending(), await waiting_for(turn)
    news = [one for one in pending if one.origin == "release"] if edits else []
    drafts = await entries.drafts(who.person.id) if edits else []
    return views.overview(waiting, news, drafts, edits=edits)


def _meant(turn: Turn) -> list[Entry]:
    """The entry with this id, or that the words are answered with; else the likeliest."""
    answers, text = turn.services.answers(), readable(turn.argument)[:LONGEST]
    if (known := answers.entry(text.strip())) is not None:
        return [known]
    outcome = answers.ask(text, today(turn.now))
    if isinstance(outcome, Answered):
        return [outcome.entry]
    found = (answers.entry(one.entry) for one in outcome.evidence.candidates)
    return [one for one in found if one is not None][:4]


async def _parts(turn: Turn, who: Actor, entry: str) -> Reply:
    stop_waiting(turn)
    try:
        _, going_on = await turn.services.editing.basis(entry, who.person.id)
    except EditError:
        return say(texts.NOT_FOUND)
    draft = going_on.state is State.DRAFT
    return views.parts(
        going_on, await turn.services.editing.entries.revision(entry, going_on.revision) if draft else None
    )


def _changed(entry: Entry, part: str, text: str) -> Entry | str:
    """The entry with the new words, or what is wrong with them."""
    if not any(typed_lines(text)):
        return texts.NO_WORDS
    if part == "wordings":
        return _reworded(entry, text)
    said = read(text, entry.sections.get(part, ()))
    every = {**entry.sections, part: said}
    return replace(entry, sections={name: every[name] for name in SECTIONS if name in every})


def _reworded(entry: Entry, text: str) -> Entry | str:
    """Lines are new wordings, except those that say that one goes."""
    aliases = list(entry.aliases)
    for line in typed_lines(text):
        lead, colon, rest = line.partition(":")
        said, goes = (rest.strip(), fold(lead)) if colon else (line, "")
        if goes not in DROPS:
            aliases.append(said if goes in ADDS else line)
            continue
        known = [one for one in aliases if fold(one) == fold(said)]
        if not known:
            return texts.NO_SUCH_WORDING.format(what=said)
        aliases = [one for one in aliases if one not in known]
    return replace(entry, aliases=tuple(dict.fromkeys(one for one in aliases if one)))


async def _keep(turn: Turn, who: Actor, served: Revision, changed: Entry) -> Reply:
    """Keep the draft and read it back."""
    sample = who.person.sample
    try:
        effect = await turn.services.editing.draft(changed, who.person.id, turn.now, sample=sample)
    except NothingChanged:
        return say(texts.SAME, numbered=False)
    stop_waiting(turn)
    turn.do(effect)
    hidden = mask(turn.text).hidden
    return views.read_back(served.entry, effect.revision, concerns(served.entry, changed), listed(hidden))


async def _sent(turn: Turn, who: Actor, moved: Moved) -> Reply:
    assert moved.served is not None
    told = await tell_checkers(turn, who, moved.served.entry, moved.revision)
    question = moved.served.entry.question
    said = (
        texts.SENT.format(question=question, who=listed(told))
        if told
        else texts.SENT_NOBODY.format(question=question)
    )
    return Reply((Paragraph(said), *views.tried(moved.verdict)))
