"""What a check found."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from reports.identity import Severity
from reports.value import Value


@dataclass(frozen=True, slots=True)
class Finding:
    """`rule` is the id of an identity ("ID03") or the name of another check ("usual").

    `codes` are the figures concerned, the first is the one to look at; `left` and `right` are the two sides that were
    compared. `values` are the figures as given, `facts` what the sentence needs beside them. `sentence` comes from
    the catalogue; empty where handlers/texts has it.
    """

    rule: str
    severity: Severity
    codes: tuple[str, ...]
    values: Mapping[str, Value]
    facts: Mapping[str, int] = field(default_factory=dict)
    left: tuple[str, ...] = ()
    right: tuple[str, ...] = ()
    sentence: str = ""

    @property
    def authority(self) -> str:
        """The level of authority over the dossiers concerned; empty when there is none."""
        return next((value.authority for value in self.values.values() if value.authority), "")


def blocking(found: Iterable[Finding]) -> bool:
    """Whether anything has to be put right before sending."""
    return any(one.severity == "error" for one in found)


def to_explain(found: Iterable[Finding], explained: Collection[str] = ()) -> tuple[str, ...]:
    """Codes of figures that still need a short reason, each once; `explained` are those that have one."""
    warned = (one.codes[0] for one in found if one.severity == "warn")
    return tuple(dict.fromkeys(code for code in warned if code not in explained))
