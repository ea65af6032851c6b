"""How many people and posts there are; counts over whole tables, so ask now and then only."""

from typing import NamedTuple

from sqlalchemy import BigInteger, bindparam, cast, distinct, func, select

from goodmob.accounts.tables import account, account_count, person
from goodmob.core.database.interface import Reads
from goodmob.core.database.statements import statement
from goodmob.core.ids import id_at


class Here(NamedTuple):
    """Local accounts, their posts, and other servers from which accounts are known."""

    people: int
    posts: int
    domains: int


_LOCAL = (account.c.domain.is_(None), account.c.state == "active")

HERE = statement(
    select(
        select(func.count()).select_from(account).where(*_LOCAL).scalar_subquery().label("people"),
        select(cast(func.coalesce(func.sum(account_count.c.statuses), 0), BigInteger))
        .join_from(account_count, account, account.c.id == account_count.c.account_id)
        .where(*_LOCAL)
        .scalar_subquery()
        .label("posts"),
        select(func.count(distinct(account.c.domain))).scalar_subquery().label("domains"),
    ),
    into=Here,
    long=True,
)
ACTIVE = statement(select(func.count().label("active")).where(person.c.active_at >= bindparam("since")), long=True)
SIGNED_UP = statement(select(func.count().label("new")).where(person.c.id >= bindparam("first")), long=True)
DOMAINS = statement(
    select(account.c.domain).distinct().where(account.c.domain.is_not(None)).order_by(account.c.domain), long=True
)


async def how_many_here(reads: Reads) -> Here:
    """How many live and post here, and how many other servers are known."""
    return await reads.one(HERE) or Here(0, 0, 0)


async def how_many_active(reads: Reads, since: int) -> int:
    """How many people were here since that moment."""
    return int(await reads.value(ACTIVE, since=since))


async def how_many_signed_up(reads: Reads, since: int) -> int:
    """How many people signed up since that moment, those who left again included."""
    return int(await reads.value(SIGNED_UP, first=id_at(since)))


async def known_domains(reads: Reads) -> list[str]:
    """Other servers from which accounts are known, in the order of the alphabet."""
    return [row.domain for row in await reads.all(DOMAINS)]
