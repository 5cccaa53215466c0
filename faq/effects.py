"""Changes that a turn asks for. The database applies them inside the turn's transaction."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from faq.outcome import Candidate, Name

Verdict = Literal["right", "wrong"]


@dataclass(frozen=True, slots=True)
class RecordQuestion:
    """Keep a masked question, what came of it, and the scores of winners and losers. `id` is new."""

    id: str
    masked: str
    outcome: Name
    entry: str | None
    revision: int | None
    candidates: tuple[Candidate, ...]
    channel: str
    at: datetime


@dataclass(frozen=True, slots=True)
class RateAnswer:
    """What the person thought of the answer. A second verdict replaces the first; an unknown id changes nothing."""

    question: str
    verdict: Verdict
    at: datetime
