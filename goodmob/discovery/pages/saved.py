"""One's saved searches as pages: keep one, read it as a feed, call it differently, have alerts or none, delete it."""

from msgspec import Struct
from starlette.responses import RedirectResponse, Response

from goodmob.core.database.paging import Window
from goodmob.core.errors import Invalid
from goodmob.core.web.call import Call
from goodmob.core.web.leaves import leaf
from goodmob.core.web.paging import PageParams
from goodmob.core.web.params import Id
from goodmob.core.web.routes import SESSION, get, post
from goodmob.discovery.actions.keep_search import change_search, delete_search, save_search
from goodmob.discovery.entities.matching import part_of
from goodmob.discovery.entities.saved_search import feed_of
from goodmob.discovery.permissions import own_search
from goodmob.discovery.queries.saved_searches import searches_of
from goodmob.discovery.rules.saved import LONGEST_TITLE, SearchWish
from goodmob.posts.entities.show import show_rows
from goodmob.posts.queries.posts import PostRow

ADDRESS = "/searches"


class NewSearch(Struct, kw_only=True):
    """What to look for, from the page that shows what is found."""

    query: str = ""


class OneSearch(Struct, kw_only=True):
    """The saved search of the path."""

    id: Id


class SearchForm(OneSearch, kw_only=True):
    """What the saved search is called from now on; a box that is not ticked is not sent."""

    title: str = ""
    alert: bool = False


class Feed(PageParams, kw_only=True):
    """A page of the posts that fit the saved search of the path."""

    id: Id


async def list_searches(call: Call) -> Response:
    """The searches that the viewer keeps, each with its name and its alert."""
    return await _searches(call)


async def keep(call: Call, params: NewSearch) -> Response:
    """Another search is kept; next one reads it, and may call it differently."""
    house, account_id = call.house, call.account_id
    wish = SearchWish("", params.query)
    try:
        search_id = await house.db.act(save_search, house.settings, account_id, wish, lane=account_id)
    except Invalid as error:
        return await _searches(call, error=_reason(call, error))
    call.notify(call.gettext("Your search is saved."))
    return RedirectResponse(f"{ADDRESS}/{search_id}", 303)


async def show_feed(call: Call, params: Feed) -> Response:
    """The posts that fit, newest first, as far as the viewer may find them."""
    house, account_id = call.house, call.account_id
    kept = await own_search(house.db, account_id, params.id)

    async def read(window: Window) -> list[PostRow]:
        return await feed_of(house, kept, part_of(window))

    page = await leaf(call, params.window(), read)
    posts = await show_rows(house, account_id, page.rows)
    back = f"{ADDRESS}/{kept.id}"
    return house.pages.render(call, "discovery/saved_search.html", listed=kept, page=page, posts=posts, back=back)


async def change(call: Call, params: SearchForm) -> Response:
    """The search is called like this, and tells of new posts or not."""
    house, account_id = call.house, call.account_id
    old = await own_search(house.db, account_id, params.id)
    wish = SearchWish(params.title, old.query, params.alert)
    try:
        await house.db.act(change_search, house.settings, account_id, params.id, wish, lane=account_id)
    except Invalid as error:
        return await _searches(call, error=_reason(call, error))
    call.notify(call.gettext("Your search is saved."))
    return RedirectResponse(ADDRESS, 303)


async def delete(call: Call, params: OneSearch) -> Response:
    """The search is gone, and what it told."""
    await call.house.db.act(delete_search, call.account_id, params.id, lane=call.account_id)
    call.notify(call.gettext("The search is deleted."))
    return RedirectResponse(ADDRESS, 303)


async def _searches(call: Call, error: str = "") -> Response:
    return call.house.pages.render(
        call,
        "discovery/saved_searches.html",
        status=422 if error else 200,
        searches=await searches_of(call.house.db, call.account_id),
        longest=LONGEST_TITLE,
        error=error,
    )


def _reason(call: Call, error: Invalid) -> str:
    if error.field == "title":
        return call.gettext("This name is too long. Please make it shorter.")
    if error.message.startswith("would make"):
        return call.gettext("You have as many saved searches as there may be. Delete one first.")
    if error.message.startswith("names"):
        return call.gettext("The search names somebody who is not known here.")
    return call.gettext("Such a search cannot be saved. It needs a word, a #tag, or something like from:ada.")


PAGES = (
    get(ADDRESS, list_searches, viewer=SESSION),
    post(ADDRESS, keep, viewer=SESSION),
    get(f"{ADDRESS}/:id", show_feed, viewer=SESSION),
    post(f"{ADDRESS}/:id", change, viewer=SESSION),
    post(f"{ADDRESS}/:id/delete", delete, viewer=SESSION),
)
