"""Somebody looks at an open poll of another server."""

from goodmob.core.house import House
from goodmob.posts.actions.far.show_figures import figures_shown
from goodmob.posts.queries.polls import PollRow
from goodmob.posts.queries.posts import PostRow


async def poll_shown(house: House, viewer_id: int | None, post: PostRow, poll: PollRow) -> None:
    """Has the figures of a poll asked for that goes on elsewhere."""
    if not post.local and (poll.expires_at is None or house.clock.now() < poll.expires_at):
        await figures_shown(house, viewer_id, post.id)
