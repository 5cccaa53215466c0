"""Identities: what must hold between figures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from reports.value import Value, joined

Severity = Literal["error", "warn"]
Operator = Literal["=", "<=", "zero_together"]
Over = Literal["figures", "printed", "reports", "precision", "subsets", "shares"]


@dataclass(frozen=True, slots=True)
class Rule:
    """The sum of `left` against the sum of `right`.

    `zero_together`: nothing on one side means nothing on the other. `may_lack` are parts that some forms do not ask
    for: the rule holds without them when all are missing, and is told by `sentence_without`. `derives`: a missing
    left is the sum of the right.
    """

    left: tuple[str, ...]
    op: Operator
    right: tuple[str, ...]
    sentence: str
    may_lack: tuple[str, ...] = ()
    derives: bool = False
    sentence_without: str = ""

    @property
    def codes(self) -> tuple[str, ...]:
        return (*self.left, *self.right)

    def within(self, values: Mapping[str, Value]) -> Rule | None:
        """The rule over what there is; None when a part is missing that may not be."""
        missing = [code for code in self.codes if code not in values or values[code].amount is None]
        if not missing:
            return self
        if set(missing) != set(self.may_lack):
            return None
        left, right = (tuple(code for code in side if code not in missing) for side in (self.left, self.right))
        return Rule(left, self.op, right, self.sentence_without or self.sentence)

    def holds(self, values: Mapping[str, Value]) -> bool:
        """Whether the figures can be right; one given as "hơn" or "khoảng" may be any that the word allows."""
        (low, high), (below, above) = bounds(self.left, values), bounds(self.right, values)
        if self.op == "<=":
            return low <= above
        if self.op == "=":
            return low <= above and below <= high
        return (high == 0) == (above == 0)


@dataclass(frozen=True, slots=True)
class Identity:
    """A rule of the catalogue. `over` says what it is about; only "figures" has rules of its own.

    An error blocks sending; a warning asks for a short reason.
    """

    id: str
    name: str
    severity: Severity
    over: Over
    rules: tuple[Rule, ...] = ()
    codes: tuple[str, ...] = ()
    sentence: str = ""


def bounds(codes: Iterable[str], values: Mapping[str, Value]) -> tuple[float, float]:
    """The smallest and the largest sum that the figures can stand for."""
    known = [values[code].bounds() for code in codes]
    return sum(low for low, _ in known), sum(high for _, high in known)


def completed(values: Mapping[str, Value], identities: Iterable[Identity]) -> dict[str, Value]:
    """With the sums that follow from their parts: online dossiers from full and partial ones."""
    found = dict(values)
    for rule in (rule for one in identities for rule in one.rules if rule.derives):
        code = rule.left[0]
        parts = [values[part] for part in rule.right if part in values]
        amounts = [part.amount for part in parts if part.amount is not None]
        if (code not in found or found[code].missing) and len(amounts) == len(rule.right):
            found[code] = Value(sum(amounts), joined(part.precision for part in parts), (), parts[0].authority)
    return found
