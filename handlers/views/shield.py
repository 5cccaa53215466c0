"""A verdict of the scam shield → reply. What was pasted is never made into something to tap."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dialog.masking import mask
from dialog.reply import Block, Choice, Note, Paragraph, Reply, Steps, Title
from faq.entry import Entry
from faq.shield import Verdict
from handlers.texts import questions
from handlers.texts import shield as texts
from handlers.views.entries import pick

LONGEST_NAME = 60


def verdict(one: Verdict, entries: Iterable[Entry]) -> Reply:
    """What it is, what speaks for that, what to do now, what to read on."""
    choices = (*map(pick, entries), Choice(questions.ASK_OFFICER, "canbo"))
    return Reply((Title(texts.TITLES[one.kind]), *reasons(one), *to_do(one), Note(texts.NOT_CERTAIN)), choices)


def reasons(one: Verdict) -> Iterator[Block]:
    if one.caller is not None:
        yield Paragraph(texts.CALLERS[one.caller].format(whose=one.whose))
    if one.signs:
        page = one.page if one.kind == "official" else spelled(one.page)
        yield Paragraph(texts.PAGE.format(page=page))
        seen = (texts.SIGNS[sign.name].format(detail=sign.detail, whose=one.whose) for sign in one.signs)
        yield Steps(tuple(seen), ordered=False)
    if one.patterns:
        yield Paragraph(texts.LIKE_A_SCAM)
        yield Steps(tuple(texts.PATTERNS[name] for name in one.patterns), ordered=False)


def to_do(one: Verdict) -> Iterator[Block]:
    yield Paragraph(texts.TO_DO)
    yield Steps(texts.STEPS[f"{one.kind} {one.about}"])


def spelled(host: str) -> str:
    """A page's name that no channel turns into a link."""
    return mask(host[:LONGEST_NAME]).text.replace(".", " . ")
