"""Mobs that are larger than their hosts may gather by themselves, who looks after them, and what staff say of hosts."""

from collections import defaultdict
from collections.abc import Collection
from typing import NamedTuple

import msgspec
from sqlalchemy import BigInteger, bindparam, select

from goodmob.commitments.queries.calls import Role
from goodmob.core.database.interface import Reads
from goodmob.core.database.statements import among, statement
from goodmob.mobs.rules.brakes import Places
from goodmob.mobs.tables.brakes import host_word, mob_crowd, mob_growth, mob_steward


class CrowdRow(NamedTuple):
    """How many places a mob has for now (allowed), how many its host wishes for, the plan, and what staff agreed to."""

    mob_id: int
    allowed: int
    capacity: int | None
    roles: str | None
    plan: str | None
    asked: int | None
    asked_at: int | None
    approved: int | None
    approved_at: int | None

    @property
    def wished(self) -> Places:
        """The places that the host wishes for."""
        roles = msgspec.json.decode(self.roles, type=list[tuple[str, int | None]]) if self.roles else []
        return Places(self.capacity, tuple(Role(*role) for role in roles))


class StewardRow(NamedTuple):
    """Somebody whom a host asked to look after a mob together; accepted_at is None until they say yes."""

    mob_id: int
    account_id: int
    accepted_at: int | None
    created_at: int


class GrowthRow(NamedTuple):
    """When a mob was paused last, why, with how many places; reset_at is None until somebody has looked at it."""

    mob_id: int
    why: str
    places: int
    tripped_at: int
    reset_at: int | None


CROWDS = statement(
    select(*(mob_crowd.c[name] for name in CrowdRow._fields)).where(among(mob_crowd.c.mob_id, "ids")), into=CrowdRow
)
STEWARDS = statement(
    select(*(mob_steward.c[name] for name in StewardRow._fields))
    .where(among(mob_steward.c.mob_id, "ids"))
    .order_by(mob_steward.c.mob_id, mob_steward.c.created_at, mob_steward.c.account_id),
    into=StewardRow,
)
WORD = statement(select(host_word.c.crowd).where(host_word.c.account_id == bindparam("account_id", type_=BigInteger)))
GROWTH = statement(
    select(*(mob_growth.c[name] for name in GrowthRow._fields)).where(
        mob_growth.c.mob_id == bindparam("mob_id", type_=BigInteger)
    ),
    into=GrowthRow,
)


async def crowds(reads: Reads, mob_ids: Collection[int]) -> dict[int, CrowdRow]:
    """Those of these mobs that are larger than their hosts may gather, by id."""
    return {row.mob_id: row for row in await reads.all(CROWDS, ids=list(mob_ids))} if mob_ids else {}


async def crowd_of(reads: Reads, mob_id: int) -> CrowdRow | None:
    """As `crowds`, of one."""
    return (await crowds(reads, [mob_id])).get(mob_id)


async def stewards_among(reads: Reads, mob_ids: Collection[int]) -> dict[int, list[StewardRow]]:
    """Who looks after these mobs, or was asked to, by mob, in the order in which they were asked."""
    found: defaultdict[int, list[StewardRow]] = defaultdict(list)
    for row in await reads.all(STEWARDS, ids=list(mob_ids)) if mob_ids else ():
        found[row.mob_id].append(row)
    return found


async def stewards_of(reads: Reads, mob_id: int) -> list[StewardRow]:
    """As `stewards_among`, of one."""
    return (await stewards_among(reads, [mob_id])).get(mob_id, [])


async def word_about(reads: Reads, account_id: int) -> int | None:
    """How many staff say that somebody may gather; None where they say nothing."""
    said = await reads.value(WORD, account_id=account_id)
    return None if said is None else int(said)


async def growth_of(reads: Reads, mob_id: int) -> GrowthRow | None:
    """When the mob was paused last, if it ever was."""
    return await reads.one(GROWTH, mob_id=mob_id)
