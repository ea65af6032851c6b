"""Conversations of accounts."""

import json
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

AT_ONCE = 500

POSTS = sa.text("""
    WITH chosen AS (
        SELECT id, account_id, conversation_id FROM post
        WHERE id > :after AND visibility = 'direct' AND NOT held AND boost_of_id IS NULL
        ORDER BY id LIMIT :at_once
    )
    SELECT said.id, said.conversation_id, speaker.id AS speaker_id,
           CASE WHEN speaker.domain IS NULL AND speaker.state = 'active' THEN 1 ELSE 0 END AS is_here
    FROM (
        SELECT id, conversation_id, account_id AS speaker_id FROM chosen
        UNION
        SELECT chosen.id, chosen.conversation_id, mention.account_id
        FROM chosen JOIN mention ON mention.post_id = chosen.id AND NOT mention.silent
    ) AS said
    JOIN account AS speaker ON speaker.id = said.speaker_id
    ORDER BY said.id, speaker.id
""")
ENTER = sa.text("""
    INSERT INTO account_conversation (id, account_id, conversation_id, participants, last_post_id, unread)
    VALUES (:id, :account_id, :conversation_id, :participants, :post_id, false)
    ON CONFLICT (account_id, conversation_id, participants) DO UPDATE SET last_post_id = excluded.last_post_id
""")
HOLD = sa.text("""
    INSERT INTO account_conversation_post (account_conversation_id, post_id)
    SELECT id, :post_id FROM account_conversation
    WHERE account_id = :account_id AND conversation_id = :conversation_id AND participants = :participants
""")


class Post(NamedTuple):
    """A direct post: everybody who speaks in it, as JSON, and those of them who are here."""

    id: int
    conversation_id: int
    participants: str
    receivers: list[int]


def upgrade() -> None:
    """Take the step; what was written before it is read already."""
    op.create_table(
        "account_conversation",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("account_id", sa.BigInteger(), nullable=False),
        sa.Column("conversation_id", sa.BigInteger(), nullable=False),
        sa.Column(
            "participants",
            sa.Text(),
            nullable=False,
            comment="JSON list of ids in their order, the account's included",
        ),
        sa.Column("last_post_id", sa.BigInteger(), nullable=False),
        sa.Column("unread", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_account_conversation_account_id_account")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account_conversation")),
        sa.UniqueConstraint(
            "account_id",
            "conversation_id",
            "participants",
            name=op.f("uq_account_conversation_account_id_conversation_id_participants"),
        ),
    )
    with op.batch_alter_table("account_conversation", schema=None) as batch_op:
        batch_op.create_index(
            "ix_account_conversation_account_id_last_post_id", ["account_id", "last_post_id"], unique=False
        )
        batch_op.create_index(
            "ix_account_conversation_unread",
            ["account_id", "id"],
            unique=False,
            postgresql_where=sa.text("unread"),
            sqlite_where=sa.text("unread = 1"),
        )
    op.create_table(
        "account_conversation_post",
        sa.Column("account_conversation_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("post_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("account_conversation_id", "post_id", name=op.f("pk_account_conversation_post")),
    )
    with op.batch_alter_table("account_conversation_post", schema=None) as batch_op:
        batch_op.create_index("ix_account_conversation_post_post_id", ["post_id"], unique=False)
    fill(op.get_bind())


def downgrade() -> None:
    """Take it back."""
    op.drop_table("account_conversation_post")
    op.drop_table("account_conversation")


def fill(connection: sa.Connection) -> None:
    """Enters every direct post that there is into the conversations of those who speak in it, some at a time."""
    after, next_id = 0, 1
    while posts := list(_posts(connection.execute(POSTS, {"after": after, "at_once": AT_ONCE}).all())):
        entries = [
            {
                "id": next_id + place,
                "account_id": account_id,
                "conversation_id": post.conversation_id,
                "participants": post.participants,
                "post_id": post.id,
            }
            for place, (post, account_id) in enumerate((post, id_) for post in posts for id_ in post.receivers)
        ]
        if entries:
            connection.execute(ENTER, entries)
            connection.execute(HOLD, entries)
        after, next_id = posts[-1].id, next_id + len(entries)


def _posts(rows: Sequence[sa.Row[tuple[int, int, int, int]]]) -> Iterator[Post]:
    for (post_id, conversation_id), speakers in groupby(rows, lambda row: (row.id, row.conversation_id)):
        those = list(speakers)
        participants = json.dumps([row.speaker_id for row in those], separators=(",", ":"))
        yield Post(post_id, conversation_id, participants, [row.speaker_id for row in those if row.is_here])
