"""What staff decided about posts and links that trend, and about the sites that publish these."""

from collections.abc import Collection
from typing import Literal, NamedTuple

from sqlalchemy import BigInteger, Text, bindparam, select

from goodmob.core.database.interface import Reads
from goodmob.core.database.paging import Window, page, paged
from goodmob.core.database.statements import among, statement
from goodmob.discovery.tables import publisher, trend_review

Kind = Literal["status", "link"]


class PublisherRow(NamedTuple):
    """A site whose pages trended here. trendable: None as long as nobody decided; reviewed_at in us, or None."""

    id: int
    domain: str
    trendable: bool | None
    reviewed_at: int | None


_PUBLISHERS = select(*(publisher.c[name] for name in PublisherRow._fields))

DECISIONS = statement(
    select(trend_review.c.subject_id, trend_review.c.trendable).where(
        trend_review.c.kind == bindparam("kind", type_=Text), among(trend_review.c.subject_id, "ids")
    )
)
PUBLISHER = statement(
    _PUBLISHERS.where(publisher.c.id == bindparam("publisher_id", type_=BigInteger)), into=PublisherRow
)
PUBLISHERS_AMONG = statement(_PUBLISHERS.where(among(publisher.c.domain, "domains")), into=PublisherRow)
PUBLISHERS_PAGE = paged(_PUBLISHERS, publisher.c.id, into=PublisherRow)


async def decisions(reads: Reads, kind: Kind, ids: Collection[int]) -> dict[int, bool]:
    """Whether these posts, or cards of links, may trend; those that nobody decided about are left out."""
    rows = await reads.all(DECISIONS, kind=kind, ids=list(ids)) if ids else []
    return {row.subject_id: row.trendable for row in rows}


async def rejected_among(reads: Reads, kind: Kind, ids: Collection[int]) -> set[int]:
    """Of these posts, or cards of links, those that staff keep from trending."""
    return {id_ for id_, trendable in (await decisions(reads, kind, ids)).items() if not trendable}


async def publisher_by_id(reads: Reads, publisher_id: int) -> PublisherRow | None:
    """The site, or None."""
    return await reads.one(PUBLISHER, publisher_id=publisher_id)


async def publishers_among(reads: Reads, domains: Collection[str]) -> dict[str, PublisherRow]:
    """Those of the sites that trended, by domain."""
    rows = await reads.all(PUBLISHERS_AMONG, domains=list(domains)) if domains else []
    return {row.domain: row for row in rows}


async def publishers_page(reads: Reads, window: Window) -> list[PublisherRow]:
    """A page of the sites that trended, the newest first."""
    return await page(reads, PUBLISHERS_PAGE, window)
