"""Posts that were brought along, and conversations that are fetched whole."""

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
    op.create_table(
        "far_conversation",
        sa.Column("conversation_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("asked_at", sa.BigInteger(), nullable=False),
        sa.Column("next_at", sa.BigInteger(), nullable=False, comment="nobody is asked again before"),
        sa.Column("under_way", sa.Boolean(), nullable=False),
        sa.Column("found", sa.BigInteger(), nullable=False, comment="posts that became known by it"),
        sa.PrimaryKeyConstraint("conversation_id", name=op.f("pk_far_conversation")),
    )
    knows_more = "as the server of the post counts, which knows more than we do"
    with op.batch_alter_table("post_count", schema=None) as batch_op:
        batch_op.add_column(sa.Column("told_replies", sa.BigInteger(), comment=knows_more))
        batch_op.add_column(sa.Column("told_boosts", sa.BigInteger()))
        batch_op.add_column(sa.Column("told_favourites", sa.BigInteger()))

    told_by = "the server that tells so, on whose posts alone it stands; null: the site itself"
    with op.batch_alter_table("card", schema=None) as batch_op:
        batch_op.add_column(sa.Column("told_by", sa.Text(), comment=told_by))


def downgrade() -> None:
    """Take it back."""
    with op.batch_alter_table("card", schema=None) as batch_op:
        batch_op.drop_column("told_by")
    with op.batch_alter_table("post_count", schema=None) as batch_op:
        for name in ("told_favourites", "told_boosts", "told_replies"):
            batch_op.drop_column(name)
    for table in ("far_conversation", "imported_post"):
        op.drop_table(table)
