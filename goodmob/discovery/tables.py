"""What is stored about discovering: whom somebody does not want to be suggested, and what search looks things up in."""

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Table, Text

from goodmob.core.database.schema import metadata
from goodmob.core.database.terms import derived, search_table

dismissed_suggestion = Table(
    "dismissed_suggestion",
    metadata,
    Column("account_id", BigInteger, ForeignKey("account.id"), primary_key=True, autoincrement=False),
    Column("target_id", BigInteger, ForeignKey("account.id"), primary_key=True, autoincrement=False),
    Column("created_at", BigInteger, nullable=False),
    Index("ix_dismissed_suggestion_target_id", "target_id"),
)

search_post = search_table("post")
search_account = search_table("account")

search_progress = Table(
    "search_progress",
    derived,
    Column("kind", Text, primary_key=True),
    Column("below", BigInteger, nullable=False),
)
"""Of each kind of things: those below this id that were there before the index still have to be entered."""
