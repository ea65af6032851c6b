"""What is stored of needs and offers around a mob: rides, tools, roles and the like, each of them a call of its own."""

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Index, Integer, Table, Text, UniqueConstraint

from goodmob.core.database.schema import metadata

mob_need = Table(
    "mob_need",
    metadata,
    Column("id", BigInteger, ForeignKey("call.id"), primary_key=True, autoincrement=False),
    Column("mob_id", BigInteger, ForeignKey("mob.id"), nullable=False),
    Column("account_id", BigInteger, ForeignKey("account.id"), nullable=False),
    Column("kind", Text, nullable=False, comment="ride, tool, role, other"),
    Column("offered", Boolean, nullable=False, comment="else it is wanted"),
    Column("text", Text, nullable=False),
    Column("origin", Text, nullable=False, comment="from where; for those who take part, and gone a week after"),
    Column("leaves_at", BigInteger),
    Column("contact", Text, comment="for those who were accepted; gone a week after"),
    Column("state", Text, nullable=False, comment="open, closed"),
    Column("created_at", BigInteger, nullable=False),
    Index("ix_mob_need_mob_id_id", "mob_id", "id"),
    Index("ix_mob_need_account_id_id", "account_id", "id"),
)

mob_need_taker = Table(
    "mob_need_taker",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False, comment="anew each time somebody asks"),
    Column("need_id", BigInteger, ForeignKey("mob_need.id"), nullable=False),
    Column("account_id", BigInteger, ForeignKey("account.id"), nullable=False),
    Column("places", Integer, nullable=False),
    Column("state", Text, nullable=False, comment="asked, accepted, declined, withdrawn"),
    Column("contact", Text, comment="for the other side, once it has accepted; gone a week after"),
    Column("created_at", BigInteger, nullable=False),
    UniqueConstraint("need_id", "account_id"),
    Index("ix_mob_need_taker_account_id_id", "account_id", "id"),
)
