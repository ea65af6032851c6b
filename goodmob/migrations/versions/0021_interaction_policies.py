"""Interaction policies."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

_ASKED_ONCE = sa.text("kind <> 'reply'")


def upgrade() -> None:
    """Take the step."""
    with op.batch_alter_table("person", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column(
                "posting_policies",
                sa.Text(),
                nullable=True,
                comment="JSON of interaction policies by visibility; null: as is usual",
            )
        )

    with op.batch_alter_table("post", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column(
                "approval",
                sa.Text(),
                nullable=True,
                comment="pending or rejected by the author of what it answers or boosts; null: it stands",
            )
        )
        batch_op.add_column(
            sa.Column(
                "interaction_policy", sa.Text(), nullable=True, comment="JSON; null: as is usual for its visibility"
            )
        )
        batch_op.add_column(sa.Column("local_only", sa.Boolean(), server_default=sa.false(), nullable=False))
        batch_op.add_column(
            sa.Column(
                "hidden_answer",
                sa.Boolean(),
                server_default=sa.false(),
                nullable=False,
                comment="by who began the conversation",
            )
        )

    op.create_table(
        "interaction_request",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("owner_id", sa.BigInteger(), nullable=False, comment="who decides"),
        sa.Column("account_id", sa.BigInteger(), nullable=False, comment="who asks"),
        sa.Column("kind", sa.Text(), nullable=False, comment="favourite, reply or reblog"),
        sa.Column("status_id", sa.BigInteger(), nullable=False, comment="the post it is about"),
        sa.Column("post_id", sa.BigInteger(), nullable=True, comment="the answer or boost; null for a favourite"),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("accepted_at", sa.BigInteger(), nullable=True),
        sa.Column("rejected_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_interaction_request_account_id_account")),
        sa.ForeignKeyConstraint(["owner_id"], ["account.id"], name=op.f("fk_interaction_request_owner_id_account")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_interaction_request")),
    )
    with op.batch_alter_table("interaction_request", schema=None) as batch_op:
        batch_op.create_index("ix_interaction_request_account_id", ["account_id"], unique=False)
        batch_op.create_index("ix_interaction_request_owner_id_id", ["owner_id", "id"], unique=False)
        batch_op.create_index("ix_interaction_request_post_id", ["post_id"], unique=False)
        batch_op.create_index("ix_interaction_request_status_id", ["status_id"], unique=False)
        batch_op.create_index(
            "uq_interaction_request_account_id_status_id_kind",
            ["account_id", "status_id", "kind"],
            unique=True,
            postgresql_where=_ASKED_ONCE,
            sqlite_where=_ASKED_ONCE,
        )


def downgrade() -> None:
    """Take it back."""
    op.drop_table("interaction_request")

    with op.batch_alter_table("post", schema=None) as batch_op:
        for name in ("hidden_answer", "local_only", "interaction_policy", "approval"):
            batch_op.drop_column(name)

    with op.batch_alter_table("person", schema=None) as batch_op:
        batch_op.drop_column("posting_policies")
