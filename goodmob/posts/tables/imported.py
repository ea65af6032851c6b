"""Posts that their authors brought along from where they were before."""

from sqlalchemy import BigInteger, Column, ForeignKey, Table, Text, UniqueConstraint

from goodmob.core.database.schema import metadata

imported_post = Table(
    "imported_post",
    metadata,
    Column("post_id", BigInteger, primary_key=True, autoincrement=False),
    Column("account_id", BigInteger, ForeignKey("account.id"), nullable=False),
    Column("uri", Text, nullable=False, comment="of the original, by which it is brought only once"),
    UniqueConstraint("account_id", "uri"),
)
