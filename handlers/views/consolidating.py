"""How far a form has come below a unit → reply."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dialog.reply import Block, Choice, Note, Paragraph, Reply, Steps, Title, say
from handlers.texts import consolidating as texts
from handlers.texts import forms as form_texts
from handlers.views.doors import named
from handlers.views.forms import fill
from handlers.views.review import period_of
from handlers.views.written import moment, some
from reports.consolidate import Progress
from reports.consolidation import Consolidation
from reports.form import DAILY, Form
from reports.period import Period, read_key
from reports.submission import Submission


@dataclass(frozen=True, slots=True)
class Known:
    """Names of units by id, and of whoever made the last total."""

    units: Mapping[str, str]
    maker: str = ""


def progress(found: Progress, known: Known, slips: Sequence[Submission], unit: str, lead: str = "") -> Reply:
    """n/m units; what waits, what is missing, what was corrected since; and the button to make the total."""
    title = Title(texts.TITLE_PERIOD.format(form=found.form.name, period=found.period.name, unit=unit))
    if not found.units:
        return Reply((title, Paragraph(texts.SAMPLE_ONLY)))
    done = texts.PROGRESS.format(approved=len(found.approved), count=len(found.units))
    blocks: list[Block] = [
        *([Paragraph(lead)] if lead else []),
        title,
        Paragraph(done),
        Paragraph(_last(found, known)),
    ]
    blocks += map(Paragraph, _behind(found, known))
    if slips:
        items = tuple(_slip(one, known) for one in slips)
        blocks += [Paragraph(texts.MARKED_TITLE), Steps(items, ordered=False)]
    if found.fresh and found.earlier:
        blocks.append(Note(texts.FRESH.format(count=len(found.fresh))))
    return Reply(tuple(blocks), tuple(_choices(found)))


def marked(slip: Submission, form: str, unit: str, total: Consolidation) -> Reply:
    """To whoever made a total: a figure in it was corrected."""
    facts = {"number": slip.correction, "form": form, "day": period_of(slip), "unit": unit}
    said = texts.USED.format(moment=moment(total.at), **facts)
    return say(said, choices=[] if total.form == DAILY else [status(total.form, total.period)])


def behind(slip: Submission, unit: str, report: Submission, form: Form) -> Reply:
    """To whoever sent a report that was filled in from the daily log: a figure of the log was corrected since."""
    period = read_key(report.period)
    facts = {"number": slip.correction, "day": period_of(slip), "unit": unit}
    said = texts.FORM_BEHIND.format(form=form.name, period=period.name, **facts)
    return say(said, choices=[fill(form_texts.CORRECT, f"{form.id}/{period.key}/{report.unit}")])


def which(places: Sequence[tuple[Form, Period]]) -> Reply:
    """Of which form and period."""
    return say(texts.WHICH, choices=[Choice(named(*one), f"tonghop:{one[0].id}/{one[1].key}") for one in places])


def status(form: str, period: str) -> Choice:
    """Leads to how far it is."""
    return Choice(texts.AGAIN, f"tonghop:{form}/{period}")


def _choices(found: Progress) -> list[Choice]:
    if not found.fresh:
        return []
    place = f"{found.form.id}/{found.period.key}"
    template = texts.DO_AGAIN if found.earlier else texts.DO
    return [Choice(template.format(count=len(found.fresh)), f"tonghop:{place}/{len(found.fresh)}")]


def _last(found: Progress, known: Known) -> str:
    if not found.earlier:
        return texts.NO_TOTAL
    last = found.earlier[-1]
    return texts.IN_TOTAL.format(who=known.maker, moment=moment(last.at), count=len(last.members))


def _behind(found: Progress, known: Known) -> list[str]:
    waiting = list(dict.fromkeys(known.units[one.unit] for one in found.waiting if not one.correction))
    sent = {one.unit for one in found.waiting}
    late = [known.units[unit.id] for unit in found.missing if unit.id in found.overdue and unit.id not in sent]
    open_ = [known.units[unit.id] for unit in found.missing if unit.id not in found.overdue | sent]
    tardy = [known.units[unit.id] for unit in found.units if unit.id in found.late]
    told = ((texts.WAITING, waiting), (texts.LATE, tardy), (texts.OVERDUE, late), (texts.MISSING, open_))
    return [text.format(count=len(names), names=some(names, texts.AND_MORE)) for text, names in told if names]


def _slip(one: Submission, known: Known) -> str:
    when = moment(one.decided_at or one.sent_at)
    return texts.MARKED.format(unit=known.units.get(one.unit, one.unit), number=one.correction, moment=when)
