"""Tags, the posts that carry them, how often they are used, and who follows and features them."""

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Index, Integer, Table, Text, UniqueConstraint, true

from goodmob.core.database.schema import BYTE_ORDER, metadata

tag = Table(
    "tag",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("name", BYTE_ORDER, nullable=False, comment="folded: what two spellings have in common"),
    Column("display_name", Text, nullable=False, comment="as it was first written"),
    Column("created_at", BigInteger, nullable=False),
    Column("usable", Boolean, nullable=False, server_default=true(), comment="posts may carry it"),
    Column("listable", Boolean, nullable=False, server_default=true(), comment="a search finds it"),
    Column("trendable", Boolean, comment="null: as is usual"),
    Column("reviewed_at", BigInteger, comment="when staff last decided about it"),
    UniqueConstraint("name"),
)

post_tag = Table(
    "post_tag",
    metadata,
    Column("tag_id", BigInteger, primary_key=True, autoincrement=False),
    Column("post_id", BigInteger, primary_key=True, autoincrement=False),
    Index("ix_post_tag_post_id", "post_id"),
)

tag_day = Table(
    "tag_day",
    metadata,
    Column("tag_id", BigInteger, primary_key=True, autoincrement=False),
    Column("day", Integer, primary_key=True, autoincrement=False, comment="days since 1970 in UTC"),
    Column("uses", BigInteger, nullable=False),
    Column("accounts", BigInteger, nullable=False),
)

tag_day_account = Table(
    "tag_day_account",
    metadata,
    Column("tag_id", BigInteger, primary_key=True, autoincrement=False),
    Column("day", Integer, primary_key=True, autoincrement=False),
    Column("account_id", BigInteger, primary_key=True, autoincrement=False),
    Index("ix_tag_day_account_day", "day"),
)

tag_follow = Table(
    "tag_follow",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("account_id", BigInteger, ForeignKey("account.id"), nullable=False),
    Column("tag_id", BigInteger, ForeignKey("tag.id"), nullable=False),
    Column("created_at", BigInteger, nullable=False),
    UniqueConstraint("account_id", "tag_id"),
    Index("ix_tag_follow_account_id_id", "account_id", "id"),
    Index("ix_tag_follow_tag_id_account_id", "tag_id", "account_id"),
)

featured_tag = Table(
    "featured_tag",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("account_id", BigInteger, ForeignKey("account.id"), nullable=False),
    Column("tag_id", BigInteger, ForeignKey("tag.id"), nullable=False),
    Column("created_at", BigInteger, nullable=False),
    UniqueConstraint("account_id", "tag_id"),
)
