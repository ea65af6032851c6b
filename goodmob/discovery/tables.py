"""What is stored about discovering: unwanted suggestions, reviews of trends, and what search looks things up in."""

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Index, Table, Text

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

trend_review = Table(
    "trend_review",
    metadata,
    Column("kind", Text, primary_key=True, comment="status or link"),
    Column("subject_id", BigInteger, primary_key=True, autoincrement=False, comment="of the post, or of the card"),
    Column("trendable", Boolean, nullable=False),
    Column("reviewed_at", BigInteger, nullable=False),
)
"""What staff decided about a post or a link that trends, or could."""

publisher = Table(
    "publisher",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("domain", Text, nullable=False, unique=True),
    Column("trendable", Boolean, comment="null: as is usual"),
    Column("reviewed_at", BigInteger),
    Column("created_at", BigInteger, nullable=False),
)
"""Sites whose pages trended here."""

search_post = search_table("post")
search_account = search_table("account")

search_progress = Table(
    "search_progress",
    derived,
    Column("kind", Text, primary_key=True),
    Column("below", BigInteger, nullable=False),
)
"""Of each kind of things: those below this id that were there before the index still have to be entered."""
