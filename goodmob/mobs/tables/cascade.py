"""What is stored of how mobs are passed on: who told whom, and who came through whom."""

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Index, Integer, Table, Text, UniqueConstraint

from goodmob.core.database.schema import metadata

mob_passing = Table(
    "mob_passing",
    metadata,
    Column("mob_id", BigInteger, ForeignKey("mob.id"), primary_key=True, autoincrement=False),
    Column("account_id", BigInteger, ForeignKey("account.id"), primary_key=True, autoincrement=False),
    Column("via", Text, nullable=False, comment="boost, reply, quote or link: the first time"),
    Column("last_via", Text, nullable=False),
    Column("first_at", BigInteger, nullable=False),
    Column("last_at", BigInteger, nullable=False),
    Index("ix_mob_passing_account_id", "account_id"),
)
"""Who passed a mob on to everybody who follows them: one row, however many these are."""

mob_touch = Table(
    "mob_touch",
    metadata,
    Column("mob_id", BigInteger, ForeignKey("mob.id"), primary_key=True, autoincrement=False),
    Column("account_id", BigInteger, ForeignKey("account.id"), primary_key=True, autoincrement=False),
    Column("by_account_id", BigInteger, ForeignKey("account.id"), primary_key=True, autoincrement=False),
    Column("via", Text, nullable=False, comment="mention, reply, invitation, link or qr: the first time"),
    Column("last_via", Text, nullable=False),
    Column("first_at", BigInteger, nullable=False),
    Column("last_at", BigInteger, nullable=False),
    Index("ix_mob_touch_mob_id_by_account_id", "mob_id", "by_account_id"),
    Index("ix_mob_touch_account_id", "account_id"),
    Index("ix_mob_touch_by_account_id", "by_account_id"),
)
"""Who told one person of a mob."""

mob_invitation = Table(
    "mob_invitation",
    metadata,
    Column("code", Text, primary_key=True),
    Column("mob_id", BigInteger, ForeignKey("mob.id"), nullable=False),
    Column("account_id", BigInteger, ForeignKey("account.id"), nullable=False),
    Column("created_at", BigInteger, nullable=False),
    UniqueConstraint("mob_id", "account_id"),
    Index("ix_mob_invitation_account_id", "account_id"),
)

mob_arrival = Table(
    "mob_arrival",
    metadata,
    Column("mob_id", BigInteger, ForeignKey("mob.id"), primary_key=True, autoincrement=False),
    Column("account_id", BigInteger, ForeignKey("account.id"), primary_key=True, autoincrement=False),
    Column(
        "key", BigInteger, nullable=False, comment="drawn by chance, so that it tells nothing of whom it stands for"
    ),
    Column("by_account_id", BigInteger, comment="who brought them first"),
    Column("via", Text, nullable=False),
    Column("last_by_account_id", BigInteger, comment="who told them last before they came"),
    Column("last_via", Text, nullable=False),
    Column("depth", Integer, nullable=False, comment="0 for who was brought by nobody"),
    Column("standing", Boolean, nullable=False, comment="is in, in the line, or waits for a condition"),
    Column("named", Boolean, comment="whether others see who it is; null: as the account wants it everywhere"),
    Column("did_at", BigInteger, comment="when they came or did something in time"),
    UniqueConstraint("mob_id", "key"),
    Index("ix_mob_arrival_mob_id_by_account_id", "mob_id", "by_account_id", "did_at"),
    Index("ix_mob_arrival_mob_id_did_at", "mob_id", "did_at"),
    Index("ix_mob_arrival_account_id", "account_id"),
    Index("ix_mob_arrival_last_by_account_id", "last_by_account_id"),
)
"""Who came to a mob, and who brought them: always somebody who was in before, so that there are no circles."""

mob_naming = Table(
    "mob_naming",
    metadata,
    Column("account_id", BigInteger, ForeignKey("account.id"), primary_key=True, autoincrement=False),
    Column("named", Boolean, nullable=False),
    Column("changed_at", BigInteger, nullable=False),
)
"""Whether others see whom an account brought, and who brought it; no row: they do."""
