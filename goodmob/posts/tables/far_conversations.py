"""Conversations that began elsewhere: what they are called there, and when their servers were asked about them."""

from sqlalchemy import BigInteger, Boolean, Column, Table, Text

from goodmob.core.database.schema import metadata

far_conversation = Table(
    "far_conversation",
    metadata,
    Column("conversation_id", BigInteger, primary_key=True, autoincrement=False),
    Column("asked_at", BigInteger, nullable=False),
    Column("next_at", BigInteger, nullable=False, comment="nobody is asked again before"),
    Column("under_way", Boolean, nullable=False),
    Column("found", BigInteger, nullable=False, comment="posts that became known by it"),
)

told_context = Table(
    "told_context",
    metadata,
    Column("conversation_id", BigInteger, primary_key=True, autoincrement=False),
    Column("uri", Text, nullable=False, comment="the collection of it (FEP-7888), where a post of it lies"),
)
