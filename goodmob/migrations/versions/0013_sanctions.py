"""Sanctions of accounts."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take the step."""
    with op.batch_alter_table("account", schema=None) as batch_op:
        batch_op.add_column(sa.Column("silenced_at", sa.BigInteger(), nullable=True))
        batch_op.add_column(sa.Column("sensitized_at", sa.BigInteger(), nullable=True))
    op.create_table(
        "account_warning",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("account_id", sa.BigInteger(), nullable=False, comment="the account that was warned"),
        sa.Column("actor_id", sa.BigInteger(), nullable=False, comment="the account of the staff"),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("report_id", sa.BigInteger(), nullable=True),
        sa.Column("status_ids", sa.Text(), nullable=False),
        sa.Column("is_told", sa.Boolean(), nullable=False, comment="whether the person hears of it"),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_account_warning_account_id")),
        sa.ForeignKeyConstraint(["actor_id"], ["account.id"], name=op.f("fk_account_warning_actor_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account_warning")),
    )
    with op.batch_alter_table("account_warning", schema=None) as batch_op:
        batch_op.create_index("ix_account_warning_account_id_id", ["account_id", "id"], unique=False)
        batch_op.create_index("ix_account_warning_actor_id", ["actor_id"], unique=False)


def downgrade() -> None:
    """Take it back."""
    with op.batch_alter_table("account_warning", schema=None) as batch_op:
        batch_op.drop_index("ix_account_warning_actor_id")
        batch_op.drop_index("ix_account_warning_account_id_id")
    op.drop_table("account_warning")
    with op.batch_alter_table("account", schema=None) as batch_op:
        batch_op.drop_column("sensitized_at")
        batch_op.drop_column("silenced_at")
