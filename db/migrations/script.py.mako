"""${message}

The running version must go on working with the new schema: add first, fill, switch the code, remove a release later.

Revision: ${up_revision}; follows ${down_revision | comma,n}; written ${create_date}
"""

import sqlalchemy as sa
from alembic import op

import db.base
${imports if imports else ""}

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}
branch_labels = None
depends_on = None


def upgrade() -> None:
    ${upgrades if upgrades else "pass"}


def downgrade() -> None:
    ${downgrades if downgrades else "pass"}
