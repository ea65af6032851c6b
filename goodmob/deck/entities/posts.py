"""Columns of posts."""

from collections.abc import Awaitable, Callable, Collection
from functools import partial

from goodmob.accounts.permissions import shown
from goodmob.accounts.queries.accounts import account_by_id
from goodmob.core.database.interface import Reads
from goodmob.core.database.paging import Window
from goodmob.core.house import House
from goodmob.deck.entities.entries import Entries, Reader, listed, steps
from goodmob.deck.queries import ColumnRow
from goodmob.deck.rules import Kind
from goodmob.discovery.entities.explored import links_lately, posts_lately
from goodmob.discovery.entities.matching import part_of, posts_matching
from goodmob.discovery.entities.saved_search import feed_of
from goodmob.discovery.permissions import own_search
from goodmob.posts.entities.conversation import FOR_ANYONE, show_conversation
from goodmob.posts.entities.show import show_one
from goodmob.posts.entities.status import Status
from goodmob.posts.linked.addresses import normalised
from goodmob.posts.permissions import visibilities_towards
from goodmob.posts.queries.cards import cards_shared
from goodmob.posts.queries.feeds import account_page, authors_page, card_page, public_page, tag_page
from goodmob.posts.queries.posts import PostRow, posts_by_id
from goodmob.posts.queries.reactions import Deed, bookmarks_page, favourites_page
from goodmob.posts.queries.tags import tags_by_name
from goodmob.social.permissions import own_list, seen_collection
from goodmob.social.queries.collections import items_of
from goodmob.social.queries.hidden import hidden_accounts
from goodmob.timelines.entities.filling import Batch, Read, fill, home_of, posts_of
from goodmob.timelines.queries.lists import list_ids

_SHAPE = "posts"


async def _home(house: House, row: ColumnRow, window: Window) -> Entries:
    return await _filled(house, row, window, home_of(house, row.account_id), unasked=True)


async def _list(house: House, row: ColumnRow, window: Window) -> Entries:
    kept = await own_list(house.db, row.account_id, int(row.subject))
    return await _filled(house, row, window, posts_of(house, lambda part: list_ids(house, kept.id, part)))


async def _public(house: House, row: ColumnRow, window: Window) -> Entries:
    local = True if row.subject == "local" else None
    read = partial(public_page, house.db, local=local, media=row.only_media)
    return await _met(house, row, window, read)


async def _tag(house: House, row: ColumnRow, window: Window) -> Entries:
    tags = await tags_by_name(house.db, [row.subject])
    return await _met(house, row, window, partial(tag_page, house.db, any_of=[tag.id for tag in tags.values()]))


async def _link(house: House, row: ColumnRow, window: Window) -> Entries:
    url = normalised(row.subject)
    cards = await cards_shared(house.db, url, house.clock.now()) if url else []
    return await _met(house, row, window, partial(card_page, house.db, cards))


async def _search(house: House, row: ColumnRow, window: Window) -> Entries:
    async def read(part: Window) -> list[PostRow]:
        return await posts_matching(house, row.account_id, row.subject, part_of(part))

    return await _filled(house, row, window, _rows(read))


async def _saved(house: House, row: ColumnRow, window: Window) -> Entries:
    kept = await own_search(house.db, row.account_id, int(row.subject))

    async def read(part: Window) -> list[PostRow]:
        return await feed_of(house, kept, part_of(part))

    return await _filled(house, row, window, _rows(read))


async def _profile(house: House, row: ColumnRow, window: Window) -> Entries:
    author = shown(await account_by_id(house.db, int(row.subject)))
    read = partial(
        account_page,
        house.db,
        author.id,
        row.account_id,
        visibilities=await visibilities_towards(house.db, row.account_id, author.id),
        media=row.only_media,
        replies=not row.without_answers,
        boosts=not row.without_boosts,
    )
    return await _filled(house, row, window, _rows(read))


async def _collection(house: House, row: ColumnRow, window: Window) -> Entries:
    found = await seen_collection(house.db, row.account_id, int(row.subject))
    items = (await items_of(house.db, [found.id])).get(found.id, [])
    authors = [item.account_id for item in items if item.state == "accepted"]
    return await _met(house, row, window, partial(authors_page, house.db, authors))


async def _trends(house: House, row: ColumnRow, window: Window) -> Entries:
    begun = window.max_id or 0
    if row.subject == "news":
        return steps("pages", await links_lately(house, row.account_id, most=window.limit, offset=begun), window)
    posts = await posts_lately(house, row.account_id, most=window.limit, offset=begun)
    return steps(_SHAPE, [post for post in posts if _fits(row, post)], window)


async def _conversation(house: House, row: ColumnRow, window: Window) -> Entries:
    return await look_at(house, row.account_id, int(row.subject))


def _kept(page: Callable[[Reads, int, Window], Awaitable[list[Deed]]]) -> Reader:
    async def read(house: House, row: ColumnRow, window: Window) -> Entries:
        async def batch(part: Window) -> Batch:
            deeds = await page(house.db, row.account_id, part)
            posts = await posts_by_id(house.db, [deed.other_id for deed in deeds])
            return Batch([deed.id for deed in deeds], [posts[one.other_id] for one in deeds if one.other_id in posts])

        return await _filled(house, row, window, batch)

    return read


POSTS: dict[Kind, Reader] = {
    Kind.HOME: _home,
    Kind.PUBLIC: _public,
    Kind.LIST: _list,
    Kind.TAG: _tag,
    Kind.SEARCH: _search,
    Kind.SAVED: _saved,
    Kind.PROFILE: _profile,
    Kind.BOOKMARKS: _kept(bookmarks_page),
    Kind.FAVOURITES: _kept(favourites_page),
    Kind.COLLECTION: _collection,
    Kind.TRENDS: _trends,
    Kind.LINK: _link,
    Kind.POST: _conversation,
}
"""By kind, the readers of columns of posts."""


def _rows(read: Callable[[Window], Awaitable[list[PostRow]]]) -> Read:
    async def batch(part: Window) -> Batch:
        posts = await read(part)
        return Batch([post.id for post in posts], posts)

    return batch


async def _met(
    house: House, row: ColumnRow, window: Window, read: Callable[[Window], Awaitable[list[PostRow]]]
) -> Entries:
    hidden = await hidden_accounts(house.db, row.account_id, house.clock.now())
    return await _filled(house, row, window, _rows(read), without=hidden, unasked=True)


async def _filled(
    house: House,
    row: ColumnRow,
    window: Window,
    read: Read,
    *,
    without: Collection[int] = (),
    unasked: bool = False,
) -> Entries:
    """A full stretch, as the column is set; unasked: of authors whom the account did not ask for."""
    fits = partial(_fits, row)
    found = await fill(house, row.account_id, window, read, without=without, fits=fits, unasked=unasked)
    return listed(_SHAPE, found.items, found.cursors, window.limit)


def _fits(row: ColumnRow, post: Status) -> bool:
    if row.only_media and not (post.reblog or post).media_attachments:
        return False
    if row.without_boosts and post.reblog is not None:
        return False
    # Who goes on with their own post does not answer anybody.
    answers = post.in_reply_to_id is not None and post.in_reply_to_account_id != post.account.id
    return not (row.without_answers and answers)


async def look_at(house: House, account_id: int, post_id: int) -> Entries:
    """One post with its conversation, as an account sees it; NotFound where it does not."""
    found = await show_one(house, account_id, post_id)
    post = found.reblog or found
    around = await show_conversation(house, account_id, int(post.id), FOR_ANYONE)
    return Entries(_SHAPE, [*around.ancestors, post, *around.descendants])
