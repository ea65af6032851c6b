"""What staff decided about posts and links that trend."""

from collections.abc import Collection
from typing import Literal

from sqlalchemy import Text, bindparam, select

from goodmob.core.database.interface import Reads
from goodmob.core.database.statements import among, statement
from goodmob.discovery.tables import trend_review

Kind = Literal["status", "link"]

REJECTED_AMONG = statement(
    select(trend_review.c.subject_id).where(
        trend_review.c.kind == bindparam("kind", type_=Text),
        among(trend_review.c.subject_id, "ids"),
        ~trend_review.c.trendable,
    )
)


async def rejected_among(reads: Reads, kind: Kind, ids: Collection[int]) -> set[int]:
    """Of these posts, or cards of links, those that staff keep from trending."""
    rows = await reads.all(REJECTED_AMONG, kind=kind, ids=list(ids)) if ids else []
    return {row.subject_id for row in rows}
