"""What can go wrong in reporting. The docstring is the message; the person's sentence is in handlers/texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reports.doors import Closed


class ReportError(Exception):
    """A reporting request cannot be carried out."""

    def __str__(self) -> str:
        return super().__str__() or (self.__doc__ or "").split("\n")[0]


class CodeUnknown(ReportError):
    """No invitation has this code."""


class CodeUsed(ReportError):
    """The invitation has no use left."""


class CodeExpired(ReportError):
    """The invitation's time is over, or it was revoked."""


class SampleOff(ReportError):
    """The sample organisation is switched off because this installation is public."""


class BadInvitation(ReportError):
    """A code is for one to a hundred people and for one to thirty days."""


class NotAllowed(ReportError):
    """This person has no role that permits it here."""


class MakerIsChecker(ReportError):
    """Nobody may approve what they reported themselves."""


class AlreadyDecided(ReportError):
    """The submission was approved, returned or withdrawn before."""


class NoSuchSubmission(ReportError):
    """There is no submission with this id within reach of this person."""


class FrozenReport(ReportError):
    """An approved report cannot be replaced, only added to or corrected by a slip."""


class PeriodClosed(ReportError):
    """The period is closed for this unit; `closed` says since when."""

    def __init__(self, closed: Closed) -> None:
        super().__init__(f"{closed.form.id} {closed.period.key} is closed since {closed.since.isoformat()}")
        self.closed = closed


class StaleVersion(ReportError):
    """The submission has changed since the button was shown."""


class SlipOutdated(ReportError):
    """What this correction slip corrects does not stand any more."""


class CorrectedSince(ReportError):
    """A correction slip rests on these figures."""


class TooLateToUndo(ReportError):
    """Ten minutes have passed, or somebody has decided: undoing is over, correcting is open."""


class ReasonMissing(ReportError):
    """This needs a reason."""


class AlreadyAsked(ReportError):
    """The same request waits for an answer already."""


class BadUntil(ReportError):
    """A door has to stay open to a day from today on, for thirty days at most."""


class AlreadyAnswered(ReportError):
    """The request was granted or refused before."""


class NoSuchRequest(ReportError):
    """There is no request with this id within reach of this person."""


class NothingToUse(ReportError):
    """Nothing is approved that could be taken into a total."""


class BadSpan(ReportError):
    """A deputy acts from a day that is not past to a later one, for sixty days at most."""


class UnfitDeputy(ReportError):
    """A deputy has a role in the same unit or above, and is somebody else."""


class NoAccount(ReportError):
    """This person has not joined, so nobody could reach them."""


class FutureDay(ReportError):
    """The day has not begun yet, so nothing can have been counted on it."""


class BadFigure(ReportError):
    """A report is either nil or has figures, each a whole number from 0 to the largest one that a day can hold."""


class NotAdditive(ReportError):
    """Different things were counted, so the counts cannot be added without the lists behind them."""


class BadBook(ReportError):
    """This file cannot be read as a workbook: too_large, locked, old, unreadable, bomb or too_many_rows."""

    def __init__(self, why: str) -> None:
        super().__init__(f"a workbook cannot be read: {why}")
        self.why = why


class BrokenData(ReportError):
    """A data file of the product says something impossible."""

    def __init__(self, file: str, item: str, why: str) -> None:
        super().__init__(f"{file}: {item}: {why}")
        self.file = file
        self.item = item
        self.why = why
