"""What is said around a mob, by API."""

from collections.abc import Sequence

from goodmob.core.errors import NotFound
from goodmob.core.web.call import Call
from goodmob.core.web.paging import Page, PageParams
from goodmob.core.web.params import Id
from goodmob.mobs.api.filling import filled
from goodmob.mobs.permissions import seen_mob
from goodmob.mobs.queries.around import around_page
from goodmob.posts.entities.show import show_met
from goodmob.posts.entities.status import Status
from goodmob.posts.queries.posts import PostRow
from goodmob.social.queries.hidden import hidden_accounts


class TimelineParams(PageParams, kw_only=True):
    """A page of the posts of a mob."""

    id: Id


async def mob_timeline(call: Call, params: TimelineParams) -> Page[Status]:
    """What is said around a mob, newest first: its post and its conversation, posts that quote it or link to it."""
    house, viewer_id = call.house, call.viewer.account_id
    row = await seen_mob(house.db, viewer_id, params.id)
    if row.post_id is None:
        raise NotFound
    face_id, hidden = row.post_id, frozenset[int]()
    if viewer_id is not None:
        hidden = await hidden_accounts(house.db, viewer_id, house.clock.now())

    async def show(rows: Sequence[PostRow]) -> list[Status]:
        return await show_met(house, viewer_id, [post for post in rows if post.account_id not in hidden])

    return await filled(params.window(), lambda window: around_page(house.db, row.id, face_id, window), show)
