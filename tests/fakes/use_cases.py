"""Use cases of reporting over the world in memory, with the forms and the calendar of the release."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from reminders.calendar import WorkCalendar
from reminders.load import load_calendar
from reports.doors import FindClosed
from reports.form import Form
from reports.interfaces import Directory, Ledger
from reports.load import load_forms
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
