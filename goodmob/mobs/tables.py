"""What is stored of mobs beyond their call, and which replies were obeyed."""

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Index, Integer, Table, Text

from goodmob.core.database.schema import metadata

mob = Table(
    "mob",
    metadata,
    Column("id", BigInteger, ForeignKey("call.id"), primary_key=True, autoincrement=False),
    Column("account_id", BigInteger, ForeignKey("account.id"), nullable=False, comment="the host"),
    Column("post_id", BigInteger, comment="the post that is its face; null while it is a draft"),
    Column("report_post_id", BigInteger),
    Column("version", Integer, nullable=False),
    Column("title", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("verb", Text, nullable=False),
    Column("unit", Text, nullable=False),
    Column("time_zone", Text, nullable=False, comment="IANA name"),
    Column("moment", Boolean, nullable=False, comment="its window is one minute"),
    Column("place_text", Text, nullable=False),
    Column("place_cell", Text, comment="h3 cell; coordinates are never stored"),
    Column("place_exact", Text, nullable=False),
    Column("place_policy", Text, nullable=False),
    Column("visibility", Text, nullable=False),
    Column("language", Text),
    Column("spoiler_text", Text, nullable=False),
    Column("media_ids", Text, nullable=False, comment="JSON list in the host's order"),
    Column("report", Text, comment="JSON of the final figures"),
    Index("uq_mob_post_id", "post_id", unique=True),
    Index("ix_mob_account_id_id", "account_id", "id"),
    Index("ix_mob_place_cell_id", "place_cell", "id"),
)

mob_reply = Table(
    "mob_reply",
    metadata,
    Column("post_id", BigInteger, primary_key=True, autoincrement=False),
    Column("mob_id", BigInteger, ForeignKey("mob.id"), nullable=False),
    Column("account_id", BigInteger, ForeignKey("account.id"), nullable=False),
    Column("command", Text, nullable=False),
    Column("created_at", BigInteger, nullable=False),
    Index("ix_mob_reply_mob_id", "mob_id"),
    Index("ix_mob_reply_account_id", "account_id"),
)
"""A reply is obeyed once, however often it is delivered."""
