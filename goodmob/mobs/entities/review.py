"""A review: a deed with all that whoever looks at it has to know."""

from collections.abc import Mapping, Sequence
from itertools import chain

from msgspec import Struct

from goodmob.accounts.entities.account import Account
from goodmob.accounts.entities.account import show as show_accounts
from goodmob.commitments.queries.deeds import DeedRow, deeds_by_id
from goodmob.commitments.queries.proof import DisputeRow, ReviewRow, disputes_of, doubts_of, reviews_of
from goodmob.core.clock import iso
from goodmob.core.house import House
from goodmob.mobs.entities.deed import Deed, show_deeds
from goodmob.social.queries.hidden import blocks_between


class DeedDispute(Struct, frozen=True):
    """Why somebody disputes a deed; account is null where it is gone, or kept off by a block."""

    account: Account | None
    reason: str
    created_at: str


class DeedReview(Struct, frozen=True, kw_only=True):
    """A deed for who may review it. alike: earlier deeds whose pictures look like its own.

    reviewer: who looks at it until locked_until, or decided at decided_at, with a reason.
    """

    id: str
    deed: Deed
    disputes: Sequence[DeedDispute]
    alike: Sequence[Deed]
    reviewer: Account | None
    locked_until: str | None
    decided_at: str | None
    reason: str


async def show_reviews(house: House, viewer_id: int, rows: Sequence[DeedRow]) -> list[DeedReview]:
    """The reviews of these deeds, in this order, without those of people who are gone or kept off by a block.

    The number of queries does not grow with them.
    """
    ids = [row.id for row in rows]
    doubts = await doubts_of(house.db, ids)
    earlier = (await deeds_by_id(house.db, list(set(chain.from_iterable(doubts.values()))))).values()
    reviews, disputes = await reviews_of(house.db, ids), await disputes_of(house.db, ids)
    people = {row.account_id for row in (*rows, *earlier)} | {row.account_id for row in disputes}
    people |= {row.account_id for row in reviews.values() if row.account_id is not None}
    blocked = await blocks_between(house.db, viewer_id, people) if people else set()
    accounts = {int(one.id): one for one in await show_accounts(house, list(people - blocked))}
    shown_rows = [row for row in {row.id: row for row in (*rows, *earlier)}.values() if row.account_id not in blocked]
    deeds = {int(deed.id): deed for deed in await show_deeds(house, viewer_id, shown_rows)}
    now = house.clock.now()
    said = {id_: [_dispute(row, accounts) for row in disputes if row.deed_id == id_] for id_ in ids}
    return [
        _review(
            deeds[id_],
            said[id_],
            [deeds[other] for other in doubts.get(id_, ()) if other in deeds],
            _standing(reviews.get(id_), now),
            accounts,
        )
        for id_ in ids
        if id_ in deeds
    ]


def _dispute(row: DisputeRow, accounts: Mapping[int, Account]) -> DeedDispute:
    return DeedDispute(accounts.get(row.account_id), row.reason, iso(row.created_at))


def _standing(row: ReviewRow | None, now: int) -> ReviewRow | None:
    """The review, unless the time for looking at it has passed."""
    return None if row is None or (row.decided_at is None and row.until <= now) else row


def _review(
    deed: Deed,
    disputes: Sequence[DeedDispute],
    alike: Sequence[Deed],
    row: ReviewRow | None,
    accounts: Mapping[int, Account],
) -> DeedReview:
    return DeedReview(
        id=deed.id,
        deed=deed,
        disputes=disputes,
        alike=alike,
        reviewer=None if row is None else accounts.get(row.account_id or 0),
        locked_until=None if row is None or row.decided_at is not None else iso(row.until),
        decided_at=None if row is None or row.decided_at is None else iso(row.decided_at),
        reason="" if row is None else row.reason,
    )
