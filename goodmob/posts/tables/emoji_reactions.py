"""Emoji with which people reacted to posts, and how many reacted with each."""

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Table, Text, UniqueConstraint

from goodmob.core.database.schema import metadata

emoji_reaction = Table(
    "emoji_reaction",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("account_id", BigInteger, ForeignKey("account.id"), nullable=False),
    Column("post_id", BigInteger, nullable=False),
    Column("name", Text, nullable=False, comment="the emoji itself, or the shortcode of a custom one"),
    Column("created_at", BigInteger, nullable=False),
    UniqueConstraint("account_id", "post_id", "name"),
    Index("ix_emoji_reaction_post_id_id", "post_id", "id"),
)

emoji_reaction_count = Table(
    "emoji_reaction_count",
    metadata,
    Column("post_id", BigInteger, primary_key=True, autoincrement=False),
    Column("name", Text, primary_key=True),
    Column("accounts", BigInteger, nullable=False),
    Column("first_id", BigInteger, nullable=False, comment="by which the emoji of a post are ordered"),
)
"""Emoji with which nobody reacts any more have no row."""
