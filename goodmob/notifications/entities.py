"""The JSON of notices and markers."""

from collections.abc import Sequence

from msgspec import Struct

from goodmob.accounts.entities.account import Account
from goodmob.accounts.entities.account import show as show_accounts
from goodmob.core.clock import iso
from goodmob.core.house import House
from goodmob.notifications.queries.markers import MarkerRow
from goodmob.notifications.queries.notifications import NotificationRow
from goodmob.posts.entities.show import show as show_statuses
from goodmob.posts.entities.status import Status


class Notification(Struct, frozen=True, omit_defaults=True):
    """Mastodon's Notification; `status` is left out where it is about no post."""

    id: str
    type: str
    group_key: str
    created_at: str
    account: Account
    status: Status | None = None


class Marker(Struct, frozen=True):
    """Mastodon's Marker: how far a timeline was read."""

    last_read_id: str
    version: int
    updated_at: str


async def show(house: House, viewer_id: int, rows: Sequence[NotificationRow]) -> list[Notification]:
    """The notices in order; one whose post or sender the viewer may no longer see is left out."""
    accounts = await show_accounts(house, {row.from_account_id for row in rows})
    by_account = {account.id: account for account in accounts}
    statuses = await show_statuses(house, viewer_id, [row.post_id for row in rows if row.post_id is not None])
    by_post = {status.id: status for status in statuses}
    return [
        render(row, by_account[str(row.from_account_id)], by_post.get(str(row.post_id)))
        for row in rows
        if str(row.from_account_id) in by_account and (row.post_id is None or str(row.post_id) in by_post)
    ]


def render(row: NotificationRow, account: Account, status: Status | None) -> Notification:
    """The Notification of a row."""
    return Notification(
        id=str(row.id),
        type=row.type,
        group_key=f"ungrouped-{row.id}",
        created_at=iso(row.created_at),
        account=account,
        status=status,
    )


def render_marker(row: MarkerRow) -> Marker:
    """The Marker of a row."""
    return Marker(last_read_id=str(row.last_read_id), version=row.version, updated_at=iso(row.updated_at))
