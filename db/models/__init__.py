"""All tables, so that metadata is complete once this package is imported."""

from db.models.dialog import ConversationRow, InboxRow, LeaseRow, OutboxRow
from db.models.knowledge import EntryRow, QuestionRow, ReferenceRow, ReminderRow
from db.models.reports import (
    BindingRow,
    InvitationRow,
    LineRow,
    MembershipRow,
    PersonRow,
    SubmissionRow,
    SuccessionRow,
    UnitEdgeRow,
    UnitRow,
)

__all__ = [
    "BindingRow",
    "ConversationRow",
    "EntryRow",
    "InboxRow",
    "InvitationRow",
    "LeaseRow",
    "LineRow",
    "MembershipRow",
    "OutboxRow",
    "PersonRow",
    "QuestionRow",
    "ReferenceRow",
    "ReminderRow",
    "SubmissionRow",
    "SuccessionRow",
    "UnitEdgeRow",
    "UnitRow",
]
