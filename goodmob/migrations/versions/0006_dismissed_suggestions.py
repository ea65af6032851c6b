"""Dismissed suggestions."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take the step."""
    op.create_table(
        "dismissed_suggestion",
        sa.Column("account_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("target_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_dismissed_suggestion_account_id")),
        sa.ForeignKeyConstraint(["target_id"], ["account.id"], name=op.f("fk_dismissed_suggestion_target_id")),
        sa.PrimaryKeyConstraint("account_id", "target_id", name=op.f("pk_dismissed_suggestion")),
    )
    with op.batch_alter_table("dismissed_suggestion", schema=None) as batch_op:
        batch_op.create_index("ix_dismissed_suggestion_target_id", ["target_id"], unique=False)


def downgrade() -> None:
    """Take it back."""
    with op.batch_alter_table("dismissed_suggestion", schema=None) as batch_op:
        batch_op.drop_index("ix_dismissed_suggestion_target_id")

    op.drop_table("dismissed_suggestion")
