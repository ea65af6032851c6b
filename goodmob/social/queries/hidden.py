"""Who is kept out of whose sight: blocks, mutes and blocked domains."""

from collections.abc import Collection
from typing import NamedTuple

from sqlalchemy import BigInteger, Integer, bindparam, or_, select, union_all

from goodmob.core.database.interface import Reads
from goodmob.core.database.paging import Window, page, paged
from goodmob.core.database.statements import among, statement
from goodmob.social.queries.follows import Edge
from goodmob.social.tables.ties import block, domain_block, mute


class MuteRow(NamedTuple):
    """A mute: whom it silences, whether its notices too, and when it ends (None: never)."""

    id: int
    target_id: int
    notifications: bool
    expires_at: int | None


class DomainRow(NamedTuple):
    """A domain that an account blocks."""

    id: int
    domain: str


_ME = bindparam("account_id", type_=BigInteger)
STILL_MUTED = or_(mute.c.expires_at.is_(None), mute.c.expires_at > bindparam("now", type_=BigInteger))
"""The condition that a mute is not over at the moment `now`."""

BLOCKED_AMONG = statement(select(block.c.target_id).where(block.c.account_id == _ME, among(block.c.target_id, "ids")))
BLOCKERS_AMONG = statement(select(block.c.account_id).where(block.c.target_id == _ME, among(block.c.account_id, "ids")))
MUTES_AMONG = statement(
    select(mute.c.id, mute.c.target_id, mute.c.notifications, mute.c.expires_at).where(
        mute.c.account_id == _ME, among(mute.c.target_id, "ids"), STILL_MUTED
    ),
    into=MuteRow,
)
MUTERS_AMONG = statement(
    select(mute.c.account_id).where(mute.c.target_id == _ME, among(mute.c.account_id, "ids"), STILL_MUTED)
)
HIDDEN_FROM = statement(
    union_all(
        select(block.c.target_id.label("id")).where(block.c.account_id == _ME),
        select(block.c.account_id).where(block.c.target_id == _ME),
        select(mute.c.target_id).where(mute.c.account_id == _ME, STILL_MUTED),
    )
)
MUTES_ENDED = statement(
    select(mute.c.account_id, mute.c.target_id)
    .where(mute.c.expires_at <= bindparam("now", type_=BigInteger))
    .order_by(mute.c.expires_at)
    .limit(bindparam("limit", type_=Integer))
)
BLOCKS_PAGE = paged(
    select(block.c.id, block.c.target_id.label("account_id")).where(block.c.account_id == _ME), block.c.id, into=Edge
)
MUTES_PAGE = paged(
    select(mute.c.id, mute.c.target_id, mute.c.notifications, mute.c.expires_at).where(
        mute.c.account_id == _ME, STILL_MUTED
    ),
    mute.c.id,
    into=MuteRow,
)
DOMAINS_PAGE = paged(
    select(domain_block.c.id, domain_block.c.domain).where(domain_block.c.account_id == _ME),
    domain_block.c.id,
    into=DomainRow,
)
HIDERS_AMONG = statement(
    select(domain_block.c.account_id).where(
        among(domain_block.c.account_id, "ids"), among(domain_block.c.domain, "domains")
    )
)
DOMAINS_OF = statement(select(domain_block.c.domain).where(domain_block.c.account_id == _ME))


async def blocked_among(reads: Reads, account_id: int, ids: Collection[int]) -> set[int]:
    """Of these accounts those that the account blocks."""
    return {row.target_id for row in await reads.all(BLOCKED_AMONG, account_id=account_id, ids=list(ids))}


async def blockers_among(reads: Reads, account_id: int, ids: Collection[int]) -> set[int]:
    """Of these accounts those that block the account."""
    return {row.account_id for row in await reads.all(BLOCKERS_AMONG, account_id=account_id, ids=list(ids))}


async def blocks_between(reads: Reads, account_id: int, ids: Collection[int]) -> set[int]:
    """Of these accounts those with a block between them and the account, whoever set it."""
    return await blocked_among(reads, account_id, ids) | await blockers_among(reads, account_id, ids)


async def mutes_among(reads: Reads, account_id: int, ids: Collection[int], now: int) -> dict[int, MuteRow]:
    """Of these accounts those that the account mutes at that moment, with the mute."""
    rows = await reads.all(MUTES_AMONG, account_id=account_id, ids=list(ids), now=now)
    return {row.target_id: row for row in rows}


async def muters_among(reads: Reads, account_id: int, ids: Collection[int], now: int) -> set[int]:
    """Of these accounts those that mute the account at that moment."""
    return {row.account_id for row in await reads.all(MUTERS_AMONG, account_id=account_id, ids=list(ids), now=now)}


async def hidden_accounts(reads: Reads, account_id: int, now: int) -> frozenset[int]:
    """All whom the account does not want to meet in a timeline: blocked, blocking and muted ones."""
    return frozenset(row.id for row in await reads.all(HIDDEN_FROM, account_id=account_id, now=now))


async def hidden_domains(reads: Reads, account_id: int) -> frozenset[str]:
    """The domains that the account blocks."""
    return frozenset(row.domain for row in await reads.all(DOMAINS_OF, account_id=account_id))


async def hiders_among(reads: Reads, ids: Collection[int], domains: Collection[str]) -> set[int]:
    """Of these accounts those that hide one of these servers from themselves, and themselves from it."""
    if not ids or not domains:
        return set()
    return {row.account_id for row in await reads.all(HIDERS_AMONG, ids=list(ids), domains=list(domains))}


async def mutes_ended(reads: Reads, now: int, limit: int) -> list[tuple[int, int]]:
    """Mutes whose time is over, as (account, target), the longest over first."""
    return [(row.account_id, row.target_id) for row in await reads.all(MUTES_ENDED, now=now, limit=limit)]


async def blocks_page(reads: Reads, account_id: int, window: Window) -> list[Edge]:
    """A page of whom the account blocks, newest block first."""
    return await page(reads, BLOCKS_PAGE, window, account_id=account_id)


async def mutes_page(reads: Reads, account_id: int, now: int, window: Window) -> list[MuteRow]:
    """A page of whom the account mutes at that moment, newest mute first."""
    return await page(reads, MUTES_PAGE, window, account_id=account_id, now=now)


async def domains_page(reads: Reads, account_id: int, window: Window) -> list[DomainRow]:
    """A page of the domains that the account blocks, newest first."""
    return await page(reads, DOMAINS_PAGE, window, account_id=account_id)
