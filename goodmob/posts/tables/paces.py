"""What is stored of how fast people may answer."""

from sqlalchemy import BigInteger, Column, Integer, Table

from goodmob.core.database.schema import metadata

conversation_pace = Table(
    "conversation_pace",
    metadata,
    Column("conversation_id", BigInteger, primary_key=True, autoincrement=False),
    Column("seconds", Integer, nullable=False, comment="between two answers of one account"),
)
"""Conversations that are slowed down. The id is that of the first post, and no foreign key, as posts may be gone."""
