"""Polls, their options, and who chose what."""

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Index, Integer, Table, Text

from goodmob.core.database.schema import metadata

poll = Table(
    "poll",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("post_id", BigInteger, nullable=False),
    Column("account_id", BigInteger, ForeignKey("account.id"), nullable=False),
    Column("expires_at", BigInteger, comment="null where it never ends, as on some other servers"),
    Column("closed_at", BigInteger),
    Column("multiple", Boolean, nullable=False),
    Column("hide_totals", Boolean, nullable=False),
    Column("votes", BigInteger, nullable=False),
    Column("voters", BigInteger, nullable=False),
)

poll_option = Table(
    "poll_option",
    metadata,
    Column("poll_id", BigInteger, primary_key=True, autoincrement=False),
    Column("place", Integer, primary_key=True, autoincrement=False),
    Column("title", Text, nullable=False),
    Column("votes", BigInteger, nullable=False),
)

poll_vote = Table(
    "poll_vote",
    metadata,
    Column("poll_id", BigInteger, primary_key=True, autoincrement=False),
    Column("account_id", BigInteger, ForeignKey("account.id"), primary_key=True, autoincrement=False),
    Column("choices", BigInteger, nullable=False, comment="bit set: 1 << place of the option"),
    Column("created_at", BigInteger, nullable=False),
    Index("ix_poll_vote_account_id_poll_id", "account_id", "poll_id"),
)
