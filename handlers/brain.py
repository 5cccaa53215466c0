"""The order of the conversation: danger now, command, choice, the open step, log sentence, question."""

from __future__ import annotations

from dataclasses import replace

from dialog.fold import fold
from dialog.inbound import Edited, Joined, Left, Media, Moved, Text
from dialog.masking import mask
from dialog.reply import Choice, Note, Reply, say
from dialog.router import Router, Step, choices, commands, kinds, steps, words
from faq.guard import danger
from handlers import (
    browse,
    checking,
    editing,
    membership,
    missing,
    questions,
    rating,
    reporting,
    review,
    saving,
    shield,
    start,
    totals,
)
from handlers.drafts import EDIT, REASON, open_report, reports, returning
from handlers.edits import TEXT, WHY, types_text
from handlers.heard import LONGEST
from handlers.identity import actor, recognise, spoken
from handlers.services import Handle, Services, Turn
from handlers.texts import common
from handlers.views.written import day, listed

COMMANDS: dict[str, Handle] = {
    "start": start.start,
    "trogiup": start.show_help,
    "help": start.show_help,
    "thamgia": membership.join,
    "toi": membership.show_who,
    "tong": totals.show_totals,
    "duyet": checking.show_pending,
    "khongphatsinh": reporting.receive_nil,
    "danhmuc": browse.browse,
    "canbo": questions.show_office,
    "sua": editing.start,
    "cauhoi": missing.show_misses,
    "huy": editing.cancel,
    "tieptuc": saving.show_draft,
}
OPEN_TO_GROUPS = {"start", "trogiup", "help", "danhmuc", "canbo"}
LAST = {"dung", "sai", "canbo"}
"""Choices with these verbs stay at the end, where people look for them."""

WORDS: dict[str, Handle] = {
    "huy": editing.cancel,
    "huy bo": editing.cancel,
    "tiep tuc": saving.show_draft,
    "tro giup": start.show_help,
    "menu": browse.browse,
    "danh muc": browse.browse,
    "xem danh muc": browse.browse,
    "xem cac viec": browse.browse,
    "xem cac viec toi biet": browse.browse,
    "xem nguon": questions.open_sources,
    "hoi viec khac": questions.drop_topic,
    "viec khac": questions.drop_topic,
    "gap can bo": questions.show_office,
}
MEMBERS_WORDS: dict[str, Handle] = {
    "duyet": checking.show_pending,
    "tra lai": checking.show_pending,
    "cho duyet": checking.show_pending,
    "tong": totals.show_totals,
    "tong hop": totals.show_totals,
    "bao cao": start.show_help,
}
"""Said by somebody who works with us, these are not questions."""
CHOICES: dict[str, Handle] = {
    "hoi": questions.open_entry,
    "muc": questions.open_section,
    "nguon": questions.open_sources,
    "khac": questions.drop_topic,
    "danhmuc": browse.browse,
    "dung": rating.take_right,
    "sai": rating.take_wrong,
    "saiviec": rating.take_wrong_topic,
    "dacu": rating.take_out_of_date,
    "khohieu": rating.take_unclear,
    "canbo": questions.show_office,
    "luu": saving.save,
    "cong": saving.add,
    "thay": saving.replace,
    "sua": reporting.edit,
    "huy": saving.cancel,
    "tieptuc": saving.show_draft,
    "khongphatsinh": reporting.receive_nil,
    "duyet": review.approve,
    "tra": review.ask_reason,
    "choduyet": review.show_pending,
    "suamuc": editing.open_entry,
    "phan": editing.open_part,
    "bophan": editing.remove_part,
    "thoimuc": editing.cancel,
    "guimuc": editing.send,
    "bomuc": editing.drop,
    "xemmuc": checking.show,
    "duyetmuc": checking.approve,
    "tramuc": checking.ask_reason,
    "giuban": checking.keep_ours,
    "laymoi": checking.take_release,
}
STEPS: dict[str, Step[Services]] = {
    EDIT: Step(reporting.may_be_figure, reporting.receive_edit),
    REASON: Step(lambda turn: bool(turn.text), review.receive_reason),
    TEXT: Step(lambda turn: bool(turn.text), editing.receive_text),
    WHY: Step(lambda turn: bool(turn.text), checking.receive_reason),
}
UNMASKED: tuple[Handle, ...] = (membership.join, start.start, editing.receive_text)
"""A code may look like a plate, and is kept nowhere; an entry names hotlines, and is for everybody."""

KINDS: dict[type, Handle] = {
    Media: start.decline_media,
    Edited: start.decline_edit,
    Joined: start.greet,
    Left: start.stay_silent,
    Moved: start.stay_silent,
}


def _in_danger(turn: Turn) -> Handle | None:
    if not turn.text or types_text(turn):
        return None
    return questions.answer_danger if danger(turn.text[:LONGEST]) is not None else None


def _unreadable(turn: Turn) -> Handle | None:
    if not isinstance(turn.inbound.content, Text):
        return None
    return start.decline_empty if not turn.text else start.decline_long if len(turn.text) > LONGEST else None


def _unknown_command(turn: Turn) -> Handle | None:
    return start.decline_command if turn.text.startswith("/") else None


def _meant_for_private(turn: Turn) -> Handle | None:
    """In a group nobody joins, reports or approves: the chat belongs to many."""
    if turn.inbound.private or not turn.text.startswith("/"):
        return None
    word = fold([*turn.text[1:].split(maxsplit=1), ""][0])
    return start.go_private if word in COMMANDS and word not in OPEN_TO_GROUPS else None


def _word_of_member(turn: Turn) -> Handle | None:
    return words(MEMBERS_WORDS)(turn) if actor(turn) is not None else None


def _log_sentence(turn: Turn) -> Handle | None:
    return reporting.receive_counts if turn.text and reporting.reads_counts(turn) else None


ROUTER: Router[Services] = Router(
    (
        kinds(KINDS),
        _in_danger,
        _unreadable,
        _meant_for_private,
        commands(COMMANDS),
        _unknown_command,
        choices(CHOICES, start.explain_stale),
        reporting.spoken_of_draft,
        words(WORDS),
        _word_of_member,
        rating.verdict_typed,
        membership.code_alone,
        steps(STEPS),
        _log_sentence,
        shield.pasted,
    ),
    questions.answer_question,
)


async def answer(turn: Turn) -> Reply | None:
    """The one entrance: who speaks, which handler, what to add below."""
    await recognise(turn)
    before = turn.conversation.draft
    handler = ROUTER.find(turn)
    reply = await handler(turn)
    if reply is None:
        return None
    if handler not in UNMASKED:
        reply = _hidden(turn, reply)
    if handler is questions.answer_danger:  # nothing may stand between these words and whoever needs them
        return reply
    reply = _first_contact(turn, _edit_offered(turn, reply))
    return await _offer_again(turn, reply) if before and before == turn.conversation.draft else reply


def apology() -> Reply:
    """A handler failed."""
    return say(common.APOLOGY)


def _hidden(turn: Turn, reply: Reply) -> Reply:
    """Say what was masked in this message."""
    hidden = mask(turn.text).hidden if isinstance(turn.inbound.content, Text) else ()
    return reply.plus(Note(spoken(turn, common.HIDDEN).format(what=listed(hidden)))) if hidden else reply


def _edit_offered(turn: Turn, reply: Reply) -> Reply:
    """Below an answer an editor finds a way to change it."""
    choice = editing.offer(turn, reply)
    return _before_last(reply, choice) if choice else reply


def _first_contact(turn: Turn, reply: Reply) -> Reply:
    """The first answer to anybody says what is kept and for how long."""
    if turn.conversation.met:
        return reply
    turn.remember(met=True)
    return reply.plus(Note(common.PRIVACY))


async def _offer_again(turn: Turn, reply: Reply) -> Reply:
    """After an interruption, what is open is offered again: a reason that we wait for, or an unsaved report."""
    if not reply.numbered:
        return reply
    if returning(turn):
        return reply.plus(Note(await review.reason_waits(turn)))
    draft = open_report(turn)
    if draft is None or not reports(turn) or any(one.value.endswith(draft.id) for one in reply.choices):
        return reply
    note = Note(common.DRAFT_WAITS.format(day=day(draft.day)))
    return _before_last(reply.plus(note), Choice(common.CONTINUE, "tieptuc"))


def _before_last(reply: Reply, choice: Choice) -> Reply:
    """One more choice, above those that stay at the end."""
    kept = len(reply.choices)
    while kept and reply.choices[kept - 1].value.partition(":")[0] in LAST:
        kept -= 1
    return replace(reply, choices=(*reply.choices[:kept], choice, *reply.choices[kept:]))
