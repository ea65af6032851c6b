"""Actors of other servers, and moving."""

import sqlalchemy as sa
from alembic import op

revision = "0042"
down_revision = "0041"
branch_labels = None
depends_on = None

ADDRESSES = ("following_uri", "outbox", "featured_uri")


def upgrade() -> None:
    """Take the step."""
    with op.batch_alter_table("account", schema=None) as batch_op:
        for name in ADDRESSES:
            batch_op.add_column(sa.Column(name, sa.Text(), nullable=True))
        about = "JSON of the actors it says it is also known as; null: of none"
        batch_op.add_column(sa.Column("aliases", sa.Text(), nullable=True, comment=about))
    op.create_table(
        "account_move",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("account_id", sa.BigInteger(), nullable=False),
        sa.Column("target_id", sa.BigInteger(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_account_move_account_id")),
        sa.ForeignKeyConstraint(["target_id"], ["account.id"], name=op.f("fk_account_move_target_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account_move")),
    )
    op.create_index("ix_account_move_account_id", "account_move", ["account_id"], unique=False)
    op.create_index("ix_account_move_target_id", "account_move", ["target_id"], unique=False)


def downgrade() -> None:
    """Take it back."""
    op.drop_table("account_move")
    with op.batch_alter_table("account", schema=None) as batch_op:
        for name in ("aliases", *ADDRESSES):
            batch_op.drop_column(name)
