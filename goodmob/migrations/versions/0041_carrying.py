"""What goes to other servers and comes from them."""

import sqlalchemy as sa
from alembic import op

revision = "0041"
down_revision = "0040"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take the step."""
    op.create_table(
        "far_host",
        sa.Column("host", sa.Text(), nullable=False),
        sa.Column("met_at", sa.BigInteger(), nullable=False),
        sa.Column("heard_at", sa.BigInteger(), nullable=True, comment="when an authentic activity last came"),
        sa.Column("reached_at", sa.BigInteger(), nullable=True, comment="when a delivery was last taken"),
        sa.Column("failing_since", sa.BigInteger(), nullable=True, comment="since when every visit fails"),
        sa.Column("failures", sa.Integer(), nullable=False, comment="visits in a row that failed"),
        sa.Column("rests_until", sa.BigInteger(), nullable=True, comment="nobody visits it before"),
        sa.Column("parked_at", sa.BigInteger(), nullable=True, comment="since when nothing is kept for it any more"),
        sa.Column("error", sa.Text(), nullable=False, comment="of the visit that failed last"),
        sa.Column("is_awaited", sa.Boolean(), nullable=False, comment="what came from it is about to be read"),
        sa.Column("received", sa.BigInteger(), nullable=False, comment="activities that came"),
        sa.Column("refused", sa.BigInteger(), nullable=False, comment="of them those that were dropped"),
        sa.Column("delivered", sa.BigInteger(), nullable=False, comment="activities that it took"),
        sa.Column("lost", sa.BigInteger(), nullable=False, comment="activities that it will never get"),
        sa.PrimaryKeyConstraint("host", name=op.f("pk_far_host")),
    )
    _outwards()
    _inwards()


def _outwards() -> None:
    op.create_table(
        "outgoing",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("uri", sa.Text(), nullable=False),
        sa.Column("actor_id", sa.BigInteger(), nullable=False, comment="0: the server itself"),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column(
            "to_followers", sa.Boolean(), nullable=False, comment="its followers are compared with those known there"
        ),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outgoing")),
        sa.UniqueConstraint("uri", name=op.f("uq_outgoing_uri")),
    )
    op.create_index("ix_outgoing_created_at", "outgoing", ["created_at"], unique=False)
    op.create_table(
        "delivery",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("outgoing_id", sa.BigInteger(), nullable=False),
        sa.Column("actor_id", sa.BigInteger(), nullable=False),
        sa.Column("host", sa.Text(), nullable=False),
        sa.Column("inbox", sa.Text(), nullable=False),
        sa.Column("run_at", sa.BigInteger(), nullable=False, comment="when its host is visited at the latest"),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column(
            "done_at",
            sa.BigInteger(),
            nullable=True,
            comment="taken; the row stays for a day so that nothing is brought twice",
        ),
        sa.Column("failed_at", sa.BigInteger(), nullable=True, comment="given up"),
        sa.Column("error", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["outgoing_id"], ["outgoing.id"], name=op.f("fk_delivery_outgoing_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_delivery")),
        sa.UniqueConstraint("outgoing_id", "inbox", name=op.f("uq_delivery_outgoing_id_inbox")),
    )
    _index("delivery", ["host", "id"], "done_at IS NULL AND failed_at IS NULL")
    _index("delivery", ["failed_at"], "failed_at IS NOT NULL")


def _inwards() -> None:
    op.create_table(
        "arrival",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("host", sa.Text(), nullable=False, comment="the server that brought it"),
        sa.Column("uri", sa.Text(), nullable=True),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("actor_uri", sa.Text(), nullable=False),
        sa.Column("is_forwarded", sa.Boolean(), nullable=False, comment="brought by somebody other than its actor"),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("received_at", sa.BigInteger(), nullable=False),
        sa.Column("run_at", sa.BigInteger(), nullable=False, comment="when it is read at the earliest"),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("failed_at", sa.BigInteger(), nullable=True, comment="given up"),
        sa.Column("error", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_arrival")),
    )
    _index("arrival", ["host", "id"], "failed_at IS NULL")
    _index("arrival", ["failed_at"], "failed_at IS NOT NULL")
    op.create_table(
        "arrival_seen",
        sa.Column("digest", sa.Text(), nullable=False, comment="of who brought an activity and of its address"),
        sa.Column("seen_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_arrival_seen")),
    )
    op.create_index("ix_arrival_seen_seen_at", "arrival_seen", ["seen_at"], unique=False)


def _index(table: str, columns: list[str], condition: str) -> None:
    where = sa.text(condition)
    name = f"ix_{table}_{'_'.join(columns)}"
    op.create_index(name, table, columns, unique=False, postgresql_where=where, sqlite_where=where)


def downgrade() -> None:
    """Take it back."""
    for table in ("arrival_seen", "arrival", "delivery", "outgoing", "far_host"):
        op.drop_table(table)
