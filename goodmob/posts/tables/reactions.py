"""What people did with a post: one row of flags that pages read, and a row for each deed that lists are ordered by."""

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, Table, UniqueConstraint

from goodmob.core.database.schema import metadata

interaction = Table(
    "interaction",
    metadata,
    Column("account_id", BigInteger, primary_key=True, autoincrement=False),
    Column("post_id", BigInteger, primary_key=True, autoincrement=False, comment="or the id of a conversation"),
    Column("flags", Integer, nullable=False),
)

favourite = Table(
    "favourite",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("account_id", BigInteger, ForeignKey("account.id"), nullable=False),
    Column("post_id", BigInteger, nullable=False),
    Column("created_at", BigInteger, nullable=False),
    UniqueConstraint("account_id", "post_id"),
    Index("ix_favourite_account_id_id", "account_id", "id"),
    Index("ix_favourite_post_id_id", "post_id", "id"),
)

bookmark = Table(
    "bookmark",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("account_id", BigInteger, ForeignKey("account.id"), nullable=False),
    Column("post_id", BigInteger, nullable=False),
    Column("created_at", BigInteger, nullable=False),
    UniqueConstraint("account_id", "post_id"),
    Index("ix_bookmark_account_id_id", "account_id", "id"),
    Index("ix_bookmark_post_id_id", "post_id", "id"),
)

pin = Table(
    "pin",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("account_id", BigInteger, ForeignKey("account.id"), nullable=False),
    Column("post_id", BigInteger, nullable=False),
    Column("created_at", BigInteger, nullable=False),
    UniqueConstraint("account_id", "post_id"),
)
