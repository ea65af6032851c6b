"""Reading posts by API: one, several, and the conversation around one."""

from collections.abc import Sequence

from msgspec import Struct

from goodmob.core.errors import Invalid
from goodmob.core.web.call import Call
from goodmob.core.web.params import Id
from goodmob.posts.api.params import OnePost
from goodmob.posts.entities.show import show, show_one, show_rows
from goodmob.posts.entities.status import Status
from goodmob.posts.permissions import seen
from goodmob.posts.queries.posts import PostRow, posts_by_id
from goodmob.posts.queries.threads import ancestors_of, descendants_of
from goodmob.social.queries.hidden import mutes_among

MOST_AT_ONCE = 20


class Reach(Struct, frozen=True):
    """How much of a conversation is shown."""

    ancestors: int
    descendants: int
    depth: int


FOR_ANYONE = Reach(ancestors=40, descendants=60, depth=20)
FOR_PEOPLE = Reach(ancestors=4_096, descendants=4_096, depth=4_096)


class SeveralPosts(Struct):
    """The posts that are asked for."""

    id: list[Id] = []


class Context(Struct, frozen=True):
    """What a post answers, the first one first, and what answers it, each before its own answers."""

    ancestors: Sequence[Status]
    descendants: Sequence[Status]


async def show_status(call: Call, params: OnePost) -> Status:
    """One post."""
    return await show_one(call.house, call.viewer.account_id, params.id)


async def show_statuses(call: Call, params: SeveralPosts) -> list[Status]:
    """Up to twenty posts; those that the viewer may not see are left out."""
    ids = list(dict.fromkeys(params.id))
    if len(ids) > MOST_AT_ONCE:
        raise Invalid("id", f"can't be more than {MOST_AT_ONCE} ids")
    return await show(call.house, call.viewer.account_id, ids)


async def show_context(call: Call, params: OnePost) -> Context:
    """The conversation around a post, without people whom the viewer mutes."""
    house, viewer_id = call.house, call.viewer.account_id
    post = await seen(house.db, viewer_id, params.id)
    reach = FOR_ANYONE if viewer_id is None else FOR_PEOPLE
    above = await ancestors_of(house.db, post.id, reach.ancestors)
    below = await descendants_of(house.db, post.id, reach.descendants, reach.depth)
    found = await posts_by_id(house.db, [*above, *below])
    rows = await _heard(call, [found[id_] for id_ in (*above, *below) if id_ in found])
    statuses = {status.id: status for status in await show_rows(house, viewer_id, rows)}
    before, after = ([statuses[str(id_)] for id_ in ids if str(id_) in statuses] for ids in (above, below))
    return Context(before, after)


async def _heard(call: Call, rows: list[PostRow]) -> list[PostRow]:
    viewer_id = call.viewer.account_id
    if viewer_id is None:
        return rows
    authors = {row.account_id for row in rows} - {viewer_id}
    muted = await mutes_among(call.house.db, viewer_id, authors, call.house.clock.now()) if authors else {}
    return [row for row in rows if row.account_id not in muted]
