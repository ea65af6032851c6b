"""Keep what an account of this server has of a call of another one: asked for, and then as its own server says."""

import msgspec
from sqlalchemy import BigInteger, Text, bindparam, exists, not_, update

from goodmob.commitments.actions.write_commitment import add_commitment, change_commitment
from goodmob.commitments.events import Committed, Released
from goodmob.commitments.queries.calls import CallRow, call_by_id, pools_of
from goodmob.commitments.queries.commitments import CommitmentRow, commitment_of
from goodmob.commitments.rules.limits import UNTOLD
from goodmob.commitments.rules.states import ASKED, COMMITTED, IN_PLACE
from goodmob.commitments.rules.terms import role_key
from goodmob.commitments.tables import commitment
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.core.errors import NotFound

_other = commitment.alias("other")
_CODE = bindparam("told_code", type_=Text)
SHOW_CODE = statement(
    update(commitment)
    .where(
        commitment.c.id == bindparam("of_id", type_=BigInteger),
        not_(
            exists().where(
                _other.c.call_id == commitment.c.call_id, _other.c.code == _CODE, _other.c.id != commitment.c.id
            )
        ),
    )
    .values(code=_CODE)
)


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """How an account stands: state as of a commitment, or "asked"; position in the line; code for the door."""

    state: str
    party_size: int = 1
    role: str = ""
    position: int | None = None
    code: str = ""
    via: str = ""
    invited_by: int | None = None


async def copy_commitment(tx: Transaction, call_id: int, account_id: int, told: Told) -> CommitmentRow:
    """Keeps it and gives it as it is then; no counter changes, as they are copies, too. NotFound without the call."""
    call = await call_by_id(tx, call_id)
    if call is None or not call.far:
        raise NotFound
    own = await commitment_of(tx, call_id, account_id)

    row = await _written(tx, own, await _row(tx, call, account_id, own, told))
    if told.code or own is None:
        # Letters of ours would open no door there.
        await tx.run(SHOW_CODE, of_id=row.id, told_code=told.code or f"{UNTOLD}{row.id}")

    before = "" if own is None else own.state
    if row.state in COMMITTED and row.state != before and not (before in IN_PLACE and row.state in IN_PLACE):
        await tx.announce(Committed(call_id, account_id, row.state, call.kind))
    elif before in COMMITTED and row.state not in COMMITTED and row.state != ASKED:
        await tx.announce(Released(call_id, account_id))
    return await commitment_of(tx, call_id, account_id) or row


async def _row(tx: Transaction, call: CallRow, account_id: int, own: CommitmentRow | None, told: Told) -> CommitmentRow:
    pools = await pools_of(tx, call.id)
    named = [pool for pool in pools if told.role and role_key(pool.name) == role_key(told.role)]
    usual = own.pool_id if own is not None and not told.role else pools[0].id
    return CommitmentRow(
        id=tx.new_id() if own is None else own.id,
        call_id=call.id,
        pool_id=named[0].id if named else usual,
        account_id=account_id,
        state=told.state,
        party_size=told.party_size,
        needs=None,
        turn=told.position or 0,
        code="" if own is None else own.code,
        invited_by=told.invited_by or (None if own is None else own.invited_by),
        via=told.via or ("" if own is None else own.via),
        created_at=tx.now if own is None or told.state == ASKED else own.created_at,
        offer_expires_at=None,
        present_at=None if own is None else own.present_at,
        units=0 if own is None else own.units,
    )


async def _written(tx: Transaction, own: CommitmentRow | None, row: CommitmentRow) -> CommitmentRow:
    if own is not None:
        await change_commitment(tx, own, row)
        return row
    return await add_commitment(tx, row) or row
