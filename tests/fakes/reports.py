"""What reporting remembers, as plain values in memory."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from dialog.errors import Conflict
from reports.consolidation import Consolidation
from reports.deputy import Deputy
from reports.doors import Request, RequestState
from reports.effects import (
    AddInvitation,
    AddSubmission,
    Decide,
    EndMembership,
    PreferUnit,
    RevokeInvitation,
    Undo,
    UseInvitation,
)
from reports.form import Per
from reports.lock import Place
from reports.note import Note
from reports.people import Invitation, Membership, Person, Role
from reports.sample import load_sample
from reports.slips import outdated, rested_on
from reports.submission import State, Submission
from reports.sums import Sent, Sum, sent_of, sums_of
from reports.tree import UnitTree
from reports.unit import Edge, Succession, Unit
from tests.fakes.approval import apply_approval, mark_consolidations
from tests.fakes.field import Field
from tests.fakes.groups import Rooms


@dataclass(frozen=True, slots=True)
class Binding:
    """Whose chat an address is."""

    person: str
    bound_at: datetime
    until: datetime | None = None

    def holds(self, now: datetime) -> bool:
        return self.until is None or now < self.until


@dataclass(slots=True)
class World:
    """The state that effects change."""

    units: list[Unit] = field(default_factory=list)
    edges: list[Edge] = field(default_factory=list)
    successions: list[Succession] = field(default_factory=list)
    people: dict[str, Person] = field(default_factory=dict)
    memberships: list[Membership] = field(default_factory=list)
    bindings: dict[str, Binding] = field(default_factory=dict)
    closed: set[str] = field(default_factory=set)
    invitations: dict[str, Invitation] = field(default_factory=dict)
    submissions: dict[str, Submission] = field(default_factory=dict)
    requests: dict[str, Request] = field(default_factory=dict)
    deputies: dict[str, Deputy] = field(default_factory=dict)
    notes: dict[str, Note] = field(default_factory=dict)
    consolidations: dict[str, Consolidation] = field(default_factory=dict)
    work: Field = field(default_factory=Field)
    rooms: Rooms = field(default_factory=Rooms)

    @classmethod
    def of_sample(cls) -> World:
        """The sample organisation, nobody bound, nothing reported."""
        sample = load_sample()
        return cls(
            units=list(sample.units),
            edges=list(sample.edges),
            successions=list(sample.successions),
            people={person.id: person for person in sample.people},
            memberships=list(sample.memberships),
        )

    def apply(self, effect: object) -> None:
        """Raises Conflict, having changed nothing, when the world is not as the effect expects."""
        match effect:
            case UseInvitation():
                self._use(effect)
            case AddInvitation(invitation):
                if invitation.code_hash in self.invitations:
                    raise Conflict("the code exists already")
                self.invitations[invitation.code_hash] = invitation
            case AddSubmission():
                self._add(effect.submission, effect.expects, effect.per)
            case Decide():
                self._decide(effect)
            case EndMembership(person, unit, on):
                self.memberships = [
                    replace(one, valid_to=on) if (one.person, one.unit) == (person, unit) and _after(one, on) else one
                    for one in self.memberships
                ]
            case Undo():
                self._undo(effect)
            case PreferUnit(person, unit):
                self.people[person] = replace(self.people[person], unit=unit)
            case RevokeInvitation(code_hash):
                if code_hash not in self.invitations:
                    raise Conflict("nobody knows this code")
                self.invitations[code_hash] = replace(self.invitations[code_hash], revoked=True)
            case _ if apply_approval(self, effect) or self.work.apply(effect) or self.rooms.apply(effect):
                pass
            case _:
                raise TypeError(f"not an effect of reporting: {effect!r}")

    def _use(self, effect: UseInvitation) -> None:
        known = self.invitations.get(effect.code_hash)
        if known is None or known.revoked or known.used >= known.max_uses or known.expires_at <= effect.at:
            raise Conflict("the code has no use left")
        self.invitations[effect.code_hash] = replace(known, used=known.used + 1)
        self.people.setdefault(effect.person.id, effect.person)
        if effect.membership is not None and not self._held(effect.membership):
            self.memberships.append(effect.membership)
        self.bindings[effect.address] = Binding(effect.person.id, effect.at, effect.session_until)

    def _held(self, new: Membership) -> bool:
        role = (new.person, new.unit, new.role)
        same = (one for one in self.memberships if (one.person, one.unit, one.role) == role)
        return any(one.valid_to is None or one.valid_to >= new.valid_from for one in same)

    def _add(self, one: Submission, expects: frozenset[str], per: Per) -> None:
        if one.id in self.submissions:
            raise Conflict("the submission exists already")
        same = [each for each in self.submissions.values() if _place(each) == _place(one)]
        if expects != {each.id for each in same if each.counts and (per == "unit" or each.author == one.author)}:
            raise Conflict("somebody saved a report for that period in between")
        if one.correction and one.correction != max((each.correction for each in same), default=0) + 1:
            raise Conflict("somebody wrote a correction slip in between")
        replaced = [self.submissions.get(each) for each in one.replaces]
        if any(each is None or each.state not in (State.SENT, State.RETURNED) for each in replaced):
            raise Conflict("the submission to be replaced was decided meanwhile")
        for each in one.replaces:
            self._withdraw(self.submissions[each])
        self.submissions[one.id] = one

    def _withdraw(self, one: Submission) -> None:
        """The reason of what was returned stays; that of an approval taken back is told no more."""
        self._move(replace(one, reason="") if one.state is State.SENT else one, State.WITHDRAWN)

    def _guard_slips(self, effect: Decide, known: Submission) -> None:
        there = [each for each in self.submissions.values() if _place(each) == _place(known)]
        if known.correction and effect.state is State.APPROVED and outdated(known, there):
            raise Conflict("what the slip corrects does not stand any more")
        if effect.expected is State.APPROVED and rested_on(known, there):
            raise Conflict("a correction slip rests on it")

    def _move(self, one: Submission, state: State) -> None:
        self.submissions[one.id] = replace(one, state=state, version=one.version + 1)

    def _undo(self, effect: Undo) -> None:
        known = self.submissions.get(effect.submission)
        if known is None or (known.state, known.version, known.author) != (State.SENT, effect.version, effect.by):
            raise Conflict("the submission was decided or undone meanwhile")
        self._move(known, State.WITHDRAWN)
        for each in known.replaces:
            was = self.submissions[each]
            self._move(was, State.RETURNED if was.reason else State.SENT)

    def _decide(self, effect: Decide) -> None:
        known = self.submissions.get(effect.submission)
        if known is None or known.state is not effect.expected or effect.version not in (None, known.version):
            raise Conflict("the submission was decided by somebody else")
        self._guard_slips(effect, known)
        self.submissions[known.id] = replace(
            known,
            state=effect.state,
            decided_by=effect.by,
            decided_at=effect.at,
            decided_for=effect.decided_for,
            reason=effect.reason,
            version=known.version + 1,
        )
        if known.correction and effect.state is State.APPROVED:
            mark_consolidations(self, known)


def _place(one: Submission) -> tuple[str, str, date]:
    return (one.form, one.unit, one.day)


def _after(membership: Membership, on: date) -> bool:
    """Whether it would go on after that day."""
    return membership.valid_to is None or membership.valid_to > on


@dataclass(frozen=True, slots=True)
class MemoryDirectory:
    """Who is who, read from the world."""

    world: World

    async def tree(self) -> UnitTree:
        return UnitTree(self.world.units, self.world.edges, self.world.successions)

    async def person_at(self, address: str, now: datetime) -> Person | None:
        binding = self.world.bindings.get(address)
        return self.world.people[binding.person] if binding and binding.holds(now) else None

    async def person(self, person: str) -> Person | None:
        return self.world.people.get(person)

    async def memberships(self, person: str, on: date) -> list[Membership]:
        own = [one for one in self.world.memberships if one.person == person and one.holds(on)]
        acting = [one for one in self.world.deputies.values() if one.deputy == person and one.holds(on)]
        return own + [lent for one in acting for lent in self._lent(one, on)]

    def _lent(self, one: Deputy, on: date) -> list[Membership]:
        held = (each for each in self.world.memberships if each.holds(on))
        wanted = (one.absent, one.unit, one.role)
        found = [each for each in held if (each.person, each.unit, each.role) == wanted]
        return [replace(each, person=one.deputy, acting_for=one.absent) for each in found]

    async def deputies(self, units: Sequence[str], on: date) -> list[Deputy]:
        found = (one for one in self.world.deputies.values() if one.unit in units and one.last >= on)
        lasting = (one for one in found if one.ended is None or one.ended >= on)
        return sorted(lasting, key=lambda one: (one.first, one.id))

    async def members(self, units: Sequence[str], on: date, role: Role | None = None) -> list[Membership]:
        held = (one for one in self.world.memberships if one.unit in units and one.holds(on))
        acting = [one for one in await self.deputies(units, on) if one.holds(on)]
        everybody = [*held, *(lent for one in acting for lent in self._lent(one, on))]
        return [one for one in everybody if role in (None, one.role)]

    async def addresses(self, person: str, now: datetime) -> list[str]:
        mine = [
            (binding.bound_at, address)
            for address, binding in self.world.bindings.items()
            if binding.person == person and binding.holds(now) and address not in self.world.closed
        ]
        return [address for _, address in sorted(mine, reverse=True)]

    async def invitations(self, units: Sequence[str], now: datetime) -> list[Invitation]:
        found = (one for one in self.world.invitations.values() if one.unit in units and not one.revoked)
        usable = (one for one in found if one.used < one.max_uses and one.expires_at > now)
        return sorted(usable, key=lambda one: one.expires_at)

    async def invitation(self, code_hash: str) -> Invitation | None:
        return self.world.invitations.get(code_hash)


@dataclass(frozen=True, slots=True)
class MemoryLedger:
    """What was reported, read from the world."""

    world: World

    async def submission(self, submission: str) -> Submission | None:
        return self.world.submissions.get(submission)

    async def submissions(self, units: Sequence[str], form: str, first: date, last: date) -> list[Submission]:
        found = [
            one
            for one in self.world.submissions.values()
            if one.unit in units and one.form == form and first <= one.day <= last
        ]
        return sorted(found, key=lambda one: (one.sent_at, one.id))

    async def sums(self, units: Sequence[str], form: str, first: date, last: date) -> list[Sum]:
        found = await self.submissions(units, form, first, last)
        return sums_of([one for one in found if one.counts])

    async def sent(self, units: Sequence[str], form: str, first: date, last: date) -> list[Sent]:
        found = await self.submissions(units, form, first, last)
        return sent_of(one for one in found if one.counts)

    async def approved_by(self, person: str, since: date, limit: int = 100) -> list[Submission]:
        mine = (one for one in self.world.submissions.values() if one.decided_by == person and one.day >= since)
        found = (one for one in mine if one.state is State.APPROVED and one.used_in is None)
        return sorted(found, key=lambda one: (one.decided_at or one.sent_at, one.id), reverse=True)[:limit]

    async def waiting(self, units: Sequence[str], *, lines: bool = True) -> list[Submission]:
        return [one if lines else replace(one, lines=()) for one in await self._waiting(units)]

    async def _waiting(self, units: Sequence[str]) -> list[Submission]:
        found = (one for one in self.world.submissions.values() if one.unit in units and one.state is State.SENT)
        return sorted(found, key=lambda one: (one.sent_at, one.id))

    async def unlocked(self, form: str, until: date) -> list[Place]:
        states = (State.SENT, State.APPROVED, State.CONSOLIDATED)
        found = [one for one in self.world.submissions.values() if one.form == form and one.day <= until]
        counted = Counter((one.state, one.day, one.period, one.unit) for one in found if one.state in states)
        return [Place(unit, period, on, state, n) for (state, on, period, unit), n in sorted(counted.items())]

    async def by_author(self, author: str, first: date, last: date) -> list[Submission]:
        mine = (one for one in self.world.submissions.values() if one.author == author and first <= one.day <= last)
        return sorted(mine, key=lambda one: (one.sent_at, one.id), reverse=True)

    async def from_source(self, source: str) -> list[Submission]:
        return [one for one in self.world.submissions.values() if source in one.sources]

    async def history(self, unit: str, form: str, before: date, limit: int = 24) -> list[Submission]:
        same = [one for one in self.world.submissions.values() if (one.unit, one.form) == (unit, form)]
        days = sorted({one.day for one in same if one.day < before}, reverse=True)[:limit]
        found = (one for one in same if one.day in days and one.counts)
        return sorted(found, key=lambda one: (one.day, one.sent_at), reverse=True)

    async def requests(self, units: Sequence[str], state: RequestState | None = None) -> list[Request]:
        found = (one for one in self.world.requests.values() if one.unit in units and state in (None, one.state))
        return sorted(found, key=lambda one: (one.at, one.id))

    async def request(self, request: str) -> Request | None:
        return self.world.requests.get(request)

    async def notes(self, units: Sequence[str], first: date, last: date) -> list[Note]:
        found = (one for one in self.world.notes.values() if one.unit in units and first <= one.day <= last)
        return sorted((one for one in found if one.withdrawn_at is None), key=lambda one: (one.at, one.id))

    async def consolidation(self, consolidation: str) -> Consolidation | None:
        return self.world.consolidations.get(consolidation)

    async def consolidations(self, units: Sequence[str], form: str, period: str) -> list[Consolidation]:
        known = self.world.consolidations.values()
        found = (one for one in known if one.unit in units and (one.form, one.period) == (form, period))
        return sorted(found, key=lambda one: (one.at, one.id))
