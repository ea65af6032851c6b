"""Conversations that began elsewhere, and when their servers were asked what was said in them."""

from sqlalchemy import BigInteger, Boolean, Column, Table

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
