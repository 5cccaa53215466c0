"""The units for which somebody reports: which is meant, which is the default."""

from __future__ import annotations

from datetime import date

from handlers.identity import unit_for
from handlers.services import Actor
from reports.people import Role
from reports.rights import scope_of
from reports.spoken_unit import SpokenUnit, spoken_unit
from reports.unit import Level, Unit


def own_units(who: Actor, on: date) -> tuple[Unit, ...]:
    """Those in which this person has the role and that exist on that day, the remembered one first."""
    held = (who.tree.unit(one.unit) for one in who.memberships if one.role is Role.REPORTER)
    living = {unit.id: unit for unit in held if who.tree.above(unit.id, on)}
    return tuple(sorted(living.values(), key=lambda unit: unit.id != who.person.unit))


def own_unit(who: Actor, on: date) -> Unit | None:
    """For which this person reports unless another is named. One that has ended is better than none: it explains."""
    living = own_units(who, on)
    return living[0] if living else unit_for(who, Role.REPORTER)


def log_units(who: Actor, on: date, level: Level) -> tuple[Unit, ...]:
    """Those whose daily log this person may fill in: their own of its level, else those below their larger units."""
    own = own_units(who, on)
    at_level = tuple(unit for unit in own if unit.level == level)
    return at_level or tuple(one for unit in own for one in who.tree.below(unit.id, on, level))


def log_unit(who: Actor, on: date, level: Level) -> Unit | None:
    """The one that is meant unless another is named; None for whoever has no log of their own, as in a commune."""
    unit = own_unit(who, on)
    if unit is None or unit.level == level:
        return unit
    return next((one for one in own_units(who, on) if one.level == level), None)


def unit_named(text: str, who: Actor, on: date) -> SpokenUnit:
    """Which unit the sentence names, if any."""
    return spoken_unit(text, scope_of(who.memberships, who.tree, on, Role.REPORTER), who.tree, on)
