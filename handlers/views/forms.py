"""Forms and their questions → reply."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from dialog.reply import Block, Choice, Note, Paragraph, Reply, Steps, Title, say
from handlers.texts import forms as texts
from handlers.views import figures
from handlers.views.written import capital, day, listed, moment, number, some, time
from reports.aggregate import Whole
from reports.form import Dates, Form
from reports.indicator import Indicator
from reports.period import VIETNAM, Period
from reports.prefill import CARRIED, FromDaily, Known
from reports.submission import State, Submission
from reports.value import Value

LABEL = 34
SHOWN = 8
Indicators = Mapping[str, Indicator]


@dataclass(frozen=True, slots=True)
class Duty:
    """A form that a unit fills in for a period. `done` answers of an unsent draft, None without one.

    `standing` is what was sent last, `closed` since when the period is closed, `opened` until
    when one that was closed is open again.
    """

    form: Form
    unit: str
    period: Period
    dates: Dates
    standing: Submission | None = None
    done: int | None = None
    closed: datetime | None = None
    opened: date | None = None

    @property
    def value(self) -> str:
        """As it stands in a button."""
        return f"{self.form.id}/{self.period.key}/{self.unit}"


@dataclass(frozen=True, slots=True)
class Question:
    """One question of a form. `now` is what was answered already, `parts` the sum of its answered parts,
    `months` what the approved monthly reports come to."""

    token: str
    at: int
    of: int
    indicator: Indicator
    known: Known
    now: Value
    parts: Value | None = None
    heading: str = ""
    names: Mapping[str, str] = field(default_factory=dict)
    months: Whole | None = None


def overview(unit: str, duties: Sequence[Duty], now: datetime) -> Reply:
    """What this unit has to hand in, each with its state and its last day."""
    if not duties:
        return say(texts.NO_FORMS.format(unit=unit))
    rows = tuple(_row(one, now) for one in duties)
    choices = tuple(open_form(_label(one), one.value) for one in duties)
    title = Title(texts.LIST_TITLE.format(unit=unit))
    return Reply((title, Steps(rows), Paragraph(texts.LIST_HOW)), choices)


def page(unit: str, duty: Duty, now: datetime) -> Reply:
    """One form: three dates, where it stands, ways to fill it in."""
    dates = duty.dates
    three = {"cut_off": until(dates.cut_off), "due": until(dates.due), "lock": until(dates.lock)}
    said = [texts.PAGE_OPENED.format(day=day(duty.opened))] if duty.opened is not None else []
    said.append(texts.PAGE_STATE.format(state=state(duty, now)))
    if duty.standing is not None and duty.standing.state is State.RETURNED and duty.standing.reason:
        said.append(texts.PAGE_RETURNED.format(reason=duty.standing.reason))
    title = Title(f"{duty.form.name}, {duty.period.name}")
    rows = Steps(tuple(one.format(**three) for one in texts.PAGE_DATES), ordered=False)
    how = _closed(duty) if duty.closed else texts.PAGE_HOW.format(of=len(duty.form.indicators))
    notes = [Note(texts.PAGE_PROPOSED)] if duty.form.proposed else []
    blocks: tuple[Block, ...] = (title, Note(capital(unit)), rows, *map(Paragraph, [*said, how]), *notes)
    return Reply(blocks, () if duty.closed else _ways(duty))


def which_unit(names: Sequence[tuple[str, str]], verb: str) -> Reply:
    """Of several units; the values are complete arguments of the verb `bieumau` or `buoc`."""
    made = open_form if verb == "bieumau" else fill
    return say(texts.WHICH_UNIT, choices=[made(name, value) for name, value in names])


def state(duty: Duty, now: datetime) -> str:
    """Where it stands, in words."""
    one = duty.standing
    if duty.done is not None:
        return texts.STATES["draft"].format(done=duty.done, of=len(duty.form.indicators))
    if one is None:
        return texts.STATES[_unsent(duty, now)]
    said = texts.STATES[one.state.value]
    return texts.NIL_STATE.format(state=said) if one.nil else said


def question(one: Question, lead: str = "") -> Reply:
    """One question with what is known about it, and the ways to answer by a tap."""
    group = texts.GROUPS.get(one.indicator.group, texts.OTHER_GROUP)
    title = Title(texts.STEP_TITLE.format(at=one.at + 1, of=one.of, group=group))
    facts = [Paragraph(said) for said in _facts(one)]
    heading = one.heading if one.at == 0 or lead == texts.RESUMED else ""
    notes = [Note(said) for said in (texts.HINTS.get(one.indicator.code, ""), heading) if said]
    if one.at == 0:
        notes.append(Note(texts.HOW_TO_STEP))
    lead_block: list[Block] = [Paragraph(lead)] if lead else []
    asked = Paragraph(_asked(one.indicator))
    return Reply((*lead_block, title, asked, *facts, *notes), tuple(_answers(one)), numbered=False)


def taken(values: Mapping[str, Value], indicators: Indicators) -> str:
    """What was just written down."""
    if len(values) == 1:
        code, value = next(iter(values.items()))
        return texts.TAKEN.format(name=indicators[code].short, amount=amount(value, indicators[code]))
    said = [
        texts.TAKEN_ONE.format(name=indicators[code].short, amount=amount(one, indicators[code]))
        for code, one in values.items()
    ]
    return texts.TAKEN_MANY.format(what=listed(said))


def empty(codes: Sequence[str], of: int, indicators: Indicators) -> str:
    """Which figures are still missing."""
    if not codes:
        return texts.ALL_FILLED.format(of=of)
    names = some([texts.QUOTED.format(name=indicators[code].short) for code in codes], texts.AND_MORE_ITEMS, SHOWN)
    return texts.STILL_EMPTY.format(count=len(codes), of=of, names=names)


def amount(value: Value, indicator: Indicator) -> str:
    """ "hơn 2.054 lượt"; a list by its items."""
    if indicator.kind == "list":
        return listed(value.items)
    shown = figures.amount(value)
    return shown if value.missing else f"{shown} {indicator.unit}"


def options(chosen: Sequence[str]) -> tuple[str, ...]:
    """What a list may name: the usual things, and those that were named besides."""
    return (*texts.CHANNELS, *(name for name in chosen if name not in texts.CHANNELS))


def until(value: datetime) -> str:
    """ "hết ngày 16/11/2026", or the hour where there is one."""
    local = value.astimezone(VIETNAM)
    if (local.hour, local.minute) == (0, 0):
        return texts.UNTIL_DAY.format(day=day((local - timedelta(days=1)).date()))
    return texts.UNTIL_TIME.format(time=time(value), day=day(local.date()))


def open_form(label: str, value: str) -> Choice:
    """Opens the page of a form."""
    return Choice(label, f"bieumau:{value}")


def fill(label: str, value: str) -> Choice:
    """Begins or goes on with the questions."""
    return Choice(label, f"buoc:{value}")


def period_name(period: Period) -> str:
    """ "tháng 11/2026"."""
    return period.name.removeprefix(texts.PERIOD_PREFIX).partition(" (")[0]


def _row(duty: Duty, now: datetime) -> str:
    facts = {"name": duty.form.name, "period": duty.period.name, "state": state(duty, now)}
    return texts.LIST_ROW.format(**facts, due=until(duty.dates.due))


def short(name: str) -> str:
    """The name of a form, for a button."""
    return name if len(name) <= LABEL else f"{name[:LABEL].rpartition(' ')[0]}…"


def _label(duty: Duty) -> str:
    return f"{short(duty.form.name)}, {period_name(duty.period)}"


def _unsent(duty: Duty, now: datetime) -> str:
    if duty.closed:
        return "closed"
    if now >= duty.dates.due:
        return "late"
    return "early" if now < duty.dates.cut_off else "none"


def _closed(duty: Duty) -> str:
    return texts.PAGE_CLOSED.format(since=moment(duty.closed)) if duty.closed else ""


def _ways(duty: Duty) -> tuple[Choice, ...]:
    label = texts.FILL
    if duty.done is not None:
        label = texts.FILL_ON
    elif duty.standing is not None:
        sent = duty.standing.state in (State.SENT, State.RETURNED)
        label = texts.FILL_AGAIN if sent else texts.CORRECT
    template = Choice(texts.TEMPLATE, f"mauexcel:{duty.value}")
    return fill(label, duty.value), template, Choice(texts.BACK_TO_LIST, "bieumau")


def _asked(one: Indicator) -> str:
    template = {"list": texts.ASK_LIST, "rank": texts.ASK_RANK}.get(one.kind, texts.ASK_AMOUNT)
    return template.format(name=one.name, unit=one.unit)


def _facts(one: Question) -> list[str]:
    """What is known: what was filled in, the daily log, the sum of the parts, the period before."""
    code, kind = one.indicator.code, one.indicator
    said = []
    if not one.now.missing:
        said.append(texts.FILLED.format(amount=amount(one.now, kind)))
    if code in one.known.daily:
        said += _from_daily(one.known.daily[code], one)
    if one.parts is not None:
        said.append(texts.FROM_PARTS.format(amount=amount(one.parts, kind)))
    if one.months is not None:
        shown = amount(one.months.value, kind)
        said.append(texts.FROM_MONTHS.format(amount=shown, reported=one.months.reported, of=one.months.of))
    if code in one.known.previous:
        text = texts.CARRIED if code in CARRIED else texts.PREVIOUS
        said.append(text.format(amount=amount(one.known.previous[code], kind)))
    return said


def _from_daily(found: FromDaily, one: Question) -> list[str]:
    known = one.known
    text = texts.FROM_DAILY_WAITING if known.waiting else texts.FROM_DAILY
    shown = amount(found.value, one.indicator)
    said = [text.format(amount=shown, teams=known.teams, of=known.of, waiting=number(known.waiting))]
    if found.lacking:
        said.append(texts.LACKING.format(names=listed([one.names[code] for code in found.lacking])))
    return said


def _answers(one: Question) -> list[Choice]:
    """Ways to answer: what is known first, then what is left out, then ways around."""
    code = one.indicator.code
    made = _options(one) if one.indicator.kind == "list" else _known_answers(one)
    if code in one.known.previous and one.now.missing and one.indicator.kind == "list":
        made.append(Choice(texts.AS_BEFORE_LIST, f"giunhu:{one.token}.ky"))
    made.append(Choice(texts.SKIP if one.now.missing else texts.CLEAR, f"boqua:{one.token}"))
    if one.at:
        made.append(Choice(texts.BACK, f"buoc:lui.{one.token}"))
    return [*made, Choice(texts.REVIEW, f"buoc:xem.{one.token}")]


def _known_answers(one: Question) -> list[Choice]:
    """Figures that one tap takes over; the same figure is offered once."""
    code = one.indicator.code
    daily = one.known.daily.get(code)
    offered = {
        "cu": (texts.KEEP, one.now),
        "so": (texts.USE, daily.value if daily else None),
        "cong": (texts.USE, one.parts),
        "thang": (texts.USE, one.months.value if one.months else None),
        "ky": (texts.AS_BEFORE, one.known.previous.get(code)),
    }
    made: list[Choice] = []
    seen: list[Value] = []
    for way, (label, value) in offered.items():
        if value is not None and not value.missing and value not in seen:
            seen.append(value)
            made.append(Choice(label.format(amount=figures.amount(value)), f"giunhu:{one.token}.{way}"))
    return made


def _options(one: Question) -> list[Choice]:
    """What a list may name; what was chosen has a tick."""
    chosen = one.now.items
    made = [
        Choice(texts.CHOSEN.format(name=name) if name in chosen else name, f"buoc:chon.{one.token}.{at}")
        for at, name in enumerate(options(chosen))
    ]
    return [*made, Choice(texts.DONE, f"buoc:xong.{one.token}")] if chosen else made
