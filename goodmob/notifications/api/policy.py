"""Whose notices somebody wants, by API: Mastodon's policy, and the first version of it."""

from msgspec import Struct, structs

from goodmob.core.web.call import Call
from goodmob.core.web.routes import get, patch, put
from goodmob.notifications.actions.set_policy import PolicyWish, set_policy
from goodmob.notifications.entities.policy import (
    NotificationPolicy,
    OldNotificationPolicy,
    render_old_policy,
    render_policy,
)
from goodmob.notifications.queries.policies import policy_of
from goodmob.notifications.queries.requests import summary_of
from goodmob.notifications.rules.policy import ACCEPT, FILTER, Outcome

PATH, OLD_PATH = "/api/v2/notifications/policy", "/api/v1/notifications/policy"


class Choices(Struct):
    """What shall become of the notices of each kind of sender; what is not sent stays."""

    for_not_following: Outcome | None = None
    for_not_followers: Outcome | None = None
    for_new_accounts: Outcome | None = None
    for_private_mentions: Outcome | None = None
    for_limited_accounts: Outcome | None = None
    for_bots: Outcome | None = None


class OldChoices(Struct):
    """Of which senders the notices shall be filtered; what is not sent stays."""

    filter_not_following: bool | None = None
    filter_not_followers: bool | None = None
    filter_new_accounts: bool | None = None
    filter_private_mentions: bool | None = None
    filter_bots: bool | None = None


async def show_policy(call: Call) -> NotificationPolicy:
    """Whose notices the viewer wants, and how many senders wait."""
    policy = await policy_of(call.house.db, call.account_id)
    return render_policy(policy, await summary_of(call.house.db, call.account_id))


async def change_policy(call: Call, params: Choices) -> NotificationPolicy:
    """Choose whose notices are told, filtered or dropped."""
    wish = PolicyWish(**structs.asdict(params))
    policy = await call.house.db.act(set_policy, call.account_id, wish)
    return render_policy(policy, await summary_of(call.house.db, call.account_id))


async def show_old_policy(call: Call) -> OldNotificationPolicy:
    """Whose notices the viewer keeps away, in the words of the first version."""
    policy = await policy_of(call.house.db, call.account_id)
    return render_old_policy(policy, await summary_of(call.house.db, call.account_id))


async def change_old_policy(call: Call, params: OldChoices) -> OldNotificationPolicy:
    """Choose whose notices are filtered, in the words of the first version."""
    wish = PolicyWish(
        for_not_following=_choice(params.filter_not_following),
        for_not_followers=_choice(params.filter_not_followers),
        for_new_accounts=_choice(params.filter_new_accounts),
        for_private_mentions=_choice(params.filter_private_mentions),
        for_bots=_choice(params.filter_bots),
    )
    policy = await call.house.db.act(set_policy, call.account_id, wish)
    return render_old_policy(policy, await summary_of(call.house.db, call.account_id))


def _choice(is_filtered: bool | None) -> str | None:
    if is_filtered is None:
        return None
    return FILTER if is_filtered else ACCEPT


ROUTES = (
    get(PATH, show_policy, scope="read:notifications"),
    *(change(PATH, change_policy, scope="write:notifications") for change in (patch, put)),
    get(OLD_PATH, show_old_policy, scope="read:notifications"),
    *(change(OLD_PATH, change_old_policy, scope="write:notifications") for change in (patch, put)),
)
