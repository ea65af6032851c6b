"""What is stored of calls: their life, their places, who is committed, what was done, and the counters of all that."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    Table,
    Text,
    UniqueConstraint,
    false,
    text,
)

from goodmob.core.database.schema import metadata

call = Table(
    "call",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False, comment="also the id of what it is the call of"),
    Column("kind", Text, nullable=False, comment="what it is the call of: mob"),
    Column("account_id", BigInteger, ForeignKey("account.id"), nullable=False, comment="the host"),
    Column("state", Text, nullable=False),
    Column("former_state", Text, comment="where a halted call goes on"),
    Column("created_at", BigInteger, nullable=False),
    Column("starts_at", BigInteger, nullable=False),
    Column("ends_at", BigInteger, nullable=False),
    Column("settles_at", BigInteger, nullable=False, comment="when late deeds end and the figures are frozen"),
    Column("join_by", BigInteger),
    Column("threshold", Integer, comment="places"),
    Column("tipped_at", BigInteger),
    Column("area_threshold", Integer, comment="places of one area"),
    Column(
        "far",
        Boolean,
        nullable=False,
        server_default=false(),
        comment="another server hands out its places; its counters are copies",
    ),
    Index("ix_call_state_starts_at", "state", "starts_at"),
    Index("ix_call_account_id_id", "account_id", "id"),
)

pool = Table(
    "pool",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("call_id", BigInteger, ForeignKey("call.id"), nullable=False),
    Column("name", Text, nullable=False, comment="of a role; empty where a call has no roles"),
    Column("capacity", Integer, comment="null: as many as come"),
    Column("confirmed", BigInteger, nullable=False),
    Column("offered", BigInteger, nullable=False),
    Column("waitlisted", BigInteger, nullable=False),
    Column("conditional", BigInteger, nullable=False),
    Column("turns", BigInteger, nullable=False, comment="how many ever stood in the line"),
    UniqueConstraint("call_id", "name"),
)
"""Counters are places: the sum of the party sizes of the commitments in that state.

Every call has a pool without a name; beside roles it has no places, so that nobody comes without one.
"""

commitment = Table(
    "commitment",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("call_id", BigInteger, ForeignKey("call.id"), nullable=False),
    Column("pool_id", BigInteger, ForeignKey("pool.id"), nullable=False),
    Column("account_id", BigInteger, ForeignKey("account.id"), nullable=False),
    Column("state", Text, nullable=False),
    Column("party_size", Integer, nullable=False),
    Column("needs", Integer, comment="the condition: so many places have to be taken"),
    Column("turn", BigInteger, nullable=False, comment="the place in the line; 0 for who never stood in it"),
    Column(
        "code",
        Text,
        nullable=False,
        comment="six letters, shown at the door; # and the id where another server told none",
    ),
    Column("invited_by", BigInteger),
    Column("via", Text, nullable=False),
    Column("created_at", BigInteger, nullable=False),
    Column("offer_expires_at", BigInteger),
    Column("present_at", BigInteger),
    Column("units", BigInteger, nullable=False, comment="done in time"),
    Column("area", Text, comment="where they come from, as coarse as the user of the call wants it"),
    Column("needs_area", Integer, comment="the condition: so many places of the own area have to be taken"),
    Column("needs_account_id", BigInteger, comment="the condition: this account has to be in"),
    Column("needs_by", BigInteger, comment="until when the condition has to come true"),
    UniqueConstraint("call_id", "account_id"),
    UniqueConstraint("call_id", "code"),
    Index("ix_commitment_call_id_id", "call_id", "id"),
    Index("ix_commitment_account_id_id", "account_id", "id"),
)

Index(
    "ix_commitment_line",
    commitment.c.pool_id,
    commitment.c.turn,
    postgresql_where=text("state = 'waitlisted'"),
    sqlite_where=text("state = 'waitlisted'"),
)
Index(
    "ix_commitment_needs",
    commitment.c.pool_id,
    commitment.c.needs,
    postgresql_where=text("state = 'waiting'"),
    sqlite_where=text("state = 'waiting'"),
)

Index(
    "ix_commitment_needs_account_id",
    commitment.c.needs_account_id,
    commitment.c.call_id,
    postgresql_where=text("needs_account_id IS NOT NULL"),
    sqlite_where=text("needs_account_id IS NOT NULL"),
)

call_area = Table(
    "call_area",
    metadata,
    Column("call_id", BigInteger, ForeignKey("call.id"), primary_key=True, autoincrement=False),
    Column("area", Text, primary_key=True),
    Column("confirmed", BigInteger, nullable=False, comment="places taken by those of the area"),
    Column("tipped_at", BigInteger),
)

tally = Table(
    "tally",
    metadata,
    Column("call_id", BigInteger, ForeignKey("call.id"), primary_key=True, autoincrement=False),
    Column("present", BigInteger, nullable=False, comment="places of those who checked in"),
    Column("doers", BigInteger, nullable=False, comment="accounts with a deed in time"),
    Column("units", BigInteger, nullable=False),
    Column("verified", BigInteger, nullable=False, comment="units of verified deeds"),
    Column("late_units", BigInteger, nullable=False, comment="done after the end; never part of units"),
)

deed = Table(
    "deed",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("call_id", BigInteger, ForeignKey("call.id"), nullable=False),
    Column("account_id", BigInteger, ForeignKey("account.id"), nullable=False),
    Column("post_id", BigInteger, comment="the reply that tells of it"),
    Column("units", BigInteger, nullable=False),
    Column("state", Text, nullable=False),
    Column("late", Boolean, nullable=False),
    Column("cell", Text),
    Column("created_at", BigInteger, nullable=False),
    Column("pictured", Boolean, nullable=False, server_default=false(), comment="a picture came with it"),
    Column("witnesses", Integer, nullable=False, server_default="0"),
    Column("disputes", Integer, nullable=False, server_default="0"),
    Column("doubts", Integer, nullable=False, server_default="0", comment="earlier deeds whose pictures look alike"),
    Column("verdict", Text, comment="of the review: verified or refused; null until then"),
    Index("ix_deed_call_id_id", "call_id", "id"),
    Index("ix_deed_account_id_id", "account_id", "id"),
)

Index(
    "uq_deed_post_id",
    deed.c.post_id,
    unique=True,
    postgresql_where=text("post_id IS NOT NULL"),
    sqlite_where=text("post_id IS NOT NULL"),
)

deed_witness = Table(
    "deed_witness",
    metadata,
    Column("deed_id", BigInteger, ForeignKey("deed.id"), primary_key=True, autoincrement=False),
    Column("account_id", BigInteger, ForeignKey("account.id"), primary_key=True, autoincrement=False),
    Column("created_at", BigInteger, nullable=False),
    Index("ix_deed_witness_account_id", "account_id"),
)

deed_dispute = Table(
    "deed_dispute",
    metadata,
    Column("deed_id", BigInteger, ForeignKey("deed.id"), primary_key=True, autoincrement=False),
    Column("account_id", BigInteger, ForeignKey("account.id"), primary_key=True, autoincrement=False),
    Column("reason", Text, nullable=False),
    Column("created_at", BigInteger, nullable=False),
    Index("ix_deed_dispute_account_id", "account_id"),
)

deed_doubt = Table(
    "deed_doubt",
    metadata,
    Column("deed_id", BigInteger, ForeignKey("deed.id"), primary_key=True, autoincrement=False),
    Column(
        "like_deed_id",
        BigInteger,
        ForeignKey("deed.id"),
        primary_key=True,
        autoincrement=False,
        comment="an earlier deed that it looks like",
    ),
)

deed_review = Table(
    "deed_review",
    metadata,
    Column("deed_id", BigInteger, ForeignKey("deed.id"), primary_key=True, autoincrement=False),
    Column(
        "account_id", BigInteger, ForeignKey("account.id"), comment="who looks at it, or decided; null: who is gone"
    ),
    Column("until", BigInteger, nullable=False, comment="nobody else looks at it before"),
    Column("reason", Text, nullable=False),
    Column("decided_at", BigInteger),
    Index("ix_deed_review_account_id", "account_id"),
)

call_reviewer = Table(
    "call_reviewer",
    metadata,
    Column("call_id", BigInteger, ForeignKey("call.id"), primary_key=True, autoincrement=False),
    Column("account_id", BigInteger, ForeignKey("account.id"), primary_key=True, autoincrement=False),
    Column("created_at", BigInteger, nullable=False),
    Index("ix_call_reviewer_account_id", "account_id"),
)
"""Whom the host lets review what was done."""
