"""Bring an activity about posts to other servers."""

from collections.abc import Collection

from goodmob.core.activitypub.context import with_context
from goodmob.core.activitypub.documents import Json
from goodmob.core.house import House
from goodmob.posts.queries.posts import PostRow
from goodmob.social.actions.distribute import distribute


async def carry(
    house: House, actor_id: int, activity: Json, *, followers: bool = False, also: Collection[int] = ()
) -> None:
    """Brings the activity to the servers of the actor's followers and of the accounts `also`, once."""
    await house.db.act(distribute, actor_id, with_context(activity), followers=followers, also=list(also))


def may_leave(row: PostRow) -> bool:
    """Whether other servers are told of the post: it is ours, out, and meant for more than this server."""
    return row.local and not row.local_only and not row.is_withheld
