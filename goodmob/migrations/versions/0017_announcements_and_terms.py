"""Announcements and terms of service."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take the step."""
    op.create_table(
        "announcement",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("starts_at", sa.BigInteger(), nullable=True, comment="when what it tells of begins"),
        sa.Column("ends_at", sa.BigInteger(), nullable=True, comment="when what it tells of ends"),
        sa.Column("all_day", sa.Boolean(), nullable=False),
        sa.Column("published_at", sa.BigInteger(), nullable=False, comment="since when it is shown"),
        sa.Column("shown_until", sa.BigInteger(), nullable=True, comment="NULL: until it is removed"),
        sa.Column("updated_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_announcement")),
    )
    op.create_table(
        "announcement_dismissal",
        sa.Column("account_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("announcement_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("account_id", "announcement_id", name=op.f("pk_announcement_dismissal")),
    )
    with op.batch_alter_table("announcement_dismissal", schema=None) as batch_op:
        batch_op.create_index("ix_announcement_dismissal_announcement_id", ["announcement_id"], unique=False)
    op.create_table(
        "announcement_reaction",
        sa.Column("announcement_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("name", sa.Text(), nullable=False, comment="an emoji, or the shortcode of one of ours"),
        sa.Column("account_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("announcement_id", "name", "account_id", name=op.f("pk_announcement_reaction")),
    )
    with op.batch_alter_table("announcement_reaction", schema=None) as batch_op:
        batch_op.create_index("ix_announcement_reaction_account_id", ["account_id"], unique=False)
        batch_op.create_index("ix_announcement_reaction_name", ["name"], unique=False)
    op.create_table(
        "terms_of_service",
        sa.Column("effective_date", sa.Text(), nullable=False, comment="the day from which they hold, as 2026-11-21"),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("published_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("effective_date", name=op.f("pk_terms_of_service")),
    )


def downgrade() -> None:
    """Take it back."""
    op.drop_table("terms_of_service")
    with op.batch_alter_table("announcement_reaction", schema=None) as batch_op:
        batch_op.drop_index("ix_announcement_reaction_name")
        batch_op.drop_index("ix_announcement_reaction_account_id")
    op.drop_table("announcement_reaction")
    with op.batch_alter_table("announcement_dismissal", schema=None) as batch_op:
        batch_op.drop_index("ix_announcement_dismissal_announcement_id")
    op.drop_table("announcement_dismissal")
    op.drop_table("announcement")
