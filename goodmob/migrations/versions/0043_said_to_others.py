"""What posts say to other servers: stamps, and under which name others asked for something."""

import sqlalchemy as sa
from alembic import op

revision = "0043"
down_revision = "0042"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take the step."""
    op.create_table(
        "stamp",
        sa.Column("id", sa.BigInteger, nullable=False, autoincrement=False),
        sa.Column("kind", sa.Text, nullable=False, comment="quote, favourite, reply or reblog"),
        sa.Column("owner_id", sa.BigInteger, nullable=False, comment="who allows it"),
        sa.Column("account_id", sa.BigInteger, nullable=False, comment="whom"),
        sa.Column("post_id", sa.BigInteger, nullable=False, comment="with which post"),
        sa.Column("object_uri", sa.Text, nullable=False, comment="what they made of it"),
        sa.Column("uri", sa.Text, comment="null for stamps of this server, whose address follows from the id"),
        sa.Column("created_at", sa.BigInteger, nullable=False),
        sa.ForeignKeyConstraint(["owner_id"], ["account.id"], name=op.f("fk_stamp_owner_id_account")),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_stamp_account_id_account")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stamp")),
        sa.UniqueConstraint("object_uri", "kind", name=op.f("uq_stamp_object_uri_kind")),
    )
    for name in ("post_id", "owner_id", "account_id"):
        op.create_index(f"ix_stamp_{name}", "stamp", [name])
    is_far = sa.text("uri IS NOT NULL")
    op.create_index("uq_stamp_uri", "stamp", ["uri"], unique=True, postgresql_where=is_far, sqlite_where=is_far)
    with op.batch_alter_table("interaction_request") as table:
        table.add_column(sa.Column("uri", sa.Text, comment="of the activity by which another server asked"))
        table.add_column(sa.Column("object_uri", sa.Text, comment="of the favourite that another server asks about"))
    with op.batch_alter_table("tombstone") as table:
        table.add_column(
            sa.Column(
                "kept_here",
                sa.Boolean,
                nullable=False,
                server_default=sa.false(),
                comment="no other server was told of it",
            )
        )


def downgrade() -> None:
    """Take it back."""
    with op.batch_alter_table("tombstone") as table:
        table.drop_column("kept_here")
    with op.batch_alter_table("interaction_request") as table:
        table.drop_column("object_uri")
        table.drop_column("uri")
    op.drop_table("stamp")
