"""What is stored about announcements: their words and hours, who put them away, and who reacted how."""

from sqlalchemy import BigInteger, Boolean, Column, Index, Table, Text

from goodmob.core.database.schema import metadata

announcement = Table(
    "announcement",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("text", Text, nullable=False),
    Column("starts_at", BigInteger, comment="when what it tells of begins"),
    Column("ends_at", BigInteger, comment="when what it tells of ends"),
    Column("all_day", Boolean, nullable=False),
    Column("published_at", BigInteger, nullable=False, comment="since when it is shown"),
    Column("shown_until", BigInteger, comment="NULL: until it is removed"),
    Column("updated_at", BigInteger, nullable=False),
)

announcement_dismissal = Table(
    "announcement_dismissal",
    metadata,
    Column("account_id", BigInteger, primary_key=True, autoincrement=False),
    Column("announcement_id", BigInteger, primary_key=True, autoincrement=False),
    Index("ix_announcement_dismissal_announcement_id", "announcement_id"),
)

announcement_reaction = Table(
    "announcement_reaction",
    metadata,
    Column("announcement_id", BigInteger, primary_key=True, autoincrement=False),
    Column("name", Text, primary_key=True, comment="an emoji, or the shortcode of one of ours"),
    Column("account_id", BigInteger, primary_key=True, autoincrement=False),
    Column("created_at", BigInteger, nullable=False),
    Index("ix_announcement_reaction_account_id", "account_id"),
    Index("ix_announcement_reaction_name", "name"),
)
