"""Posts that were brought along."""

import sqlalchemy as sa
from alembic import op

revision = "0049"
down_revision = "0048"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take the step."""
    op.create_table(
        "imported_post",
        sa.Column("post_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("account_id", sa.BigInteger(), nullable=False),
        sa.Column("uri", sa.Text(), nullable=False, comment="of the original, by which it is brought only once"),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_imported_post_account_id_account")),
        sa.PrimaryKeyConstraint("post_id", name=op.f("pk_imported_post")),
        sa.UniqueConstraint("account_id", "uri", name=op.f("uq_imported_post_account_id_uri")),
    )


def downgrade() -> None:
    """Take it back."""
    op.drop_table("imported_post")
