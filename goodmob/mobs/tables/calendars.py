"""What is stored for calendars: how often a mob changed, and whose calendar a secret link opens."""

from sqlalchemy import BigInteger, Column, ForeignKey, Integer, Table, Text

from goodmob.core.database.schema import metadata

mob_revision = Table(
    "mob_revision",
    metadata,
    Column("mob_id", BigInteger, ForeignKey("mob.id"), primary_key=True, autoincrement=False),
    Column("number", Integer, nullable=False),
    Column("changed_at", BigInteger, nullable=False),
)
"""No row: it is as it was published."""

mob_calendar = Table(
    "mob_calendar",
    metadata,
    Column("account_id", BigInteger, ForeignKey("account.id"), primary_key=True, autoincrement=False),
    Column("digest", Text, nullable=False, unique=True, comment="of the secret in the link, which is not kept"),
    Column("created_at", BigInteger, nullable=False),
)
