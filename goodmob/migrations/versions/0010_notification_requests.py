"""Notification policies and requests."""

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take the step."""


def downgrade() -> None:
    """Take it back."""
