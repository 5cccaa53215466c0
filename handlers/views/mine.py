"""What one has sent and owes, who is silent, where a figure comes from → reply."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from dialog.reply import Block, Choice, Note, Paragraph, Reply, Steps, Title
from handlers.texts import common
from handlers.texts import mine as texts
from handlers.views.drafts import in_words
from handlers.views.figures import amount
from handlers.views.forms import short, until
from handlers.views.states import standing
from handlers.views.totals import team_name
from handlers.views.written import day, moment, number, some
from reports.debts import Coverage, Debt
from reports.indicator import Indicator
from reports.period import Period, local_day, read_key
from reports.submission import Submission
from reports.trace import Source, Trace
from reports.value import Value

MOST = 12


def sent(found: Sequence[Submission], first: date, today: date, indicators: Mapping[str, Indicator]) -> Reply:
    """The newest first; the reason of a return below the list."""
    if not found:
        return Reply((Paragraph(texts.MINE_EMPTY.format(first=day(first))),))
    shown = found[:MOST]
    lines = tuple(
        texts.MINE_LINE.format(period=_when(one), state=standing(one), figures=in_words([one], indicators))
        for one in shown
    )
    title = Title(texts.MINE_TITLE.format(span=f"{day(first)} – {day(today)}"))
    newest = shown[0]
    returned = [Paragraph(texts.MINE_REASON.format(reason=newest.reason))] if newest.state == "returned" else []
    more = [Note(texts.MINE_MORE.format(shown=MOST, count=len(found) - MOST))] if len(found) > MOST else []
    return Reply((title, Steps(lines, ordered=False), *returned, *more))


def owed(debts: Sequence[Debt], now: datetime, to_review: int) -> Reply:
    """Days of the log in one sentence a team, longer forms in a list, each with a button that settles it."""
    blocks: list[Block] = [Title(texts.OWED_TITLE)]
    choices: list[Choice] = []
    daily = [one for one in debts if one.form.period == "day"]
    longer = [one for one in debts if one.form.period != "day"]
    for team in {one.unit.id: one.unit for one in daily}.values():
        blocks += _days([one for one in daily if one.unit.id == team.id], local_day(now))
    if longer:
        blocks.append(Steps(tuple(_longer(one, now) for one in longer), ordered=False))
        choices += [Choice(texts.FILL.format(form=short(one.form.name)), f"bieumau:{one.form.id}") for one in longer]
    if any(one.period.last == local_day(now) for one in daily):
        choices.insert(0, Choice(texts.NIL_TODAY, f"khongphatsinh:{local_day(now):%Y-%m-%d}"))
    if to_review:
        blocks.append(Paragraph(texts.OWED_REVIEW.format(count=to_review)))
    if len(blocks) == 1:
        return Reply((Paragraph(texts.OWED_NOTHING),))
    return Reply(tuple(blocks), tuple(dict.fromkeys(choices)))


def silent(coverage: Coverage, people: Mapping[str, Sequence[str]], more: Sequence[Choice] = ()) -> Reply:
    """How many have reported, and who has not; `people` are names by unit."""
    expected = len(coverage.expected)
    title = Title(texts.SILENT_TITLE.format(form=coverage.form.name, period=coverage.period.name))
    if not expected:
        return Reply((title, Paragraph(texts.SILENT_NOBODY)), tuple(more))
    share = len(coverage.reported) * 100 // expected
    what = texts.LEVELS[coverage.form.level]
    cover = texts.SILENT_COVER.format(reported=len(coverage.reported), expected=expected, what=what, share=share)
    lines = [cover, *([texts.SILENT_WAITING.format(count=coverage.waiting)] if coverage.waiting else [])]
    names = [_with_people(team_name(one), people.get(one.id, ())) for one in coverage.missing]
    who = texts.SILENT_LATE if coverage.late else texts.SILENT_WHO
    lines.append(who.format(names=some(names, common.AND_MORE, 15)) if names else texts.SILENT_NONE)
    return Reply((title, *map(Paragraph, lines)), tuple(more))


def traced(
    trace: Trace, indicator: Indicator, unit: str, period: Period, names: Mapping[str, str], *, newer: int = 0
) -> Reply:
    """The lines behind a figure, without the newest `newer`; `names` are those of units and people by id."""
    title = texts.TRACE_TITLE.format(name=indicator.name, amount=number(trace.amount), unit=indicator.unit)
    if not trace.sources:
        return Reply((Title(indicator.name), Paragraph(texts.TRACE_NOTHING)))
    head = texts.TRACE_PERIOD.format(unit_name=unit, period=period.name, count=len(trace.sources))
    shown = sources_shown(trace, newer)
    lines = tuple(_line(one, names) for one in shown)
    older = len(trace.sources) - newer - len(lines)
    said = [one.submission.sentence for one in shown if one.submission.sentence]
    words = [Note(texts.TRACE_SAID.format(sentence=said[-1]))] if len(trace.sources) == 1 and said else []
    rest = [Note(texts.TRACE_MORE.format(count=older))] if older else []
    place = f"{period.key}/{newer + len(lines)}"
    choices = (Choice(texts.TRACE_OLDER, f"odau:{trace.indicator}/{place}"),) if older else ()
    return Reply((Title(title), Paragraph(head), Steps(lines, ordered=False), *words, *rest), choices)


def sources_shown(trace: Trace, newer: int) -> Sequence[Source]:
    """As many as one message takes, oldest first, without the newest `newer`."""
    end = len(trace.sources) - newer
    return trace.sources[max(end - MOST, 0) : end]


def _line(source: Source, names: Mapping[str, str]) -> str:
    line, one = source.line, source.submission
    beside = [texts.TRACE_BEFORE.format(amount=number(old.amount)) for old, _ in source.before]
    if one.correction:
        beside.append(texts.TRACE_REASON.format(reason=one.reason))
    if line.note:
        beside.append(texts.TRACE_NOTE.format(note=line.note))
    decided = standing(one)
    if one.decided_by and one.decided_at:
        by = names.get(one.decided_by, common.SOMEBODY)
        decided = texts.MINE_BY.format(state=standing(one), who=by, moment=moment(one.decided_at))
    return texts.TRACE_LINE.format(
        day=day(line.day),
        amount=amount(Value(line.amount, line.precision)),
        unit=names.get(line.unit, ""),
        person=names.get(one.author, common.SOMEBODY),
        moment=moment(one.sent_at),
        beside="; ".join([decided, *beside]),
    )


def _when(one: Submission) -> str:
    period = read_key(one.period)
    return day(one.day) if period.kind == "day" else period.name


def _days(debts: Sequence[Debt], today: date) -> list[Block]:
    """One team's days."""
    blocks: list[Block] = []
    missing = [one.period.last for one in debts if one.period.last != today]
    name = team_name(debts[0].unit)
    if len(missing) < len(debts):
        blocks.append(Paragraph(f"{name}: {texts.OWED_TODAY}"))
    if missing:
        days = [f"{one.day}/{one.month}" for one in missing]
        said = texts.OWED_DAYS.format(count=len(days), days=some(days, common.AND_MORE), example=days[-1])
        blocks.append(Paragraph(f"{name}: {said}"))
    return blocks


def _longer(debt: Debt, now: datetime) -> str:
    """ "Báo cáo …, kỳ …: quá hạn, chưa nộp. Hạn nộp: hết ngày …"."""
    if debt.state == "returned":
        state = texts.OWED_RETURNED
    else:
        state = texts.OWED_LATE if debt.late(now) else texts.OWED_MISSING
    facts = {"due": until(debt.dates.due), "lock": until(debt.dates.lock)}
    return texts.OWED_LONGER.format(form=debt.form.name, period=debt.period.name, state=state, **facts)


def _with_people(unit: str, people: Sequence[str]) -> str:
    return texts.SILENT_PERSON.format(unit=unit, people=some(people, common.AND_MORE, 2)) if people else unit
