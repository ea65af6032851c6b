"""Open a call."""

import msgspec
from sqlalchemy import insert

from goodmob.commitments.actions.advance import advance
from goodmob.commitments.actions.pool import add_pool
from goodmob.commitments.events import CallPublished
from goodmob.commitments.rules.life import settling
from goodmob.commitments.rules.terms import Role, Terms, check_terms, tidied
from goodmob.commitments.tables import call, tally
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement

ADD_CALL = statement(insert(call).inline())
ADD_TALLY = statement(insert(tally).inline())


class NewCall(msgspec.Struct, frozen=True):
    """A call of `kind` under the id of what it is the call of; account_id is its host, times are us UTC.

    roles: each with places and a line of its own, instead of capacity. area_threshold: places of one area.
    """

    id: int
    kind: str
    account_id: int
    draft: bool
    starts_at: int
    ends_at: int
    join_by: int | None
    threshold: int | None
    capacity: int | None
    roles: tuple[Role, ...] = ()
    area_threshold: int | None = None

    @property
    def terms(self) -> Terms:
        """Its times and its places."""
        times = (self.starts_at, self.ends_at, self.join_by)
        return Terms(*times, self.threshold, self.capacity, tidied(self.roles), self.area_threshold)


async def open_call(tx: Transaction, new: NewCall) -> None:
    """Opens the call: people may join from now on, unless it is a draft; one whose start has come is live at once.

    Invalid names the term that is wrong.
    """
    check_terms(new.terms, tx.now)

    await tx.run(
        ADD_CALL,
        id=new.id,
        kind=new.kind,
        account_id=new.account_id,
        state="draft" if new.draft else "gathering",
        former_state=None,
        created_at=tx.now,
        starts_at=new.starts_at,
        ends_at=new.ends_at,
        settles_at=settling(new.starts_at, new.ends_at),
        join_by=new.join_by,
        threshold=new.threshold,
        tipped_at=None,
        area_threshold=new.area_threshold,
        far=False,
    )
    # Beside roles nobody can come without one.
    await add_pool(tx, new.id, Role("", 0 if new.roles else new.capacity))
    for role in new.terms.roles:
        await add_pool(tx, new.id, role)
    await tx.run(ADD_TALLY, call_id=new.id, present=0, doers=0, units=0, verified=0, late_units=0)

    if not new.draft:
        await tx.announce(CallPublished(new.id))
        await advance(tx, new.id)
