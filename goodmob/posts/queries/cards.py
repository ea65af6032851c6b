"""Cards of linked pages: by id, by address, and how often they were linked to."""

from collections.abc import Collection
from typing import NamedTuple

from sqlalchemy import Integer, bindparam, func, or_, select

from goodmob.core.database.interface import Reads
from goodmob.core.database.statements import among, statement
from goodmob.posts.rules.days import first_day_told
from goodmob.posts.tables.cards import card, card_day


class CardRow(NamedTuple):
    """A card. Only where it is `ready` there is anything on it; `none` tells that the site gave nothing so far.

    url: as it is asked for. page_url: as it is shown. next_at (us): the site is not asked before.
    creator_id: the account that the page names as its author, whether or not that account agrees. told_by: the server
    that tells so in the place of the site.
    """

    id: int
    url: str
    state: str
    next_at: int
    failures: int
    page_url: str
    type: str
    title: str
    description: str
    author_name: str
    author_url: str
    creator_id: int | None
    provider_name: str
    provider_url: str
    html: str
    embed_url: str
    width: int
    height: int
    picture: str | None
    blurhash: str | None
    published_at: int | None
    told_by: str | None


class CardDay(NamedTuple):
    """How often, and by how many accounts, a page was linked to in public on a day (days since 1970)."""

    card_id: int
    day: int
    uses: int
    accounts: int


_COLUMNS = [card.c[name] for name in CardRow._fields]
_SINCE = bindparam("since", type_=Integer)

CARDS_BY_ID = statement(select(*_COLUMNS).where(among(card.c.id, "ids")), into=CardRow)
READY_AMONG = statement(select(*_COLUMNS).where(among(card.c.id, "ids"), card.c.state == "ready"), into=CardRow)
CARD_BY_URL = statement(select(*_COLUMNS).where(card.c.url == bindparam("url")), into=CardRow)
SHARED_AT = statement(
    select(card.c.id)
    .where(
        or_(card.c.url == bindparam("url"), card.c.page_url == bindparam("url")),
        card.c.state == "ready",
        card.c.id.in_(select(card_day.c.card_id).where(card_day.c.day >= _SINCE, card_day.c.accounts > 0)),
    )
    .order_by(card.c.id)
    .limit(bindparam("limit", type_=Integer))
)
BUSIEST = statement(
    select(*_COLUMNS)
    .join_from(card_day, card, card.c.id == card_day.c.card_id)
    .where(card_day.c.day >= _SINCE, card_day.c.accounts > 0, card.c.state == "ready")
    .group_by(*_COLUMNS)
    .order_by(func.sum(card_day.c.accounts).desc(), card.c.id)
    .limit(bindparam("limit", type_=Integer)),
    into=CardRow,
    long=True,
)
DAYS_OF_CARDS = statement(
    select(*(card_day.c[name] for name in CardDay._fields)).where(
        among(card_day.c.card_id, "ids"), card_day.c.day >= _SINCE
    ),
    into=CardDay,
)
MOST_OF_ONE_PAGE = 50


def told_url(domain: str, url: str) -> str:
    """Under which address a card is kept that another server tells of; no page has such a one."""
    return f"told by {domain}: {url}"


async def cards_by_id(reads: Reads, ids: Collection[int]) -> dict[int, CardRow]:
    """Those of the cards that exist, whatever their state."""
    return {row.id: row for row in await reads.all(CARDS_BY_ID, ids=list(ids))} if ids else {}


async def ready_cards(reads: Reads, ids: Collection[int]) -> dict[int, CardRow]:
    """Those of the cards on which there is something."""
    return {row.id: row for row in await reads.all(READY_AMONG, ids=list(ids))} if ids else {}


async def card_by_url(reads: Reads, url: str) -> CardRow | None:
    """The card of a normalised address."""
    return await reads.one(CARD_BY_URL, url=url)


async def cards_shared(reads: Reads, url: str, now: int) -> list[int]:
    """The cards of the page at this normalised address, if it was linked to in public within the week."""
    since = first_day_told(now)
    return [row.id for row in await reads.all(SHARED_AT, url=url, since=since, limit=MOST_OF_ONE_PAGE)]


async def busiest_cards(reads: Reads, now: int, limit: int) -> list[CardRow]:
    """The cards of the pages that most people linked to in public within the week; looks through the days of all."""
    return await reads.all(BUSIEST, since=first_day_told(now), limit=limit)


async def days_of_cards(reads: Reads, card_ids: Collection[int], now: int) -> list[CardDay]:
    """The use of these cards within the week; days without any use are left out."""
    return await reads.all(DAYS_OF_CARDS, ids=list(card_ids), since=first_day_told(now)) if card_ids else []
