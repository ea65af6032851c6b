"""What is stored of relays: servers that bring the public posts of many others, and take ours to them."""

from sqlalchemy import BigInteger, Column, Index, Table, Text

from goodmob.core.database.schema import metadata

relay = Table(
    "relay",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("inbox", Text, nullable=False, unique=True),
    Column("actor_uri", Text, comment="its actor, where that is followed; null: the collection of everybody is"),
    Column("account_id", BigInteger, comment="its actor, once that answered"),
    Column("state", Text, nullable=False, comment="pending, accepted, rejected or off"),
    Column("follow_id", BigInteger, nullable=False, comment="in the address of the latest Follow"),
    Column("created_at", BigInteger, nullable=False),
    Column("changed_at", BigInteger, nullable=False, comment="since when it stands so"),
    Index("ix_relay_account_id", "account_id"),
)
"""A relay that staff asked to be served by."""
