"""An entry that is being changed → reply: what it says, before and after, what the gate found."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from dialog.reply import Block, Choice, Note, Paragraph, Reply, Steps, Title
from faq.difference import Difference, differences
from faq.entry import SECTIONS, Entry
from faq.gate import Finding, Verdict
from faq.proofread import Concern
from faq.revision import Revision
from faq.statements import lines
from handlers.texts import editing as texts
from handlers.texts.questions import SECTION_TITLES
from handlers.views.written import moment

LONGEST_LABEL, SHOWN = 60, 6
STOP = Choice(texts.DROP, "thoimuc")


def part_title(part: str) -> str:
    """What a part of an entry is called."""
    return SECTION_TITLES.get(part) or texts.PARTS[part]


def edit(entry: str) -> Choice:
    """Leads to the parts of an entry."""
    return Choice(texts.EDIT_THIS, f"suamuc:{entry}")


def named(sentence: str, entry: Entry) -> str:
    """The sentence with the entry's question, short enough for a button."""
    text = sentence.format(question=entry.question)
    return text if len(text) <= LONGEST_LABEL else text[: LONGEST_LABEL - 1].rstrip() + "…"


def overview(
    waiting: Sequence[Revision], news: Sequence[Revision], drafts: Sequence[Revision], *, edits: bool
) -> Reply:
    """What waits for this person; at most five of each to open."""
    said = [(waiting, texts.WAITING_FOR_YOU), (news, texts.NEWS_WAITS), (drafts, texts.YOUR_DRAFTS)]
    counts = [Paragraph(text.format(count=len(some))) for some, text in said if some]
    looks = [Choice(named(texts.LOOK, one.entry), f"xemmuc:{_key(one)}") for one in (*waiting[:5], *news[:5])]
    more = [Choice(named(texts.GO_ON, one.entry), f"suamuc:{one.entry.id}") for one in drafts[:5]]
    return Reply((*counts, *([Paragraph(texts.HOW)] if edits else [])), (*looks, *more))


def which(entries: Sequence[Entry]) -> Reply:
    """Which of these is meant."""
    return Reply((Paragraph(texts.WHICH),), tuple(Choice(one.question, f"suamuc:{one.id}") for one in entries))


def parts(entry: Entry, draft: Revision | None) -> Reply:
    """What can be changed: what is there, the wordings, then what may be added."""
    there = [Choice(SECTION_TITLES[name], f"phan:{entry.id}.{name}") for name in SECTIONS if entry.sections.get(name)]
    missing = [name for name in SECTIONS if not entry.sections.get(name)]
    new = [Choice(texts.ADD_PART.format(part=SECTION_TITLES[name]), f"phan:{entry.id}.{name}") for name in missing]
    begun = [Note(texts.DRAFT_GOES_ON)] if draft else []
    back = [Note(texts.GIVEN_BACK.format(reason=draft.reason))] if draft and draft.reason else []
    wordings = Choice(texts.PARTS["wordings"], f"phan:{entry.id}.wordings")
    return Reply((Title(entry.question), *begun, *back, Paragraph(texts.WHICH_PART)), (*there, wordings, *new))


def present(entry: Entry, part: str) -> Reply:
    """What a section says now, and how to send other words."""
    said, title = lines(entry.sections.get(part, ())), part_title(part)
    shown = [Paragraph(texts.NOW_SAYS.format(part=title)), *_items(said)] if said else []
    blocks = shown or [Paragraph(texts.NOW_EMPTY.format(part=title))]
    removing = [Choice(texts.REMOVE_PART, f"bophan:{entry.id}.{part}")] if said and part != "answer" else []
    return Reply((*blocks, Paragraph(texts.SEND_TEXT)), (*removing, STOP), numbered=False)


def wordings(entry: Entry) -> Reply:
    """How the entry is asked for now."""
    how = Paragraph(texts.SEND_WORDINGS.format(count=len(entry.aliases)))
    return Reply((*_items(entry.aliases), how), (STOP,), numbered=False)


def read_back(served: Entry, draft: Revision, concerns: Sequence[Concern], personal: str) -> Reply:
    """Before and after, with what may be wrong; nothing grave is sent."""
    grave = any(one.grave for one in concerns)
    key = _key(draft)
    choices = [] if grave else [Choice(texts.SEND, f"guimuc:{key}")]
    choices += [Choice(texts.MORE, f"suamuc:{draft.entry.id}"), Choice(texts.DROP, f"bomuc:{key}")]
    doubts = [Note(texts.CONCERNS[one.kind].format(what=one.what)) for one in concerns]
    hidden = [Note(texts.PERSONAL.format(what=personal))] if personal else []
    title = Title(marked(texts.READ_BACK, draft))
    found = beside(differences(served, draft.entry))
    return Reply((title, Paragraph(served.question), *found, *doubts, *hidden), tuple(choices))


def for_check(served: Entry, waiting: Revision, author: str) -> Reply:
    """One message to the second person: who, which entry, before and after, two buttons."""
    line = texts.LINE.format(author=author, question=served.question, moment=moment(waiting.saved_at))
    title = Title(marked(texts.FOR_CHECK, waiting))
    key = _key(waiting)
    choices = (Choice(texts.APPROVE, f"duyetmuc:{key}"), Choice(texts.RETURN, f"tramuc:{key}"))
    return Reply((title, Paragraph(line), *beside(differences(served, waiting.entry))), choices)


def news(ours: Entry, release: Revision) -> Reply:
    """A release differs from what was edited here: both, and two buttons."""
    key = _key(release)
    found = beside(differences(ours, release.entry), texts.OURS, texts.THEIRS)
    choices = (Choice(texts.KEEP_OURS, f"giuban:{key}"), Choice(texts.TAKE_NEW, f"laymoi:{key}"))
    return Reply((Title(texts.NEWS), Paragraph(texts.NEWS_LINE.format(question=ours.question)), *found), choices)


def blocked(entry: str, verdict: Verdict, questions: Mapping[str, str], *, edits: bool) -> Reply:
    """Which wordings would lead astray, by the names of the entries."""
    said = tuple(_astray(one, entry, questions) for one in verdict.findings[:SHOWN])
    found = (Paragraph(texts.BLOCKED), Steps(said, ordered=False))
    return Reply((*found, Paragraph(texts.HOW_TO_MEND)), (edit(entry),)) if edits else Reply(found)


def tried(verdict: Verdict | None) -> list[Block]:
    """What the gate has tried, in words."""
    return [Note(texts.TRIED.format(own=verdict.own, others=verdict.others))] if verdict else []


def marked(text: str, revision: Revision) -> str:
    """With a mark on everything of the sample."""
    return f"{text} ({texts.REHEARSAL})" if revision.sample else text


def beside(found: Sequence[Difference], before: str = texts.BEFORE, after: str = texts.AFTER) -> Iterator[Block]:
    """Part by part: before, then after."""
    for one in found:
        words = one.part == "wordings"
        title = part_title(one.part)
        if one.before or not words:
            yield Paragraph(texts.WORDINGS_GONE if words else before.format(part=title))
            yield from _items(one.before)
        if one.after or not words:
            yield Paragraph(texts.WORDINGS_NEW if words else after.format(part=title))
            yield from _items(one.after)


def _items(said: Sequence[str]) -> list[Block]:
    return [Steps(tuple(said), ordered=False)] if said else [Paragraph(texts.NOTHING)]


def _astray(one: Finding, changed: str, questions: Mapping[str, str]) -> str:
    found = questions.get(one.found or "", texts.NOT_OURS)
    if one.entry != changed:
        return texts.TAKES_AWAY.format(wording=one.wording, entry=questions.get(one.entry, one.entry), found=found)
    said = texts.LEADS_ELSEWHERE if one.found else texts.LEADS_NOWHERE
    return said.format(wording=one.wording, found=found)


def _key(one: Revision) -> str:
    return f"{one.entry.id}.{one.number}"
