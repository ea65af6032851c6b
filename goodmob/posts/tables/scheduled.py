"""Posts that wait for their hour, and the keys by which a repeated request is known."""

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Table, Text

from goodmob.core.database.schema import metadata

scheduled_post = Table(
    "scheduled_post",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("account_id", BigInteger, ForeignKey("account.id"), nullable=False),
    Column("scheduled_at", BigInteger, nullable=False),
    Column("draft", Text, nullable=False, comment="JSON of rules.Draft"),
    Index("ix_scheduled_post_account_id_id", "account_id", "id"),
    Index("ix_scheduled_post_account_id_scheduled_at", "account_id", "scheduled_at"),
)

idempotency = Table(
    "idempotency",
    metadata,
    Column("account_id", BigInteger, primary_key=True, autoincrement=False),
    Column("key", Text, primary_key=True),
    Column("post_id", BigInteger, nullable=False, comment="of the post, or of the scheduled post"),
    Column("created_at", BigInteger, nullable=False),
    Index("ix_idempotency_created_at", "created_at"),
)
