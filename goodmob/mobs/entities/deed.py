"""A deed: what somebody did for a mob."""

from collections.abc import Sequence

from msgspec import Struct

from goodmob.accounts.entities.account import Account
from goodmob.accounts.entities.account import gather as gather_accounts
from goodmob.accounts.entities.account import render as render_account
from goodmob.accounts.permissions import is_shown
from goodmob.commitments.queries.deeds import DeedRow
from goodmob.core.clock import iso
from goodmob.core.house import House
from goodmob.media.entities.attachment import MediaAttachment
from goodmob.posts.entities.show import show as show_posts


class Deed(Struct, frozen=True, kw_only=True):
    """So many units done. status_id and attachments are those of the reply that tells of it, where the viewer may see
    it. late: done after the end, and no part of the tally."""

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


async def show_deeds(house: House, viewer_id: int | None, rows: Sequence[DeedRow]) -> list[Deed]:
    """The deeds in this order, without those of people who are gone; the number of queries does not grow with them."""
    people = await gather_accounts(house, {row.account_id for row in rows})
    post_ids = [row.post_id for row in rows if row.post_id is not None]
    pictures = {int(post.id): post.media_attachments for post in await show_posts(house, viewer_id, post_ids)}
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
        )
        for row in rows
        if row.account_id in people.standings and is_shown(people.standings[row.account_id])
    ]
