"""Mobs across servers."""

import sqlalchemy as sa
from alembic import op

revision = "0047"
down_revision = "0046"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take the step."""
    op.add_column(
        "call",
        sa.Column(
            "far",
            sa.Boolean(),
            server_default=sa.false(),
            nullable=False,
            comment="another server hands out its places; its counters are copies",
        ),
    )
    op.create_table(
        "mob_far",
        sa.Column("mob_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("uri", sa.Text(), nullable=False, comment="of the Event, on its own server"),
        sa.Column("url", sa.Text(), nullable=True, comment="its page there"),
        sa.Column("organisers", sa.Text(), nullable=False, comment="JSON list of the actors that speak for it"),
        sa.Column("elsewhere", sa.Text(), nullable=True, comment="where people join, if not by federation"),
        sa.Column("changed_at", sa.BigInteger(), nullable=True, comment="when it was as it is kept"),
        sa.Column("fetched_at", sa.BigInteger(), nullable=False, comment="when it was last heard of"),
        sa.ForeignKeyConstraint(["mob_id"], ["mob.id"], name=op.f("fk_mob_far_mob_id_mob")),
        sa.PrimaryKeyConstraint("mob_id", name=op.f("pk_mob_far")),
        sa.UniqueConstraint("uri", name=op.f("uq_mob_far_uri")),
    )
    op.create_table(
        "mob_join",
        sa.Column("mob_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("account_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False, comment="another one for each Join; names what we send"),
        sa.Column("uri", sa.Text(), nullable=False, comment="of the Join"),
        sa.Column("answer", sa.Text(), nullable=True, comment="the last one: Accept, TentativeAccept or Reject"),
        sa.Column("place", sa.Text(), nullable=False, comment="the exact place, as who is in was told it"),
        sa.Column(
            "position",
            sa.BigInteger(),
            nullable=True,
            comment="in the line, as was answered last to who is elsewhere",
        ),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_mob_join_account_id_account")),
        sa.ForeignKeyConstraint(["mob_id"], ["mob.id"], name=op.f("fk_mob_join_mob_id_mob")),
        sa.PrimaryKeyConstraint("mob_id", "account_id", name=op.f("pk_mob_join")),
        sa.UniqueConstraint("uri", name=op.f("uq_mob_join_uri")),
    )
    op.create_index("ix_mob_join_account_id", "mob_join", ["account_id"])
    op.create_table(
        "mob_poll",
        sa.Column("post_id", sa.BigInteger(), autoincrement=False, nullable=False, comment="the poll"),
        sa.Column("mob_id", sa.BigInteger(), nullable=False),
        sa.Column("account_id", sa.BigInteger(), nullable=False, comment="who is asked"),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_mob_poll_account_id_account")),
        sa.ForeignKeyConstraint(["mob_id"], ["mob.id"], name=op.f("fk_mob_poll_mob_id_mob")),
        sa.PrimaryKeyConstraint("post_id", name=op.f("pk_mob_poll")),
        sa.UniqueConstraint("mob_id", "account_id", name=op.f("uq_mob_poll_mob_id_account_id")),
    )
    op.create_index("ix_mob_poll_account_id", "mob_poll", ["account_id"])


def downgrade() -> None:
    """Take it back."""
    op.drop_table("mob_poll")
    op.drop_table("mob_join")
    op.drop_table("mob_far")
    op.drop_column("call", "far")
