"""Searches that somebody keeps, by API: each is a feed, and tells of new posts where that is wanted."""

from msgspec import Struct

from goodmob.core.web.answers import EMPTY, Empty
from goodmob.core.web.call import Call
from goodmob.core.web.paging import Page, PageParams
from goodmob.core.web.params import Id
from goodmob.core.web.routes import delete, get, post, put
from goodmob.discovery.actions.keep_search import change_search, delete_search, save_search
from goodmob.discovery.entities.matching import part_of
from goodmob.discovery.entities.saved_search import SavedSearch, feed_of, render
from goodmob.discovery.permissions import own_search
from goodmob.discovery.queries.saved_searches import searches_of
from goodmob.discovery.rules.saved import SearchWish
from goodmob.posts.entities.show import show_rows
from goodmob.posts.entities.status import Status

_SEARCHES = "/api/v1/saved_searches"


class NewSearch(Struct, kw_only=True):
    """What to look for; without a title it is called that. alert: tell of new public posts that fit."""

    query: str
    title: str = ""
    alert: bool = False


class OneSearch(Struct, kw_only=True):
    """The saved search of the path."""

    id: Id


class SearchChange(OneSearch, kw_only=True):
    """What of the saved search changes; what is not sent stays."""

    query: str | None = None
    title: str | None = None
    alert: bool | None = None


class FeedParams(PageParams, kw_only=True):
    """A page of the posts that fit the saved search of the path."""

    id: Id


async def list_searches(call: Call) -> list[SavedSearch]:
    """The searches that the viewer keeps, the oldest first."""
    return [render(row) for row in await searches_of(call.house.db, call.account_id)]


async def add_search(call: Call, params: NewSearch) -> SavedSearch:
    """Keep a search; twenty at most."""
    house, account_id = call.house, call.account_id
    wish = SearchWish(params.title, params.query, params.alert)
    search_id = await house.db.act(save_search, house.settings, account_id, wish, lane=account_id)
    return await show_search(call, OneSearch(id=search_id))


async def show_search(call: Call, params: OneSearch) -> SavedSearch:
    """One of the searches that the viewer keeps."""
    return render(await own_search(call.house.db, call.account_id, params.id))


async def update_search(call: Call, params: SearchChange) -> SavedSearch:
    """Call a kept search differently, look for something else, or have alerts or none."""
    house, account_id = call.house, call.account_id
    old = await own_search(house.db, account_id, params.id)
    wish = SearchWish(
        old.title if params.title is None else params.title,
        old.query if params.query is None else params.query,
        old.alert if params.alert is None else params.alert,
    )
    await house.db.act(change_search, house.settings, account_id, params.id, wish, lane=account_id)
    return await show_search(call, OneSearch(id=params.id))


async def remove_search(call: Call, params: OneSearch) -> Empty:
    """Keep a search no longer; what it told goes with it."""
    await call.house.db.act(delete_search, call.account_id, params.id, lane=call.account_id)
    return EMPTY


async def show_feed(call: Call, params: FeedParams) -> Page[Status]:
    """The posts that fit a kept search, newest first, as far as the viewer may find them."""
    row = await own_search(call.house.db, call.account_id, params.id)
    window = params.window()
    posts = await feed_of(call.house, row, part_of(window))
    shown = await show_rows(call.house, call.account_id, posts)
    if not posts:
        return Page(shown)
    return Page(shown, newest=posts[0].id, oldest=posts[-1].id if len(posts) == window.limit else None)


ROUTES = (
    get(_SEARCHES, list_searches, scope="read:search"),
    post(_SEARCHES, add_search, scope="write:lists"),
    get(f"{_SEARCHES}/:id", show_search, scope="read:search"),
    put(f"{_SEARCHES}/:id", update_search, scope="write:lists"),
    delete(f"{_SEARCHES}/:id", remove_search, scope="write:lists"),
    get("/api/v1/timelines/search/:id", show_feed, scope="read:search"),
)
