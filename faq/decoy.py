"""Neighbouring matters: people ask for them in words like ours, no entry answers them, somebody else does."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from faq.datafile import read

DECOYS = Path(__file__).with_name("decoys.yaml")


@dataclass(frozen=True, slots=True)
class Decoy:
    """`matter` is its name and one of its wordings, `ask` the kind of office that deals with it. It is found, never
    answered."""

    id: str
    matter: str
    ask: str
    wordings: tuple[str, ...]


@cache
def decoys(path: Path = DECOYS) -> tuple[Decoy, ...]:
    """Those that come with the program, read once."""
    content = read(path)
    return tuple(Decoy(one["id"], one["matter"], one["ask"], (one["matter"], *one["wordings"])) for one in content)
