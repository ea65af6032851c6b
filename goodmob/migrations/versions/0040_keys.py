"""Keys of actors, ours and others."""

import sqlalchemy as sa
from alembic import op

revision = "0040"
down_revision = "0039"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take the step."""
    op.create_table(
        "actor_key",
        sa.Column("account_id", sa.BigInteger(), autoincrement=False, nullable=False, comment="0: the server itself"),
        sa.Column("rsa", sa.Text(), nullable=False, comment="private, PEM"),
        sa.Column("ed25519", sa.Text(), nullable=False, comment="private, PEM"),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("account_id", name=op.f("pk_actor_key")),
    )
    op.create_table(
        "far_key",
        sa.Column("id", sa.Text(), nullable=False, comment="its address"),
        sa.Column("owner", sa.Text(), nullable=False, comment="the actor whose document names it"),
        sa.Column("public", sa.Text(), nullable=False, comment="PEM, or the text of a Multikey"),
        sa.Column("fetched_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_far_key")),
    )
    op.create_index("ix_far_key_owner", "far_key", ["owner"], unique=False)


def downgrade() -> None:
    """Take it back."""
    op.drop_table("far_key")
    op.drop_table("actor_key")
