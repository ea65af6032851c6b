"""What is stored about discovering people: whom somebody does not want to be suggested."""

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Table

from goodmob.core.database.schema import metadata

dismissed_suggestion = Table(
    "dismissed_suggestion",
    metadata,
    Column("account_id", BigInteger, ForeignKey("account.id"), primary_key=True, autoincrement=False),
    Column("target_id", BigInteger, ForeignKey("account.id"), primary_key=True, autoincrement=False),
    Column("created_at", BigInteger, nullable=False),
    Index("ix_dismissed_suggestion_target_id", "target_id"),
)
