"""Neighbouring matters: people ask for them in words like ours, no entry answers them, somebody else does."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

DECOYS = Path(__file__).with_name("decoys.yaml")


@dataclass(frozen=True, slots=True)
class Decoy:
    """`matter` is what it is called, `ask` the kind of office that deals with it. It is found, never answered. Its name
    is one of its wordings."""

    id: str
    matter: str
    ask: str
    wordings: tuple[str, ...]


@cache
def decoys(path: Path = DECOYS) -> tuple[Decoy, ...]:
    """Those that come with the program, read once."""
    content = yaml.safe_load(path.read_text("utf-8"))
    return tuple(Decoy(one["id"], one["matter"], one["ask"], (one["matter"], *one["wordings"])) for one in content)
