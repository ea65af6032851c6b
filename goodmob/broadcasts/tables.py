"""What is stored of messages to many: what was said, whom it reached, who wants fewer of them and by which ways."""

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Table, Text, UniqueConstraint

from goodmob.core.database.schema import metadata

broadcast = Table(
    "broadcast",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("subject_id", BigInteger, nullable=False, comment="what it is about: a mob"),
    Column("circumstance", Text, nullable=False, comment="what happened: tipped, moved, cancelled …"),
    Column("occasion", Text, nullable=False, comment="tells two of one circumstance apart; empty where there is one"),
    Column("type", Text, nullable=False, comment="of the notice"),
    Column("account_id", BigInteger, ForeignKey("account.id"), nullable=False, comment="who says it"),
    Column("post_id", BigInteger),
    Column("title", Text, nullable=False, comment="of its subject"),
    Column("path", Text, nullable=False, comment="of the page of its subject"),
    Column("text", Text, nullable=False),
    Column("state", Text, nullable=False, comment="sending, sent"),
    Column("created_at", BigInteger, nullable=False),
    UniqueConstraint("subject_id", "circumstance", "occasion"),
    Index("ix_broadcast_subject_id_id", "subject_id", "id"),
    Index("ix_broadcast_account_id", "account_id"),
)
"""A circumstance of a subject is told of once; what happens again, as a move, is another occasion."""

broadcast_receipt = Table(
    "broadcast_receipt",
    metadata,
    Column("broadcast_id", BigInteger, ForeignKey("broadcast.id"), primary_key=True, autoincrement=False),
    Column("account_id", BigInteger, ForeignKey("account.id"), primary_key=True, autoincrement=False),
    Column("channels", Text, nullable=False, comment="notice, mail, words; empty for who muted it"),
    Column("mail_id", Text, comment="the Message-ID of the letter before the @, however often it goes out"),
    Column("mailed_at", BigInteger),
    Column("created_at", BigInteger, nullable=False),
    Index("ix_broadcast_receipt_account_id", "account_id"),
)
"""Whom a message reached, once."""

broadcast_mute = Table(
    "broadcast_mute",
    metadata,
    Column("subject_id", BigInteger, primary_key=True, autoincrement=False),
    Column("account_id", BigInteger, ForeignKey("account.id"), primary_key=True, autoincrement=False),
    Column("created_at", BigInteger, nullable=False),
    Index("ix_broadcast_mute_account_id", "account_id"),
)
"""Who wants to hear of a subject only what changes whether, when or where it takes place."""

broadcast_mail_choice = Table(
    "broadcast_mail_choice",
    metadata,
    Column("account_id", BigInteger, ForeignKey("account.id"), primary_key=True, autoincrement=False),
    Column("topics", Text, nullable=False, comment="with spaces; no row: as is usual"),
    Column("changed_at", BigInteger, nullable=False),
)
"""What somebody wants by e-mail besides."""
