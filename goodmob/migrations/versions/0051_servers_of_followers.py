"""The servers on which the followers of an account are."""

import sqlalchemy as sa
from alembic import op

revision = "0051"
down_revision = "0050"
branch_labels = None
depends_on = None

ACCOUNT = sa.table("account", *map(sa.column, ("id", "domain", "state", "inbox", "shared_inbox")))
FOLLOW = sa.table("follow", *map(sa.column, ("id", "follower_id", "target_id", "inbox_id")))
INBOX = sa.table("follower_inbox", *map(sa.column, ("id", "account_id", "inbox", "followers")))
REACHED_AT = sa.func.coalesce(ACCOUNT.c.shared_inbox, ACCOUNT.c.inbox)
ELSEWHERE = sa.and_(ACCOUNT.c.domain.is_not(None), ACCOUNT.c.state != "deleted", REACHED_AT.is_not(None))


def upgrade() -> None:
    """Take the step."""
    op.create_table(
        "follower_inbox",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("account_id", sa.BigInteger(), nullable=False, comment="who is followed"),
        sa.Column("inbox", sa.Text(), nullable=False, comment="the one of a whole server, where it has one"),
        sa.Column(
            "followers", sa.BigInteger(), nullable=False, comment="how many follows say that they are counted here"
        ),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_follower_inbox_account_id_account")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_follower_inbox")),
        sa.UniqueConstraint("account_id", "inbox", name=op.f("uq_follower_inbox_account_id_inbox")),
    )
    op.create_index("ix_follower_inbox_account_id_id", "follower_inbox", ["account_id", "id"])
    op.add_column(
        "follow",
        sa.Column(
            "inbox_id",
            sa.BigInteger(),
            nullable=True,
            comment="of the inbox where it is counted; null: the follower is reached nowhere else",
        ),
    )
    _count_followers()
    _say(
        channels="notice, mail, words; empty for who muted it",
        code="six letters, shown at the door; # and the id where another server told none",
    )


def downgrade() -> None:
    """Take it back."""
    op.drop_column("follow", "inbox_id")
    op.drop_table("follower_inbox")
    _say(channels="notice, mail; empty for who muted it", code="six letters, shown at the door")


def _say(channels: str, code: str) -> None:
    # SQLite keeps no comments, and would write both tables anew.
    if op.get_bind().dialect.name == "postgresql":
        for table, column, comment in (("broadcast_receipt", "channels", channels), ("commitment", "code", code)):
            op.alter_column(table, column, existing_type=sa.Text(), existing_nullable=False, comment=comment)


def _count_followers() -> None:
    # The first follow of each inbox gives its id, which no other inbox can have.
    found = (
        sa.select(sa.func.min(FOLLOW.c.id), FOLLOW.c.target_id, REACHED_AT, sa.func.count())
        .join_from(FOLLOW, ACCOUNT, ACCOUNT.c.id == FOLLOW.c.follower_id)
        .where(ELSEWHERE)
        .group_by(FOLLOW.c.target_id, REACHED_AT)
    )
    op.execute(sa.insert(INBOX).from_select(["id", "account_id", "inbox", "followers"], found))
    mine = (
        sa.select(INBOX.c.id)
        .join_from(INBOX, ACCOUNT, ACCOUNT.c.id == FOLLOW.c.follower_id)
        .where(ELSEWHERE, INBOX.c.account_id == FOLLOW.c.target_id, INBOX.c.inbox == REACHED_AT)
        .correlate(FOLLOW)
        .scalar_subquery()
    )
    far = sa.select(ACCOUNT.c.id).where(ELSEWHERE)
    op.execute(sa.update(FOLLOW).values(inbox_id=mine).where(FOLLOW.c.follower_id.in_(far)))
