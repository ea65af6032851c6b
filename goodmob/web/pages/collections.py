"""What the people in a collection say in public: the timeline of a list that everybody may read."""

from starlette.responses import Response

from goodmob.accounts.entities.account import show as show_accounts
from goodmob.core.clock import SECOND
from goodmob.core.database.paging import Window
from goodmob.core.errors import Forbidden
from goodmob.core.house import House
from goodmob.core.ids import id_at
from goodmob.core.web.call import Call
from goodmob.core.web.leaves import leaf
from goodmob.core.web.paging import PageParams
from goodmob.core.web.params import Id
from goodmob.core.web.routes import OPTIONAL_SESSION, get
from goodmob.posts.entities.show import show_met
from goodmob.posts.queries.posts import PostRow
from goodmob.social.entities.collection import Collection, show
from goodmob.social.permissions import seen_collection
from goodmob.timelines.queries.authors import posts_back_in_time
from goodmob.web.entities.linked_data import list_data

OLDEST = 0


class PostsOf(PageParams, kw_only=True):
    """A page of the posts of the people in a collection."""

    id: Id


async def show_posts(call: Call, params: PostsOf) -> Response:
    """The posts, newest first, as far as whoever reads may see them."""
    house, viewer_id = call.house, call.viewer.account_id
    try:
        row = await seen_collection(house.db, viewer_id, params.id)
    except Forbidden as error:
        raise Forbidden().told(call.gettext("Whoever made this collection does not show it to you.")) from error
    [collection] = await show(house, viewer_id, [row])

    async def read(window: Window) -> list[PostRow]:
        return await posts_of_collection(house, collection, window)

    # Only older ones are asked for: the way to newer ones leads to the first page.
    page = await leaf(call, params.window()._replace(min_id=None, since_id=None), read)
    [owner] = await show_accounts(house, [row.account_id])
    return house.pages.render(
        call,
        "web/collection.html",
        collection=collection,
        owner=owner,
        about=list_data(house.settings, collection.name, collection.description, f"{collection.url}/posts"),
        page=page._replace(newer="" if page.is_first else call.url.path),
        posts=await show_met(house, viewer_id, page.rows),
    )


async def posts_of_collection(house: House, collection: Collection, window: Window) -> list[PostRow]:
    """A page of their public posts, newest first, without boosts and answers to others; only max_id is heeded."""
    people = {int(item.account_id) for item in collection.items if item.state == "accepted"}
    found: list[PostRow] = []
    if not people:
        return found
    newest_id = id_at(house.clock.now() + SECOND)
    async for batch in posts_back_in_time(house.db, people, max_id=window.max_id, since_id=OLDEST, newest_id=newest_id):
        found += [post for post in batch if _belongs(post)]
        if len(found) >= window.limit:
            break
    return found[: window.limit]


def _belongs(post: PostRow) -> bool:
    answers = post.in_reply_to_account_id not in {None, post.account_id}
    return post.visibility == "public" and post.boost_of_id is None and not answers


PAGES = (get("/collections/:id/posts", show_posts, viewer=OPTIONAL_SESSION),)
