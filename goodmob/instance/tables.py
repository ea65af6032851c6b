"""What is stored about the server itself."""

from sqlalchemy import BigInteger, Column, Integer, Table, Text

from goodmob.core.database.schema import metadata

rule = Table(
    "rule",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("place", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("hint", Text, nullable=False),
)
