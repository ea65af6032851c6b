"""What is stored of timelines: how each account reads its home, and its direct conversations."""

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Index, Table, Text, UniqueConstraint, true

from goodmob.core.database.schema import metadata

account_conversation = Table(
    "account_conversation",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("account_id", BigInteger, ForeignKey("account.id"), nullable=False),
    Column("conversation_id", BigInteger, nullable=False),
    Column("participants", Text, nullable=False, comment="JSON list of ids in their order, the account's included"),
    Column("last_post_id", BigInteger, nullable=False),
    Column("unread", Boolean, nullable=False),
    UniqueConstraint("account_id", "conversation_id", "participants"),
    Index("ix_account_conversation_account_id_last_post_id", "account_id", "last_post_id"),
)
"""Among other people the same thread is another conversation, as in Mastodon."""

Index(
    "ix_account_conversation_unread",
    account_conversation.c.account_id,
    account_conversation.c.id,
    postgresql_where=account_conversation.c.unread,
    sqlite_where=account_conversation.c.unread,
)

account_conversation_post = Table(
    "account_conversation_post",
    metadata,
    Column("account_conversation_id", BigInteger, primary_key=True, autoincrement=False),
    Column("post_id", BigInteger, primary_key=True, autoincrement=False),
    Index("ix_account_conversation_post_post_id", "post_id"),
)
"""The direct posts of a conversation as its account got them; what a removed conversation leaves goes in slices."""

home_view = Table(
    "home_view",
    metadata,
    Column("account_id", BigInteger, ForeignKey("account.id"), primary_key=True, autoincrement=False),
    Column("boosts", Boolean, nullable=False, server_default=true(), comment="whether boosts are shown"),
    Column("answers", Boolean, nullable=False, server_default=true(), comment="whether answers to others are shown"),
    Column("resumes", Boolean, nullable=False, server_default=true(), comment="begins where reading stopped"),
)
"""How an account reads its home in a browser; without a row all is shown, and reading goes on where it stopped."""
