"""The JSON of notices."""

from collections.abc import Collection, Sequence

from msgspec import Struct

from goodmob.accounts.entities.account import Account
from goodmob.accounts.entities.account import show as show_accounts
from goodmob.core.clock import iso
from goodmob.core.house import House
from goodmob.notifications.entities.about import Things, gather_things, is_whole, under_its_key
from goodmob.notifications.entities.fallback import NotificationFallback, fallbacks
from goodmob.notifications.entities.surge import surges
from goodmob.notifications.queries.notifications import NotificationRow
from goodmob.notifications.rules.notice import ALONE
from goodmob.posts.entities.show import show as show_statuses
from goodmob.posts.entities.status import Status


class Notification(Struct, frozen=True, omit_defaults=True):
    """Mastodon's Notification; what a notice is not about is absent, `fallback` where Mastodon has the type.

    filtered: it waits until its sender is let in. report, event, moderation_warning, collection, search and
    announcement are those of the slices that keep them. emoji, and of a custom one emoji_url, are those of a reaction,
    as in Akkoma.
    """

    id: str
    type: str
    group_key: str
    created_at: str
    account: Account
    filtered: bool = False
    status: Status | None = None
    report: object | None = None
    event: object | None = None
    moderation_warning: object | None = None
    fallback: NotificationFallback | None = None
    collection: object | None = None
    search: object | None = None
    announcement: object | None = None
    emoji: object | None = None
    emoji_url: object | None = None


async def show(
    house: House,
    viewer_id: int,
    rows: Sequence[NotificationRow],
    supported_types: Collection[str] = (),
    *,
    tells_surges: bool = False,
) -> list[Notification]:
    """The notices in order; one whose post, sender or thing the viewer may no longer see is left out.

    supported_types: those that the app knows, which need no fallback. tells_surges: what is one of many followers gets
    the words for all of them.
    """
    accounts = await show_accounts(house, {row.from_account_id for row in rows})
    by_account = {account.id: account for account in accounts}
    statuses = await show_statuses(house, viewer_id, [row.post_id for row in rows if row.post_id is not None])
    by_post = {status.id: status for status in statuses}
    things = await gather_things(house, viewer_id, rows)
    words = await fallbacks(house, viewer_id, {row.type for row in rows}.difference(supported_types))
    together = await surges(house, viewer_id, [row.group_key for row in rows]) if tells_surges else {}
    of_surges = {key: surge.words for key, surge in together.items()}
    return [
        render(
            row,
            by_account[str(row.from_account_id)],
            by_post.get(str(row.post_id)),
            of_surges.get(row.group_key or "", words.get(row.type)),
            things,
        )
        for row in rows
        if str(row.from_account_id) in by_account
        and (row.post_id is None or str(row.post_id) in by_post)
        and is_whole(house, row, things)
    ]


def render(
    row: NotificationRow, account: Account, status: Status | None, fallback: NotificationFallback | None, things: Things
) -> Notification:
    """The Notification of a row."""
    return Notification(
        **under_its_key(row, things),
        id=str(row.id),
        type=row.type,
        group_key=row.group_key or f"{ALONE}{row.id}",
        created_at=iso(row.created_at),
        account=account,
        filtered=row.filtered,
        status=status,
        fallback=fallback,
    )
