"""Changes that a turn asks for. The database applies them inside the turn's transaction."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from faq.entry import State
from faq.outcome import Candidate, Name
from faq.revision import Revision

Verdict = Literal["right", "wrong"]
Fault = Literal["topic", "outdated", "unclear"]
"""What is wrong with an answer: another matter, no longer true, hard to understand."""


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
    why: Fault | None = None


@dataclass(frozen=True, slots=True)
class KeepDraft:
    """Keep a draft of an entry. The same author's draft of the same number is replaced.

    Conflict when that number is taken by anything else.
    """

    revision: Revision


@dataclass(frozen=True, slots=True)
class MoveRevision:
    """Move a revision from `expected` to `state`. Conflict when it has left `expected`.

    To LIVE: `instead` is the revision that is served until then, and retires. Conflict when another one is served.
    `by` decided, and is empty where the author moves it on. `sample` marks it as decided in the sample organisation.
    """

    entry: str
    revision: int
    expected: State
    state: State
    at: datetime
    by: str | None = None
    reason: str = ""
    instead: int | None = None
    sample: bool = False
