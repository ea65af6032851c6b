"""What is stored about follows that ended because a server or somebody there was shut out."""

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Table, Text, UniqueConstraint

from goodmob.core.database.schema import metadata

severance = Table(
    "severance",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("kind", Text, nullable=False, comment="domain_block or account_suspension by staff, or user_domain_block"),
    Column("target_name", Text, nullable=False, comment="the domain, or the full name of the account"),
    Column("created_at", BigInteger, nullable=False),
)

severed_tie = Table(
    "severed_tie",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("severance_id", BigInteger, ForeignKey("severance.id"), nullable=False),
    Column("account_id", BigInteger, ForeignKey("account.id"), nullable=False, comment="who lost somebody"),
    Column("other_id", BigInteger, ForeignKey("account.id"), nullable=False),
    Column("direction", Text, nullable=False, comment="following or follower: what the other was to the account"),
    UniqueConstraint("severance_id", "account_id", "other_id", "direction"),
    Index("ix_severed_tie_account_id", "account_id"),
    Index("ix_severed_tie_other_id", "other_id"),
)
