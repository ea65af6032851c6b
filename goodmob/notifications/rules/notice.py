"""A notice before it is written: whom it tells of what, and which others it stands with."""

from typing import NamedTuple

from goodmob.core.clock import HOUR
from goodmob.notifications.rules.kinds import GROUPED, SEARCH

NO_CAUSE = 0

GROUP_HOURS = 12
"""How long a group takes in new notices."""

ALONE = "ungrouped-"
"""How the key of a notice that stands alone begins; its id follows."""


class Notice(NamedTuple):
    """Something to tell one account: by whom, through which row (`cause_id`), and about which post."""

    account_id: int
    type: str
    from_account_id: int
    cause_id: int = NO_CAUSE
    post_id: int | None = None


def group_keys(notice: Notice, now: int) -> list[str]:
    """The keys of the groups that a new notice may join, its own first; none where it stands alone."""
    if notice.type not in GROUPED:
        return []
    about = notice.cause_id if notice.type == SEARCH else notice.post_id
    prefix = notice.type if about is None else f"{notice.type}-{about}"
    return [f"{prefix}-{now // HOUR - hours}" for hours in range(GROUP_HOURS)]
