"""Pure decisions about notices: which kinds there are, and who wants to hear of what."""

from collections.abc import Collection
from typing import NamedTuple

from goodmob.core.clock import HOUR

MENTION = "mention"
STATUS = "status"
REBLOG = "reblog"
FOLLOW = "follow"
FOLLOW_REQUEST = "follow_request"
FAVOURITE = "favourite"
POLL = "poll"
UPDATE = "update"
QUOTE = "quote"
QUOTED_UPDATE = "quoted_update"
SIGN_UP = "admin.sign_up"

MOB_CONFIRMED = "mob.confirmed"
MOB_WAITLISTED = "mob.waitlisted"
MOB_OFFER = "mob.offer"
MOB_EXPIRED = "mob.expired"
MOB_REFUSED = "mob.refused"
MOB_TIPPED = "mob.tipped"
MOB_TOMORROW = "mob.tomorrow"
MOB_SOON = "mob.soon"
MOB_LIVE = "mob.live"
MOB_CHANGED = "mob.changed"
MOB_CANCELLED = "mob.cancelled"
MOB_FAILED = "mob.failed"
MOB_REPORTED = "mob.reported"
MOB_COUNTED = "mob.counted"

MASTODON_TYPES = (
    *(MENTION, STATUS, REBLOG, FOLLOW, FOLLOW_REQUEST, FAVOURITE, POLL, UPDATE),
    *(QUOTE, QUOTED_UPDATE, SIGN_UP),
)
"""Mastodon's notification types that exist here."""

MOB_TYPES = (
    *(MOB_CONFIRMED, MOB_WAITLISTED, MOB_OFFER, MOB_EXPIRED, MOB_REFUSED),
    *(MOB_TIPPED, MOB_TOMORROW, MOB_SOON, MOB_LIVE),
    *(MOB_CHANGED, MOB_CANCELLED, MOB_FAILED, MOB_REPORTED, MOB_COUNTED),
)
"""What mobs tell, which Mastodon does not have."""

TYPES = (*MASTODON_TYPES, *MOB_TYPES)
"""Every type there is."""

REPLACING = frozenset({UPDATE, QUOTED_UPDATE, MOB_CHANGED, MOB_OFFER, MOB_TOMORROW, MOB_SOON})
"""Of these a newer notice takes the place of the older; of all others the first stays."""

OWN = frozenset({POLL, MOB_TIPPED, MOB_TOMORROW, MOB_SOON, MOB_LIVE, MOB_FAILED, MOB_REPORTED})
"""Of these one is told even though one is their author."""

GROUPED = frozenset({FAVOURITE, REBLOG, FOLLOW, SIGN_UP})
"""Types whose notices can stand together, as in Mastodon: those of one post, or those about no post."""

GROUP_HOURS = 12
"""How long a group takes in new notices."""

ALONE = "ungrouped-"
"""How the key of a notice that stands alone begins; its id follows."""

NO_CAUSE = 0

TIMELINES = ("home", "notifications")
"""What markers are kept for."""

MOST_UNREAD = 1_000
"""How far unread notices are counted."""


class Notice(NamedTuple):
    """Something to tell one account: by whom, through which row (`cause_id`), and about which post."""

    account_id: int
    type: str
    from_account_id: int
    cause_id: int = NO_CAUSE
    post_id: int | None = None


def wants(notice: Notice, *, silenced: Collection[int], muted_conversation: bool) -> bool:
    """Whether the account is told.

    silenced: whom it blocks, who blocks it, and whose notices it muted. muted_conversation: whether it muted the
    conversation of the post.
    """
    if notice.from_account_id == notice.account_id:
        return notice.type in OWN
    return notice.from_account_id not in silenced and not muted_conversation


def group_keys(notice: Notice, now: int) -> list[str]:
    """The keys of the groups that a new notice may join, its own first; none where it stands alone."""
    if notice.type not in GROUPED:
        return []
    prefix = notice.type if notice.post_id is None else f"{notice.type}-{notice.post_id}"
    return [f"{prefix}-{now // HOUR - hours}" for hours in range(GROUP_HOURS)]


def wanted_types(types: Collection[str], excluded: Collection[str]) -> list[str]:
    """The types that a client asks for: those it names, or all, less those that it excludes."""
    return [type_ for type_ in TYPES if (not types or type_ in types) and type_ not in excluded]
