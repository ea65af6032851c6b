"""Calendars of mobs, and lists of posts that are the face of something."""

import sqlalchemy as sa
from alembic import op

revision = "0033"
down_revision = "0032"
branch_labels = None
depends_on = None

FACES = sa.text("listed AND facet IS NOT NULL")


def upgrade() -> None:
    """Take the step."""
    op.create_table(
        "mob_revision",
        sa.Column("mob_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("changed_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["mob_id"], ["mob.id"], name=op.f("fk_mob_revision_mob_id_mob")),
        sa.PrimaryKeyConstraint("mob_id", name=op.f("pk_mob_revision")),
    )
    op.create_table(
        "mob_calendar",
        sa.Column("account_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("digest", sa.Text(), nullable=False, comment="of the secret in the link, which is not kept"),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_mob_calendar_account_id_account")),
        sa.PrimaryKeyConstraint("account_id", name=op.f("pk_mob_calendar")),
        sa.UniqueConstraint("digest", name=op.f("uq_mob_calendar_digest")),
    )
    op.create_index("ix_post_listed_face", "post", ["id"], unique=False, postgresql_where=FACES, sqlite_where=FACES)


def downgrade() -> None:
    """Take it back."""
    op.drop_index("ix_post_listed_face", table_name="post")
    for name in ("mob_calendar", "mob_revision"):
        op.drop_table(name)
