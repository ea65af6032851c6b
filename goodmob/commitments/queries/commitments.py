"""Who is committed to what, and who stands where in the line."""

from collections.abc import Collection
from typing import NamedTuple

from sqlalchemy import BigInteger, Integer, Text, bindparam, func, literal_column, select

from goodmob.commitments.rules.limits import UNTOLD
from goodmob.commitments.rules.states import COMMITTED, IN_PLACE
from goodmob.commitments.tables import commitment
from goodmob.core.database.interface import Reads
from goodmob.core.database.paging import Window, page, paged
from goodmob.core.database.statements import among, statement


class CommitmentRow(NamedTuple):
    """A commitment; times in microseconds UTC.

    Its condition: needs (places taken), needs_area (places taken by those of its area), needs_account_id (who has to
    be in), all of them together, and until needs_by.
    """

    id: int
    call_id: int
    pool_id: int
    account_id: int
    state: str
    party_size: int
    needs: int | None
    turn: int
    code: str
    invited_by: int | None
    via: str
    created_at: int
    offer_expires_at: int | None
    present_at: int | None
    units: int
    area: str | None = None
    needs_area: int | None = None
    needs_account_id: int | None = None
    needs_by: int | None = None

    @property
    def letters(self) -> str | None:
        """What is shown at the door; None where another server keeps it, which told nothing of the kind."""
        return None if self.code.startswith(UNTOLD) else self.code

    @property
    def is_conditional(self) -> bool:
        """Whether there is something that has to come true first."""
        return (self.needs, self.needs_area, self.needs_account_id) != (None, None, None)

    def has_expired(self, now: int) -> bool:
        """True for an offer that was not accepted, and for a condition that did not come true, in time."""
        until = {"offered": self.offer_expires_at, "waiting": self.needs_by}.get(self.state)
        return until is not None and until <= now


class Joined(NamedTuple):
    """An account that is in."""

    call_id: int
    account_id: int


_CALL = bindparam("call_id", type_=BigInteger)
_POOL = bindparam("pool_id", type_=BigInteger)
_ACCOUNT = bindparam("account_id", type_=BigInteger)
_LIMIT = bindparam("limit", type_=Integer)
_COMMITMENTS = select(*(commitment.c[name] for name in CommitmentRow._fields))
# Words and not parameters: only so the partial indexes of those who wait are used.
WAITLISTED = literal_column("'waitlisted'", Text)
WAITING = literal_column("'waiting'", Text)
_LINE = _COMMITMENTS.where(commitment.c.pool_id == _POOL, commitment.c.state == WAITLISTED)

COMMITMENT_BY_ID = statement(
    _COMMITMENTS.where(commitment.c.id == bindparam("commitment_id", type_=BigInteger)), into=CommitmentRow
)
COMMITMENT_OF = statement(
    _COMMITMENTS.where(commitment.c.call_id == _CALL, commitment.c.account_id == _ACCOUNT), into=CommitmentRow
)
COMMITMENTS_OF = statement(
    _COMMITMENTS.where(among(commitment.c.call_id, "call_ids"), commitment.c.account_id == _ACCOUNT),
    into=CommitmentRow,
)
COMMITMENTS_AMONG = statement(
    _COMMITMENTS.where(commitment.c.call_id == _CALL, among(commitment.c.account_id, "account_ids")).order_by(
        commitment.c.id
    ),
    into=CommitmentRow,
)
COMMITMENT_BY_CODE = statement(
    _COMMITMENTS.where(commitment.c.call_id == _CALL, commitment.c.code == bindparam("code", type_=Text)),
    into=CommitmentRow,
)
COMMITMENTS_PAGE = paged(
    _COMMITMENTS.where(commitment.c.call_id == _CALL, among(commitment.c.state, "states")),
    commitment.c.id,
    into=CommitmentRow,
)
SLICE = statement(
    _COMMITMENTS.where(
        commitment.c.call_id == _CALL,
        among(commitment.c.state, "states"),
        commitment.c.id > bindparam("after", type_=BigInteger),
    )
    .order_by(commitment.c.id)
    .limit(_LIMIT),
    into=CommitmentRow,
)
LINE = statement(_LINE.order_by(commitment.c.turn).limit(_LIMIT), into=CommitmentRow)
AHEAD = statement(
    select(func.count().label("ahead")).where(
        commitment.c.pool_id == _POOL,
        commitment.c.state == WAITLISTED,
        commitment.c.turn < bindparam("turn", type_=BigInteger),
    )
)
JOINED_AMONG = statement(
    select(commitment.c.call_id, commitment.c.account_id)
    .where(
        among(commitment.c.call_id, "call_ids"),
        among(commitment.c.account_id, "account_ids"),
        among(commitment.c.state, "states"),
    )
    .order_by(commitment.c.id),
    into=Joined,
)


async def commitment_by_id(reads: Reads, commitment_id: int) -> CommitmentRow | None:
    """The commitment, or None."""
    return await reads.one(COMMITMENT_BY_ID, commitment_id=commitment_id)


async def commitment_of(reads: Reads, call_id: int, account_id: int) -> CommitmentRow | None:
    """The account's commitment to the call, given up ones included."""
    return await reads.one(COMMITMENT_OF, call_id=call_id, account_id=account_id)


async def commitments_of(reads: Reads, account_id: int, call_ids: Collection[int]) -> dict[int, CommitmentRow]:
    """The account's commitments to those of the calls, by call."""
    if not call_ids:
        return {}
    rows = await reads.all(COMMITMENTS_OF, account_id=account_id, call_ids=list(call_ids))
    return {row.call_id: row for row in rows}


async def commitments_among(reads: Reads, call_id: int, account_ids: Collection[int]) -> list[CommitmentRow]:
    """The commitments of those of the accounts that have one to the call, the first one first."""
    return await reads.all(COMMITMENTS_AMONG, call_id=call_id, account_ids=list(account_ids)) if account_ids else []


async def commitment_by_code(reads: Reads, call_id: int, code: str) -> CommitmentRow | None:
    """The commitment with this code, whatever its state."""
    return await reads.one(COMMITMENT_BY_CODE, call_id=call_id, code=code)


async def commitments_page(
    reads: Reads, call_id: int, window: Window, *, states: Collection[str] = COMMITTED
) -> list[CommitmentRow]:
    """A page of the commitments to a call in these states, the newest first."""
    return await page(reads, COMMITMENTS_PAGE, window, call_id=call_id, states=list(states))


async def committed_after(
    reads: Reads, call_id: int, after: int, limit: int, *, states: Collection[str] = COMMITTED
) -> list[CommitmentRow]:
    """A slice of the commitments to a call beyond the id `after`, the oldest first."""
    return await reads.all(SLICE, call_id=call_id, after=after, limit=limit, states=list(states))


async def first_in_line(reads: Reads, pool_id: int, limit: int = 1) -> list[CommitmentRow]:
    """Those whose turn is next."""
    return await reads.all(LINE, pool_id=pool_id, limit=limit)


async def position_of(reads: Reads, row: CommitmentRow) -> int | None:
    """The place in the line, from 1; None for who does not stand in it."""
    if row.state != "waitlisted":
        return None
    return int(await reads.value(AHEAD, pool_id=row.pool_id, turn=row.turn)) + 1


async def joined_among(reads: Reads, call_ids: Collection[int], account_ids: Collection[int]) -> dict[int, list[int]]:
    """Which of the accounts are in, by call, the first who joined first."""
    joined: dict[int, list[int]] = {}
    if call_ids and account_ids:
        ids = {"call_ids": list(call_ids), "account_ids": list(account_ids)}
        for row in await reads.all(JOINED_AMONG, **ids, states=list(IN_PLACE)):
            joined.setdefault(row.call_id, []).append(row.account_id)
    return joined
