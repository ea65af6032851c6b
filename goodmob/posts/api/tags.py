"""Tags by API: look, follow, and list the followed ones."""

from msgspec import Struct

from goodmob.core.errors import NotFound
from goodmob.core.text.tags import is_name, tag_key
from goodmob.core.web.call import Call
from goodmob.core.web.paging import Page, PageParams
from goodmob.posts.actions.follow_tag import follow_tag, unfollow_tag
from goodmob.posts.entities.tag import Tag, show_tags, unused_tag
from goodmob.posts.queries.tags import TagRow, followed_tags_page, tags_by_name


class OneTag(Struct):
    """The tag of the path, without its #."""

    name: str


async def show_tag(call: Call, params: OneTag) -> Tag:
    """A tag, also one that nobody has used yet; NotFound where the name can be none."""
    if not is_name(params.name) or not tag_key(params.name):
        raise NotFound
    key = tag_key(params.name)
    tag = (await tags_by_name(call.house.db, [key])).get(key) or unused_tag(params.name)
    return (await show_tags(call.house, call.viewer.account_id, [tag]))[0]


async def follow_one_tag(call: Call, params: OneTag) -> Tag:
    """Follow a tag."""
    await call.house.db.act(follow_tag, call.account_id, params.name)
    return await show_tag(call, params)


async def unfollow_one_tag(call: Call, params: OneTag) -> Tag:
    """Follow a tag no longer."""
    await call.house.db.act(unfollow_tag, call.account_id, params.name)
    return await show_tag(call, params)


async def list_followed_tags(call: Call, params: PageParams) -> Page[Tag]:
    """The tags that the viewer follows, latest follow first."""
    window = params.window(100, 200)
    rows = await followed_tags_page(call.house.db, call.account_id, window)
    tags = await show_tags(call.house, call.account_id, [TagRow(row.id, row.name, row.display_name) for row in rows])
    if not rows:
        return Page(tags)
    oldest = rows[-1].follow_id if len(rows) == window.limit else None
    return Page(tags, newest=rows[0].follow_id, oldest=oldest)
