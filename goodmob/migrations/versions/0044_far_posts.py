"""Posts of other servers."""

import sqlalchemy as sa
from alembic import op

revision = "0044"
down_revision = "0043"
branch_labels = None
depends_on = None

INDEX = "ix_post_answers_uri"


def upgrade() -> None:
    """Take the step."""
    op.add_column("post", sa.Column("answers_uri", sa.Text(), comment="what it answers, while that is not known here"))
    unknown = sa.text("answers_uri IS NOT NULL")
    op.create_index(INDEX, "post", ["answers_uri"], sqlite_where=unknown, postgresql_where=unknown)


def downgrade() -> None:
    """Take it back."""
    op.drop_index(INDEX, "post")
    with op.batch_alter_table("post", schema=None) as batch_op:
        batch_op.drop_column("answers_uri")
