"""Figures without an item that turn out to be the sum or the parts of those that have one."""

from __future__ import annotations

from collections.abc import Sequence

from reports.grammar.pair import Loose, Pair
from reports.grammar.pairs import Pairing


def settle(found: Pairing) -> None:
    """Leave out what only says the same once more: "10 người (5 nam, 5 nữ)", "15 lượt: VNeID 10, VssID 5"."""
    if not found.pairs:
        found.loose = sorted([*found.loose, *found.came], key=lambda one: one.at)
    values = [pair.figure.value for pair in found.pairs]
    summed = {pair.figure.value for pair in found.pairs if pair.sum}
    found.loose = [one for one in found.loose if not _is_sum(one, values) and one.figure.value not in summed]
    found.vague = [(problem, one) for problem, one in found.vague if not _is_sum(one, values)]
    for at in {one.at for one in found.loose}:
        parts = [one for one in found.loose if one.at == at]
        if _are_parts(parts, found.pairs[:at]):
            found.loose = [one for one in found.loose if one.at != at]


def _is_sum(one: Loose, values: Sequence[int]) -> bool:
    later, earlier = values[one.at :], values[: one.at]
    return not one.figure.flaw and any(len(some) > 1 and sum(some) == one.figure.value for some in (later, earlier))


def _are_parts(parts: Sequence[Loose], pairs: Sequence[Pair]) -> bool:
    if not pairs or len(parts) < 2 or any(one.more or one.figure.flaw for one in parts):
        return False
    return sum(one.figure.value for one in parts) == pairs[-1].figure.value
