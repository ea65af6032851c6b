"""Ties with people of other servers."""

import sqlalchemy as sa
from alembic import op

revision = "0045"
down_revision = "0044"
branch_labels = None
depends_on = None

URI = "of the activity; one of ours begins with # and is a part of the actor's, null: nobody elsewhere knows it"


def upgrade() -> None:
    """Take the step."""
    _say_of_uris(URI)


def downgrade() -> None:
    """Take it back."""
    _say_of_uris(None)


def _say_of_uris(comment: str | None) -> None:
    for name in ("follow", "follow_request", "block"):
        with op.batch_alter_table(name, schema=None) as batch_op:
            batch_op.alter_column("uri", existing_type=sa.Text(), comment=comment)
