"""All tables, so that metadata is complete once this package is imported."""

from db.models.approval import (
    ConsolidatedRow,
    ConsolidationRow,
    CorrectedRow,
    DeputyRow,
    NoteRow,
    RequestRow,
)
from db.models.audit import AuditHeadRow, AuditRow
from db.models.dialog import ConversationRow, InboxRow, LeaseRow, OutboxRow
from db.models.field import CodeTriesRow, GroupRow, HelpCardRow, HelpSecretRow, TapRow
from db.models.knowledge import EntryRow, QuestionRow, ReferenceRow, ReminderRow
from db.models.reports import (
    BindingRow,
    InvitationRow,
    LineRow,
    MembershipRow,
    PersonRow,
    SourceRow,
    SubmissionRow,
    SuccessionRow,
    TreeVersionRow,
    UnitEdgeRow,
    UnitRow,
)

__all__ = [
    "AuditHeadRow",
    "AuditRow",
    "BindingRow",
    "CodeTriesRow",
    "ConsolidatedRow",
    "ConsolidationRow",
    "ConversationRow",
    "CorrectedRow",
    "DeputyRow",
    "EntryRow",
    "GroupRow",
    "HelpCardRow",
    "HelpSecretRow",
    "InboxRow",
    "InvitationRow",
    "LeaseRow",
    "LineRow",
    "MembershipRow",
    "NoteRow",
    "OutboxRow",
    "PersonRow",
    "QuestionRow",
    "ReferenceRow",
    "ReminderRow",
    "RequestRow",
    "SourceRow",
    "SubmissionRow",
    "SuccessionRow",
    "TapRow",
    "TreeVersionRow",
    "UnitEdgeRow",
    "UnitRow",
]
