"""What reporting remembers, as plain values in memory."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from dialog.errors import Conflict
from reports.effects import AddInvitation, AddSubmission, Decide, EndMembership, UseInvitation
from reports.people import Invitation, Membership, Person, Role
from reports.sample import load_sample
from reports.submission import COUNTING, State, Submission
from reports.tree import UnitTree
from reports.unit import Edge, Succession, Unit


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
            case AddSubmission(submission, expects):
                self._add(submission, expects)
            case Decide():
                self._decide(effect)
            case EndMembership(person, unit, on):
                self.memberships = [
                    replace(one, valid_to=on) if (one.person, one.unit) == (person, unit) and _after(one, on) else one
                    for one in self.memberships
                ]
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

    def _add(self, one: Submission, expects: frozenset[str]) -> None:
        if one.id in self.submissions:
            raise Conflict("the submission exists already")
        if expects != self._counting(one):
            raise Conflict("somebody saved a report for that day in between")
        replaced = [self.submissions.get(each) for each in one.replaces]
        if any(each is None or each.state is not State.SENT for each in replaced):
            raise Conflict("the submission to be replaced was decided meanwhile")
        for each in one.replaces:
            self.submissions[each] = replace(self.submissions[each], state=State.WITHDRAWN)
        self.submissions[one.id] = one

    def _counting(self, like: Submission) -> frozenset[str]:
        key = (like.author, like.form, like.unit, like.day)
        return frozenset(
            one.id
            for one in self.submissions.values()
            if one.state in COUNTING and (one.author, one.form, one.unit, one.day) == key
        )

    def _decide(self, effect: Decide) -> None:
        known = self.submissions.get(effect.submission)
        if known is None or known.state is not effect.expected:
            raise Conflict("the submission was decided by somebody else")
        self.submissions[known.id] = replace(
            known, state=effect.state, decided_by=effect.by, decided_at=effect.at, reason=effect.reason
        )


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
        return [one for one in self.world.memberships if one.person == person and one.holds(on)]

    async def members(self, units: Sequence[str], on: date, role: Role | None = None) -> list[Membership]:
        held = (one for one in self.world.memberships if one.unit in units and one.holds(on))
        return [one for one in held if role in (None, one.role)]

    async def addresses(self, person: str, now: datetime) -> list[str]:
        mine = [
            (binding.bound_at, address)
            for address, binding in self.world.bindings.items()
            if binding.person == person and binding.holds(now) and address not in self.world.closed
        ]
        return [address for _, address in sorted(mine, reverse=True)]

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
