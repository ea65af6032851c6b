"""Lists by API of what the viewer kept, and of who reacted to a post."""

from collections.abc import Sequence

from goodmob.accounts.entities.account import Account
from goodmob.accounts.entities.account import show as show_accounts
from goodmob.core.web.call import Call
from goodmob.core.web.paging import Page, PageParams
from goodmob.core.web.params import Id
from goodmob.posts.api.params import page_by
from goodmob.posts.entities.show import show
from goodmob.posts.entities.status import Status
from goodmob.posts.ownership import own_folder
from goodmob.posts.permissions import seen_original, unwelcome_among
from goodmob.posts.queries.bookmark_folders import filed_page
from goodmob.posts.queries.reactions import Deed, bookmarks_page, boosters_page, favourers_page, favourites_page


class ReactorsParams(PageParams, kw_only=True):
    """A page of those who reacted to the post."""

    id: Id


class BookmarksParams(PageParams, kw_only=True):
    """A page of bookmarks: of one folder, or of all."""

    folder_id: Id | None = None


async def list_favourites(call: Call, params: PageParams) -> Page[Status]:
    """What the viewer favourited, latest favourite first."""
    window = params.window(20, 40)
    deeds = await favourites_page(call.house.db, call.account_id, window)
    return page_by(deeds, window, await show(call.house, call.account_id, [deed.other_id for deed in deeds]))


async def list_bookmarks(call: Call, params: BookmarksParams) -> Page[Status]:
    """What the viewer bookmarked, latest bookmark first."""
    window = params.window(20, 40)
    if params.folder_id is None:
        deeds = await bookmarks_page(call.house.db, call.account_id, window)
    else:
        folder = await own_folder(call.house.db, call.account_id, params.folder_id)
        deeds = await filed_page(call.house.db, call.account_id, folder.id, window)
    return page_by(deeds, window, await show(call.house, call.account_id, [deed.other_id for deed in deeds]))


async def list_favourers(call: Call, params: ReactorsParams) -> Page[Account]:
    """Who favourited a post, latest first."""
    window = params.window(40, 80)
    post = await seen_original(call.house.db, call.viewer.account_id, params.id)
    deeds = await favourers_page(call.house.db, post.id, window)
    return page_by(deeds, window, await _accounts(call, deeds))


async def list_boosters(call: Call, params: ReactorsParams) -> Page[Account]:
    """Who boosted a post for all to see, latest first."""
    window = params.window(40, 80)
    post = await seen_original(call.house.db, call.viewer.account_id, params.id)
    deeds = await boosters_page(call.house.db, post.id, window)
    return page_by(deeds, window, await _accounts(call, deeds))


async def _accounts(call: Call, deeds: Sequence[Deed]) -> list[Account]:
    """The accounts of these deeds without suspended ones, and without whom the viewer does not want to meet."""
    house = call.house
    ids = [deed.other_id for deed in deeds]
    hidden = await unwelcome_among(house.db, call.viewer.account_id, ids, house.clock.now())
    return await show_accounts(house, [id_ for id_ in ids if id_ not in hidden])
