"""Use cases of reporting over the world in memory, with the forms and the calendar of the release."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from reminders.calendar import WorkCalendar
from reminders.load import load_calendar
from reports.catalogue import Catalogue, load_catalogue
from reports.consolidate import ConsolidatePeriod
from reports.doors import FindClosed
from reports.examine import ExamineReport
from reports.form import Form
from reports.interfaces import Directory, Ledger
from reports.load import load_forms
from reports.lock import FindLocks
from reports.request import AskForTime
from reports.review import ReviewSubmission
from reports.submit import SubmitReport


@cache
def forms() -> Mapping[str, Form]:
    """Those of the release."""
    return load_forms()


@cache
def calendar() -> WorkCalendar:
    """That of the release."""
    return load_calendar()


def submitting(directory: Directory, ledger: Ledger) -> SubmitReport:
    """Turns drafts into submissions."""
    return SubmitReport(directory, ledger, forms(), FindClosed(directory, ledger, calendar()))


def reviewing(directory: Directory, ledger: Ledger) -> ReviewSubmission:
    """Decides about them."""
    return ReviewSubmission(directory, ledger, submitting(directory, ledger))


@cache
def catalogue() -> Catalogue:
    """That of the release."""
    return load_catalogue()


def examining(ledger: Ledger) -> ExamineReport:
    """Looks at one report beside the past."""
    return ExamineReport(ledger, catalogue(), forms())


def asking(directory: Directory, ledger: Ledger) -> AskForTime:
    """Doors."""
    return AskForTime(directory, ledger, forms(), FindClosed(directory, ledger, calendar()))


def consolidating(directory: Directory, ledger: Ledger) -> ConsolidatePeriod:
    """Totals."""
    doors = FindClosed(directory, ledger, calendar())
    return ConsolidatePeriod(directory, ledger, forms(), catalogue().indicators, doors)


def locking(directory: Directory, ledger: Ledger) -> FindLocks:
    """Locks."""
    return FindLocks(directory, ledger, forms(), calendar())
