"""The shared counter → reply."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dialog.reply import Block, Choice, Note, Paragraph, Reply, Steps, Table, Title, say
from handlers.presses import Place
from handlers.texts import counting as texts
from handlers.texts import reports as report_texts
from handlers.views.totals import team_name
from handlers.views.written import listed, number, on_day
from reports.indicator import Indicator
from reports.tally import Tally
from reports.unit import Unit

TOP = 4
Indicators = Mapping[str, Indicator]


def name(code: str, indicators: Indicators) -> str:
    """As short as it goes."""
    known = indicators.get(code)
    return texts.NAMES.get(code) or (known.short if known else report_texts.RETIRED_NAME)


def figures(counts: Mapping[str, int], indicators: Indicators) -> str:
    """ "VNeID 6; Tờ rơi 20"."""
    return "; ".join(f"{name(code, indicators)} {number(amount)}" for code, amount in counts.items())


def board(
    tally: Tally, me: str, unit: str, order: Sequence[str], indicators: Indicators, *, counts: bool, leads: bool,
    waiting: Sequence[str] = (), said: str = "",
) -> Reply:  # fmt: skip
    """Without numbers, which would stand beside "+1" and "+5". `order` are the items as they are offered, `waiting`
    the names of others who have something to save."""
    place = Place(tally.unit, tally.day)
    own = tally.to_save(me)
    blocks: list[Block] = [Title(texts.TITLE.format(day=on_day(tally.day), unit=unit))]
    blocks += [Paragraph(said)] if said else []
    blocks.append(_table(tally, me, order, indicators))
    if own:
        blocks.append(Paragraph(texts.UNSAVED.format(figures=figures(own, indicators))))
    elif tally.sums(me):
        blocks.append(Paragraph(texts.ALL_SAVED))
    if waiting:
        blocks.append(Note(texts.OTHERS.format(names=listed(waiting))))
    choices = _presses(tally, place, me, order, indicators) if counts else []
    if own and counts:
        choices.append(Choice(texts.SAVE, f"demso:{place}"))
    if leads and tally.debtors():
        choices.append(Choice(texts.SAVE_ALL, f"demso:{place.at('tatca')}"))
    return Reply(tuple(blocks), tuple(choices), numbered=False, refreshes=True)


def others(tally: Tally, order: Sequence[str], indicators: Indicators) -> Reply:
    """The items that have no place on the counter."""
    place = Place(tally.unit, tally.day)
    choices = [_plus(place, code, 1, indicators) for code in order[TOP:]]
    back = Choice(texts.BACK, f"dem:{place}")
    return Reply((Paragraph(texts.MORE_TITLE),), (*choices, back), numbered=False, refreshes=True)


def another_day(place: Place, code: str, amount: int, day: Reply) -> Reply:
    """A button of another day was pressed: nothing was counted; it is offered."""
    label = texts.ON_OTHER_DAY.format(amount=amount, day=on_day(place.day))
    then = Choice(label, f"dem:{place.press(code, amount, then=True)}")
    return Reply(day.blocks, (*day.choices[:-1], then, *day.choices[-1:]), numbered=False)


def which_unit(units: Sequence[Unit]) -> Reply:
    """One button a team."""
    return say(texts.WHICH_UNIT, choices=[Choice(team_name(one), f"dem:{one.id}") for one in units])


def odd(place: Place, found: Sequence[str], reasons: Sequence[str]) -> Reply:
    """What is unusual needs a short reason before it is saved."""
    chips = [Choice(one, f"demso:{place.at(str(at))}") for at, one in enumerate(reasons, 1)]
    return say(*found, texts.ODD, choices=[*chips, Choice(texts.BACK, f"dem:{place}")])


def saved_all(tally: Tally, unit: str, saved: Mapping[str, str], kept: Sequence[str]) -> Reply:
    """`saved` maps names to figures, `kept` are those whose part could not be saved."""
    rows = [texts.SAVED_ONE.format(name=who, figures=what) for who, what in saved.items()]
    rows += [texts.KEPT_ONE.format(name=who) for who in kept]
    lead = texts.SAVED_ALL.format(day=on_day(tally.day), unit=unit) if saved else texts.REFUSED
    return Reply((Paragraph(lead), Steps(tuple(rows), ordered=False)))


def _table(tally: Tally, me: str, order: Sequence[str], indicators: Indicators) -> Block:
    whole, mine = tally.sums(), tally.sums(me)
    codes = [code for code in order if code in whole] + [code for code in whole if code not in order]
    if not codes:
        return Paragraph(texts.EMPTY)
    rows = tuple((name(code, indicators), number(whole[code]), number(mine.get(code, 0))) for code in codes)
    return Table(texts.COLUMNS, rows)


def _presses(tally: Tally, place: Place, me: str, order: Sequence[str], indicators: Indicators) -> list[Choice]:
    choices = [_plus(place, code, amount, indicators) for code in order[:TOP] for amount in (1, 5)]
    slip = tally.last_of(me)
    if slip is not None:
        label = texts.MINUS.format(name=name(slip, indicators))
        choices.append(Choice(label, f"dem:{place.press(slip, -1)}"))
    return [*choices, Choice(texts.MORE, f"dem:{place.at('khac')}")] if len(order) > TOP else choices


def _plus(place: Place, code: str, amount: int, indicators: Indicators) -> Choice:
    label = texts.PLUS.format(name=texts.ON_BUTTON.get(code) or name(code, indicators), amount=amount)
    return Choice(label, f"dem:{place.press(code, amount)}")
