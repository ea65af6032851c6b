"""What is stored about who follows, blocks, mutes and notes whom."""

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Index, Table, Text, UniqueConstraint

from goodmob.core.database.schema import metadata

URI = "of the activity; one of ours begins with # and is a part of the actor's, null: nobody elsewhere knows it"

follow = Table(
    "follow",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("follower_id", BigInteger, ForeignKey("account.id"), nullable=False),
    Column("target_id", BigInteger, ForeignKey("account.id"), nullable=False),
    Column("reblogs", Boolean, nullable=False),
    Column("notify", Boolean, nullable=False),
    Column("languages", Text),
    Column("uri", Text, comment=URI),
    Column("created_at", BigInteger, nullable=False),
    Column("endorsement_id", BigInteger),
    Column("through", Text),
    Column(
        "inbox_id", BigInteger, comment="of the inbox where it is counted; null: the follower is reached nowhere else"
    ),
    UniqueConstraint("follower_id", "target_id"),
    Index("ix_follow_follower_id_id", "follower_id", "id"),
    Index("ix_follow_target_id_id", "target_id", "id"),
)
"""`endorsement_id` orders whom the follower shows on the own profile, the latest last; None for whom it does not show.

It is kept with the follow because it ends with it. `through` is a way of `ways.py` by which the follower came, None
where that is not known.
"""

Index(
    "ix_follow_target_id_watched",
    follow.c.target_id,
    follow.c.id,
    postgresql_where=follow.c.notify,
    sqlite_where=follow.c.notify,
)

Index(
    "ix_follow_follower_id_endorsement_id",
    follow.c.follower_id,
    follow.c.endorsement_id,
    postgresql_where=follow.c.endorsement_id.is_not(None),
    sqlite_where=follow.c.endorsement_id.is_not(None),
)

follower_inbox = Table(
    "follower_inbox",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("account_id", BigInteger, ForeignKey("account.id"), nullable=False, comment="who is followed"),
    Column("inbox", Text, nullable=False, comment="the one of a whole server, where it has one"),
    Column("followers", BigInteger, nullable=False, comment="how many follows say that they are counted here"),
    UniqueConstraint("account_id", "inbox"),
    Index("ix_follower_inbox_account_id_id", "account_id", "id"),
)
"""Where a post has to go: a million followers on 20,000 servers are 20,000 rows."""

follow_request = Table(
    "follow_request",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("follower_id", BigInteger, ForeignKey("account.id"), nullable=False),
    Column("target_id", BigInteger, ForeignKey("account.id"), nullable=False),
    Column("reblogs", Boolean, nullable=False),
    Column("notify", Boolean, nullable=False),
    Column("languages", Text),
    Column("uri", Text, comment=URI),
    Column("created_at", BigInteger, nullable=False),
    UniqueConstraint("follower_id", "target_id"),
    Index("ix_follow_request_target_id_id", "target_id", "id"),
)

block = Table(
    "block",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("account_id", BigInteger, ForeignKey("account.id"), nullable=False),
    Column("target_id", BigInteger, ForeignKey("account.id"), nullable=False),
    Column("uri", Text, comment=URI),
    Column("created_at", BigInteger, nullable=False),
    UniqueConstraint("account_id", "target_id"),
    Index("ix_block_account_id_id", "account_id", "id"),
    Index("ix_block_target_id", "target_id"),
)

mute = Table(
    "mute",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("account_id", BigInteger, ForeignKey("account.id"), nullable=False),
    Column("target_id", BigInteger, ForeignKey("account.id"), nullable=False),
    Column("notifications", Boolean, nullable=False),
    Column("expires_at", BigInteger),
    Column("created_at", BigInteger, nullable=False),
    UniqueConstraint("account_id", "target_id"),
    Index("ix_mute_account_id_id", "account_id", "id"),
    Index("ix_mute_target_id", "target_id"),
    Index("ix_mute_expires_at", "expires_at"),
)

account_note = Table(
    "account_note",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("account_id", BigInteger, ForeignKey("account.id"), nullable=False),
    Column("target_id", BigInteger, ForeignKey("account.id"), nullable=False),
    Column("comment", Text, nullable=False),
    UniqueConstraint("account_id", "target_id"),
    Index("ix_account_note_target_id", "target_id"),
)

domain_block = Table(
    "domain_block",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("account_id", BigInteger, ForeignKey("account.id"), nullable=False),
    Column("domain", Text, nullable=False),
    UniqueConstraint("account_id", "domain"),
    Index("ix_domain_block_account_id_id", "account_id", "id"),
)
