"""What is stored about what people filter."""

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Index, Table, Text, UniqueConstraint

from goodmob.core.database.schema import metadata

account_filter = Table(
    "account_filter",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("account_id", BigInteger, ForeignKey("account.id"), nullable=False),
    Column("title", Text, nullable=False),
    Column("contexts", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("expires_at", BigInteger),
    Column("version", BigInteger, nullable=False),
    Index("ix_account_filter_account_id_id", "account_id", "id"),
)
"""`version` grows with every change of the filter, its words and its posts."""

filter_keyword = Table(
    "filter_keyword",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("filter_id", BigInteger, ForeignKey("account_filter.id"), nullable=False),
    Column("keyword", Text, nullable=False),
    Column("whole_word", Boolean, nullable=False),
    Index("ix_filter_keyword_filter_id_id", "filter_id", "id"),
)

filter_status = Table(
    "filter_status",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("filter_id", BigInteger, ForeignKey("account_filter.id"), nullable=False),
    Column("post_id", BigInteger, nullable=False),
    UniqueConstraint("filter_id", "post_id"),
    Index("ix_filter_status_post_id", "post_id"),
)
"""`post_id` is no foreign key, because posts stand on a floor above."""
