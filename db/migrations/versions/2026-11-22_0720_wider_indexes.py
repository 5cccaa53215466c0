"""wider indexes: sums of a province are read from the index, and what somebody approved is found at once

The running version must go on working with the new schema: add first, fill, switch the code, remove a release later.

Revision: c7d20b5e1f48; follows a41c90de77f3; written 2026-11-22 07:20:00
"""

import sqlalchemy as sa
from alembic import op


revision = 'c7d20b5e1f48'
down_revision = 'a41c90de77f3'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.drop_index('ix_submissions_unit_day', table_name='submissions')
    op.create_index(
        'ix_submissions_unit_day', 'submissions', ['unit', 'form', 'day', 'state', 'correction', 'id'], unique=False
    )
    op.create_index(
        'ix_submissions_approved', 'submissions', ['decided_by', 'day'], unique=False,
        sqlite_where=sa.text("state = 'approved'"), postgresql_where=sa.text("state = 'approved'"),
    )


def downgrade() -> None:
    op.drop_index('ix_submissions_approved', table_name='submissions')
    op.drop_index('ix_submissions_unit_day', table_name='submissions')
    op.create_index('ix_submissions_unit_day', 'submissions', ['unit', 'form', 'day'], unique=False)
