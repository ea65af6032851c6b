"""Reactions, folders and drafts."""

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take the step."""


def downgrade() -> None:
    """Take it back."""
