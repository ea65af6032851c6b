"""What is stored about collections of people and who is in them."""

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Index, Table, Text, UniqueConstraint

from goodmob.core.database.schema import metadata

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
