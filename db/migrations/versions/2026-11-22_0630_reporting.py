"""reporting: states, corrections, requests, deputies, remarks, consolidations, work in the field

The running version must go on working with the new schema: add first, fill, switch the code, remove a release later.

Revision: a41c90de77f3; follows 5d1c7e0a94b2; written 2026-11-22 05:19:18.340058
"""

import sqlalchemy as sa
from alembic import op

import db.base


revision = 'a41c90de77f3'
down_revision = '5d1c7e0a94b2'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('code_tries',
    sa.Column('channel', sa.String(length=20), nullable=False),
    sa.Column('since', db.base.UtcTime(timezone=True), nullable=False),
    sa.Column('tries', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('channel', name=op.f('pk_code_tries'))
    )
    op.create_table('tree_version',
    sa.Column('id', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_tree_version'))
    )
    op.create_table('help_secrets',
    sa.Column('period', sa.String(length=20), nullable=False),
    sa.Column('secret', sa.LargeBinary(), nullable=False),
    sa.PrimaryKeyConstraint('period', name=op.f('pk_help_secrets'))
    )
    op.create_table('consolidations',
    sa.Column('id', sa.String(length=60), nullable=False),
    sa.Column('unit', sa.String(length=60), nullable=False),
    sa.Column('form', sa.String(length=60), nullable=False),
    sa.Column('period', sa.String(length=20), nullable=False),
    sa.Column('by', sa.String(length=60), nullable=False),
    sa.Column('at', db.base.UtcTime(timezone=True), nullable=False),
    sa.Column('figures', sa.JSON(), nullable=False),
    sa.ForeignKeyConstraint(['by'], ['persons.id'], name=op.f('fk_consolidations_by_persons')),
    sa.ForeignKeyConstraint(['unit'], ['units.id'], name=op.f('fk_consolidations_unit_units')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_consolidations'))
    )
    with op.batch_alter_table('consolidations', schema=None) as batch_op:
        batch_op.create_index('ix_consolidations_unit_form', ['unit', 'form', 'period'], unique=False)

    op.create_table('deputies',
    sa.Column('id', sa.String(length=60), nullable=False),
    sa.Column('absent', sa.String(length=60), nullable=False),
    sa.Column('deputy', sa.String(length=60), nullable=False),
    sa.Column('unit', sa.String(length=60), nullable=False),
    sa.Column('role', sa.String(length=20), nullable=False),
    sa.Column('first', sa.Date(), nullable=False),
    sa.Column('last', sa.Date(), nullable=False),
    sa.Column('by', sa.String(length=60), nullable=False),
    sa.Column('at', db.base.UtcTime(timezone=True), nullable=False),
    sa.Column('ended', sa.Date(), nullable=True),
    sa.ForeignKeyConstraint(['absent'], ['persons.id'], name=op.f('fk_deputies_absent_persons')),
    sa.ForeignKeyConstraint(['by'], ['persons.id'], name=op.f('fk_deputies_by_persons')),
    sa.ForeignKeyConstraint(['deputy'], ['persons.id'], name=op.f('fk_deputies_deputy_persons')),
    sa.ForeignKeyConstraint(['unit'], ['units.id'], name=op.f('fk_deputies_unit_units')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_deputies'))
    )
    with op.batch_alter_table('deputies', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_deputies_deputy'), ['deputy'], unique=False)
        batch_op.create_index(batch_op.f('ix_deputies_unit'), ['unit'], unique=False)

    op.create_table('help_cards',
    sa.Column('period', sa.String(length=20), nullable=False),
    sa.Column('unit', sa.String(length=60), nullable=False),
    sa.Column('digest', sa.String(length=64), nullable=False),
    sa.Column('first_day', sa.Date(), nullable=False),
    sa.Column('turns', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['unit'], ['units.id'], name=op.f('fk_help_cards_unit_units')),
    sa.PrimaryKeyConstraint('period', 'unit', 'digest', name=op.f('pk_help_cards'))
    )
    op.create_table('notes',
    sa.Column('id', sa.String(length=60), nullable=False),
    sa.Column('kind', sa.String(length=20), nullable=False),
    sa.Column('unit', sa.String(length=60), nullable=False),
    sa.Column('day', sa.Date(), nullable=False),
    sa.Column('author', sa.String(length=60), nullable=False),
    sa.Column('at', db.base.UtcTime(timezone=True), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('number', sa.String(length=60), nullable=False),
    sa.Column('dated', sa.Date(), nullable=True),
    sa.Column('withdrawn_at', db.base.UtcTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['author'], ['persons.id'], name=op.f('fk_notes_author_persons')),
    sa.ForeignKeyConstraint(['unit'], ['units.id'], name=op.f('fk_notes_unit_units')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_notes'))
    )
    with op.batch_alter_table('notes', schema=None) as batch_op:
        batch_op.create_index('ix_notes_unit_day', ['unit', 'day'], unique=False)

    op.create_table('requests',
    sa.Column('id', sa.String(length=60), nullable=False),
    sa.Column('kind', sa.String(length=10), nullable=False),
    sa.Column('unit', sa.String(length=60), nullable=False),
    sa.Column('form', sa.String(length=60), nullable=False),
    sa.Column('period', sa.String(length=20), nullable=False),
    sa.Column('by', sa.String(length=60), nullable=False),
    sa.Column('at', db.base.UtcTime(timezone=True), nullable=False),
    sa.Column('until', sa.Date(), nullable=False),
    sa.Column('reason', sa.Text(), nullable=False),
    sa.Column('state', sa.String(length=10), nullable=False),
    sa.Column('decided_by', sa.String(length=60), nullable=True),
    sa.Column('decided_at', db.base.UtcTime(timezone=True), nullable=True),
    sa.Column('answer', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['by'], ['persons.id'], name=op.f('fk_requests_by_persons')),
    sa.ForeignKeyConstraint(['decided_by'], ['persons.id'], name=op.f('fk_requests_decided_by_persons')),
    sa.ForeignKeyConstraint(['unit'], ['units.id'], name=op.f('fk_requests_unit_units')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_requests'))
    )
    with op.batch_alter_table('requests', schema=None) as batch_op:
        batch_op.create_index('ix_requests_unit_state', ['unit', 'state'], unique=False)

    op.create_table('unit_groups',
    sa.Column('address', sa.String(length=120), nullable=False),
    sa.Column('unit', sa.String(length=60), nullable=False),
    sa.Column('by', sa.String(length=60), nullable=False),
    sa.Column('at', db.base.UtcTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['by'], ['persons.id'], name=op.f('fk_unit_groups_by_persons')),
    sa.ForeignKeyConstraint(['unit'], ['units.id'], name=op.f('fk_unit_groups_unit_units')),
    sa.PrimaryKeyConstraint('address', name=op.f('pk_unit_groups'))
    )
    with op.batch_alter_table('unit_groups', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_unit_groups_unit'), ['unit'], unique=False)

    op.create_table('consolidated',
    sa.Column('consolidation', sa.String(length=60), nullable=False),
    sa.Column('submission', sa.String(length=60), nullable=False),
    sa.ForeignKeyConstraint(['consolidation'], ['consolidations.id'], name=op.f('fk_consolidated_consolidation_consolidations')),
    sa.ForeignKeyConstraint(['submission'], ['submissions.id'], name=op.f('fk_consolidated_submission_submissions')),
    sa.PrimaryKeyConstraint('consolidation', 'submission', name=op.f('pk_consolidated'))
    )
    with op.batch_alter_table('consolidated', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_consolidated_submission'), ['submission'], unique=False)

    op.create_table('consolidations_corrected',
    sa.Column('consolidation', sa.String(length=60), nullable=False),
    sa.Column('correction', sa.String(length=60), nullable=False),
    sa.ForeignKeyConstraint(['consolidation'], ['consolidations.id'], name=op.f('fk_consolidations_corrected_consolidation_consolidations')),
    sa.ForeignKeyConstraint(['correction'], ['submissions.id'], name=op.f('fk_consolidations_corrected_correction_submissions')),
    sa.PrimaryKeyConstraint('consolidation', 'correction', name=op.f('pk_consolidations_corrected'))
    )
    op.create_table('submission_sources',
    sa.Column('source', sa.String(length=200), nullable=False),
    sa.Column('submission', sa.String(length=60), nullable=False),
    sa.ForeignKeyConstraint(['submission'], ['submissions.id'], name=op.f('fk_submission_sources_submission_submissions')),
    sa.PrimaryKeyConstraint('source', 'submission', name=op.f('pk_submission_sources'))
    )
    op.create_table('taps',
    sa.Column('id', sa.String(length=60), nullable=False),
    sa.Column('unit', sa.String(length=60), nullable=False),
    sa.Column('day', sa.Date(), nullable=False),
    sa.Column('indicator', sa.String(length=60), nullable=False),
    sa.Column('amount', sa.Integer(), nullable=False),
    sa.Column('by', sa.String(length=60), nullable=False),
    sa.Column('at', db.base.UtcTime(timezone=True), nullable=False),
    sa.Column('submission', sa.String(length=60), nullable=True),
    sa.ForeignKeyConstraint(['by'], ['persons.id'], name=op.f('fk_taps_by_persons')),
    sa.ForeignKeyConstraint(['submission'], ['submissions.id'], name=op.f('fk_taps_submission_submissions')),
    sa.ForeignKeyConstraint(['unit'], ['units.id'], name=op.f('fk_taps_unit_units')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_taps'))
    )
    with op.batch_alter_table('taps', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_taps_submission'), ['submission'], unique=False)
        batch_op.create_index('ix_taps_unit_day', ['unit', 'day'], unique=False)

    op.add_column('lines', sa.Column('precision', sa.String(length=10), server_default='exact', nullable=False))
    op.add_column('lines', sa.Column('authority', sa.String(length=10), server_default='', nullable=False))
    op.add_column('lines', sa.Column('items', sa.JSON(), server_default='[]', nullable=False))
    op.add_column('lines', sa.Column('note', sa.Text(), server_default='', nullable=False))

    op.add_column('persons', sa.Column('unit', sa.String(length=60), nullable=True))

    op.add_column('submissions', sa.Column('period', sa.String(length=20), server_default='', nullable=False))
    op.add_column('submissions', sa.Column('version', sa.Integer(), server_default='1', nullable=False))
    op.add_column('submissions', sa.Column('correction', sa.Integer(), server_default='0', nullable=False))
    op.add_column('submissions', sa.Column('decided_for', sa.String(length=60), nullable=True))
    op.add_column('submissions', sa.Column('sources', sa.JSON(), server_default='[]', nullable=False))
    op.add_column('submissions', sa.Column('used_in', sa.String(length=60), nullable=True))
    op.create_index('ix_submissions_author_day', 'submissions', ['author', 'day'], unique=False)
    op.create_index('ix_submissions_waiting', 'submissions', ['unit'], unique=False, sqlite_where=sa.text("state = 'sent'"), postgresql_where=sa.text("state = 'sent'"))



def downgrade() -> None:
    op.drop_index('ix_submissions_waiting', table_name='submissions')
    op.drop_index('ix_submissions_author_day', table_name='submissions')
    op.drop_column('submissions', 'used_in')
    op.drop_column('submissions', 'sources')
    op.drop_column('submissions', 'decided_for')
    op.drop_column('submissions', 'correction')
    op.drop_column('submissions', 'version')
    op.drop_column('submissions', 'period')

    op.drop_column('persons', 'unit')

    op.drop_column('lines', 'note')
    op.drop_column('lines', 'items')
    op.drop_column('lines', 'authority')
    op.drop_column('lines', 'precision')

    with op.batch_alter_table('taps', schema=None) as batch_op:
        batch_op.drop_index('ix_taps_unit_day')
        batch_op.drop_index(batch_op.f('ix_taps_submission'))

    op.drop_table('taps')
    op.drop_table('submission_sources')
    op.drop_table('consolidations_corrected')
    with op.batch_alter_table('consolidated', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_consolidated_submission'))

    op.drop_table('consolidated')
    with op.batch_alter_table('unit_groups', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_unit_groups_unit'))

    op.drop_table('unit_groups')
    with op.batch_alter_table('requests', schema=None) as batch_op:
        batch_op.drop_index('ix_requests_unit_state')

    op.drop_table('requests')
    with op.batch_alter_table('notes', schema=None) as batch_op:
        batch_op.drop_index('ix_notes_unit_day')

    op.drop_table('notes')
    op.drop_table('help_cards')
    with op.batch_alter_table('deputies', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_deputies_unit'))
        batch_op.drop_index(batch_op.f('ix_deputies_deputy'))

    op.drop_table('deputies')
    with op.batch_alter_table('consolidations', schema=None) as batch_op:
        batch_op.drop_index('ix_consolidations_unit_form')

    op.drop_table('consolidations')
    op.drop_table('tree_version')
    op.drop_table('help_secrets')
    op.drop_table('code_tries')
