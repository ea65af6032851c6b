"""Notification policies and requests."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take the step."""
    with op.batch_alter_table("notification", schema=None) as batch_op:
        batch_op.add_column(sa.Column("filtered", sa.Boolean(), server_default=sa.false(), nullable=False))
        batch_op.create_index(
            "ix_notification_filtered",
            ["account_id", "from_account_id"],
            unique=False,
            postgresql_where=sa.text("filtered"),
            sqlite_where=sa.text("filtered = 1"),
        )
    _create_policies()
    _create_requests()


def downgrade() -> None:
    """Take it back."""
    for name in ("notification_permission", "notification_request", "notification_policy"):
        op.drop_table(name)
    with op.batch_alter_table("notification", schema=None) as batch_op:
        batch_op.drop_index("ix_notification_filtered")
        batch_op.drop_column("filtered")


def _create_policies() -> None:
    op.create_table(
        "notification_policy",
        sa.Column("account_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("for_not_following", sa.Text(), nullable=False),
        sa.Column("for_not_followers", sa.Text(), nullable=False),
        sa.Column("for_new_accounts", sa.Text(), nullable=False),
        sa.Column("for_private_mentions", sa.Text(), nullable=False),
        sa.Column("for_limited_accounts", sa.Text(), nullable=False),
        sa.Column("for_bots", sa.Text(), nullable=False),
        _account("notification_policy", "account_id"),
        sa.PrimaryKeyConstraint("account_id", name=op.f("pk_notification_policy")),
    )


def _create_requests() -> None:
    op.create_table(
        "notification_request",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("account_id", sa.BigInteger(), nullable=False),
        sa.Column("from_account_id", sa.BigInteger(), nullable=False),
        sa.Column("notifications_count", sa.BigInteger(), nullable=False),
        sa.Column("last_post_id", sa.BigInteger(), nullable=True),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("updated_at", sa.BigInteger(), nullable=False),
        _account("notification_request", "account_id"),
        _account("notification_request", "from_account_id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notification_request")),
        sa.UniqueConstraint(
            "account_id", "from_account_id", name=op.f("uq_notification_request_account_id_from_account_id")
        ),
    )
    op.create_table(
        "notification_permission",
        sa.Column("account_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("from_account_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("merged", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        _account("notification_permission", "account_id"),
        _account("notification_permission", "from_account_id"),
        sa.PrimaryKeyConstraint("account_id", "from_account_id", name=op.f("pk_notification_permission")),
    )
    with op.batch_alter_table("notification_request", schema=None) as batch_op:
        batch_op.create_index("ix_notification_request_account_id_id", ["account_id", "id"], unique=False)
        batch_op.create_index("ix_notification_request_from_account_id", ["from_account_id"], unique=False)
    with op.batch_alter_table("notification_permission", schema=None) as batch_op:
        batch_op.create_index("ix_notification_permission_from_account_id", ["from_account_id"], unique=False)


def _account(table: str, column: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], ["account.id"], name=op.f(f"fk_{table}_{column}"))
