"""The order of the conversation: danger now, command, choice, the open step, log sentence, question."""

from __future__ import annotations

from dataclasses import replace

from dialog.fold import fold
from dialog.inbound import Text
from dialog.masking import mask
from dialog.reply import Choice, Note, Reply, say
from dialog.router import Router, choices, commands, kinds, steps, words
from faq.guard import danger
from handlers import (
    editing,
    fillings,
    group_reports,
    help_closing,
    helping,
    membership,
    notes,
    office_words,
    questions,
    rating,
    reporting,
    returning,
    setup,
    shield,
    start,
    step_answers,
)
from handlers.drafts import open_report, reports
from handlers.edits import types_text
from handlers.fillings import Filling
from handlers.heard import LONGEST
from handlers.help_session import hush
from handlers.identity import actor, recognise, spoken
from handlers.routes import CHOICES, COMMANDS, KINDS, LAST, MEMBERS_WORDS, OPEN_TO_GROUPS, STEPS, UNMASKED, WORDS
from handlers.services import Handle, Services, Turn
from handlers.texts import common
from handlers.texts import forms as form_texts
from handlers.views.written import day, listed


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
        setup.workbook_of_admin,
        group_reports.edits_report,
        kinds(KINDS),
        _in_danger,
        _unreadable,
        _meant_for_private,
        commands(COMMANDS),
        _unknown_command,
        group_reports.hashed,
        choices(CHOICES, start.explain_stale),
        step_answers.spoken_of_form,
        reporting.spoken_of_draft,
        words(WORDS),
        _word_of_member,
        rating.verdict_typed,
        help_closing.card_typed,
        helping.stop_typed,
        membership.code_alone,
        office_words.spoken,
        steps(STEPS),
        notes.spoken_remark,
        _log_sentence,
        shield.pasted,
        group_reports.answers_us,
    ),
    questions.answer_question,
)


async def answer(turn: Turn) -> Reply | None:
    """The one entrance: who speaks, which handler, what to add below."""
    await recognise(turn)
    before = turn.conversation.draft
    handler = ROUTER.find(turn)
    reply = await handler(turn)
    hush(turn)
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
    if waits := await returning.waits_for(turn):
        return reply.plus(Note(waits))
    if helped := helping.offered_again(turn, reply):
        reply = _before_last(reply.plus(helped[0]), helped[1])
    draft, form = open_report(turn), fillings.current(turn)
    if draft is None and form is not None and reports(turn):
        return _form_again(turn, form, reply)
    if draft is None or not reports(turn) or any(one.value.endswith(draft.id) for one in reply.choices):
        return reply
    form_of_it = turn.services.forms.get(draft.form)
    if form_of_it is None or form_of_it.period == "day":
        note = Note(common.DRAFT_WAITS.format(day=day(draft.day)))
    else:
        note = Note(form_texts.REPORT_WAITS.format(period=form_of_it.period_on(draft.day).name))
    return _before_last(reply.plus(note), Choice(common.CONTINUE, "tieptuc"))


def _form_again(turn: Turn, form: Filling, reply: Reply) -> Reply:
    """A form that is filled in question by question."""
    if any(form.id in one.value for one in reply.choices):
        return reply
    note = Note(form_texts.FORM_WAITS.format(name=turn.services.forms[form.form].name))
    return _before_last(reply.plus(note), Choice(common.CONTINUE, "buoc:tiep"))


def _before_last(reply: Reply, choice: Choice) -> Reply:
    """One more choice, above those that stay at the end."""
    kept = len(reply.choices)
    while kept and reply.choices[kept - 1].value.partition(":")[0] in LAST:
        kept -= 1
    return replace(reply, choices=(*reply.choices[:kept], choice, *reply.choices[kept:]))
