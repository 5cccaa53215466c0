"""audit: one chain of rows a unit, which nobody can change

The running version must go on working with the new schema: add first, fill, switch the code, remove a release later.

Revision: 5d1c7e0a94b2; follows fbe6e0ca7b1c; written 2026-11-22 06:00:00
"""

import sqlalchemy as sa
from alembic import op

import db.base


revision = '5d1c7e0a94b2'
down_revision = 'fbe6e0ca7b1c'
branch_labels = None
depends_on = None

REFUSED = "audit rows are never changed"


def upgrade() -> None:
    op.create_table('audit',
    sa.Column('unit', sa.String(length=60), nullable=False),
    sa.Column('seq', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('at', db.base.UtcTime(timezone=True), nullable=False),
    sa.Column('actor', sa.String(length=60), nullable=False),
    sa.Column('action', sa.String(length=40), nullable=False),
    sa.Column('subject', sa.String(length=120), nullable=False),
    sa.Column('facts', sa.JSON(), nullable=False),
    sa.Column('prev', sa.String(length=64), nullable=False),
    sa.Column('hash', sa.String(length=64), nullable=False),
    sa.PrimaryKeyConstraint('unit', 'seq', name=op.f('pk_audit'))
    )
    op.create_index('ix_audit_subject', 'audit', ['subject'])
    op.create_table('audit_heads',
    sa.Column('unit', sa.String(length=60), nullable=False),
    sa.Column('seq', sa.Integer(), nullable=False),
    sa.Column('hash', sa.String(length=64), nullable=False),
    sa.PrimaryKeyConstraint('unit', name=op.f('pk_audit_heads'))
    )
    (on_sqlite if op.get_bind().dialect.name == 'sqlite' else on_postgresql)()


def on_sqlite() -> None:
    refuse = f"BEGIN SELECT RAISE(ABORT, '{REFUSED}'); END"
    op.execute(f"CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit {refuse}")
    op.execute(f"CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit {refuse}")
    op.execute(
        "CREATE TRIGGER audit_follows BEFORE INSERT ON audit WHEN NOT EXISTS (SELECT 1 FROM audit_heads "
        f"WHERE unit = NEW.unit AND seq = NEW.seq - 1 AND hash = NEW.prev) {refuse}"
    )
    op.execute(
        "CREATE TRIGGER audit_moves AFTER INSERT ON audit "
        "BEGIN UPDATE audit_heads SET seq = NEW.seq, hash = NEW.hash WHERE unit = NEW.unit; END"
    )
    op.execute(
        "CREATE TRIGGER audit_heads_begin BEFORE INSERT ON audit_heads "
        f"WHEN NEW.seq <> 0 OR EXISTS (SELECT 1 FROM audit_heads WHERE unit = NEW.unit) {refuse}"
    )
    op.execute(
        "CREATE TRIGGER audit_heads_rise BEFORE UPDATE ON audit_heads "
        f"WHEN NEW.unit <> OLD.unit OR NEW.seq <> OLD.seq + 1 {refuse}"
    )
    op.execute(f"CREATE TRIGGER audit_heads_no_delete BEFORE DELETE ON audit_heads {refuse}")


def on_postgresql() -> None:
    op.execute(
        "CREATE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{REFUSED}'; END $$"
    )
    op.execute(
        "CREATE FUNCTION audit_follow() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        "UPDATE audit_heads SET seq = NEW.seq, hash = NEW.hash "
        "WHERE unit = NEW.unit AND seq = NEW.seq - 1 AND hash = NEW.prev; "
        f"IF NOT FOUND THEN RAISE EXCEPTION '{REFUSED}'; END IF; RETURN NEW; END $$"
    )
    op.execute("CREATE TRIGGER audit_follows BEFORE INSERT ON audit FOR EACH ROW EXECUTE FUNCTION audit_follow()")
    refuse = "EXECUTE FUNCTION audit_refuse()"
    op.execute(f"CREATE TRIGGER audit_no_change BEFORE UPDATE OR DELETE ON audit FOR EACH ROW {refuse}")
    for table in ('audit', 'audit_heads'):
        op.execute(f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} FOR EACH STATEMENT {refuse}")
    op.execute(
        "CREATE TRIGGER audit_heads_begin BEFORE INSERT ON audit_heads FOR EACH ROW "
        f"WHEN (NEW.seq <> 0) {refuse}"
    )
    op.execute(
        "CREATE TRIGGER audit_heads_rise BEFORE UPDATE ON audit_heads FOR EACH ROW "
        f"WHEN (NEW.unit <> OLD.unit OR NEW.seq <> OLD.seq + 1) {refuse}"
    )
    op.execute(f"CREATE TRIGGER audit_heads_no_delete BEFORE DELETE ON audit_heads FOR EACH ROW {refuse}")


def downgrade() -> None:
    op.drop_table('audit_heads')
    op.drop_table('audit')
    if op.get_bind().dialect.name == 'postgresql':
        op.execute("DROP FUNCTION audit_refuse()")
        op.execute("DROP FUNCTION audit_follow()")
