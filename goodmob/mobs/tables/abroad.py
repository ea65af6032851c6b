"""What is stored of mobs of other servers, and of who joins across servers, in either direction."""

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Table, Text, UniqueConstraint

from goodmob.core.database.schema import metadata

mob_far = Table(
    "mob_far",
    metadata,
    Column("mob_id", BigInteger, ForeignKey("mob.id"), primary_key=True, autoincrement=False),
    Column("uri", Text, nullable=False, unique=True, comment="of the Event, on its own server"),
    Column("url", Text, comment="its page there"),
    Column("organisers", Text, nullable=False, comment="JSON list of the actors that speak for it"),
    Column("elsewhere", Text, comment="where people join, if not by federation"),
    Column("changed_at", BigInteger, comment="when it was as it is kept"),
    Column("fetched_at", BigInteger, nullable=False, comment="when it was last heard of"),
)

mob_join = Table(
    "mob_join",
    metadata,
    Column("mob_id", BigInteger, ForeignKey("mob.id"), primary_key=True, autoincrement=False),
    Column("account_id", BigInteger, ForeignKey("account.id"), primary_key=True, autoincrement=False),
    Column("number", BigInteger, nullable=False, comment="another one for each Join; names what we send"),
    Column("uri", Text, nullable=False, unique=True, comment="of the Join"),
    Column("answer", Text, comment="the last one: Accept, TentativeAccept or Reject"),
    Column("place", Text, nullable=False, comment="the exact place, as who is in was told it"),
    Column("position", BigInteger, comment="in the line, as was answered last to who is elsewhere"),
    Column("created_at", BigInteger, nullable=False),
    Index("ix_mob_join_account_id", "account_id"),
)
"""The newest Join of an account of ours to a mob elsewhere, or of an account elsewhere to a mob of ours."""

mob_poll = Table(
    "mob_poll",
    metadata,
    Column("post_id", BigInteger, primary_key=True, autoincrement=False, comment="the poll"),
    Column("mob_id", BigInteger, ForeignKey("mob.id"), nullable=False),
    Column("account_id", BigInteger, ForeignKey("account.id"), nullable=False, comment="who is asked"),
    Column("created_at", BigInteger, nullable=False),
    UniqueConstraint("mob_id", "account_id"),
    Index("ix_mob_poll_account_id", "account_id"),
)
"""Polls by which somebody elsewhere is asked to come, whose server need not know what an Event is."""
