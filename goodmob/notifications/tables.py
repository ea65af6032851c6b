"""What is stored of notices, and of how far a person has read."""

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Table, Text, UniqueConstraint

from goodmob.core.database.schema import metadata

notification = Table(
    "notification",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("account_id", BigInteger, ForeignKey("account.id"), nullable=False),
    Column("type", Text, nullable=False),
    Column("from_account_id", BigInteger, ForeignKey("account.id"), nullable=False),
    Column("cause_id", BigInteger, nullable=False),
    Column("post_id", BigInteger),
    Column("created_at", BigInteger, nullable=False),
    Column("group_key", Text),
    UniqueConstraint("account_id", "type", "from_account_id", "cause_id"),
    Index("ix_notification_account_id_id", "account_id", "id"),
    Index("ix_notification_account_id_group_key_id", "account_id", "group_key", "id"),
    Index("ix_notification_cause_id", "cause_id"),
    Index("ix_notification_post_id", "post_id"),
    Index("ix_notification_from_account_id", "from_account_id"),
)
"""`cause_id` is the post, boost or poll the notice came from, 0 for a follow: the same cause is told once.

`group_key` is what notices that stand together share; a notice without stands alone.
"""

marker = Table(
    "marker",
    metadata,
    Column("account_id", BigInteger, ForeignKey("account.id"), primary_key=True, autoincrement=False),
    Column("timeline", Text, primary_key=True),
    Column("last_read_id", BigInteger, nullable=False),
    Column("version", BigInteger, nullable=False),
    Column("updated_at", BigInteger, nullable=False),
)
