"""What authors allowed others in writing, so that a third server can see that they did."""

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Table, Text, UniqueConstraint, text

from goodmob.core.database.schema import metadata

stamp = Table(
    "stamp",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("kind", Text, nullable=False, comment="quote, favourite, reply or reblog"),
    Column("owner_id", BigInteger, ForeignKey("account.id"), nullable=False, comment="who allows it"),
    Column("account_id", BigInteger, ForeignKey("account.id"), nullable=False, comment="whom"),
    Column("post_id", BigInteger, nullable=False, comment="with which post"),
    Column("object_uri", Text, nullable=False, comment="what they made of it"),
    Column("uri", Text, comment="null for stamps of this server, whose address follows from the id"),
    Column("created_at", BigInteger, nullable=False),
    UniqueConstraint("object_uri", "kind"),
    Index("ix_stamp_post_id", "post_id"),
    Index("ix_stamp_owner_id", "owner_id"),
    Index("ix_stamp_account_id", "account_id"),
)
"""A stamp that is taken back has no row any more."""

Index(
    "uq_stamp_uri",
    stamp.c.uri,
    unique=True,
    postgresql_where=text("uri IS NOT NULL"),
    sqlite_where=text("uri IS NOT NULL"),
)
