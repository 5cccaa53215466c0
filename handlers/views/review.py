"""A submission that waits → reply."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from dialog.reply import Block, Choice, Note, Paragraph, Reply, Steps, Table, Title
from handlers.texts import reports as report_texts
from handlers.texts import review as texts
from handlers.views.checks import findings
from handlers.views.figures import amount
from handlers.views.written import day, moment, number, on_day
from reports.examine import Corrected, Examined
from reports.form import DAILY, Form
from reports.indicator import Indicator
from reports.period import read_key
from reports.submission import Line, Submission
from reports.value import Value

Indicators = Mapping[str, Indicator]


def for_review(
    examined: Examined, author: str, unit: str, indicators: Indicators, form: Form | None = None, *, signed: str = ""
) -> Reply:
    """One message to the supervisor: who, where, when, by which way, the figures beside the last ones, what is
    unusual with the reasons given, and three buttons. `signed` says in whose place it is decided."""
    one = examined.submission
    title = texts.TITLE_SLIP.format(number=one.correction) if one.correction else texts.TITLE
    table = _slip(examined.corrected, indicators) if one.correction else figures(examined, indicators)
    said = [Paragraph(texts.SLIP_WHY.format(reason=one.reason))] if one.correction and one.reason else []
    signature = [Note(signed)] if signed else []
    blocks: tuple[Block, ...] = (Title(title), Paragraph(line(one, author, unit, form)), table, *said)
    return Reply((*blocks, *_to_see(examined, indicators), *signature), choices(one))


def choices(one: Submission) -> tuple[Choice, ...]:
    """What can be done with it in the version that is shown."""
    key = f"{one.id}.{one.version}"
    return (
        Choice(texts.APPROVE, f"duyet:{key}"),
        Choice(texts.RETURN, f"tra:{key}"),
        Choice(texts.LINES, f"xemdong:{one.id}"),
    )


def line(one: Submission, author: str, unit: str, form: Form | None) -> str:
    """Who, where, which period, when, by which way."""
    daily = form is None or form.id == DAILY
    template = texts.LINE if daily else texts.LINE_FORM
    facts = {"author": author, "unit": unit, "form": form.name if form else "", "day": period_of(one)}
    return template.format(moment=moment(one.sent_at), way=way(one), **facts)


def period_of(one: Submission) -> str:
    """ "ngày 23/11/2026", "kỳ báo cáo tháng 12/2026 (15/11–14/12/2026)"."""
    return on_day(one.day) if one.period.startswith("day:") else read_key(one.period).name


def way(one: Submission) -> str:
    """ " qua Telegram"; nothing for a channel without a name."""
    return texts.WAYS.get(one.channel, "")


def figures(examined: Examined, indicators: Indicators, wrong: Collection[str] = ()) -> Table:
    """The figures, and how they differ from the last comparable report. Those that are `wrong` are marked."""
    one = examined.submission
    if one.nil:
        return Table(report_texts.COLUMNS, ((report_texts.NIL, "0"),))
    rows = [(_named(each, indicators, wrong), _amount(each, indicators)) for each in one.lines]
    if examined.since is None:
        return Table(report_texts.COLUMNS, tuple(rows))
    since = day(examined.since).rpartition("/")[0]
    name, much, change = texts.COLUMNS
    changes = [_change(each.amount, examined.before.get(each.indicator)) for each in one.lines]
    rows_with = tuple((*row, changed) for row, changed in zip(rows, changes, strict=True))
    return Table((name, much, change.format(day=since)), rows_with)


def all_lines(
    one: Submission, author: str, before: Mapping[str, int], indicators: Indicators, may_decide: bool
) -> Reply:
    """Each line with its note and what it corrects; the sentence, the time, the way. `before` by line id."""
    items = tuple(_line(each, before, indicators) for each in one.lines)
    body: Block = Steps(items, ordered=False) if items else Paragraph(texts.LINES_NIL)
    sent = texts.LINES_SENT.format(moment=moment(one.sent_at), way=way(one), author=author)
    sentence = [Paragraph(texts.LINES_SENTENCE.format(sentence=one.sentence))] if one.sentence else []
    decide = choices(one)[:2] if may_decide else ()
    return Reply((Title(texts.LINES_TITLE), body, Paragraph(sent), *sentence), decide)


def _line(one: Line, before: Mapping[str, int], indicators: Indicators) -> str:
    corrects = one.corrects or ""
    return texts.LINE_ITEM.format(
        name=indicators[one.indicator].short,
        amount=_amount(one, indicators),
        corrects=texts.LINE_CORRECTS.format(before=number(before[corrects])) if corrects in before else "",
        note=texts.LINE_NOTE.format(note=one.note) if one.note else "",
    )


def _named(one: Line, indicators: Indicators, wrong: Collection[str]) -> str:
    name = indicators[one.indicator].short
    return texts.WRONG.format(name=name) if one.indicator in wrong else name


def _amount(one: Line, indicators: Indicators) -> str:
    shown = amount(Value(one.amount, one.precision, one.items))
    return report_texts.AMOUNT.format(amount=shown, unit=indicators[one.indicator].unit)


def _change(now: int, before: int | None) -> str:
    if before is None:
        return texts.NEW
    if now == before:
        return texts.SAME
    template = texts.RAISED if now > before else texts.LOWERED
    return template.format(amount=number(abs(now - before)))


def _slip(corrected: Sequence[Corrected], indicators: Indicators) -> Table:
    rows = tuple(
        (
            indicators[one.indicator].short,
            texts.NOTHING_BEFORE if one.before is None else number(one.before),
            number(one.after),
        )
        for one in corrected
    )
    return Table(texts.SLIP_COLUMNS, rows)


def _to_see(examined: Examined, indicators: Indicators) -> Iterable[Block]:
    """What is unusual, each with the reason that was given for its figure; other reasons below."""
    reasons, told = dict(examined.reasons), []
    for found, sentence in zip(examined.findings, findings(examined.findings, indicators), strict=True):
        reason = next((reasons.pop(code) for code in found.codes if code in reasons), "")
        told.append(texts.SAYS.format(finding=sentence, reason=reason) if reason else sentence)
    told += [texts.NOTED.format(name=indicators[code].short, reason=why) for code, why in reasons.items()]
    if told:
        return (Paragraph(texts.TO_SEE), Steps(tuple(told), ordered=False))
    return (Note(texts.ALL_USUAL),) if examined.clean and examined.since is not None else ()
