"""Excel files: what stands in the form that is sent out, and what was read of one that came back → reply."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from dialog.reply import Block, Choice, Paragraph, Reply, Steps, Table, Title, say
from handlers.texts import forms as form_texts
from handlers.texts import sheets as texts
from handlers.views.drafts import said_of
from handlers.views.figures import amount
from handlers.views.forms import Duty, period_name, until
from handlers.views.written import capital, day, number, some
from reports.indicator import Indicator
from reports.log_sheet import Entry, Fault, Log
from reports.period import Period
from reports.prefill import Known
from reports.sheet import Mistake, Page, Row
from reports.value import Value

SHOWN = 25
"""Mistakes that are listed at once."""
DAYS = 31
Indicators = Mapping[str, Indicator]


def page(duty: Duty, unit: str, known: Known, filled: Mapping[str, Value], indicators: Indicators) -> Page:
    """The form as a sheet, with what is known; `filled` stands in the column of figures already."""
    rows: list[Row | str] = []
    for group, codes in groupby(duty.form.indicators, key=lambda code: indicators[code].group):
        rows.append(form_texts.GROUPS.get(group, form_texts.OTHER_GROUP))
        for code in codes:
            number_ = str(sum(isinstance(one, Row) for one in rows) + 1)
            rows.append(_row(code, number_, known, filled, indicators[code]))
    titles = (
        duty.form.name,
        f"{capital(unit)}, {duty.period.name}",
        texts.DUE.format(due=until(duty.dates.due)),
        f"{texts.HOW} {texts.HOW_LISTS}",
    )
    name = texts.FILE.format(name=duty.form.name, period=period_name(duty.period)).replace("/", "-")
    return Page(duty.form.id, duty.period.key, duty.unit, name, titles, texts.HEADS, tuple(rows))


def mistakes(found: Sequence[Mistake], indicators: Indicators, right: int, held: str) -> Reply:
    """All of them with their cells, and what can be done with what is right."""
    said = [_mistake(one, indicators) for one in found[:SHOWN]]
    more = [Paragraph(texts.MORE_MISTAKES.format(count=len(found) - SHOWN))] if len(found) > SHOWN else []
    keeps = texts.RIGHT.format(count=right) if right else ""
    after = Paragraph(texts.AFTER_MISTAKES.format(right=keeps).strip())
    head = Paragraph(texts.MISTAKES.format(count=len(found)))
    choices = (Choice(texts.KEEP_RIGHT, f"buoc:giu.{held}"),) if right else ()
    return Reply((head, Steps(tuple(said), ordered=False), *more, after), choices)


def sure(question: str, held: str) -> Reply:
    """Another unit or period than was expected."""
    return say(question, choices=[Choice(texts.YES_THAT, f"buoc:giu.{held}"), Choice(texts.NO_THAT, "bieumau")])


def calculated(cells: Sequence[str]) -> str:
    """That figures came from formulas; nothing where none did."""
    names = some(list(cells), form_texts.AND_MORE_ITEMS, 6)
    return texts.CALCULATED.format(count=len(cells), cells=names) if cells else ""


@dataclass(frozen=True, slots=True)
class LogShown:
    """A log that was read: `new` and `again` rows are to be stored, `frozen` and `others` are not."""

    token: str
    log: Log
    new: Sequence[Entry]
    again: Sequence[Entry]
    frozen: Sequence[Entry]
    others: Sequence[Entry]
    same: int
    names: Mapping[str, str]


def log(one: LogShown, indicators: Indicators, lead: str = "") -> Reply:
    """Totals of each day, what is special, and the ways to store it."""
    rows = [*one.new, *one.again]
    if not rows:
        return say(*filter(None, [lead, texts.LOG_NOTHING, *_special(one)]))
    days = sorted({entry.day for entry in rows})
    table = Table(texts.LOG_COLUMNS, tuple(_day(on, rows, indicators) for on in days[:DAYS]))
    teams = len({entry.unit for entry in rows})
    whole = texts.LOG_UNIT.format(rows=number(len(rows)), days=len(days), teams=teams)
    said = [lead, whole, *_special(one)]
    blocks: tuple[Block, ...] = (Title(texts.LOG_TITLE), table, *map(Paragraph, filter(None, said)))
    return Reply(blocks, _ways(one))


def log_faults(found: Sequence[Fault]) -> Reply:
    """Every mistake in a log; nothing of it is kept."""
    said = [_at(one.cell, "same_day" if one.why == "twice" else one.why, one.what) for one in found[:SHOWN]]
    more = [Paragraph(texts.MORE_MISTAKES.format(count=len(found) - SHOWN))] if len(found) > SHOWN else []
    head = Paragraph(texts.MISTAKES.format(count=len(found)))
    after = Paragraph(texts.AFTER_MISTAKES.format(right="").strip())
    return Reply((head, Steps(tuple(said), ordered=False), *more, after))


def place(entry: Entry, names: Mapping[str, str]) -> str:
    """ "Tổ ấp Hòa Thuận ngày 20/11/2026"."""
    return texts.LOG_PLACE.format(unit=names[entry.unit], day=day(entry.day))


def other_period(period: Period, now: Period) -> str:
    return texts.OTHER_PERIOD.format(period=period.name, now=now.name)


def _row(code: str, number_: str, known: Known, filled: Mapping[str, Value], one: Indicator) -> Row:
    previous, daily = known.previous.get(code), known.daily.get(code)
    return Row(
        code,
        number_,
        one.name,
        one.unit,
        _written(previous, one) if previous else "",
        _written(daily.value, one) if daily else "",
        _cell(filled[code], one) if code in filled else None,
    )


def _written(value: Value, one: Indicator) -> str:
    return "; ".join(value.items) if one.kind == "list" else amount(value)


def _cell(value: Value, one: Indicator) -> int | str | None:
    """A number stays a number; "hơn 2.054" and lists are text."""
    if one.kind == "list":
        return "; ".join(value.items)
    return value.amount if value.precision == "exact" else amount(value)


def _mistake(one: Mistake, indicators: Indicators) -> str:
    name = indicators[one.name].short if one.name in indicators else ""
    said = texts.FAULTS[one.why].format(what=one.what)
    return texts.AT_NAME.format(cell=one.cell, name=name, said=said) if name else _at(one.cell, one.why, one.what)


def _at(cell: str, why: str, what: str) -> str:
    said = texts.FAULTS[why].format(what=what)
    return texts.AT.format(cell=cell, said=said) if cell else capital(said)


def _special(one: LogShown) -> list[str]:
    known = {texts.LOG_EARLIER: one.again, texts.LOG_FROZEN: one.frozen, texts.LOG_OTHERS: one.others}
    said = [
        text.format(
            count=len(rows), names=some([place(each, one.names) for each in rows], form_texts.AND_MORE_ITEMS, 5)
        )
        for text, rows in known.items()
        if rows
    ]
    same = [texts.LOG_SAME.format(count=one.same)] if one.same else []
    days = [texts.LOG_TEXT_DAYS.format(count=len(one.log.texts))] if one.log.texts else []
    return [*said, *same, *days, *filter(None, [calculated(one.log.calculated)])]


def _places(rows: Sequence[Entry], names: Mapping[str, str]) -> str:
    return some([place(each, names) for each in rows], form_texts.AND_MORE_ITEMS, 5)


def _ways(one: LogShown) -> tuple[Choice, ...]:
    cancel = Choice(texts.LOG_CANCEL, f"buoc:tepbo.{one.token}")
    if not one.again:
        return Choice(texts.LOG_SAVE, f"buoc:tepluu.{one.token}"), cancel
    only = (Choice(texts.LOG_NEW, f"buoc:tepluu.{one.token}"),) if one.new else ()
    return Choice(texts.LOG_REPLACE, f"buoc:tepthay.{one.token}"), *only, cancel


def _day(on: date, rows: Sequence[Entry], indicators: Indicators) -> tuple[str, str, str]:
    """A day's sum over its teams."""
    mine = [one for one in rows if one.day == on]
    sums: dict[str, Value] = {}
    for one in mine:
        for code, value in one.values.items():
            sums[code] = Value((sums[code].amount or 0 if code in sums else 0) + (value.amount or 0))
    return day(on), str(len({one.unit for one in mine})), said_of(sums, indicators)
