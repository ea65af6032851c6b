"""What is stored of how large a mob may be, who looks after it, and how fast it grew."""

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, Table, Text

from goodmob.core.database.schema import metadata

mob_crowd = Table(
    "mob_crowd",
    metadata,
    Column("mob_id", BigInteger, ForeignKey("mob.id"), primary_key=True, autoincrement=False),
    Column("allowed", Integer, nullable=False, comment="places that there are for now"),
    Column("capacity", Integer, comment="as the host wishes; null: as many as come"),
    Column("roles", Text, comment="as the host wishes: JSON list of names and capacities"),
    Column("plan", Text, comment="how the host looks after so many"),
    Column("asked", Integer, comment="places that the plan is for"),
    Column("asked_at", BigInteger),
    Column("approved", Integer, comment="places that staff agreed to"),
    Column("approved_at", BigInteger),
)
"""Mobs that are larger than their hosts may gather by themselves, and what was done about that."""

mob_steward = Table(
    "mob_steward",
    metadata,
    Column("mob_id", BigInteger, ForeignKey("mob.id"), primary_key=True, autoincrement=False),
    Column("account_id", BigInteger, ForeignKey("account.id"), primary_key=True, autoincrement=False),
    Column("accepted_at", BigInteger, comment="null: only asked so far"),
    Column("created_at", BigInteger, nullable=False),
    Index("ix_mob_steward_account_id", "account_id"),
)
"""Who looks after a mob together with its host."""

mob_growth = Table(
    "mob_growth",
    metadata,
    Column("mob_id", BigInteger, ForeignKey("mob.id"), primary_key=True, autoincrement=False),
    Column("why", Text, nullable=False, comment="hour: too many in one; size: too many in all"),
    Column("places", BigInteger, nullable=False, comment="taken and waited for when it was paused last"),
    Column("tripped_at", BigInteger, nullable=False),
    Column("reset_at", BigInteger, comment="null: nobody has looked at it yet"),
)
"""Mobs that grew so fast that a person has to look at them before more people are shown them."""

host_word = Table(
    "host_word",
    metadata,
    Column("account_id", BigInteger, ForeignKey("account.id"), primary_key=True, autoincrement=False),
    Column("crowd", Integer, nullable=False),
    Column("given_at", BigInteger, nullable=False),
)
"""What staff say about how many somebody may gather."""
