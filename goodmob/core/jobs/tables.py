"""What is stored of work to be done: rows of subscribers and jobs, the processes that run them, the timetable."""

from sqlalchemy import BigInteger, Column, Index, Integer, Table, Text

from goodmob.core.database.schema import metadata

job = Table(
    "job",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("name", Text, nullable=False),
    Column("payload", Text, nullable=False),
    Column("lane", Text, nullable=False),
    Column("key", Text),
    Column("run_at", BigInteger, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("version", Integer, nullable=False),
    Column("runner_id", BigInteger),
    Column("failed_at", BigInteger),
    Column("error", Text, nullable=False),
)
"""`runner_id` is who has leased the row (NULL: free), `version` counts how often its key was ordered anew."""

job_runner = Table(
    "job_runner",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("alive_until", BigInteger, nullable=False),
)
"""The lease of a process on all rows that carry its id; one row to renew, however many jobs wait in memory."""

schedule_entry = Table(
    "schedule_entry",
    metadata,
    Column("name", Text, primary_key=True),
    Column("fired_at", BigInteger, nullable=False),
)

_free = job.c.runner_id.is_(None) & job.c.failed_at.is_(None)
_leased = job.c.runner_id.is_not(None)
_keyed = job.c.key.is_not(None)
_dead = job.c.failed_at.is_not(None)

# Partial, so that a row handed over in memory costs one small entry beside its key.
Index("ix_job_free", job.c.run_at, job.c.id, job.c.lane, job.c.name, postgresql_where=_free, sqlite_where=_free)
Index("ix_job_leased", job.c.runner_id, postgresql_where=_leased, sqlite_where=_leased)
Index("uq_job_key", job.c.key, unique=True, postgresql_where=_keyed, sqlite_where=_keyed)
Index("ix_job_dead", job.c.failed_at, postgresql_where=_dead, sqlite_where=_dead)
