"""What can go wrong in reporting. The docstring is the message; the person's sentence is in handlers/texts."""

from __future__ import annotations


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


class NotAllowed(ReportError):
    """This person has no role that permits it here."""


class MakerIsChecker(ReportError):
    """Nobody may approve what they reported themselves."""


class AlreadyDecided(ReportError):
    """The submission was approved, returned or withdrawn before."""


class NoSuchSubmission(ReportError):
    """There is no submission with this id within reach of this person."""


class FrozenReport(ReportError):
    """An approved report cannot be replaced, only added to."""


class FutureDay(ReportError):
    """The day has not begun yet, so nothing can have been counted on it."""


class BadFigure(ReportError):
    """A report is either nil or has figures, each a whole number from 0 to the largest one that a day can hold."""


class BrokenData(ReportError):
    """A data file of the product says something impossible."""

    def __init__(self, file: str, item: str, why: str) -> None:
        super().__init__(f"{file}: {item}: {why}")
        self.file = file
        self.item = item
        self.why = why
