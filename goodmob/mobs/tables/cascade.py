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
