"""What is said around a mob, as a page and as a feed."""

from starlette.responses import Response

from goodmob.core.database.paging import Window
from goodmob.core.errors import NotFound
from goodmob.core.web.call import Call
from goodmob.core.web.feeds.answering import feed, feed_pages
from goodmob.core.web.feeds.channel import Channel
from goodmob.core.web.leaves import leaf
from goodmob.core.web.paging import PageParams
from goodmob.core.web.params import Id
from goodmob.core.web.routes import OPTIONAL_SESSION, get
from goodmob.mobs.permissions import seen_mob
from goodmob.mobs.queries.around import around_page
from goodmob.mobs.rules.addresses import url_of
from goodmob.posts.entities.feed_item import item_of
from goodmob.posts.entities.show import show_met
from goodmob.posts.queries.posts import PostRow
from goodmob.social.queries.hidden import hidden_accounts

NEWEST = Window(limit=20)


class PostsOf(PageParams, kw_only=True):
    """A page of what is said around a mob."""

    id: Id


async def show_posts(call: Call, params: PostsOf) -> Response:
    """The mob's own timeline: its post, its conversation, posts that quote it or link to it."""
    house, viewer_id = call.house, call.viewer.account_id
    row = await seen_mob(house.db, viewer_id, params.id)
    if row.post_id is None:
        raise NotFound
    face_id, hidden = row.post_id, frozenset[int]()
    if viewer_id is not None:
        hidden = await hidden_accounts(house.db, viewer_id, house.clock.now())

    async def read(window: Window) -> list[PostRow]:
        return await around_page(house.db, row.id, face_id, window)

    page = await leaf(call, params.window(), read)
    posts = await show_met(house, viewer_id, [post for post in page.rows if post.account_id not in hidden])
    return house.pages.render(call, "mobs/posts.html", row=row, posts=posts, page=page)


async def show_feed(call: Call, params: PostsOf) -> Response:
    """The same for programs: what anybody may read of it."""
    house = call.house
    row = await seen_mob(house.db, None, params.id)
    rows = await around_page(house.db, row.id, row.post_id or 0, NEWEST)
    url = f"{url_of(house.settings, row.id)}/posts"
    channel = Channel(
        title=row.title,
        description=call.gettext("What is said around “%(title)s”", title=row.title),
        url=url,
        address=url,
        items=[item_of(status) for status in await show_met(house, None, rows)],
    )
    return feed(call, channel)


PAGES = (
    get("/mobs/:id/posts", show_posts, viewer=OPTIONAL_SESSION),
    *feed_pages("/mobs/:id/posts", show_feed),
)
