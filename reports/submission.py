"""Lines and submissions: the atoms of reporting."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from reports.precision import Precision
from reports.states import COUNTING, State

__all__ = ["COUNTING", "LARGEST", "LARGEST_OF_PERIOD", "Line", "State", "Submission"]

LARGEST = 100_000
"""The most that one line of a day can hold; anything above is a slip of the hand."""

LARGEST_OF_PERIOD = 10**15
"""The most that one line of a longer period can hold: money is counted in đồng."""


@dataclass(frozen=True, slots=True)
class Line:
    """indicator × unit × day × amount. Never edited: a correction is a new line that names the one it replaces.

    `amount` is a whole number of the indicator's unit of measure, zero or more; of a list, how many it names.
    `precision` survives ("hơn", "khoảng"). `authority` is the level of authority over the dossier ("xa", "tinh"),
    empty where it does not matter. `items` are the things that a list names. `note` is the short reason that a soft
    check asked for; it travels with the figure. For a period longer than a day, `day` is its last day.
    """

    id: str
    submission: str
    indicator: str
    unit: str
    day: date
    amount: int
    corrects: str | None = None
    precision: Precision = "exact"
    authority: str = ""
    items: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Submission:
    """What was sent for one form, unit and period in one go. No lines and `nil` means "không phát sinh".

    `day` is the last day of the period, `period` its key ("" reads as that day). `replaces` names the submissions
    whose place this one takes. `sentence` is the masked text it came from, `sources` the messages, as
    "telegram:12/345".
    `version` rises with every change of state: a button that carries an older one is stale. `correction` is the
    number of the correction slip ("đính chính số n"), 0 for a first report. `decided_for` is the person in whose
    place a deputy decided. `used_in` is the consolidation that holds its figures.
    """

    id: str
    form: str
    unit: str
    day: date
    author: str
    channel: str
    sent_at: datetime
    state: State
    lines: tuple[Line, ...] = ()
    nil: bool = False
    sentence: str = ""
    replaces: tuple[str, ...] = ()
    decided_by: str | None = None
    decided_at: datetime | None = None
    reason: str = ""
    period: str = ""
    version: int = 1
    correction: int = 0
    decided_for: str | None = None
    sources: tuple[str, ...] = ()
    used_in: str | None = None

    def __post_init__(self) -> None:
        if not self.period:
            object.__setattr__(self, "period", f"day:{self.day:%Y-%m-%d}")

    @property
    def counts(self) -> bool:
        """Whether its figures are in totals. A correction has to be approved first: nothing changes silently."""
        return self.state in COUNTING and not (self.correction and self.state is State.SENT)
