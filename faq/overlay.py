"""The commune's own places for what an entry says about where to go: name, address, hours, hotline."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from faq.fold import fold

Kind = Literal["office", "police"]

NAMED: dict[Kind, tuple[str, ...]] = {
    "police": ("cong an xa", "cong an cap xa", "cong an phuong"),
    "office": (
        "uy ban nhan dan cap xa",
        "uy ban nhan dan xa",
        "ubnd cap xa",
        "ubnd xa",
        "trung tam phuc vu hanh chinh cong",
        "trung tam xa",
    ),
}
"""How entries call the places that every commune has, folded."""

NOT_OURS = ("trung tam phuc vu hanh chinh cong tinh", "trung tam phuc vu hanh chinh cong cap tinh")


@dataclass(frozen=True, slots=True)
class Place:
    """Where people go. What is empty is not known."""

    name: str
    address: str = ""
    hours: str = ""
    hotline: str = ""

    @property
    def known(self) -> bool:
        """Whether it says more than the name and the usual hours."""
        return bool(self.address or self.hotline)


def named(said: Iterable[str]) -> tuple[Kind, ...]:
    """The kinds of places that these texts send people to, in the order in which they are first named."""
    text = " | ".join(map(fold, said))
    for other in NOT_OURS:
        text = text.replace(other, " ")
    found = {
        kind: min((at for name in names if (at := text.find(name)) >= 0), default=-1) for kind, names in NAMED.items()
    }
    return tuple(sorted((kind for kind, at in found.items() if at >= 0), key=lambda kind: found[kind]))


def places(said: Iterable[str], ours: dict[Kind, Place]) -> tuple[Place, ...]:
    """The commune's own places among those that the texts name, as far as their address or number is known."""
    return tuple(ours[kind] for kind in named(said) if kind in ours and ours[kind].known)
