"""The JSON of notices that stand together."""

from collections.abc import Collection, Sequence

from msgspec import UNSET, Struct, UnsetType

from goodmob.accounts.entities.account import Account
from goodmob.accounts.entities.account import show as show_accounts
from goodmob.core.clock import iso
from goodmob.core.house import House
from goodmob.notifications.entities.about import Things, gather_things, is_whole, under_its_key
from goodmob.notifications.entities.fallback import NotificationFallback, fallbacks
from goodmob.notifications.entities.surge import surges
from goodmob.notifications.queries.members import Group
from goodmob.posts.entities.show import show as show_statuses
from goodmob.posts.entities.status import Status


class PartialAccountWithAvatar(Struct, frozen=True):
    """Mastodon's PartialAccountWithAvatar: enough of an account for its picture."""

    id: str
    acct: str
    locked: bool
    bot: bool
    url: str
    avatar: str
    avatar_static: str


class NotificationGroup(Struct, frozen=True):
    """Mastodon's NotificationGroup; what is about a page is absent from a group that was asked for by its key.

    most_recent_notification_id is a number, as Mastodon's own apps insist on. report, event, moderation_warning,
    collection, search and announcement are the entities of the slices that keep them; emoji is that of the newest
    reaction.
    """

    group_key: str
    notifications_count: int
    type: str
    most_recent_notification_id: int
    page_min_id: str | UnsetType
    page_max_id: str | UnsetType
    latest_page_notification_at: str | UnsetType
    sample_account_ids: Sequence[str]
    status_id: str | UnsetType
    report: object = UNSET
    event: object = UNSET
    moderation_warning: object = UNSET
    fallback: NotificationFallback | UnsetType = UNSET
    collection: object = UNSET
    search: object = UNSET
    announcement: object = UNSET
    emoji: object = UNSET
    emoji_url: object = UNSET


class GroupedNotificationsResults(Struct, frozen=True):
    """Mastodon's GroupedNotificationsResults: groups, and once each the accounts and posts that they name."""

    accounts: Sequence[Account]
    partial_accounts: Sequence[PartialAccountWithAvatar] | UnsetType
    statuses: Sequence[Status]
    notification_groups: Sequence[NotificationGroup]


async def show(
    house: House,
    viewer_id: int,
    groups: Sequence[Group],
    *,
    supported_types: Collection[str] = (),
    is_partial: bool = False,
) -> GroupedNotificationsResults:
    """The groups in order; one whose post, senders or thing the viewer may no longer see is left out.

    supported_types: those that the app knows, which need no fallback. is_partial: of every group only the newest
    account is shown in full.
    """
    senders = {row.from_account_id for group in groups for row in group.newest}
    accounts = {account.id: account for account in await show_accounts(house, senders)}
    about = {row.post_id for group in groups for row in group.newest[:1] if row.post_id is not None}
    statuses = {status.id: status for status in await show_statuses(house, viewer_id, list(about))}
    things = await gather_things(house, viewer_id, [group.newest[0] for group in groups])
    words = await fallbacks(house, viewer_id, {group.newest[0].type for group in groups}.difference(supported_types))
    of_surges = {
        key: surge.words for key, surge in (await surges(house, viewer_id, [one.key for one in groups])).items()
    }
    shown = [
        render(group, samples, of_surges.get(group.key, words.get(group.newest[0].type)), things)
        for group in groups
        if (samples := _samples(group, accounts))
        and (group.newest[0].post_id is None or str(group.newest[0].post_id) in statuses)
        and is_whole(house, group.newest[0], things)
    ]
    full = {id_ for group in shown for id_ in group.sample_account_ids[: 1 if is_partial else None]}
    others = {id_ for group in shown for id_ in group.sample_account_ids} - full
    named = {group.status_id for group in shown}
    return GroupedNotificationsResults(
        accounts=[account for id_, account in accounts.items() if id_ in full],
        partial_accounts=[_partial(accounts[id_]) for id_ in sorted(others)] if is_partial else UNSET,
        statuses=[status for id_, status in statuses.items() if id_ in named],
        notification_groups=shown,
    )


def render(
    group: Group, samples: Sequence[str], fallback: NotificationFallback | None, things: Things
) -> NotificationGroup:
    """The NotificationGroup of notices by these accounts, newest first."""
    newest = group.newest[0]
    is_paged = group.oldest_here is not None
    return NotificationGroup(
        **under_its_key(newest, things),
        group_key=group.key,
        notifications_count=group.size,
        type=newest.type,
        most_recent_notification_id=newest.id,
        page_min_id=str(group.oldest_here) if is_paged else UNSET,
        page_max_id=str(newest.id) if is_paged else UNSET,
        latest_page_notification_at=iso(newest.created_at) if is_paged else UNSET,
        sample_account_ids=samples,
        status_id=str(newest.post_id) if newest.post_id is not None else UNSET,
        fallback=fallback or UNSET,
    )


def _samples(group: Group, accounts: Collection[str]) -> list[str]:
    return [id_ for id_ in dict.fromkeys(str(row.from_account_id) for row in group.newest) if id_ in accounts]


def _partial(account: Account) -> PartialAccountWithAvatar:
    return PartialAccountWithAvatar(
        id=account.id,
        acct=account.acct,
        locked=account.locked,
        bot=account.bot,
        url=account.url,
        avatar=account.avatar,
        avatar_static=account.avatar_static,
    )
