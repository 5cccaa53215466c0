"""What was read of a report → reply."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from dialog.reply import Choice, Paragraph, Reply, Table, Title, say
from handlers.texts import reports as texts
from handlers.views.written import listed, number, weekday
from reports.indicator import Indicator
from reports.submission import Submission

Indicators = Mapping[str, Indicator]


def figures(counts: Mapping[str, int], indicators: Indicators, *, nil: bool) -> Table:
    """The neat table that is read before saving or approving."""
    rows = tuple((indicators[code].short, _amount(value, indicators[code])) for code, value in counts.items())
    return Table(texts.COLUMNS, ((texts.NIL, "0"),) if nil else rows)


def lines(submission: Submission, indicators: Indicators) -> Table:
    """The table of what was sent."""
    return figures({line.indicator: line.amount for line in submission.lines}, indicators, nil=submission.nil)


def in_words(submissions: Sequence[Submission], indicators: Indicators) -> str:
    """What counts already, in one line; each indicator once."""
    sums: dict[str, int] = {}
    for line in (line for one in submissions for line in one.lines):
        sums[line.indicator] = sums.get(line.indicator, 0) + line.amount
    said = [f"{indicators[code].short} {number(value)}" for code, value in sums.items()]
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


def read_back(draft: str, on: date, table: Table, unit: str, lead: str) -> Reply:
    """What was read, to be confirmed before anything is stored. `lead` says what is special, if anything."""
    said = [*filter(None, [lead]), texts.READ_BACK_UNIT.format(unit=unit)]
    return _about(on, table, said, Choice(texts.SAVE, f"luu:{draft}"), *_change(draft))


def about_earlier(draft: str, on: date, table: Table, question: str, lead: str, *ways: str) -> Reply:
    """There is a report of that day already: nothing is guessed. `ways` are "cong" and "thay", as far as they go."""
    labels = {"cong": texts.ADD, "thay": texts.REPLACE}
    choices = [Choice(labels[way], f"{way}:{draft}") for way in ways]
    return _about(on, table, [*filter(None, [lead]), question], *choices, *_change(draft))


def problems(found: Sequence[tuple[str, str]]) -> Reply:
    """What could not be read, each with what to do next."""
    said = [texts.PROBLEMS[what].format(words=words.strip()) for what, words in found]
    return say(texts.ASK, *dict.fromkeys(said))


def _about(on: date, table: Table, said: Sequence[str], *choices: Choice) -> Reply:
    title = Title(texts.READ_BACK.format(day=weekday(on)))
    return Reply((title, table, *map(Paragraph, said)), choices)


def _amount(value: int, indicator: Indicator) -> str:
    return texts.AMOUNT.format(amount=number(value), unit=indicator.unit)


def _change(draft: str) -> tuple[Choice, Choice]:
    return Choice(texts.EDIT, f"sua:{draft}"), Choice(texts.CANCEL, f"huy:{draft}")
