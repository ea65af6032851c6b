"""What is stored of shields."""

from sqlalchemy import BigInteger, Column, ForeignKey, Table

from goodmob.core.database.schema import metadata

shield = Table(
    "shield",
    metadata,
    Column("account_id", BigInteger, ForeignKey("account.id"), primary_key=True, autoincrement=False),
    Column("raised_at", BigInteger, nullable=False),
    Column("until", BigInteger, nullable=False),
    Column("kept", BigInteger, nullable=False, comment="how much it has kept off since it was raised"),
)
"""The last shield of each account, which is up until `until`."""
