"""Neighbouring matters: people ask for them in words like ours, no entry answers them, somebody else does."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

from faq.datafile import read

DECOYS = Path(__file__).with_name("decoys.yaml")
UNSAFE = Path(__file__).with_name("decoys_unsafe.yaml")

About = Literal[
    "", "scam", "self_harm", "emergency", "secret_codes", "act_for_me", "forgery", "others_data", "instructions"
]


@dataclass(frozen=True, slots=True)
class Decoy:
    """`matter` is its name and one of its wordings, `ask` the kind of office that deals with it. It is found, never
    answered.

    With `about` it is something to refuse, or a danger: what the guard's rules missed and is said in like words.
    """

    id: str
    matter: str
    ask: str
    wordings: tuple[str, ...]
    about: About = ""


@cache
def decoys(paths: tuple[Path, ...] = (DECOYS, UNSAFE)) -> tuple[Decoy, ...]:
    """Those that come with the program, read once."""
    return tuple(decoy(one) for path in paths for one in read(path))


def decoy(content: dict[str, Any]) -> Decoy:
    about, matter = content.get("about", ""), content["matter"]
    named = () if about else (matter,)
    return Decoy(content["id"], matter, content["ask"], (*named, *content["wordings"]), about)
