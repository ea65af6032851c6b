"""What is kept of figures that cannot be counted later: numbers only, not who they are made of."""

from sqlalchemy import BigInteger, Column, Integer, Table

from goodmob.core.database.schema import metadata

active_day = Table(
    "active_day",
    metadata,
    Column("day", Integer, primary_key=True, autoincrement=False, comment="days since 1970 in UTC"),
    Column("people", BigInteger, nullable=False),
)
"""How many people were here on a day."""
