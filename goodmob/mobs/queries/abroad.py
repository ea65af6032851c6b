"""Mobs of other servers, and who joins across servers."""

from collections.abc import Collection
from typing import NamedTuple

from sqlalchemy import BigInteger, Integer, bindparam, select

from goodmob.core.database.interface import Reads
from goodmob.core.database.statements import among, statement
from goodmob.mobs.tables.abroad import mob_far, mob_join, mob_poll


class FarRow(NamedTuple):
    """A mob of another server. organisers: JSON list of the actors that speak for it; times in us."""

    mob_id: int
    uri: str
    url: str | None
    organisers: str
    elsewhere: str | None
    changed_at: int | None
    fetched_at: int


class JoinRow(NamedTuple):
    """The newest Join of an account across servers; answer: Accept, TentativeAccept, Reject, or None until then.

    position: in the line of a mob of ours, as was answered last.
    """

    mob_id: int
    account_id: int
    number: int
    uri: str
    answer: str | None
    place: str
    position: int | None
    created_at: int


class PollRow(NamedTuple):
    """The poll by which somebody elsewhere is asked to come."""

    post_id: int
    mob_id: int
    account_id: int


_FAR = select(*(mob_far.c[name] for name in FarRow._fields))
_JOINS = select(*(mob_join.c[name] for name in JoinRow._fields))
_POLLS = select(*(mob_poll.c[name] for name in PollRow._fields))
_MOB, _ACCOUNT = bindparam("mob_id", type_=BigInteger), bindparam("account_id", type_=BigInteger)
FAR_BY_ID = statement(_FAR.where(among(mob_far.c.mob_id, "ids")), into=FarRow)
FAR_BY_URI = statement(_FAR.where(mob_far.c.uri == bindparam("uri")), into=FarRow)
JOIN_OF = statement(_JOINS.where(mob_join.c.mob_id == _MOB, mob_join.c.account_id == _ACCOUNT), into=JoinRow)
JOINS_OF = statement(_JOINS.where(among(mob_join.c.mob_id, "mob_ids"), mob_join.c.account_id == _ACCOUNT), into=JoinRow)
JOIN_BY_URI = statement(_JOINS.where(mob_join.c.uri == bindparam("uri")), into=JoinRow)
JOINERS = statement(
    select(mob_join.c.account_id)
    .where(mob_join.c.mob_id == _MOB, mob_join.c.account_id > bindparam("after", type_=BigInteger))
    .order_by(mob_join.c.account_id)
    .limit(bindparam("limit", type_=Integer))
)
LINED_UP = statement(
    _JOINS.where(mob_join.c.mob_id == _MOB, mob_join.c.answer == "TentativeAccept")
    .order_by(mob_join.c.position, mob_join.c.number)
    .limit(bindparam("limit", type_=Integer)),
    into=JoinRow,
)
POLL = statement(_POLLS.where(mob_poll.c.post_id == bindparam("post_id", type_=BigInteger)), into=PollRow)
POLL_TO = statement(_POLLS.where(mob_poll.c.mob_id == _MOB, mob_poll.c.account_id == _ACCOUNT), into=PollRow)


async def far_mobs(reads: Reads, mob_ids: Collection[int]) -> dict[int, FarRow]:
    """Those of the mobs that are of another server."""
    rows = await reads.all(FAR_BY_ID, ids=list(mob_ids)) if mob_ids else ()
    return {row.mob_id: row for row in rows}


async def far_mob(reads: Reads, mob_id: int) -> FarRow | None:
    """Where the mob is decided about; None for a mob of this server."""
    return (await far_mobs(reads, [mob_id])).get(mob_id)


async def far_mob_by_uri(reads: Reads, uri: str) -> FarRow | None:
    """The mob of another server whose Event has this address."""
    return await reads.one(FAR_BY_URI, uri=uri)


async def join_of(reads: Reads, mob_id: int, account_id: int) -> JoinRow | None:
    """By which Join the account came, or wants to come, to the mob across servers."""
    return await reads.one(JOIN_OF, mob_id=mob_id, account_id=account_id)


async def joins_of(reads: Reads, account_id: int, mob_ids: Collection[int]) -> dict[int, JoinRow]:
    """The Joins of the account to those of the mobs that it joined across servers, by mob."""
    rows = await reads.all(JOINS_OF, account_id=account_id, mob_ids=list(mob_ids)) if mob_ids else ()
    return {row.mob_id: row for row in rows}


async def join_by_uri(reads: Reads, uri: str) -> JoinRow | None:
    """The Join with this address."""
    return await reads.one(JOIN_BY_URI, uri=uri)


async def lined_up(reads: Reads, mob_id: int, limit: int) -> list[JoinRow]:
    """The Joins of those who were last answered that they wait, whoever was told to be first in the line first."""
    return await reads.all(LINED_UP, mob_id=mob_id, limit=limit)


async def joiners_after(reads: Reads, mob_id: int, after: int, limit: int) -> list[int]:
    """A slice of the accounts that joined the mob across servers, or wanted to, beyond the id `after`."""
    return [row.account_id for row in await reads.all(JOINERS, mob_id=mob_id, after=after, limit=limit)]


async def poll_by_post(reads: Reads, post_id: int) -> PollRow | None:
    """What is asked by the poll of this post."""
    return await reads.one(POLL, post_id=post_id)


async def poll_to(reads: Reads, mob_id: int, account_id: int) -> PollRow | None:
    """The poll by which the account was asked to come to the mob."""
    return await reads.one(POLL_TO, mob_id=mob_id, account_id=account_id)
