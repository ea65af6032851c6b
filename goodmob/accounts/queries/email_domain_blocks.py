"""Providers whose e-mail addresses are not accepted for sign-ups, or only after a look by staff."""

from collections.abc import Collection
from typing import NamedTuple

from sqlalchemy import BigInteger, bindparam, cast, func, select

from goodmob.accounts.tables import email_domain_attempt, email_domain_block
from goodmob.core.database.interface import Reads
from goodmob.core.database.paging import Window, page, paged
from goodmob.core.database.statements import among, statement
from goodmob.core.text.hosts import normalise_domain, with_parents


class EmailDomainBlockRow(NamedTuple):
    """A blocked provider; with `allow_with_approval` its people may ask to be let in."""

    id: int
    domain: str
    allow_with_approval: bool
    created_at: int


class Attempts(NamedTuple):
    """How often somebody tried a blocked domain on a day (its beginning in us), and from how many addresses."""

    block_id: int
    day: int
    addresses: int
    uses: int


_ALL = select(*(email_domain_block.c[name] for name in EmailDomainBlockRow._fields))

BY_ID = statement(_ALL.where(email_domain_block.c.id == bindparam("block_id")), into=EmailDomainBlockRow)
AMONG = statement(_ALL.where(among(email_domain_block.c.domain, "domains")), into=EmailDomainBlockRow)
PAGE = paged(_ALL, email_domain_block.c.id, into=EmailDomainBlockRow)
ATTEMPTS = statement(
    select(
        email_domain_attempt.c.block_id,
        email_domain_attempt.c.day,
        func.count(email_domain_attempt.c.address).label("addresses"),
        cast(func.sum(email_domain_attempt.c.uses), BigInteger).label("uses"),
    )
    .where(among(email_domain_attempt.c.block_id, "ids"), email_domain_attempt.c.day >= bindparam("since"))
    .group_by(email_domain_attempt.c.block_id, email_domain_attempt.c.day),
    into=Attempts,
)


async def email_domain_block_by_id(reads: Reads, block_id: int) -> EmailDomainBlockRow | None:
    """The block with this id."""
    return await reads.one(BY_ID, block_id=block_id)


async def email_domain_blocks_page(reads: Reads, window: Window) -> list[EmailDomainBlockRow]:
    """A page of the blocks, newest first."""
    return await page(reads, PAGE, window)


async def email_domain_blocks_of(reads: Reads, email: str) -> list[EmailDomainBlockRow]:
    """The blocks that an address falls under, by its domain or one above it.

    Mastodon also blocks domains whose mail goes to a blocked server (MX records); nothing is asked of the DNS here.
    """
    domain = normalise_domain(email.rpartition("@")[2])
    return await reads.all(AMONG, domains=with_parents(domain)) if domain else []


async def attempts_since(reads: Reads, block_ids: Collection[int], day: int) -> dict[tuple[int, int], Attempts]:
    """The attempts of these blocks since that day, by block and day."""
    rows = await reads.all(ATTEMPTS, ids=list(block_ids), since=day) if block_ids else []
    return {(row.block_id, row.day): row for row in rows}
