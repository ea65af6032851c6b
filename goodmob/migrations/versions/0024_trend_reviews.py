"""Reviewed trends, and how many people were here each day."""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take the step."""
    with op.batch_alter_table("tag", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("usable", sa.Boolean(), server_default=sa.true(), nullable=False, comment="posts may carry it")
        )
        batch_op.add_column(
            sa.Column("listable", sa.Boolean(), server_default=sa.true(), nullable=False, comment="a search finds it")
        )
        batch_op.add_column(sa.Column("trendable", sa.Boolean(), nullable=True, comment="null: as is usual"))
        batch_op.add_column(
            sa.Column("reviewed_at", sa.BigInteger(), nullable=True, comment="when staff last decided about it")
        )

    op.create_index("ix_media_attachment_account_id", "media_attachment", ["account_id"], unique=False)

    op.create_table(
        "trend_review",
        sa.Column("kind", sa.Text(), nullable=False, comment="status or link"),
        sa.Column(
            "subject_id", sa.BigInteger(), autoincrement=False, nullable=False, comment="of the post, or of the card"
        ),
        sa.Column("trendable", sa.Boolean(), nullable=False),
        sa.Column("reviewed_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("kind", "subject_id", name=op.f("pk_trend_review")),
    )
    op.create_table(
        "publisher",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("domain", sa.Text(), nullable=False),
        sa.Column("trendable", sa.Boolean(), nullable=True, comment="null: as is usual"),
        sa.Column("reviewed_at", sa.BigInteger(), nullable=True),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_publisher")),
        sa.UniqueConstraint("domain", name=op.f("uq_publisher_domain")),
    )
    op.create_table(
        "active_day",
        sa.Column("day", sa.Integer(), autoincrement=False, nullable=False, comment="days since 1970 in UTC"),
        sa.Column("people", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("day", name=op.f("pk_active_day")),
    )


def downgrade() -> None:
    """Take it back."""
    for name in ("active_day", "publisher", "trend_review"):
        op.drop_table(name)

    op.drop_index("ix_media_attachment_account_id", "media_attachment")

    with op.batch_alter_table("tag", schema=None) as batch_op:
        for name in ("reviewed_at", "trendable", "listable", "usable"):
            batch_op.drop_column(name)
