"""What the owner sets on the page of the server."""

import sqlalchemy as sa
from alembic import op

revision = "0035"
down_revision = "0034"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take the step."""
    op.create_table(
        "server_setting",
        sa.Column("name", sa.Text(), nullable=False, comment="of a setting that it stands over, or logo"),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("changed_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_server_setting")),
    )


def downgrade() -> None:
    """Take it back."""
    op.drop_table("server_setting")
