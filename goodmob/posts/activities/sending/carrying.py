"""Bring an activity about posts to other servers."""

from collections.abc import Collection

from goodmob.accounts.queries.elsewhere import anybody_elsewhere
from goodmob.core.activitypub.context import with_context
from goodmob.core.activitypub.documents import Json
from goodmob.core.database.interface import Reads
from goodmob.core.house import House
from goodmob.posts.queries.posts import PostRow
from goodmob.social.actions.distribute import distribute


async def carry(
    house: House, actor_id: int, activity: Json, *, followers: bool = False, also: Collection[int] = ()
) -> None:
    """Brings the activity to the servers of the actor's followers and of the accounts `also`, once."""
    await house.db.act(distribute, actor_id, with_context(activity), followers=followers, also=list(also))


async def may_leave(reads: Reads, row: PostRow | None) -> bool:
    """Whether other servers are told of the post: it is ours, out, and meant for more than this server.

    No, too, where nobody elsewhere is known, so that a server for itself has no work with it.
    """
    if row is None or not row.local or row.local_only or row.is_withheld:
        return False
    return await anybody_elsewhere(reads)
