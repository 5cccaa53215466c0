"""Requests, deputies, remarks, consolidations and locks, on the world in memory."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dialog.errors import Conflict
from reports.effects import (
    AddNote,
    AnswerRequest,
    AskRequest,
    Consolidate,
    EndDeputy,
    LockPeriod,
    OpenPeriod,
    SetDeputy,
    WithdrawNote,
)
from reports.states import State
from reports.submission import Submission

if TYPE_CHECKING:
    from tests.fakes.reports import World

USABLE = (State.APPROVED, State.CONSOLIDATED)


def apply_approval(world: World, effect: object) -> bool:
    """Whether it was one of these effects; raises Conflict, having changed nothing."""
    match effect:
        case AskRequest():
            _ask(world, effect)
        case AnswerRequest(request):
            known = world.requests.get(request.id)
            if known is None or known.state != "asked":
                raise Conflict("the request was answered by somebody else")
            world.requests[request.id] = request
        case SetDeputy():
            _set_deputy(world, effect)
        case EndDeputy(deputy, on):
            acting = world.deputies.get(deputy)
            if acting is None or (acting.ended is not None and acting.ended <= on):
                raise Conflict("the deputy is unknown or ended before")
            world.deputies[deputy] = replace(acting, ended=on)
        case AddNote(note):
            if note.id in world.notes:
                raise Conflict("the remark exists already")
            world.notes[note.id] = note
        case WithdrawNote(note_id, _, at):
            if note_id not in world.notes or world.notes[note_id].withdrawn_at is not None:
                raise Conflict("the remark is unknown or was taken back before")
            world.notes[note_id] = replace(world.notes[note_id], withdrawn_at=at)
        case Consolidate():
            _consolidate(world, effect)
        case LockPeriod():
            _lock(world, effect)
        case OpenPeriod():
            _open(world, effect)
        case _:
            return False
    return True


def mark_consolidations(world: World, correction: Submission) -> None:
    """Every total that used a line which this slip corrects has to be issued anew."""
    corrected = {line.corrects for line in correction.lines}
    for one in world.consolidations.values():
        lines = {line.id for each in one.members for line in world.submissions[each].lines}
        if lines & corrected:
            slips = tuple(sorted({*one.corrected_by, correction.id}))
            world.consolidations[one.id] = replace(one, corrected_by=slips)


def _ask(world: World, effect: AskRequest) -> None:
    one = effect.request
    key = (one.kind, one.unit, one.form, one.period)
    waiting = [each for each in world.requests.values() if each.state == "asked"]
    if one.state == "asked" and any((each.kind, each.unit, each.form, each.period) == key for each in waiting):
        raise Conflict("the same request waits already")
    if one.id in world.requests:
        raise Conflict("the request exists already")
    world.requests[one.id] = one


def _set_deputy(world: World, effect: SetDeputy) -> None:
    one = effect.deputy
    key = (one.absent, one.deputy, one.unit, one.role)
    for each in world.deputies.values():
        same = (each.absent, each.deputy, each.unit, each.role) == key and each.first <= one.last
        if same and one.first <= min(each.last, each.ended or each.last):
            raise Conflict("they act for that person there on such a day already")
    world.deputies[one.id] = one


def _consolidate(world: World, effect: Consolidate) -> None:
    one = effect.consolidation
    if one.id in world.consolidations:
        raise Conflict("the consolidation exists already")
    members = [world.submissions.get(each) for each in one.members]
    if any(each is None or each.state not in (*USABLE, State.LOCKED) for each in members):
        raise Conflict("a report that was to be used is not approved any more")
    for each in members:
        assert each is not None
        state = State.LOCKED if each.state is State.LOCKED else State.CONSOLIDATED
        changed = replace(each, state=state, used_in=one.id, version=each.version + 1)
        world.submissions[each.id] = changed
    world.consolidations[one.id] = replace(one, members=tuple(sorted(one.members)))


def _lock(world: World, effect: LockPeriod) -> None:
    for one in list(world.submissions.values()):
        there = one.unit in effect.units and one.form == effect.form and effect.first <= one.day <= effect.last
        if there and one.state in USABLE:
            world.submissions[one.id] = replace(one, state=State.LOCKED, version=one.version + 1)


def _open(world: World, effect: OpenPeriod) -> None:
    for one in list(world.submissions.values()):
        there = one.unit in effect.units and one.form == effect.form and effect.first <= one.day <= effect.last
        if there and one.state is State.LOCKED and one.used_in is None:
            world.submissions[one.id] = replace(one, state=State.APPROVED, version=one.version + 1)
