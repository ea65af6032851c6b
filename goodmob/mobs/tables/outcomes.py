"""What is stored of what came of mobs: who wants to be named, which pictures may be shown, and the places for good."""

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Table, Text

from goodmob.core.database.schema import metadata

mob_consent = Table(
    "mob_consent",
    metadata,
    Column("mob_id", BigInteger, ForeignKey("mob.id"), primary_key=True, autoincrement=False),
    Column("account_id", BigInteger, ForeignKey("account.id"), primary_key=True, autoincrement=False),
    Column("created_at", BigInteger, nullable=False),
    Index("ix_mob_consent_account_id", "account_id"),
)
"""Who wants to be named in the report: nobody is who did not say so."""

mob_picture = Table(
    "mob_picture",
    metadata,
    Column("deed_id", BigInteger, ForeignKey("deed.id"), primary_key=True, autoincrement=False),
    Column("mob_id", BigInteger, ForeignKey("mob.id"), nullable=False),
    Column("account_id", BigInteger, ForeignKey("account.id"), nullable=False),
    Index("ix_mob_picture_mob_id_deed_id", "mob_id", "deed_id"),
    Index("ix_mob_picture_account_id", "account_id"),
)
"""Deeds whose pictures may stand in the report: none does whose doer did not say so."""

mob_record = Table(
    "mob_record",
    metadata,
    Column("mob_id", BigInteger, ForeignKey("mob.id"), primary_key=True, autoincrement=False),
    Column("places", Text, nullable=False, comment="JSON list of what was done in which cell and quarter of an hour"),
    Column("created_at", BigInteger, nullable=False),
)
"""What may be told for good of where and when something was done; the places of the deeds themselves are forgotten."""
