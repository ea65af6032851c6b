"""Relays, and how it stands with them."""

from typing import NamedTuple

from sqlalchemy import BigInteger, Text, bindparam, select

from goodmob.core.database.interface import Reads
from goodmob.core.database.statements import statement
from goodmob.federation.tables.relays import relay


class RelayRow(NamedTuple):
    """A relay; moments in us. See the table for what the columns say."""

    id: int
    inbox: str
    actor_uri: str | None
    account_id: int | None
    state: str
    follow_id: int
    created_at: int
    changed_at: int


_ROW = select(*(relay.c[name] for name in RelayRow._fields))
EVERY = statement(_ROW.order_by(relay.c.id), RelayRow)
ACCEPTED = statement(_ROW.where(relay.c.state == "accepted").order_by(relay.c.id), RelayRow)
ONE = statement(_ROW.where(relay.c.id == bindparam("relay_id", type_=BigInteger)), RelayRow)
AT = statement(_ROW.where(relay.c.inbox == bindparam("inbox", type_=Text)), RelayRow)
BY_FOLLOW = statement(_ROW.where(relay.c.follow_id == bindparam("follow_id", type_=BigInteger)), RelayRow)
OF_ACTOR = statement(
    _ROW.where(relay.c.account_id == bindparam("account_id", type_=BigInteger)).order_by(relay.c.state), RelayRow
)


async def every_relay(reads: Reads) -> list[RelayRow]:
    """All relays that staff named, the first one first."""
    return await reads.all(EVERY)


async def accepted_relays(reads: Reads) -> list[RelayRow]:
    """The relays that serve us."""
    return await reads.all(ACCEPTED)


async def relay_by_id(reads: Reads, relay_id: int) -> RelayRow | None:
    """The relay with this id."""
    return await reads.one(ONE, relay_id=relay_id)


async def relay_at(reads: Reads, inbox: str) -> RelayRow | None:
    """The relay with this inbox."""
    return await reads.one(AT, inbox=inbox)


async def relay_by_follow(reads: Reads, follow_id: int) -> RelayRow | None:
    """The relay that was asked by the Follow with this number, unless it was asked again since."""
    return await reads.one(BY_FOLLOW, follow_id=follow_id)


async def relay_of(reads: Reads, account_id: int) -> RelayRow | None:
    """The relay whose actor this is, the serving one of several; None where it answered none of ours."""
    rows = await reads.all(OF_ACTOR, account_id=account_id)
    return rows[0] if rows else None
