"""What is stored about discovering: unwanted suggestions, reviews of trends, saved searches, and the search index."""

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

saved_search = Table(
    "saved_search",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("account_id", BigInteger, ForeignKey("account.id"), nullable=False),
    Column("title", Text, nullable=False),
    Column("query", Text, nullable=False),
    Column("alert", Boolean, nullable=False),
    Column("created_at", BigInteger, nullable=False),
    Column("updated_at", BigInteger, nullable=False),
    Column("alerts_hour", BigInteger, nullable=False, server_default="0", comment="the hour of the latest alert"),
    Column("alerts", BigInteger, nullable=False, server_default="0", comment="how many alerts that hour had"),
    Index("ix_saved_search_account_id_id", "account_id", "id"),
)

saved_search_term = Table(
    "saved_search_term",
    metadata,
    Column("term", Text, primary_key=True),
    Column("search_id", BigInteger, primary_key=True, autoincrement=False),
    Index("ix_saved_search_term_search_id", "search_id"),
)
"""Terms of which a post has to have one before a saved search with an alert is looked at: the rarest it asks for."""

search_post = search_table("post")
search_account = search_table("account")

search_progress = Table(
    "search_progress",
    derived,
    Column("kind", Text, primary_key=True),
    Column("below", BigInteger, nullable=False),
)
"""Of each kind of things: those below this id that were there before the index still have to be entered."""
