"""A message was changed after it was sent. No figure changes silently: old and new are shown, and asked about."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from dialog.reply import Choice, Reply, say
from handlers.drafts import Open, keep_report, open_report
from handlers.heard import kept
from handlers.identity import actor
from handlers.kept_figures import in_place_of
from handlers.reading import hear, problems_of, source_of
from handlers.reading_back import read_back
from handlers.services import Turn
from handlers.start import decline_edit
from handlers.taking import precisely, take
from handlers.texts import correcting as texts
from handlers.views import correcting as slips
from handlers.views import drafts as views
from handlers.views.written import on_day
from reminders.calendar import today
from reports.history import standing_values
from reports.period import local_day, read_key
from reports.reading import Reading
from reports.states import FROZEN
from reports.submission import State, Submission
from reports.value import Value


async def receive_edit_of_message(turn: Turn) -> Reply | None:
    """What the message has become: a report that counts, the open draft, or nothing of ours."""
    who, draft = actor(turn), open_report(turn)
    source = next(iter(source_of(turn)), "")
    if who is None or not source:
        return await _nothing_of_ours(turn)
    if draft is not None and source in draft.sources:
        return await _read_anew(turn, draft, source)
    came = [one for one in await turn.services.ledger.from_source(source) if one.author == who.person.id]
    reports = [one for one in came if one.state is not State.WITHDRAWN and not one.correction]
    counted = reports[-1] if reports else None
    if counted is None:
        return await _nothing_of_ours(turn)
    return await _of_report(turn, counted, draft)


async def _nothing_of_ours(turn: Turn) -> Reply | None:
    """In private a sentence of help; a group is not disturbed by every word that somebody mends."""
    return await decline_edit(turn) if turn.inbound.private else None


async def _read_anew(turn: Turn, draft: Open, source: str) -> Reply:
    """The draft as if the message had read so from the start."""
    reading = hear(turn, _said_on(turn, draft)).reading
    if reading.kind == "ask":
        return views.problems(problems_of(reading)).plus(choices=views.change(draft.id))
    if reading.kind == "none":
        return await decline_edit(turn)
    said = {**draft.said, source: dict(reading.counts)}
    alone = draft.sources == (source,)
    whole = alone or set(said) == set(draft.sources)
    parts = [said[one] for one in draft.sources if one in said] if whole else [draft.counts, reading.counts]
    counts = {code: amount for part in parts for code, amount in part.items()}
    anew = replace(
        draft,
        id=turn.services.new_id(),
        counts=counts,
        nil=reading.kind == "nil" and not counts,
        day=reading.day if alone else draft.day,
        precision={code: word for code, word in precisely(draft.precision, reading).items() if code in counts},
        reasons={code: why for code, why in draft.reasons.items() if counts.get(code) == draft.counts.get(code)},
        sentence=kept(turn.text) if alone else draft.sentence,
        said=said,
    )
    keep_report(turn, anew)
    return await read_back(turn, anew, texts.EDITED_DRAFT)


async def _of_report(turn: Turn, found: Submission, draft: Open | None) -> Reply:
    span, figures = views.span(read_key(found.period)), views.in_words([found], turn.services.indicators)
    heard = hear(turn, local_day(found.sent_at))
    reading = heard.reading
    if reading.kind not in ("counts", "nil"):
        return say(texts.EDITED_UNREAD.format(period=span, figures=figures), choices=[_correct(found)])
    if reading.day != found.day:
        new = on_day(reading.day)
        return say(texts.EDITED_DAY.format(new=new, period=span, figures=figures))
    if draft is not None:
        return await read_back(turn, draft, texts.EDITED_LATER.format(period=span))
    if found.state is State.RETURNED:
        return await take(turn, heard, found.day)
    return await _propose(turn, found, reading)


async def _propose(turn: Turn, found: Submission, reading: Reading) -> Reply:
    """Old and new; what the person presses next decides."""
    span, indicators = views.span(read_key(found.period)), turn.services.indicators
    own = standing_values([found])
    changed = _changed(own, reading)
    earlier = await turn.services.submit.earlier(found.author, found.unit, found.day, found.form)
    if len(found.sources) > 1 or any(one.correction for one in earlier):
        return _part_of_more(found, views.said_of(standing_values(earlier), indicators))
    if not changed:
        return say(texts.EDITED_SAME.format(period=span, figures=views.said_of(own, indicators)))
    day = standing_values(earlier)
    counts = {code: _amount(day, code) - _amount(own, code) + (one.amount or 0) for code, one in changed.items()}
    draft = Open(
        id=turn.services.new_id(),
        unit=found.unit,
        day=found.day,
        counts={code: max(amount, 0) for code, amount in counts.items()},
        nil=False,
        sentence=kept(turn.text),
        form=found.form,
        precision=precisely({}, reading),
        sources=found.sources,
    )
    frozen = any(one.state in FROZEN for one in earlier)
    draft = replace(draft, correcting=True) if frozen else in_place_of(draft, earlier)
    keep_report(turn, draft)
    told = texts.EDITED_FROZEN if frozen else texts.EDITED_SENT
    changes = slips.changes(own, changed, indicators)
    return await read_back(turn, draft, told.format(period=span, changes=changes))


def _part_of_more(found: Submission, figures: str) -> Reply:
    """Several messages made the report, or a slip changed it: which part this one is cannot be told for sure."""
    said = texts.EDITED_PART.format(period=views.span(read_key(found.period)), figures=figures)
    return say(said, choices=[_correct(found)])


def _correct(found: Submission) -> Choice:
    return Choice(texts.CORRECT, f"dinhchinh:{found.id}.{found.version}")


def _changed(own: dict[str, Value], reading: Reading) -> dict[str, Value]:
    """Figures that the changed message gives otherwise; one that it does not name any more is nothing."""
    new = {code: Value(amount, reading.precision.get(code, "exact")) for code, amount in reading.counts.items()}
    gone = {code: Value(0) for code in own if code not in new}
    return {code: value for code, value in {**new, **gone}.items() if own.get(code) != value}


def _amount(values: dict[str, Value], code: str) -> int:
    return (values[code].amount or 0) if code in values else 0


def _said_on(turn: Turn, draft: Open) -> date:
    """The day on which the draft was begun: "hôm qua" stays that day, though midnight has passed since."""
    return date.fromisoformat(draft.said_on) if draft.said_on else today(turn.now)
