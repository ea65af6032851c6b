"""What becomes of a notice: it is told, kept apart until its receiver lets the sender in, or never written."""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from goodmob.core.clock import DAY
from goodmob.notifications.rules.kinds import FILTERABLE, MENTION, OWN
from goodmob.notifications.rules.notice import Notice

ACCEPT, FILTER, DROP = "accept", "filter", "drop"
Outcome = Literal["accept", "filter", "drop"]
OUTCOMES = (ACCEPT, FILTER, DROP)
"""What a policy can say of a kind of sender, and what becomes of a notice."""

NEW_ACCOUNT = 30 * DAY
"""How long an account counts as new."""

NEW_FOLLOWER = 3 * DAY
"""How long somebody has to follow before they count as a follower."""

THREAD_DEPTH = 100
"""How far up a conversation it is looked for the private mention that somebody answers."""

MOST_COUNTED = 100
"""How many requests, and how many notices of each, are counted."""


class Policy(NamedTuple):
    """What somebody wants to happen to the notices of whom: one of OUTCOMES for each kind of sender."""

    for_not_following: str = ACCEPT
    for_not_followers: str = ACCEPT
    for_new_accounts: str = ACCEPT
    for_private_mentions: str = FILTER
    for_limited_accounts: str = FILTER
    for_bots: str = ACCEPT


DEFAULT = Policy()
"""The policy of whoever never chose one, as in Mastodon."""


class Sender(NamedTuple):
    """What policies ask about the sender of a notice. created_at in us."""

    created_at: int
    is_limited: bool = False
    is_bot: bool = False


class Ties(NamedTuple):
    """What stands between the receiver of a notice and its sender.

    is_apart: a block, whoever set it. is_muted: the sender's notices or the conversation are muted. hides_domain: the
    receiver blocked the sender's server. followed_since: since when the sender follows the receiver, in us.
    is_permitted: the receiver let the sender in before. outranked: the sender is staff, and above the receiver.
    is_shielded: the receiver's shield keeps strangers off, and the sender is one.
    """

    is_apart: bool = False
    is_muted: bool = False
    hides_domain: bool = False
    follows: bool = False
    followed_since: int | None = None
    is_permitted: bool = False
    outranked: bool = False
    is_shielded: bool = False


def outcome(notice: Notice, policy: Policy, ties: Ties, sender: Sender, *, is_unasked: bool, now: int) -> str:
    """What becomes of the notice, one of OUTCOMES.

    is_unasked: it tells of a private mention that answers no private mention by the receiver.
    """
    if notice.from_account_id == notice.account_id:
        return ACCEPT if notice.type in OWN else DROP
    if ties.is_apart:
        return DROP
    if notice.type == MENTION and ties.outranked:
        return ACCEPT
    if ties.is_muted or (ties.hides_domain and not ties.follows):
        return DROP
    if notice.type not in FILTERABLE or ties.is_permitted:
        return ACCEPT
    if ties.is_shielded:
        return FILTER
    said = set(_said(policy, ties, sender, is_unasked, now))
    return next((worst for worst in (DROP, FILTER) if worst in said), ACCEPT)


def asks_for_thread(notice: Notice, policy: Policy, ties: Ties) -> bool:
    """Whether it matters for the outcome what a private mention answers."""
    is_exempt = notice.type != MENTION or ties.follows or ties.is_permitted or ties.outranked
    return not is_exempt and policy.for_private_mentions != ACCEPT


def _said(policy: Policy, ties: Ties, sender: Sender, is_unasked: bool, now: int) -> Iterator[str]:
    if ties.followed_since is None or now - ties.followed_since < NEW_FOLLOWER:
        yield policy.for_not_followers
    if ties.follows:
        return
    yield policy.for_not_following
    if now - sender.created_at < NEW_ACCOUNT:
        yield policy.for_new_accounts
    if sender.is_limited:
        yield policy.for_limited_accounts
    if sender.is_bot:
        yield policy.for_bots
    if is_unasked:
        yield policy.for_private_mentions
