"""Outcome of a question → reply. Entries are said word for word; only their frame is ours."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date

from dialog.reply import Block, Paragraph, Reply, Title, say
from faq import outcome as outcomes
from faq.decoy import Decoy
from faq.entry import Entry
from faq.outcome import Outcome
from handlers.services import Office
from handlers.texts import questions as texts
from handlers.views.browse import BROWSE
from handlers.views.entries import OFFICER, answered, foot, pick, shown, told, verdicts
from handlers.views.places import of_this_commune
from handlers.views.small_talk import small_talk


def show(
    outcome: Outcome,
    question: str,
    on: date,
    office: Office,
    *,
    misses: int,
    read: Collection[str] = (),
    follows: bool = False,
) -> Reply:
    """What the person reads. `question` is the id that a verdict names; `misses` counts this miss already; `read`
    are sections of the entry that were shown before; `follows` if it goes on about the matter under discussion."""
    match outcome:
        case outcomes.Answered(entry, _, section, also):
            reply = answered(entry, section, question, on, office, read=read, follows=follows)
            return with_other(reply, also) if also else reply
        case outcomes.TwoNeeds(entries, _):
            return two_needs(entries, question, on, office)
        case outcomes.Choose(entries, _):
            return choose(entries)
        case outcomes.Danger(about, _, entry):
            return danger(about, entry)
        case outcomes.Unsafe(about, _):
            return unsafe(about)
        case outcomes.OutOfScope(_, manner) if manner != "other":
            return small_talk(manner)
        case outcomes.OutOfScope(elsewhere=Decoy() as matter):
            return elsewhere(matter)
        case outcomes.OutOfScope():
            return not_ours(misses)
        case outcomes.Unsure(nearest, _):
            return unsure(nearest, misses)


def with_other(reply: Reply, also: Entry) -> Reply:
    """What else the message may have asked for stands first among the chips."""
    chip = replace(pick(also), label=texts.ALSO.format(question=also.question))
    return replace(reply, choices=(chip, *reply.choices))


def choose(entries: Sequence[Entry]) -> Reply:
    """Up to four questions to choose from."""
    return say(texts.CHOOSE, choices=[*map(pick, entries[:4]), OFFICER])


def two_needs(entries: Sequence[Entry], question: str, on: date, office: Office) -> Reply:
    """Both answers, in the order in which they were asked; a chip leads to the rest and the sources of each."""
    blocks = [block for one in entries for block in _one_of_two(one, on, office)]
    return Reply((Paragraph(texts.TWO_NEEDS), *blocks), (*map(pick, entries), *verdicts(question)))


def _one_of_two(one: Entry, on: date, office: Office) -> tuple[Block, ...]:
    here = of_this_commune(one, shown(one, None, on), on, office)
    return (*told(one, None, on), *here, *foot(one, "answer", office))


def unsure(nearest: Sequence[Entry], misses: int) -> Reply:
    """An honest "I do not know", what is nearest, and a person."""
    lead = texts.UNSURE if misses < 2 else texts.SECOND_MISS
    choices = [*map(pick, nearest[:3]), OFFICER]
    return say(lead, *([texts.UNSURE_NEAREST] if nearest else []), choices=choices)


def not_ours(misses: int) -> Reply:
    """Another subject: what we can do instead."""
    lead = [texts.SECOND_MISS] if misses >= 2 else []
    return say(*lead, texts.NOT_OURS, choices=[BROWSE, OFFICER])


def elsewhere(decoy: Decoy) -> Reply:
    """A matter that somebody else deals with: who."""
    return say(texts.ELSEWHERE.format(matter=decoy.matter, ask=decoy.ask), choices=[OFFICER])


def unsafe(about: str) -> Reply:
    """A refusal, and what is right instead."""
    return say(texts.UNSAFE[about])


def danger(about: str, entry: Entry | None = None) -> Reply:
    """Fixed words; the first line says what to do now. Below them, at most one thing to read on."""
    first, *rest = texts.DANGER[about]
    return Reply((Title(first), *map(Paragraph, rest)), (pick(entry),) if entry else ())


def where_to_go(place: Office, *lead: str) -> Reply:
    """Where to find a person, and that nobody has been told."""
    known = [
        text.format(**{name: value})
        for name, text, value in (
            ("address", texts.OFFICE_ADDRESS, place.address),
            ("hours", texts.OFFICE_HOURS, place.hours),
            ("hotline", texts.OFFICE_HOTLINE, place.hotline),
        )
        if value
    ]
    missing = [] if place.address or place.hotline else [texts.OFFICE_UNKNOWN]
    lines = "\n".join([place.name, *known])
    return Reply(
        (*map(Paragraph, lead), Title(texts.OFFICE_TITLE), *map(Paragraph, [lines, *missing, texts.NOBODY_TOLD]))
    )
