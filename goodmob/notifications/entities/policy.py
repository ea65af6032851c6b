"""The JSON of notification policies."""

from msgspec import Struct

from goodmob.notifications.queries.requests import Summary
from goodmob.notifications.rules.policy import ACCEPT, Policy


class PolicySummary(Struct, frozen=True):
    """How many senders wait for an answer, and with how many notices."""

    pending_requests_count: int
    pending_notifications_count: int


class NotificationPolicy(Struct, frozen=True):
    """Mastodon's NotificationPolicy: accept, filter or drop, for each kind of sender."""

    for_not_following: str
    for_not_followers: str
    for_new_accounts: str
    for_private_mentions: str
    for_limited_accounts: str
    for_bots: str
    summary: PolicySummary


class OldNotificationPolicy(Struct, frozen=True):
    """Mastodon's V1::NotificationPolicy: whether anything is kept away, for each kind of sender."""

    filter_not_following: bool
    filter_not_followers: bool
    filter_new_accounts: bool
    filter_private_mentions: bool
    filter_bots: bool
    summary: PolicySummary


def render_policy(policy: Policy, summary: Summary) -> NotificationPolicy:
    """The NotificationPolicy of somebody for whom that much waits."""
    return NotificationPolicy(**policy._asdict(), summary=PolicySummary(**summary._asdict()))


def render_old_policy(policy: Policy, summary: Summary) -> OldNotificationPolicy:
    """The same in the words of the first version."""
    return OldNotificationPolicy(
        filter_not_following=policy.for_not_following != ACCEPT,
        filter_not_followers=policy.for_not_followers != ACCEPT,
        filter_new_accounts=policy.for_new_accounts != ACCEPT,
        filter_private_mentions=policy.for_private_mentions != ACCEPT,
        filter_bots=policy.for_bots != ACCEPT,
        summary=PolicySummary(**summary._asdict()),
    )
