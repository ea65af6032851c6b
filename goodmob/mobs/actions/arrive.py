"""Note who came to a mob, who brought them, and that they came or did it."""

import secrets
from collections.abc import Collection

from sqlalchemy import BigInteger, Boolean, Text, bindparam, update
from sqlalchemy.dialects.postgresql import insert

from goodmob.accounts.queries.accounts import standings_of
from goodmob.commitments.queries.commitments import CommitmentRow, commitment_of, commitments_among
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.mobs.queries.arrivals import ArrivalRow, arrival_of
from goodmob.mobs.queries.mobs import mob_by_id
from goodmob.mobs.queries.touches import touches_of
from goodmob.mobs.rules.cascade import NOBODY, VIAS, Brought, Touches, brought_by
from goodmob.mobs.rules.standing import COMMITTED
from goodmob.mobs.tables.cascade import mob_arrival
from goodmob.social.queries.hidden import blocks_between

MOST_AHEAD = 20
"""So many who brought each other are noted with somebody, where those were not noted yet."""

_MOB = mob_arrival.c.mob_id == bindparam("of_mob_id", type_=BigInteger)
_ACCOUNT = mob_arrival.c.account_id == bindparam("of_account_id", type_=BigInteger)
ADD = statement(
    insert(mob_arrival)
    .values(
        {name: bindparam(name, type_=mob_arrival.c[name].type) for name in ArrivalRow._fields[:-1] if name != "named"}
    )
    .on_conflict_do_nothing(index_elements=[mob_arrival.c.mob_id, mob_arrival.c.account_id])
    .inline()
)
STAND = statement(
    update(mob_arrival)
    .where(_MOB, _ACCOUNT)
    .values(
        standing=bindparam("now_standing", type_=Boolean),
        last_by_account_id=bindparam("now_by", type_=BigInteger),
        last_via=bindparam("now_via", type_=Text),
    )
)
DID = statement(update(mob_arrival).where(_MOB, _ACCOUNT).values(did_at=bindparam("moment", type_=BigInteger)))


async def arrive(tx: Transaction, mob_id: int, account_id: int, *, ahead: int = MOST_AHEAD) -> ArrivalRow | None:
    """Notes how the account stands to the mob, and who brought it when it came first; again changes nothing.

    None for whoever is not there and never was, and for calls that are no mobs. The first touch stays; who returns
    may be told by somebody else last.
    """
    own = await commitment_of(tx, mob_id, account_id)
    row = await arrival_of(tx, mob_id, account_id)
    if row is not None:
        return row if own is None else await _stand(tx, row, own)
    if own is None or own.state not in COMMITTED or await mob_by_id(tx, mob_id) is None:
        return None
    await _begin(tx, own, ahead)
    return await arrival_of(tx, mob_id, account_id)


async def come(tx: Transaction, mob_id: int, account_id: int) -> None:
    """Does for what is known to be a mob what `arrive` does, where nobody asks for the answer: it is for each join."""
    own = await commitment_of(tx, mob_id, account_id)
    row = await arrival_of(tx, mob_id, account_id)
    if own is not None and row is not None:
        await _stand(tx, row, own)
    elif own is not None and own.state in COMMITTED:
        await _begin(tx, own, MOST_AHEAD)


async def _begin(tx: Transaction, own: CommitmentRow, ahead: int) -> None:
    """The account is noted for the first time."""
    mob_id = own.call_id
    brought = await _brought(tx, own)
    depth = 0
    by_account_id = brought.first.by_account_id
    if by_account_id is not None:
        inviter = await arrival_of(tx, mob_id, by_account_id)
        if inviter is None and ahead:
            inviter = await arrive(tx, mob_id, by_account_id, ahead=ahead - 1)
        brought = brought if inviter is not None else Touches(NOBODY, brought.last)
        depth = 0 if inviter is None else inviter.depth + 1
    await _add(tx, own, brought, depth)


async def note_did(tx: Transaction, mob_id: int, account_id: int, at: int) -> None:
    """Whoever brought the account gets the credit from the moment (us) that it came or did it, once.

    Where that was refused, nobody gets it any more.
    """
    row = await arrive(tx, mob_id, account_id)
    own = await commitment_of(tx, mob_id, account_id)
    if row is None or own is None:
        return
    has_done = own.state == "done" or own.present_at is not None
    if has_done != (row.did_at is not None):
        await tx.run(DID, of_mob_id=mob_id, of_account_id=account_id, moment=at if has_done else None)


def new_key() -> int:
    """A number that tells nothing of whom it stands for, nor of when they came."""
    return secrets.randbits(62) + 1


async def _brought(tx: Transaction, own: CommitmentRow) -> Touches:
    said_via = own.via if own.via in VIAS else "invitation"
    said = NOBODY if own.invited_by is None else Brought(own.invited_by, said_via)
    touches = await touches_of(tx, own.call_id, own.account_id, own.created_at)
    wanted = {touch.by_account_id for touch in touches}
    if said.by_account_id is not None:
        wanted.add(said.by_account_id)
    return brought_by(said, touches, await _fit(tx, own, wanted))


async def _fit(tx: Transaction, own: CommitmentRow, account_ids: Collection[int]) -> set[int]:
    """Who of them may have brought somebody: who was in before, is here, and is not kept out of sight by a block.

    Before: by the ids of their commitments, which stay the same. So nobody is brought by whom they brought.
    """
    others = set(account_ids) - {own.account_id}
    if not others:
        return set()
    earlier = await commitments_among(tx, own.call_id, others)
    found = {row.account_id for row in earlier if row.state in COMMITTED and row.id < own.id}
    if not found:
        return set()
    here = {standing.id for standing in (await standings_of(tx, found)).values() if standing.state == "active"}
    return here - await blocks_between(tx, own.account_id, here) if here else set()


async def _add(tx: Transaction, own: CommitmentRow, brought: Touches, depth: int) -> None:
    await tx.run(
        ADD,
        mob_id=own.call_id,
        account_id=own.account_id,
        key=new_key(),
        by_account_id=brought.first.by_account_id,
        via=brought.first.via,
        last_by_account_id=brought.last.by_account_id,
        last_via=brought.last.via,
        depth=depth,
        standing=True,
        did_at=None,
    )


async def _stand(tx: Transaction, row: ArrivalRow, own: CommitmentRow) -> ArrivalRow:
    """How the account stands now, where that is something else than before."""
    is_standing = own.state in COMMITTED
    if row.standing == is_standing:
        return row
    last = Brought(row.last_by_account_id, row.last_via)
    if is_standing:
        again = (await _brought(tx, own)).last
        last = again if again.by_account_id is not None else last
    told = {"now_by": last.by_account_id, "now_via": last.via}
    await tx.run(STAND, of_mob_id=row.mob_id, of_account_id=row.account_id, now_standing=is_standing, **told)
    return row._replace(standing=is_standing, last_by_account_id=last.by_account_id, last_via=last.via)
