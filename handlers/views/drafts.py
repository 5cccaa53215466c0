"""What was read of a report → reply."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dialog.reply import Choice, Paragraph, Reply, Table, Title, say
from handlers.texts import reports as texts
from handlers.views.figures import amount
from handlers.views.written import listed, number, on_day, weekday
from reports.history import Past, standing_values
from reports.indicator import Indicator
from reports.period import Period
from reports.submission import Submission
from reports.value import Value

Indicators = Mapping[str, Indicator]


def name(code: str, indicators: Indicators) -> str:
    """What the figure is called; one that the catalogue has dropped meanwhile still has a word."""
    return indicators[code].short if code in indicators else texts.RETIRED_NAME


def cell(value: Value | None, one: Indicator | None) -> str:
    """ "hơn 20 lượt"; "chưa có" for what is missing, which is not zero."""
    if value is None or value.missing:
        return texts.NO_FIGURE
    unit = one.unit if one is not None and value.amount is not None else ""
    return texts.AMOUNT.format(amount=amount(value), unit=unit).strip()


def table(
    values: Mapping[str, Value], indicators: Indicators, *, nil: bool, last: Past | None = None, column: str = ""
) -> Table:
    """The neat table that is read before saving; under `column` that of the last period, where there was one."""
    if nil:
        more = () if last is None else (said_of(last.values, indicators),)
        rows: tuple[tuple[str, ...], ...] = ((texts.NIL, "0", *more),)
    else:
        rows = tuple(_row(code, value, indicators, last) for code, value in values.items())
    return Table(texts.COLUMNS if last is None else (*texts.COLUMNS, column), rows)


def figures(counts: Mapping[str, int], indicators: Indicators, *, nil: bool) -> Table:
    """The same of bare figures."""
    return table({code: Value(value) for code, value in counts.items()}, indicators, nil=nil)


def lines(submission: Submission, indicators: Indicators) -> Table:
    """The table of what was sent."""
    values = {one.indicator: Value(one.amount, one.precision, one.items) for one in submission.lines}
    return table(values, indicators, nil=submission.nil)


def in_words(submissions: Sequence[Submission], indicators: Indicators) -> str:
    """What counts already, in one line; each indicator once."""
    return said_of(standing_values(submissions), indicators)


def said_of(values: Mapping[str, Value], indicators: Indicators) -> str:
    """ "Cài, kích hoạt VNeID 3; Tờ rơi đã phát 30"; nothing is "không phát sinh"."""
    said = [f"{name(code, indicators)} {amount(value)}" for code, value in values.items()]
    return "; ".join(said) or texts.NIL.lower()


def merged(known: Mapping[str, int], new: Mapping[str, int], indicators: Indicators) -> str:
    """What became of a draft that was there: a figure that changed is named, so that nobody takes it for a sum."""
    changes = [
        texts.CHANGE.format(name=indicators[code].short, before=number(known[code]), after=number(value))
        for code, value in new.items()
        if code in known and known[code] != value
    ]
    if changes:
        return texts.CHANGED.format(what=listed(changes))
    return texts.MERGED if known else ""


def span(period: Period) -> str:
    """In the middle of a sentence: "ngày 23/11/2026", "kỳ báo cáo tháng 11/2026 (15/10–14/11/2026)"."""
    return on_day(period.last) if period.kind == "day" else period.name


def titled(period: Period) -> Title:
    """What was read, and of when."""
    return Title(texts.READ_BACK.format(day=weekday(period.last) if period.kind == "day" else period.name))


def reply(period: Period, shown: Table, said: Sequence[str], *choices: Choice) -> Reply:
    """The table below its title, then what is said about it; empty sentences are left out."""
    return Reply((titled(period), shown, *map(Paragraph, filter(None, said))), choices)


def ways(draft: str, *ways: str) -> list[Choice]:
    """Buttons for what is there already: "cong", "thay", "dinhchinh", as far as they go."""
    labels = {"cong": texts.ADD, "thay": texts.REPLACE, "thayhet": texts.REPLACE_ALL, "dinhchinh": texts.CORRECT}
    return [Choice(labels[way], f"{way}:{draft}") for way in ways]


def save(draft: str) -> Choice:
    """Only where nothing stands in the way."""
    return Choice(texts.SAVE, f"luu:{draft}")


def change(draft: str) -> tuple[Choice, Choice]:
    """To be had below every table."""
    return Choice(texts.EDIT, f"sua:{draft}"), Choice(texts.CANCEL, f"huy:{draft}")


def reasons(draft: str, offered: Sequence[str]) -> list[Choice]:
    """One tap instead of typing why."""
    return [Choice(one, f"vilydo:{draft}.{at}") for at, one in enumerate(offered, 1)]


def problems(found: Sequence[tuple[str, str]]) -> Reply:
    """What could not be read, each with what to do next."""
    said = [texts.PROBLEMS[what].format(words=words.strip()) for what, words in found]
    return say(texts.ASK, *dict.fromkeys(said))


def _row(code: str, value: Value, indicators: Indicators, last: Past | None) -> tuple[str, ...]:
    one = indicators.get(code)
    if last is None:
        return name(code, indicators), cell(value, one)
    return name(code, indicators), cell(value, one), cell(last.before(code), one)
