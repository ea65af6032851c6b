"""End follows with people elsewhere who are shut out, and keep for their owners which these were."""

from collections.abc import Collection, Sequence
from typing import Literal, NamedTuple

from sqlalchemy import bindparam, delete, insert
from sqlalchemy.dialects.postgresql import insert as insert_once

from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.social.actions.unfollow import sever
from goodmob.social.events import FollowRejected, TiesSevered, Unfollowed
from goodmob.social.tables.severed import severance, severed_tie

ADD = statement(insert(severance).inline())
KEEP = statement(
    insert_once(severed_tie)
    .on_conflict_do_nothing(index_elements=["severance_id", "account_id", "other_id", "direction"])
    .inline()
)
END = statement(delete(severance).where(severance.c.id == bindparam("severance_id")))

Kind = Literal["domain_block", "user_domain_block", "account_suspension"]


class Lost(NamedTuple):
    """A follow that is to end: what the other is to the account, which lives here."""

    account_id: int
    other_id: int
    direction: Literal["following", "follower"]


async def open_severance(tx: Transaction, kind: Kind, target_name: str) -> int:
    """A new reason why follows end: a domain, or somebody by full name; gives its id."""
    id_ = tx.new_id()
    await tx.run(ADD, id=id_, kind=kind, target_name=target_name, created_at=tx.now)
    return id_


async def part_some(tx: Transaction, severance_id: int, lost: Sequence[Lost]) -> None:
    """Ends these follows or requests, as many as CLEARED_AT_ONCE; those not there are passed over."""
    for one in lost:
        is_mine = one.direction == "following"
        pair = (one.account_id, one.other_id) if is_mine else (one.other_id, one.account_id)
        ended = await sever(tx, *pair)
        if ended is None:
            continue
        if ended.was_follow:
            await tx.run(KEEP, id=tx.new_id(), severance_id=severance_id, **one._asdict())
        if is_mine:
            await tx.announce(Unfollowed(*pair, ended.uri))
        else:
            await tx.announce(FollowRejected(*pair, ended.id, ended.uri))


async def tell_of_severance(tx: Transaction, severance_id: int, account_ids: Collection[int]) -> None:
    """These accounts, which lost somebody, are to hear of it."""
    for account_id in account_ids:
        await tx.announce(TiesSevered(severance_id, account_id))


async def drop_severance(tx: Transaction, severance_id: int) -> None:
    """Nothing ended by it."""
    await tx.run(END, severance_id=severance_id)
