"""A correction slip is read back: what stands, what it becomes, and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from dialog.reply import Choice, Reply, Table, Title, say
from handlers.drafts import EDIT, EXPLAIN, Open, drop_report, keep_report
from handlers.identity import full_name
from handlers.looking import look, period_of
from handlers.services import Actor, Turn
from handlers.texts import correcting as texts
from handlers.texts import reports
from handlers.views import correcting as slips
from handlers.views import drafts as views
from handlers.views.checks import findings
from handlers.views.written import capital
from handlers.waiting import CONFIRM
from reports.checks.findings import Finding
from reports.history import standing_values
from reports.states import FROZEN
from reports.submission import Submission
from reports.value import Value


def settled(turn: Turn, draft: Open, earlier: Sequence[Submission]) -> tuple[Open, str]:
    """A slip is for what is approved, replacing for what is not: the world may have changed since it was begun."""
    frozen = any(one.state in FROZEN for one in earlier)
    if draft.correcting and not frozen:
        there = {} if draft.nil else _amounts(earlier)
        turned = replace(draft, correcting=False, replaces=bool(earlier), counts={**there, **draft.counts})
        note = texts.NOT_FROZEN if earlier else ""
    elif draft.replaces and frozen:
        turned, note = as_slip(draft, earlier), texts.FROZEN_NOW
    else:
        return draft, ""
    keep_report(turn, turned)
    return turned, note


def as_slip(draft: Open, earlier: Sequence[Submission]) -> Open:
    """The same figures as a correction; nothing at all is a zero for everything that stands."""
    counts = dict.fromkeys(standing_values(earlier), 0) if draft.nil else dict(draft.counts)
    return replace(draft, correcting=True, replaces=False, nil=False, counts=counts)


async def read_back(turn: Turn, who: Actor, draft: Open, earlier: Sequence[Submission], lead: str) -> Reply:
    """Old and new side by side; a reason is asked for before it can be sent."""
    standing, period = standing_values(earlier), period_of(turn, draft)
    if not draft.counts:
        return ask_figures(turn, draft, earlier)
    changed = {code: value for code, value in draft.values.items() if standing.get(code) != value}
    if not changed:
        drop_report(turn)
        return say(texts.SAME.format(period=views.span(period)))
    if len(changed) < len(draft.counts):
        draft = replace(draft, counts={code: draft.counts[code] for code in changed})
        keep_report(turn, draft)
    whole = replace(draft, counts={**_amounts(earlier), **draft.counts})
    looked = await look(turn, whole, adds=True)
    wrong = [one for one in looked.findings if one.severity == "error"]
    waits = not (wrong or draft.why)
    turn.goto(EXPLAIN if waits else CONFIRM)
    said = [lead, *findings(_about(looked.findings, changed), turn.services.indicators)]
    title = Title(texts.TITLE.format(period=views.span(period)))
    shown = slips.compared(standing, changed, turn.services.indicators)
    if wrong:
        return slips.reply(title, shown, [*said, reports.BLOCKED], *views.change(draft.id))
    if waits:
        chips = views.reasons(draft.id, texts.REASONS)
        return slips.reply(title, shown, [*said, texts.WHY], *chips, *views.change(draft.id))
    unit = full_name(who.tree.unit(draft.unit), who.tree, draft.day)
    said.append(texts.CHECK.format(unit=capital(unit), reason=draft.why))
    return slips.reply(title, shown, said, Choice(texts.SEND, f"luu:{draft.id}"), *views.change(draft.id))


def ask_figures(turn: Turn, draft: Open, earlier: Sequence[Submission]) -> Reply:
    """What stands, and how to say what it should be."""
    keep_report(turn, draft, EDIT)
    title = Title(texts.WHAT_STANDS.format(period=views.span(period_of(turn, draft))))
    shown: Table = views.table(standing_values(earlier), turn.services.indicators, nil=not _amounts(earlier))
    return replace(slips.reply(title, shown, [texts.HOW]), numbered=False)


def _about(found: Sequence[Finding], changed: Mapping[str, Value]) -> list[Finding]:
    """What was found in the figures that this slip changes."""
    return [one for one in found if {*one.codes} & {*changed}]


def _amounts(earlier: Sequence[Submission]) -> dict[str, int]:
    return {code: value.amount or 0 for code, value in standing_values(earlier).items()}
