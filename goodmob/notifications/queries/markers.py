"""Reads of how far a person has read."""

from collections.abc import Collection
from typing import NamedTuple

from sqlalchemy import BigInteger, bindparam, select

from goodmob.core.database.interface import Reads
from goodmob.core.database.statements import among, statement
from goodmob.notifications.tables import marker


class MarkerRow(NamedTuple):
    """How far a timeline was read, and how often the position changed."""

    timeline: str
    last_read_id: int
    version: int
    updated_at: int


MARKERS = statement(
    select(*[marker.c[name] for name in MarkerRow._fields]).where(
        marker.c.account_id == bindparam("account_id", type_=BigInteger), among(marker.c.timeline, "timelines")
    ),
    into=MarkerRow,
)


async def markers_of(reads: Reads, account_id: int, timelines: Collection[str]) -> dict[str, MarkerRow]:
    """The positions of these timelines that the account has saved."""
    rows = await reads.all(MARKERS, account_id=account_id, timelines=list(timelines))
    return {row.timeline: row for row in rows}
