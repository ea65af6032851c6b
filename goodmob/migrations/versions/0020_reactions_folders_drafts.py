"""Reactions, folders and drafts."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take the step."""
    op.create_table(
        "emoji_reaction",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("account_id", sa.BigInteger(), nullable=False),
        sa.Column("post_id", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False, comment="the emoji itself, or the shortcode of a custom one"),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_emoji_reaction_account_id_account")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_emoji_reaction")),
        sa.UniqueConstraint("account_id", "post_id", "name", name=op.f("uq_emoji_reaction_account_id_post_id_name")),
    )
    with op.batch_alter_table("emoji_reaction", schema=None) as batch_op:
        batch_op.create_index("ix_emoji_reaction_post_id_id", ["post_id", "id"], unique=False)
    op.create_table(
        "emoji_reaction_count",
        sa.Column("post_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("accounts", sa.BigInteger(), nullable=False),
        sa.Column("first_id", sa.BigInteger(), nullable=False, comment="by which the emoji of a post are ordered"),
        sa.PrimaryKeyConstraint("post_id", "name", name=op.f("pk_emoji_reaction_count")),
    )
    with op.batch_alter_table("post_count", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column(
                "reactions", sa.BigInteger(), server_default="0", nullable=False, comment="emoji of everybody together"
            )
        )
    op.create_table(
        "bookmark_folder",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("account_id", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("emoji", sa.Text(), nullable=True, comment="the emoji itself, or the shortcode of a custom one"),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_bookmark_folder_account_id_account")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bookmark_folder")),
    )
    with op.batch_alter_table("bookmark_folder", schema=None) as batch_op:
        batch_op.create_index("ix_bookmark_folder_account_id_id", ["account_id", "id"], unique=False)
    with op.batch_alter_table("bookmark", schema=None) as batch_op:
        batch_op.add_column(sa.Column("folder_id", sa.BigInteger(), nullable=True))
        batch_op.create_index(
            "ix_bookmark_folder_id_id",
            ["folder_id", "id"],
            unique=False,
            postgresql_where=sa.text("folder_id IS NOT NULL"),
            sqlite_where=sa.text("folder_id IS NOT NULL"),
        )
    op.create_table(
        "draft",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("account_id", sa.BigInteger(), nullable=False),
        sa.Column("updated_at", sa.BigInteger(), nullable=False),
        sa.Column("sketch", sa.Text(), nullable=False, comment="JSON of sketch.Sketch"),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_draft_account_id_account")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_draft")),
    )
    with op.batch_alter_table("draft", schema=None) as batch_op:
        batch_op.create_index("ix_draft_account_id_id", ["account_id", "id"], unique=False)


def downgrade() -> None:
    """Take it back."""
    op.drop_table("draft")
    with op.batch_alter_table("bookmark", schema=None) as batch_op:
        batch_op.drop_index("ix_bookmark_folder_id_id")
        batch_op.drop_column("folder_id")
    op.drop_table("bookmark_folder")
    with op.batch_alter_table("post_count", schema=None) as batch_op:
        batch_op.drop_column("reactions")
    op.drop_table("emoji_reaction_count")
    op.drop_table("emoji_reaction")
