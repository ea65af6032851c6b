"""Rule feeds."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take the step."""
    op.create_table(
        "saved_search",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("account_id", sa.BigInteger(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("query", sa.Text(), nullable=False),
        sa.Column("alert", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("updated_at", sa.BigInteger(), nullable=False),
        sa.Column(
            "alerts_hour",
            sa.BigInteger(),
            server_default="0",
            nullable=False,
            comment="the hour of the latest alert",
        ),
        sa.Column(
            "alerts", sa.BigInteger(), server_default="0", nullable=False, comment="how many alerts that hour had"
        ),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_saved_search_account_id_account")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_saved_search")),
    )
    with op.batch_alter_table("saved_search", schema=None) as batch_op:
        batch_op.create_index("ix_saved_search_account_id_id", ["account_id", "id"], unique=False)
    op.create_table(
        "saved_search_term",
        sa.Column("term", sa.Text(), nullable=False),
        sa.Column("search_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("term", "search_id", name=op.f("pk_saved_search_term")),
    )
    with op.batch_alter_table("saved_search_term", schema=None) as batch_op:
        batch_op.create_index("ix_saved_search_term_search_id", ["search_id"], unique=False)


def downgrade() -> None:
    """Take it back."""
    op.drop_table("saved_search_term")
    op.drop_table("saved_search")
