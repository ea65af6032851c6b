"""Reports."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take the step."""
    op.create_table(
        "report",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("account_id", sa.BigInteger(), nullable=False, comment="who reported"),
        sa.Column("target_account_id", sa.BigInteger(), nullable=False, comment="who was reported"),
        sa.Column("category", sa.Text(), nullable=False),
        sa.Column("comment", sa.Text(), nullable=False),
        sa.Column("rule_ids", sa.Text(), nullable=False, comment="a JSON list"),
        sa.Column(
            "forwarded",
            sa.Boolean(),
            nullable=False,
            comment="whether the server of the reported account is to know",
        ),
        sa.Column("assigned_account_id", sa.BigInteger(), nullable=True, comment="who of the staff looks into it"),
        sa.Column("action_taken_at", sa.BigInteger(), nullable=True, comment="null: still open"),
        sa.Column("action_taken_by_account_id", sa.BigInteger(), nullable=True),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("updated_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_report_account_id")),
        sa.ForeignKeyConstraint(
            ["action_taken_by_account_id"], ["account.id"], name=op.f("fk_report_action_taken_by_account_id")
        ),
        sa.ForeignKeyConstraint(["assigned_account_id"], ["account.id"], name=op.f("fk_report_assigned_account_id")),
        sa.ForeignKeyConstraint(["target_account_id"], ["account.id"], name=op.f("fk_report_target_account_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report")),
    )
    with op.batch_alter_table("report", schema=None) as batch_op:
        batch_op.create_index("ix_report_account_id_id", ["account_id", "id"], unique=False)
        batch_op.create_index("ix_report_action_taken_at_id", ["action_taken_at", "id"], unique=False)
        batch_op.create_index("ix_report_assigned_account_id", ["assigned_account_id"], unique=False)
        batch_op.create_index("ix_report_target_account_id_id", ["target_account_id", "id"], unique=False)

    op.create_table(
        "report_subject",
        sa.Column("report_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("subject_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(["report_id"], ["report.id"], name=op.f("fk_report_subject_report_id")),
        sa.PrimaryKeyConstraint("report_id", "kind", "subject_id", name=op.f("pk_report_subject")),
    )
    with op.batch_alter_table("report_subject", schema=None) as batch_op:
        batch_op.create_index("ix_report_subject_kind_subject_id", ["kind", "subject_id"], unique=False)


def downgrade() -> None:
    """Take it back."""
    with op.batch_alter_table("report_subject", schema=None) as batch_op:
        batch_op.drop_index("ix_report_subject_kind_subject_id")

    op.drop_table("report_subject")
    with op.batch_alter_table("report", schema=None) as batch_op:
        batch_op.drop_index("ix_report_target_account_id_id")
        batch_op.drop_index("ix_report_assigned_account_id")
        batch_op.drop_index("ix_report_action_taken_at_id")
        batch_op.drop_index("ix_report_account_id_id")

    op.drop_table("report")
