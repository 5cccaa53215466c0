"""A report that was returned and is told anew: figures that the new sentence does not name stay in it."""

from __future__ import annotations

from dataclasses import replace

from dialog.reply import Choice, Reply
from handlers.drafts import Open, keep_report, open_report
from handlers.identity import actor
from handlers.kept_figures import left_over, with_figures
from handlers.looking import form_of, period_of
from handlers.reading_back import read_back
from handlers.saving import explain_stale
from handlers.services import Turn
from handlers.texts import returning as texts
from handlers.views import drafts as views
from reports.submission import State, Submission


async def came_back(turn: Turn, draft: Open) -> Submission | None:
    """The newest report of this unit and period that waits to be put right by this person."""
    form, last, who = form_of(turn, draft), period_of(turn, draft).last, actor(turn)
    found = await turn.services.ledger.submissions([draft.unit], form.id, last, last) if who else []
    returned = [one for one in found if one.state is State.RETURNED and not one.correction]
    own = [one for one in returned if form.per == "unit" or (who and one.author == who.person.id)]
    return own[-1] if own else None


def told_anew(turn: Turn, draft: Open, returned: Submission) -> tuple[Open, str]:
    """The draft with what is kept of the returned report, and the sentence that says so."""
    old = left_over(draft, [returned])
    if not old:
        return draft, ""
    figures = views.said_of(old, turn.services.indicators)
    return with_figures(draft, [returned]), texts.KEPT_FIGURES.format(reason=returned.reason, figures=figures)


def drop_choice(draft: Open) -> Choice:
    """For whoever was asked to leave those figures out."""
    return Choice(texts.DROP_KEPT, f"bosocu:{draft.id}")


async def drop_kept(turn: Turn) -> Reply:
    """`bosocu:<draft>`: without the figures that came from the returned report."""
    draft = open_report(turn)
    if draft is None or draft.id != turn.argument:
        return await explain_stale(turn)
    returned = await came_back(turn, draft)
    old = {line.indicator: line.amount for line in returned.lines} if returned else {}
    counts = {code: amount for code, amount in draft.counts.items() if old.get(code) != amount}
    if not counts or len(counts) == len(draft.counts):
        return await read_back(turn, draft)
    left = replace(draft, id=turn.services.new_id(), counts=counts)
    keep_report(turn, left)
    return await read_back(turn, left, texts.DROPPED_KEPT)
