"""A deed: what somebody did for a mob."""

from collections.abc import Sequence

from msgspec import Struct

from goodmob.accounts.entities.account import Account
from goodmob.accounts.entities.account import gather as gather_accounts
from goodmob.accounts.entities.account import render as render_account
from goodmob.accounts.permissions import is_shown
from goodmob.commitments.queries.calls import calls_by_id
from goodmob.commitments.queries.deeds import DeedRow
from goodmob.commitments.queries.proof import witnessed_among
from goodmob.core.clock import iso
from goodmob.core.house import House
from goodmob.media.entities.attachment import MediaAttachment
from goodmob.mobs.permissions import reviewed_among
from goodmob.posts.entities.show import show as show_posts


class Deed(Struct, frozen=True, kw_only=True):
    """So many units done. status_id and attachments are those of the reply that tells of it, where the viewer may see
    it. late: done after the end, and no part of the tally. witnesses: how many saw it; witnessed: the viewer did.
    verdict: of the review, verified or refused; refused units count nowhere. flags: for who may review, else null:
    alike, where its picture looks like that of an earlier deed."""

    id: str
    mob_id: str
    account: Account
    status_id: str | None
    count: int
    state: str
    cell: str | None
    media_attachments: Sequence[MediaAttachment]
    created_at: str
    late: bool
    witnesses: int
    witnessed: bool
    verdict: str | None
    flags: Sequence[str] | None


async def show_deeds(house: House, viewer_id: int | None, rows: Sequence[DeedRow]) -> list[Deed]:
    """The deeds in this order, without those of people who are gone; the number of queries does not grow with them."""
    people = await gather_accounts(house, {row.account_id for row in rows})
    post_ids = [row.post_id for row in rows if row.post_id is not None]
    pictures = {int(post.id): post.media_attachments for post in await show_posts(house, viewer_id, post_ids)}
    witnessed = frozenset[int]()
    if viewer_id is not None:
        witnessed = await witnessed_among(house.db, viewer_id, [row.id for row in rows])
    reviewed = await _reviewed(house, viewer_id, rows)
    return [
        Deed(
            id=str(row.id),
            mob_id=str(row.call_id),
            account=render_account(people, row.account_id),
            status_id=str(row.post_id) if row.post_id in pictures else None,
            count=row.units,
            state=row.state,
            cell=row.cell,
            media_attachments=pictures.get(row.post_id or 0, ()),
            created_at=iso(row.created_at),
            late=row.late,
            witnesses=row.witnesses,
            witnessed=row.id in witnessed,
            verdict=row.verdict,
            flags=_flags(row) if row.call_id in reviewed else None,
        )
        for row in rows
        if row.account_id in people.standings and is_shown(people.standings[row.account_id])
    ]


async def _reviewed(house: House, viewer_id: int | None, rows: Sequence[DeedRow]) -> frozenset[int]:
    if viewer_id is None:
        return frozenset()
    calls = await calls_by_id(house.db, {row.call_id for row in rows})
    return await reviewed_among(house.db, viewer_id, {call.id: call.account_id for call in calls.values()})


def _flags(row: DeedRow) -> Sequence[str]:
    return ("alike",) if row.doubts else ()
