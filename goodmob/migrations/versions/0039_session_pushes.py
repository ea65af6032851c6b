"""Pushes to browsers that are signed in."""

import sqlalchemy as sa
from alembic import op

revision = "0039"
down_revision = "0038"
branch_labels = None
depends_on = None

TABLE = "push_subscription"
OF_SESSION = op.f("fk_push_subscription_session_id")
ONE_EACH = op.f("uq_push_subscription_session_id")


def upgrade() -> None:
    """Take the step."""
    with op.batch_alter_table(TABLE, schema=None) as batch_op:
        batch_op.alter_column("token_id", existing_type=sa.BigInteger(), nullable=True, comment="of the app, or")
        batch_op.alter_column(
            "sealed_token", existing_type=sa.Text(), existing_nullable=False, comment="empty where a browser holds it"
        )
        batch_op.add_column(sa.Column("session_id", sa.BigInteger(), nullable=True, comment="of a browser"))
        batch_op.create_foreign_key(OF_SESSION, "session", ["session_id"], ["id"], ondelete="CASCADE")
        batch_op.create_unique_constraint(ONE_EACH, ["session_id"])


def downgrade() -> None:
    """Take it back."""
    op.execute("DELETE FROM push_subscription WHERE session_id IS NOT NULL")
    with op.batch_alter_table(TABLE, schema=None) as batch_op:
        batch_op.drop_constraint(ONE_EACH, type_="unique")
        batch_op.drop_constraint(OF_SESSION, type_="foreignkey")
        batch_op.drop_column("session_id")
        batch_op.alter_column("sealed_token", existing_type=sa.Text(), existing_nullable=False, comment=None)
        batch_op.alter_column("token_id", existing_type=sa.BigInteger(), nullable=False, comment=None)
