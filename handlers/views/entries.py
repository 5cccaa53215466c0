"""An entry → reply, word for word: what was asked, chips for the rest, sources folded, the verdicts. Calm."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date

from dialog.reply import Block, Choice, Note, Paragraph, Reply, Steps, Title
from faq.entry import Entry, Source
from handlers.services import Office
from handlers.texts import questions as texts
from handlers.views.places import of_this_commune
from handlers.views.written import day, document

WHOLE = 500
"""An entry of at most this many characters is shown whole; a longer one opens section by section."""

LINE = 60
"""A section of one statement of at most this many characters is said at once: no tap for "Không mất tiền"."""

CHIPS = 4
"""At most so many sections are offered at a time; the next ones follow when these have been read."""

PLACES = ("answer", "steps", "where")
"""With these a page to open is of use."""

OFFICER = Choice(texts.ASK_OFFICER, "canbo")
OTHER = Choice(texts.ASK_OTHER, "khac")


def answered(
    entry: Entry,
    section: str | None,
    question: str,
    on: date,
    office: Office,
    *,
    read: Collection[str] = (),
    follows: bool = False,
) -> Reply:
    """The answer or one section of it. `question` is the id that a verdict names; `read` was shown before. What
    `follows` from the matter under discussion says so and offers a way out."""
    names = shown(entry, section, on)
    chips = offered(entry, {*read, *names}, on)
    out = [OTHER] if follows else []
    return Reply(
        (
            *told(entry, section, on, follows=follows),
            *of_this_commune(entry, names, on, office),
            *foot(entry, names[0], office),
        ),
        (*chips[: CHIPS - len(out)], see_sources(entry), *out, *verdicts(question)),
    )


def told(entry: Entry, section: str | None, on: date, *, follows: bool = False) -> tuple[Block, ...]:
    """Title and text, without the foot."""
    first, *more = shown(entry, section, on)
    title = _title(entry, first, follows=follows)
    if first != "answer":
        return (*title, _items(entry, first, on))
    answer = Paragraph(" ".join(entry.said("answer", on)))
    return (*title, answer, *_together(entry, more, on))


def sources(entry: Entry, question: str, on: date, *, read: Collection[str] = ()) -> Reply:
    """Every document that the answer rests on, unfolded."""
    checked = Note(texts.CHECKED.format(day=day(entry.checked_on)))
    listed = Steps(tuple(map(_source, entry.sources)), ordered=False)
    blocks = (Title(texts.SOURCES), Note(entry.question), listed, checked)
    return Reply(blocks, (*offered(entry, read, on), *verdicts(question)))


def shown(entry: Entry, section: str | None, on: date) -> tuple[str, ...]:
    """The names of the sections that an answer shows; the first is what it is about."""
    if section and section != "answer" and entry.said(section, on):
        return (section,)
    there = _there(entry, on)
    if sum(_size(entry, name, on) for name in there) <= WHOLE:
        return there
    return ("answer", *(name for name in there if name != "answer" and _is_line(entry, name, on)))


def offered(entry: Entry, read: Collection[str], on: date) -> list[Choice]:
    """Chips for what has not been read, the most asked first."""
    left = [name for name in _there(entry, on) if name not in read]
    return [Choice(texts.SECTION_TITLES[name], f"muc:{entry.id}.{name}") for name in left[:CHIPS]]


def verdicts(question: str) -> tuple[Choice, ...]:
    """Always last."""
    return (
        Choice(texts.ASK_RIGHT, f"dung:{question}"),
        Choice(texts.ASK_WRONG, f"sai:{question}"),
        OFFICER,
    )


def see_sources(entry: Entry) -> Choice:
    """Opens the sources."""
    return Choice(texts.SEE_SOURCES, f"nguon:{entry.id}")


def pick(entry: Entry) -> Choice:
    """The entry as something to choose."""
    return Choice(entry.question, f"hoi:{entry.id}")


def foot(entry: Entry, about: str, place: Office) -> tuple[Block, ...]:
    """Where to read on, a warning if we are less sure, the first source and the day of checking."""
    links = entry.links[:2] if about in PLACES else ()
    pages = [Paragraph(texts.PAGE.format(label=link.label, url=link.url)) for link in links]
    doubt = [] if entry.confidence == "high" else [Note(texts.LESS_SURE.format(office=place.name))]
    source = document(entry.sources[0].document)
    return (*pages, *doubt, Note(texts.SOURCE.format(source=source, day=day(entry.checked_on))))


def _title(entry: Entry, first: str, *, follows: bool) -> tuple[Block, ...]:
    """What the text below is about: the question, or the section with the question in small print."""
    section = () if first == "answer" else (Title(texts.SECTION_TITLES[first]),)
    if follows:
        return (Note(texts.TALKING_ABOUT.format(question=entry.question)), *section)
    return (*section, Note(entry.question)) if section else (Title(entry.question),)


def _together(entry: Entry, names: Collection[str], on: date) -> Iterator[Block]:
    """Short sections below an answer: one-liners side by side, lists each under its name."""
    lines = [name for name in names if _is_line(entry, name, on)]
    if lines:
        yield Paragraph("\n".join(_line(entry, name, on) for name in lines))
    for name in (name for name in names if name not in lines):
        yield Paragraph(f"{texts.SECTION_TITLES[name]}:")
        yield _items(entry, name, on)


def _items(entry: Entry, name: str, on: date) -> Block:
    said = entry.said(name, on)
    return Steps(said, ordered=name == "steps") if len(said) > 1 else Paragraph(said[0])


def _line(entry: Entry, name: str, on: date) -> str:
    return texts.SECTION_LINE.format(section=texts.SECTION_TITLES[name], said=entry.said(name, on)[0])


def _is_line(entry: Entry, name: str, on: date) -> bool:
    said = entry.said(name, on)
    return len(said) == 1 and len(said[0]) <= LINE


def _there(entry: Entry, on: date) -> tuple[str, ...]:
    return tuple(name for name in texts.SECTION_TITLES if entry.said(name, on))


def _size(entry: Entry, name: str, on: date) -> int:
    return sum(map(len, entry.said(name, on)))


def _source(source: Source) -> str:
    named = ", ".join(filter(None, (source.document, source.article)))
    return texts.PAGE.format(label=named, url=source.link) if source.link else named
