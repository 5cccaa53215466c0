"""Help step by step → reply."""

from __future__ import annotations

from collections.abc import Sequence

from dialog.reply import Block, Choice, Paragraph, Reply, Steps, Title, say
from faq.entry import Entry
from handlers.help_session import Session
from handlers.services import Office
from handlers.texts import helping as texts
from handlers.texts import reports as report_texts
from handlers.views.questions import where_to_go
from reports.helping import Need

OFFICE_ONLY = 2
"""Title and address; what else is said there is said to citizens."""


def needs(common: Sequence[Need], lead: str = texts.ASK) -> Reply:
    """The most common needs, to be pressed."""
    return say(lead, choices=[Choice(one.name, f"hotro:n.{one.id}") for one in common])


def candidates(entries: Sequence[Entry]) -> Reply:
    """What was typed may be several things."""
    return say(texts.WHICH, choices=[Choice(one.question, f"hotro:e.{one.id}") for one in entries])


def open_already(one: Session) -> Reply:
    """A session waits: it is not dropped silently."""
    choices = (Choice(texts.CONTINUE, f"hotrobuoc:{one.id}.tiep"), Choice(texts.NEW, "hotro:moi"))
    return say(texts.OPEN_ALREADY.format(title=one.title), choices=choices)


def step(one: Session, steps: Sequence[str], lead: Sequence[str] = ()) -> Reply:
    """One step a message, in the entry's own words; behind the last, whether it is done."""
    if one.at >= len(steps):
        return closing(one, [*lead, *([texts.ALL_DONE] if steps else [])])
    here = f"{one.id}.{one.at}"
    blocks: list[Block] = [Title(texts.TITLE.format(title=one.title))] if one.at == 0 else []
    blocks += [Paragraph(text) for text in lead]
    blocks += [Title(texts.STEP.format(at=one.at + 1, of=len(steps))), Paragraph(steps[one.at])]
    choices = [Choice(texts.DONE_STEP, f"hotrobuoc:{here}.xong")]
    if one.at:
        choices.append(Choice(texts.BACK, f"hotrobuoc:{here}.lui"))
    choices.append(Choice(texts.STUCK, f"hotrobuoc:{here}.ket"))
    choices.append(Choice(texts.STOP, f"hotrobuoc:{one.id}.dung"))
    return Reply(tuple(blocks), tuple(choices))


def closing(one: Session, said: Sequence[str]) -> Reply:
    """Done, with or without a card; or not done."""
    choices = [Choice(texts.FINISH, f"hotrobuoc:{one.id}.giup")]
    if one.indicator:
        choices.append(Choice(texts.FINISH_CARD, f"thebaba:{one.id}.co"))
        choices.append(Choice(texts.FINISH_NEW, f"thebaba:{one.id}.moi"))
    if one.at:
        choices.append(Choice(texts.BACK, f"hotrobuoc:{one.id}.{one.at}.lui"))
    choices.append(Choice(texts.STOP, f"hotrobuoc:{one.id}.dung"))
    return say(*said, choices=choices)


def stuck(one: Session, hints: Sequence[str], where: Sequence[str], office: Office) -> Reply:
    """What the entry says of difficulties, and where to ask."""
    blocks: list[Block] = []
    if hints:
        blocks += [Paragraph(texts.HINTS), Steps(tuple(hints), ordered=False)]
    else:
        blocks.append(Paragraph(texts.NO_HINTS))
    if where:
        blocks += [Paragraph(texts.WHERE), Steps(tuple(where), ordered=False)]
    blocks += where_to_go(office).blocks[:OFFICE_ONLY]
    choices = (
        Choice(texts.RESUME, f"hotrobuoc:{one.id}.tiep"),
        Choice(texts.DONE_STEP, f"hotrobuoc:{one.id}.{one.at}.xong"),
        Choice(texts.STOP, f"hotrobuoc:{one.id}.dung"),
    )
    return Reply(tuple(blocks), choices)


def not_done(one: Session) -> Reply:
    """Nothing is written unless the member says so."""
    choices = [Choice(texts.PARTLY, f"hotrobuoc:{one.id}.phan")] if one.indicator else []
    return say(
        texts.NOT_DONE,
        choices=[
            *choices,
            Choice(texts.NOT_COUNTED, f"hotrobuoc:{one.id}.bo"),
            Choice(texts.CONTINUE, f"hotrobuoc:{one.id}.tiep"),
        ],
    )


def saved(said: Sequence[str], submission: str, version: int) -> Reply:
    """One line of what was written, and the way back."""
    choices = (Choice(texts.NEXT, "hotro"), Choice(report_texts.UNDO, f"hoantac:{submission}.{version}"))
    return Reply(tuple(map(Paragraph, [*said, texts.UNDO_HINT])), choices, numbered=False)


def ask_card(one: Session, lead: str = texts.TYPE_CARD) -> Reply:
    """Waits for the eight letters."""
    return say(lead, choices=[Choice(texts.NO_CARD, f"thebaba:{one.id}.khong")], numbered=False)


def seen_card(one: Session, day: str) -> Reply:
    """The card was shown before in this period: it is asked, and the turn is never dropped."""
    choices = (
        Choice(texts.SAME_PERSON, f"thebaba:{one.id}.dung"),
        Choice(texts.OTHER_CARD, f"thebaba:{one.id}.co"),
        Choice(texts.NO_CARD, f"thebaba:{one.id}.khong"),
    )
    return say(texts.SEEN_CARD.format(day=day), choices=choices)


def card(code: str) -> Reply:
    """To be copied on paper; the message is emptied once it was sent."""
    said = (Title(texts.CARD_TITLE), Title(texts.CARD_CODE.format(code=code)))
    return Reply((*said, Paragraph(texts.CARD_HOW), Paragraph(texts.CARD_NAMELESS)))


def waits(one: Session, of: int) -> str:
    """Where the session stands."""
    where = texts.WHERE_STEP.format(at=one.at + 1, of=of) if one.at < of else texts.WHERE_END
    return texts.WAITS.format(title=one.title, where=where)
