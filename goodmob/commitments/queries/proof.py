"""Who says what of deeds: witnesses, disputes, doubts and reviews; and who may review."""

from collections.abc import Collection
from typing import Literal, NamedTuple

from sqlalchemy import BigInteger, Boolean, Text, bindparam, or_, select

from goodmob.commitments.queries.deeds import DeedRow
from goodmob.commitments.rules.states import IN_PLACE
from goodmob.commitments.tables import (
    call_reviewer,
    commitment,
    deed,
    deed_dispute,
    deed_doubt,
    deed_review,
    deed_witness,
)
from goodmob.core.database.interface import Reads
from goodmob.core.database.paging import Window, page, paged
from goodmob.core.database.statements import among, statement

Queue = Literal["open", "doubted", "decided"]


class DisputeRow(NamedTuple):
    """Why somebody disputes a deed."""

    deed_id: int
    account_id: int
    reason: str
    created_at: int


class ReviewRow(NamedTuple):
    """The review of a deed: who looks at it until when (us), or what became of it; decided_at is None until then."""

    deed_id: int
    account_id: int | None
    until: int
    reason: str
    decided_at: int | None


class Pictured(NamedTuple):
    """A deed that a picture shows, and the post it hangs on."""

    id: int
    post_id: int


_CALL = bindparam("call_id", type_=BigInteger)
_ACCOUNT = bindparam("account_id", type_=BigInteger)
WITNESSED = statement(
    select(deed_witness.c.deed_id).where(deed_witness.c.account_id == _ACCOUNT, among(deed_witness.c.deed_id, "ids"))
)
DISPUTED = statement(
    select(deed_dispute.c.deed_id).where(deed_dispute.c.account_id == _ACCOUNT, among(deed_dispute.c.deed_id, "ids"))
)
DISPUTES = statement(
    select(*(deed_dispute.c[name] for name in DisputeRow._fields))
    .where(among(deed_dispute.c.deed_id, "ids"))
    .order_by(deed_dispute.c.created_at, deed_dispute.c.account_id),
    into=DisputeRow,
)
DOUBTS = statement(
    select(deed_doubt.c.deed_id, deed_doubt.c.like_deed_id)
    .where(among(deed_doubt.c.deed_id, "ids"))
    .order_by(deed_doubt.c.deed_id, deed_doubt.c.like_deed_id)
)
REVIEWS = statement(
    select(*(deed_review.c[name] for name in ReviewRow._fields)).where(among(deed_review.c.deed_id, "ids")),
    into=ReviewRow,
)
REVIEWED_BY = statement(
    select(call_reviewer.c.call_id)
    .join(
        commitment,
        (commitment.c.call_id == call_reviewer.c.call_id) & (commitment.c.account_id == call_reviewer.c.account_id),
    )
    .where(
        call_reviewer.c.account_id == _ACCOUNT,
        among(call_reviewer.c.call_id, "call_ids"),
        among(commitment.c.state, "states"),
    )
)
REVIEWERS = statement(
    select(call_reviewer.c.account_id)
    .where(call_reviewer.c.call_id == _CALL)
    .order_by(call_reviewer.c.created_at, call_reviewer.c.account_id)
)
QUEUE = paged(
    select(*(deed.c[name] for name in DeedRow._fields)).where(
        deed.c.call_id == _CALL,
        deed.c.account_id != _ACCOUNT,
        or_(
            bindparam("decided", type_=Boolean) & deed.c.verdict.is_not(None),
            bindparam("waiting", type_=Boolean)
            & deed.c.verdict.is_(None)
            & (deed.c.state != bindparam("verified", type_=Text)),
            bindparam("doubted", type_=Boolean)
            & deed.c.verdict.is_(None)
            & ((deed.c.disputes > 0) | (deed.c.doubts > 0)),
        ),
    ),
    deed.c.id,
    into=DeedRow,
)
PICTURED = paged(
    select(deed.c.id, deed.c.post_id).where(
        deed.c.call_id == _CALL, deed.c.pictured == bindparam("pictured", type_=Boolean), deed.c.post_id.is_not(None)
    ),
    deed.c.id,
    into=Pictured,
)


async def witnessed_among(reads: Reads, account_id: int, deed_ids: Collection[int]) -> frozenset[int]:
    """Those of the deeds that the account witnessed."""
    if not deed_ids:
        return frozenset()
    return frozenset(row.deed_id for row in await reads.all(WITNESSED, account_id=account_id, ids=list(deed_ids)))


async def disputed_among(reads: Reads, account_id: int, deed_ids: Collection[int]) -> frozenset[int]:
    """Those of the deeds that the account disputes."""
    if not deed_ids:
        return frozenset()
    return frozenset(row.deed_id for row in await reads.all(DISPUTED, account_id=account_id, ids=list(deed_ids)))


async def disputes_of(reads: Reads, deed_ids: Collection[int]) -> list[DisputeRow]:
    """Every dispute of these deeds, the first one first."""
    return await reads.all(DISPUTES, ids=list(deed_ids)) if deed_ids else []


async def doubts_of(reads: Reads, deed_ids: Collection[int]) -> dict[int, list[int]]:
    """By deed, the earlier ones that it looks like."""
    found: dict[int, list[int]] = {}
    for row in await reads.all(DOUBTS, ids=list(deed_ids)) if deed_ids else ():
        found.setdefault(row.deed_id, []).append(row.like_deed_id)
    return found


async def reviews_of(reads: Reads, deed_ids: Collection[int]) -> dict[int, ReviewRow]:
    """The reviews of those of the deeds that somebody looked at."""
    return {row.deed_id: row for row in await reads.all(REVIEWS, ids=list(deed_ids))} if deed_ids else {}


async def reviewed_by(reads: Reads, account_id: int, call_ids: Collection[int]) -> frozenset[int]:
    """Those of the calls whose host lets the account review, as long as it is in."""
    if not call_ids:
        return frozenset()
    about = {"account_id": account_id, "call_ids": list(call_ids), "states": list(IN_PLACE)}
    return frozenset(row.call_id for row in await reads.all(REVIEWED_BY, **about))


async def reviewers_of(reads: Reads, call_id: int) -> list[int]:
    """The accounts that the host lets review, in the order in which they were named."""
    return [row.account_id for row in await reads.all(REVIEWERS, call_id=call_id)]


async def queue_page(reads: Reads, call_id: int, account_id: int, queue: Queue, window: Window) -> list[DeedRow]:
    """A page of the deeds of others, the newest first: those not reviewed yet, the doubted ones of them, or the others.

    open: neither reviewed nor verified. doubted: disputed, or alike another.
    """
    which = {"waiting": queue == "open", "doubted": queue == "doubted", "decided": queue == "decided"}
    return await page(reads, QUEUE, window, call_id=call_id, account_id=account_id, verified="verified", **which)


async def pictured_before(reads: Reads, call_id: int, deed_id: int, most: int) -> list[Pictured]:
    """The deeds of the call that a picture shows, from before this one, so many at most, the latest first."""
    return await page(reads, PICTURED, Window(max_id=deed_id, limit=most), call_id=call_id, pictured=True)
