"""What is stored of activities on their way, and of the servers that they go to and come from."""

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Index, Integer, Table, Text, UniqueConstraint

from goodmob.core.database.schema import metadata

far_host = Table(
    "far_host",
    metadata,
    Column("host", Text, primary_key=True),
    Column("met_at", BigInteger, nullable=False),
    Column("heard_at", BigInteger, comment="when an authentic activity last came"),
    Column("reached_at", BigInteger, comment="when a delivery was last taken"),
    Column("failing_since", BigInteger, comment="since when every visit fails"),
    Column("failures", Integer, nullable=False, comment="visits in a row that failed"),
    Column("rests_until", BigInteger, comment="nobody visits it before"),
    Column("parked_at", BigInteger, comment="since when nothing is kept for it any more"),
    Column("error", Text, nullable=False, comment="of the visit that failed last"),
    Column("is_awaited", Boolean, nullable=False, comment="what came from it is about to be read"),
    Column("received", BigInteger, nullable=False, comment="activities that came"),
    Column("refused", BigInteger, nullable=False, comment="of them those that were dropped"),
    Column("delivered", BigInteger, nullable=False, comment="activities that it took"),
    Column("lost", BigInteger, nullable=False, comment="activities that it will never get"),
)
"""One server, by its name with the port where it is not the usual one."""

outgoing = Table(
    "outgoing",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("uri", Text, nullable=False, unique=True),
    Column("actor_id", BigInteger, nullable=False, comment="0: the server itself"),
    Column("body", Text, nullable=False),
    Column("to_followers", Boolean, nullable=False, comment="its followers are compared with those known there"),
    Column("created_at", BigInteger, nullable=False),
    Index("ix_outgoing_created_at", "created_at"),
)
"""An activity of ours, with its address."""

delivery = Table(
    "delivery",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("outgoing_id", BigInteger, ForeignKey("outgoing.id"), nullable=False),
    Column("actor_id", BigInteger, nullable=False),
    Column("host", Text, nullable=False),
    Column("inbox", Text, nullable=False),
    Column("run_at", BigInteger, nullable=False, comment="when its host is visited at the latest"),
    Column("attempts", Integer, nullable=False),
    Column("done_at", BigInteger, comment="taken; the row stays for a day so that nothing is brought twice"),
    Column("failed_at", BigInteger, comment="given up"),
    Column("error", Text, nullable=False),
    UniqueConstraint("outgoing_id", "inbox"),
)
"""An inbox that an activity is brought to."""

_waiting = delivery.c.done_at.is_(None) & delivery.c.failed_at.is_(None)
_given_up = delivery.c.failed_at.is_not(None)
Index("ix_delivery_host_id", delivery.c.host, delivery.c.id, postgresql_where=_waiting, sqlite_where=_waiting)
Index("ix_delivery_failed_at", delivery.c.failed_at, postgresql_where=_given_up, sqlite_where=_given_up)

arrival = Table(
    "arrival",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("host", Text, nullable=False, comment="the server that brought it"),
    Column("uri", Text),
    Column("type", Text, nullable=False),
    Column("actor_uri", Text, nullable=False),
    Column("is_forwarded", Boolean, nullable=False, comment="brought by somebody other than its actor"),
    Column("body", Text, nullable=False),
    Column("received_at", BigInteger, nullable=False),
    Column("run_at", BigInteger, nullable=False, comment="when it is read at the earliest"),
    Column("attempts", Integer, nullable=False),
    Column("failed_at", BigInteger, comment="given up"),
    Column("error", Text, nullable=False),
)
"""An activity that came and was not read yet."""

_unread = arrival.c.failed_at.is_(None)
_dead = arrival.c.failed_at.is_not(None)
Index("ix_arrival_host_id", arrival.c.host, arrival.c.id, postgresql_where=_unread, sqlite_where=_unread)
Index("ix_arrival_failed_at", arrival.c.failed_at, postgresql_where=_dead, sqlite_where=_dead)

arrival_seen = Table(
    "arrival_seen",
    metadata,
    Column("digest", Text, primary_key=True, comment="of who brought an activity and of its address"),
    Column("seen_at", BigInteger, nullable=False),
    Index("ix_arrival_seen_seen_at", "seen_at"),
)
"""Which activities came of late, so that each is read once."""
