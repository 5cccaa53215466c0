"""Identities of the catalogue over the figures of one unit and period."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from reports.catalogue import Catalogue
from reports.checks.findings import Finding
from reports.identity import Identity, Rule
from reports.value import Value

Values = Mapping[str, Value]


def broken_rules(values: Values, catalogue: Catalogue) -> Iterator[Finding]:
    """Rules that cannot hold. A pair of sides is told by the rule made for it, then not again by a general one.

    So results digitised later than the month stay a warning (ID04), though they are a ratio's numerator (ID15).
    """
    told: set[tuple[frozenset[str], frozenset[str]]] = set()
    for identity, rule in every_rule(catalogue):
        sides = frozenset(rule.left), frozenset(rule.right)
        whole = rule.within(values)
        if whole is not None and sides not in told and not whole.holds(values):
            told.add(sides)
            yield _finding(identity, whole, values)


def every_rule(catalogue: Catalogue) -> Iterator[tuple[Identity, Rule]]:
    """Rules of their own first, then part and whole (ID14), then numerator and denominator of shares (ID15)."""
    for identity in catalogue.identities.values():
        yield from ((identity, rule) for rule in identity.rules)
    for identity in (one for one in catalogue.identities.values() if one.over == "subsets"):
        for code, one in catalogue.indicators.items():
            yield from ((identity, Rule((code,), "<=", (whole,), identity.sentence)) for whole in one.part_of)
    for identity in (one for one in catalogue.identities.values() if one.over == "shares"):
        for ratio in (one for one in catalogue.ratios.values() if one.is_share):
            yield identity, Rule(ratio.numerator, "<=", ratio.denominator, identity.sentence)


def differing(values: Values, others: Sequence[Values], catalogue: Catalogue) -> Iterator[Finding]:
    """Figures that other reports of the same unit and period give otherwise (ID10)."""
    for identity in (one for one in catalogue.identities.values() if one.over == "reports"):
        for code in identity.codes:
            mine = values.get(code)
            theirs = [other[code] for other in others if code in other]
            for one in theirs:
                if mine is not None and _apart(mine, one):
                    rule = Rule((code,), "=", (), identity.sentence)
                    facts = {"left": mine.amount or 0, "right": one.amount or 0}
                    yield replace(_finding(identity, rule, values), facts=facts)
                    break


def _finding(identity: Identity, rule: Rule, values: Values) -> Finding:
    left, right = (sum(values[code].amount or 0 for code in side) for side in (rule.left, rule.right))
    codes = tuple(dict.fromkeys(rule.codes))
    facts = {"left": left, "right": right, "gap": abs(left - right)}
    known = {code: values[code] for code in codes}
    return Finding(identity.id, identity.severity, codes, known, facts, rule.left, rule.right, rule.sentence)


def _apart(mine: Value, other: Value) -> bool:
    (low, high), (below, above) = mine.bounds(), other.bounds()
    return low > above or below > high
