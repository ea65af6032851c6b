"""Files of other servers as a cache."""

import sqlalchemy as sa
from alembic import op

revision = "0048"
down_revision = "0047"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take the step."""
    op.create_table(
        "far_file",
        _text("name", "by which it is asked for here; it cannot be guessed"),
        _text("kind", "attachment, preview, avatar, header, emoji or card"),
        _number("subject_id", "the attachment, account, emoji or card it belongs to"),
        _text("domain", "the server that told of it, which need not be where it lies"),
        _text("url"),
        _text("state", "away, coming or here"),
        sa.Column("file_key", sa.Text()),
        sa.Column("still_key", sa.Text()),
        _number("bytes", "of both, while it is here"),
        sa.Column("failures", sa.Integer(), nullable=False, comment="since it was last had"),
        _number("next_at", "it is not asked for before"),
        _number("used_at"),
        sa.Column("spared", sa.Boolean(), nullable=False, comment="somebody here has to do with it: it is not put out"),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_far_file")),
        sa.UniqueConstraint("kind", "subject_id", name=op.f("uq_far_file_kind_subject_id")),
    )
    here = sa.text("state = 'here'")
    op.create_index("ix_far_file_used_at", "far_file", ["used_at", "bytes"], sqlite_where=here, postgresql_where=here)


def downgrade() -> None:
    """Take it back."""
    op.drop_table("far_file")


def _text(name: str, comment: str | None = None) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=False, comment=comment)


def _number(name: str, comment: str | None = None) -> sa.Column[int]:
    return sa.Column(name, sa.BigInteger(), nullable=False, comment=comment)
