"""Somebody looks at an open poll of another server: that is asked for its figures, now and then."""

from goodmob.core.clock import MINUTE
from goodmob.core.database.interface import Transaction
from goodmob.core.house import House
from goodmob.posts.events import FarPollShown
from goodmob.posts.queries.polls import PollRow
from goodmob.posts.queries.posts import PostRow

COOL_DOWN = 2 * MINUTE

_ENTRY_BYTES = 32


async def poll_shown(house: House, viewer_id: int | None, post: PostRow, poll: PollRow) -> None:
    """Has the figures of a poll asked for that goes on elsewhere, unless somebody looked at it just before.

    For strangers nobody is asked: whoever wants could make us ask for anything.
    """
    now = house.clock.now()
    if viewer_id is None or post.local or (poll.expires_at is not None and poll.expires_at <= now):
        return
    asked_at = house.cache.get(("far poll", poll.id))
    if isinstance(asked_at, int) and now - asked_at < COOL_DOWN:
        return
    house.cache.put(("far poll", poll.id), now, _ENTRY_BYTES)
    await house.db.act(_tell, post.id)


async def _tell(tx: Transaction, post_id: int) -> None:
    await tx.announce(FarPollShown(post_id))
