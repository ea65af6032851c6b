"""What is stored about who follows, blocks, mutes, lists and recommends whom, and what people filter."""

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Index, Table, Text, UniqueConstraint

from goodmob.core.database.schema import metadata

follow = Table(
    "follow",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("follower_id", BigInteger, ForeignKey("account.id"), nullable=False),
    Column("target_id", BigInteger, ForeignKey("account.id"), nullable=False),
    Column("reblogs", Boolean, nullable=False),
    Column("notify", Boolean, nullable=False),
    Column("languages", Text),
    Column("uri", Text),
    Column("created_at", BigInteger, nullable=False),
    Column("endorsement_id", BigInteger),
    Column("through", Text),
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

follow_request = Table(
    "follow_request",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("follower_id", BigInteger, ForeignKey("account.id"), nullable=False),
    Column("target_id", BigInteger, ForeignKey("account.id"), nullable=False),
    Column("reblogs", Boolean, nullable=False),
    Column("notify", Boolean, nullable=False),
    Column("languages", Text),
    Column("uri", Text),
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
    Column("uri", Text),
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

account_list = Table(
    "account_list",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("owner_id", BigInteger, ForeignKey("account.id"), nullable=False),
    Column("title", Text, nullable=False),
    Column("replies_policy", Text, nullable=False),
    Column("exclusive", Boolean, nullable=False),
    Index("ix_account_list_owner_id", "owner_id"),
)

account_list_member = Table(
    "account_list_member",
    metadata,
    Column("list_id", BigInteger, primary_key=True, autoincrement=False),
    Column("account_id", BigInteger, ForeignKey("account.id"), primary_key=True, autoincrement=False),
    Column("id", BigInteger, nullable=False),
    Index("ix_account_list_member_list_id_id", "list_id", "id"),
    Index("ix_account_list_member_account_id", "account_id"),
)
"""`list_id` is no foreign key, because the members of a deleted list are cleared away in slices."""

account_filter = Table(
    "account_filter",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("account_id", BigInteger, ForeignKey("account.id"), nullable=False),
    Column("title", Text, nullable=False),
    Column("contexts", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("expires_at", BigInteger),
    Column("version", BigInteger, nullable=False),
    Index("ix_account_filter_account_id_id", "account_id", "id"),
)
"""`version` grows with every change of the filter, its words and its posts."""

filter_keyword = Table(
    "filter_keyword",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("filter_id", BigInteger, ForeignKey("account_filter.id"), nullable=False),
    Column("keyword", Text, nullable=False),
    Column("whole_word", Boolean, nullable=False),
    Index("ix_filter_keyword_filter_id_id", "filter_id", "id"),
)

filter_status = Table(
    "filter_status",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("filter_id", BigInteger, ForeignKey("account_filter.id"), nullable=False),
    Column("post_id", BigInteger, nullable=False),
    UniqueConstraint("filter_id", "post_id"),
    Index("ix_filter_status_post_id", "post_id"),
)
"""`post_id` is no foreign key, because posts stand on a floor above."""

collection = Table(
    "collection",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("account_id", BigInteger, ForeignKey("account.id"), nullable=False),
    Column("name", Text, nullable=False),
    Column("description", Text, nullable=False),
    Column("language", Text),
    Column("tag", Text),
    Column("sensitive", Boolean, nullable=False),
    Column("discoverable", Boolean, nullable=False),
    Column("created_at", BigInteger, nullable=False),
    Column("updated_at", BigInteger, nullable=False),
    Index("ix_collection_account_id_id", "account_id", "id"),
)

collection_item = Table(
    "collection_item",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("collection_id", BigInteger, ForeignKey("collection.id"), nullable=False),
    Column("account_id", BigInteger, ForeignKey("account.id"), nullable=False),
    Column("state", Text, nullable=False),
    Column("created_at", BigInteger, nullable=False),
    UniqueConstraint("collection_id", "account_id"),
    Index("ix_collection_item_account_id_id", "account_id", "id"),
)
"""`state` is pending, accepted or revoked; who revoked stays, so that nobody can put them in again."""
