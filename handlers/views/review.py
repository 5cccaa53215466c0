"""A submission that waits → reply."""

from __future__ import annotations

from collections.abc import Mapping

from dialog.reply import Choice, Paragraph, Reply, Title
from handlers.texts import review as texts
from handlers.views.drafts import lines
from handlers.views.written import moment, on_day
from reports.indicator import Indicator
from reports.submission import Submission


def for_review(submission: Submission, author: str, unit: str, indicators: Mapping[str, Indicator]) -> Reply:
    """One message to the supervisor: who, where, when, the figures, and two buttons."""
    line = texts.LINE.format(author=author, unit=unit, day=on_day(submission.day), moment=moment(submission.sent_at))
    choices = (Choice(texts.APPROVE, f"duyet:{submission.id}"), Choice(texts.RETURN, f"tra:{submission.id}"))
    return Reply((Title(texts.TITLE), Paragraph(line), lines(submission, indicators)), choices)
