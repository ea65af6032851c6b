"""What people did with a post: one row of flags that pages read, and a row for each deed that lists are ordered by."""

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, Table, Text, UniqueConstraint, text

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
    Column("folder_id", BigInteger),
    UniqueConstraint("account_id", "post_id"),
    Index("ix_bookmark_account_id_id", "account_id", "id"),
    Index("ix_bookmark_post_id_id", "post_id", "id"),
)

_in_folder = text("folder_id IS NOT NULL")
Index(
    "ix_bookmark_folder_id_id",
    bookmark.c.folder_id,
    bookmark.c.id,
    postgresql_where=_in_folder,
    sqlite_where=_in_folder,
)

bookmark_folder = Table(
    "bookmark_folder",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("account_id", BigInteger, ForeignKey("account.id"), nullable=False),
    Column("name", Text, nullable=False),
    Column("emoji", Text, comment="the emoji itself, or the shortcode of a custom one"),
    Column("created_at", BigInteger, nullable=False),
    Index("ix_bookmark_folder_account_id_id", "account_id", "id"),
)
"""A folder_id is no foreign key: bookmarks leave a deleted folder in slices."""

pin = Table(
    "pin",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("account_id", BigInteger, ForeignKey("account.id"), nullable=False),
    Column("post_id", BigInteger, nullable=False),
    Column("created_at", BigInteger, nullable=False),
    UniqueConstraint("account_id", "post_id"),
)
