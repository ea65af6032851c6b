"""How people read their home, and notices that are put away all at once."""

import sqlalchemy as sa
from alembic import op

revision = "0037"
down_revision = "0036"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take the step."""
    op.create_table(
        "home_view",
        sa.Column("account_id", sa.BigInteger(), autoincrement=False, nullable=False),
        _wish("boosts", "whether boosts are shown"),
        _wish("answers", "whether answers to others are shown"),
        _wish("resumes", "begins where reading stopped"),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_home_view_account_id_account")),
        sa.PrimaryKeyConstraint("account_id", name=op.f("pk_home_view")),
    )
    op.create_table(
        "notification_clearing",
        sa.Column("account_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("newest_id", sa.BigInteger(), nullable=False, comment="notices up to this one are to go"),
        sa.Column("asked_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_notification_clearing_account_id_account")
        ),
        sa.PrimaryKeyConstraint("account_id", name=op.f("pk_notification_clearing")),
    )


def downgrade() -> None:
    """Take it back."""
    for name in ("notification_clearing", "home_view"):
        op.drop_table(name)


def _wish(name: str, comment: str) -> sa.Column[bool]:
    return sa.Column(name, sa.Boolean(), server_default=sa.true(), nullable=False, comment=comment)
