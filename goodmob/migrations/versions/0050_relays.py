"""Relays that this server takes posts from, and how others call conversations that began there."""

import sqlalchemy as sa
from alembic import op

revision = "0050"
down_revision = "0049"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take the step."""
    op.create_table(
        "relay",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("inbox", sa.Text(), nullable=False),
        sa.Column(
            "actor_uri",
            sa.Text(),
            nullable=True,
            comment="its actor, where that is followed; null: the collection of everybody is",
        ),
        sa.Column("account_id", sa.BigInteger(), nullable=True, comment="its actor, once that answered"),
        sa.Column("state", sa.Text(), nullable=False, comment="pending, accepted, rejected or off"),
        sa.Column("follow_id", sa.BigInteger(), nullable=False, comment="in the address of the latest Follow"),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("changed_at", sa.BigInteger(), nullable=False, comment="since when it stands so"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_relay")),
        sa.UniqueConstraint("inbox", name=op.f("uq_relay_inbox")),
    )
    op.create_index("ix_relay_account_id", "relay", ["account_id"])
    op.create_table(
        "told_context",
        sa.Column("conversation_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("uri", sa.Text(), nullable=False, comment="the collection of it (FEP-7888), where a post of it lies"),
        sa.PrimaryKeyConstraint("conversation_id", name=op.f("pk_told_context")),
    )


def downgrade() -> None:
    """Take it back."""
    op.drop_table("told_context")
    op.drop_table("relay")
