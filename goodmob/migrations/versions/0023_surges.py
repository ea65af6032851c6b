"""Surges of followers."""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take the step."""
    with op.batch_alter_table("follow", schema=None) as batch_op:
        batch_op.add_column(sa.Column("through", sa.Text(), nullable=True))

    op.create_table(
        "surge",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("account_id", sa.BigInteger(), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("began_at", sa.BigInteger(), nullable=False),
        sa.Column("last_at", sa.BigInteger(), nullable=False),
        sa.Column("told_at", sa.BigInteger(), nullable=True),
        sa.Column("told_id", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_surge_account_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_surge")),
        sa.UniqueConstraint("account_id", "number", name=op.f("uq_surge_account_id_number")),
    )


def downgrade() -> None:
    """Take it back."""
    op.drop_table("surge")
    with op.batch_alter_table("follow", schema=None) as batch_op:
        batch_op.drop_column("through")
