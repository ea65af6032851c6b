"""Posts that are not finished, kept on the server so that every device of their author has them."""

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Table, Text

from goodmob.core.database.schema import metadata

draft = Table(
    "draft",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("account_id", BigInteger, ForeignKey("account.id"), nullable=False),
    Column("updated_at", BigInteger, nullable=False),
    Column("sketch", Text, nullable=False, comment="JSON of sketch.Sketch"),
    Index("ix_draft_account_id_id", "account_id", "id"),
)
