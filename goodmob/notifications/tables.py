"""What is stored of notices, and of how far a person has read."""

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Index, Table, Text, UniqueConstraint, false

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
    Column("filtered", Boolean, nullable=False, server_default=false()),
    UniqueConstraint("account_id", "type", "from_account_id", "cause_id"),
    Index("ix_notification_account_id_id", "account_id", "id"),
    Index("ix_notification_account_id_group_key_id", "account_id", "group_key", "id"),
    Index("ix_notification_cause_id", "cause_id"),
    Index("ix_notification_post_id", "post_id"),
    Index("ix_notification_from_account_id", "from_account_id"),
)
"""`cause_id` is the post, boost or poll the notice came from, 0 for a follow: the same cause is told once.

`group_key` is what notices that stand together share; a notice without stands alone. One that is `filtered` waits apart
until its receiver lets the sender in.
"""

Index(
    "ix_notification_filtered",
    notification.c.account_id,
    notification.c.from_account_id,
    postgresql_where=notification.c.filtered,
    sqlite_where=notification.c.filtered,
)

surge = Table(
    "surge",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("account_id", BigInteger, ForeignKey("account.id"), nullable=False),
    Column("number", BigInteger, nullable=False),
    Column("began_at", BigInteger, nullable=False),
    Column("last_at", BigInteger, nullable=False),
    Column("told_at", BigInteger),
    Column("told_id", BigInteger),
    UniqueConstraint("account_id", "number"),
)
"""Many followers at once, whose notices stand in one group: when they came, and which notice told of them last."""

notification_policy = Table(
    "notification_policy",
    metadata,
    Column("account_id", BigInteger, ForeignKey("account.id"), primary_key=True, autoincrement=False),
    Column("for_not_following", Text, nullable=False),
    Column("for_not_followers", Text, nullable=False),
    Column("for_new_accounts", Text, nullable=False),
    Column("for_private_mentions", Text, nullable=False),
    Column("for_limited_accounts", Text, nullable=False),
    Column("for_bots", Text, nullable=False),
)

notification_request = Table(
    "notification_request",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("account_id", BigInteger, ForeignKey("account.id"), nullable=False),
    Column("from_account_id", BigInteger, ForeignKey("account.id"), nullable=False),
    Column("notifications_count", BigInteger, nullable=False),
    Column("last_post_id", BigInteger),
    Column("created_at", BigInteger, nullable=False),
    Column("updated_at", BigInteger, nullable=False),
    UniqueConstraint("account_id", "from_account_id"),
    Index("ix_notification_request_account_id_id", "account_id", "id"),
    Index("ix_notification_request_from_account_id", "from_account_id"),
)
"""A sender whose filtered notices wait for an answer: how many they are, up to a hundred, and the latest post."""

notification_permission = Table(
    "notification_permission",
    metadata,
    Column("account_id", BigInteger, ForeignKey("account.id"), primary_key=True, autoincrement=False),
    Column("from_account_id", BigInteger, ForeignKey("account.id"), primary_key=True, autoincrement=False),
    Column("merged", Boolean, nullable=False),
    Column("created_at", BigInteger, nullable=False),
    Index("ix_notification_permission_from_account_id", "from_account_id"),
)
"""A sender whose notices are no longer filtered. `merged`: those filtered before stand among the others by now."""

notification_clearing = Table(
    "notification_clearing",
    metadata,
    Column("account_id", BigInteger, ForeignKey("account.id"), primary_key=True, autoincrement=False),
    Column("newest_id", BigInteger, nullable=False, comment="notices up to this one are to go"),
    Column("asked_at", BigInteger, nullable=False),
)
"""Notices that somebody put away all at once, for as long as that can be undone."""

marker = Table(
    "marker",
    metadata,
    Column("account_id", BigInteger, ForeignKey("account.id"), primary_key=True, autoincrement=False),
    Column("timeline", Text, primary_key=True),
    Column("last_read_id", BigInteger, nullable=False),
    Column("version", BigInteger, nullable=False),
    Column("updated_at", BigInteger, nullable=False),
)

push_subscription = Table(
    "push_subscription",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("token_id", BigInteger, ForeignKey("token.id"), unique=True, comment="of the app, or"),
    Column("session_id", BigInteger, ForeignKey("session.id", ondelete="CASCADE"), unique=True, comment="of a browser"),
    Column("account_id", BigInteger, ForeignKey("account.id"), nullable=False),
    Column("endpoint", Text, nullable=False),
    Column("point", Text, nullable=False),
    Column("auth", Text, nullable=False),
    Column("standard", Boolean, nullable=False),
    Column("alerts", Text, nullable=False),
    Column("policy", Text, nullable=False),
    Column("sealed_token", Text, nullable=False, comment="empty where a browser holds it"),
    Column("created_at", BigInteger, nullable=False),
    Index("ix_push_subscription_account_id", "account_id"),
)
"""`alerts` names the types that are pushed, with spaces; `sealed_token` is the token itself, which its app is told.

What a browser holds goes with its session, however that ends.

The id is small and no moment: apps read it as a number of 32 bits.
"""
