"""What a check found → sentences."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from handlers.texts import checks as texts
from handlers.views.figures import amount
from handlers.views.written import listed, number
from reports.checks.findings import Finding
from reports.indicator import Indicator
from reports.value import Value, joined


def findings(found: Iterable[Finding], indicators: Mapping[str, Indicator]) -> list[str]:
    """A sentence each, in the order given."""
    return [_sentence(one, indicators) for one in found]


def _sentence(found: Finding, indicators: Mapping[str, Indicator]) -> str:
    template = found.sentence or texts.FINDINGS[_wording(found)]
    words = {name: number(fact) for name, fact in found.facts.items()}
    words |= {code: amount(value) for code, value in found.values.items()}
    if "amount" in found.facts:
        words["amount"] = amount(found.values[found.codes[0]])
    words |= _sides(found, indicators)
    one = indicators[found.codes[0]]
    return template.format_map({"name": one.short, "unit": one.unit} | words)


def _wording(found: Finding) -> str:
    """Zero has words of its own: nothing is so many times zero, and zero is no part of anything."""
    return f"{found.rule}_nothing" if found.facts.get("times") == 0 else found.rule


def _sides(found: Finding, indicators: Mapping[str, Indicator]) -> dict[str, str]:
    words = {}
    for side, codes in (("left", found.left), ("right", found.right)):
        if codes:
            words[side] = amount(_sum([found.values[code] for code in codes]))
            words[f"{side}s"] = listed([_in_a_sentence(indicators[code].short) for code in codes])
            words[f"{side}_name"] = listed([indicators[code].name for code in codes])
    return words


def _sum(values: Sequence[Value]) -> Value:
    return Value(sum(value.amount or 0 for value in values), joined(value.precision for value in values))


def _in_a_sentence(name: str) -> str:
    """ "Hồ sơ đúng hạn" → "hồ sơ đúng hạn"; "TTHC …" stays."""
    return name[:1].lower() + name[1:] if name[1:2].islower() or name[1:2] == " " else name
