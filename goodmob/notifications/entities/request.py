"""The JSON of notification requests."""

from collections.abc import Sequence

from msgspec import UNSET, Struct, UnsetType

from goodmob.accounts.entities.account import Account
from goodmob.accounts.entities.account import show as show_accounts
from goodmob.core.clock import iso
from goodmob.core.house import House
from goodmob.notifications.queries.requests import RequestRow
from goodmob.posts.entities.show import show as show_statuses
from goodmob.posts.entities.status import Status


class NotificationRequest(Struct, frozen=True):
    """Mastodon's NotificationRequest; `last_status` is absent where the reader may no longer see it."""

    id: str
    created_at: str
    updated_at: str
    notifications_count: str
    account: Account
    last_status: Status | UnsetType


async def show(house: House, viewer_id: int, rows: Sequence[RequestRow]) -> list[NotificationRequest]:
    """The requests in order, without those of senders who are gone or suspended."""
    accounts = {account.id: account for account in await show_accounts(house, [row.from_account_id for row in rows])}
    post_ids = [row.last_post_id for row in rows if row.last_post_id is not None]
    statuses = {status.id: status for status in await show_statuses(house, viewer_id, post_ids)}
    return [
        NotificationRequest(
            id=str(row.id),
            created_at=iso(row.created_at),
            updated_at=iso(row.updated_at),
            notifications_count=str(row.notifications_count),
            account=account,
            last_status=statuses.get(str(row.last_post_id), UNSET),
        )
        for row in rows
        if (account := accounts.get(str(row.from_account_id))) is not None
    ]
