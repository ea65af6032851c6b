"""Filling a page of a timeline: until it is full, or there is truly nothing older."""

from collections.abc import Awaitable, Callable, Collection
from typing import Generic, NamedTuple, TypeVar

from goodmob.core.database.paging import Window
from goodmob.core.house import House
from goodmob.posts.entities.show import show_met, show_rows
from goodmob.posts.entities.status import Status
from goodmob.posts.queries.posts import PostRow, posts_by_id
from goodmob.timelines.queries.home import home_ids
from goodmob.timelines.queries.views import HomeView
from goodmob.timelines.rules import is_wanted

_MOST_REFILLS = 10
"""How often a page is topped up: whoever hides nearly everybody gets a short page with a cursor to go on."""

Ids = Callable[[Window], Awaitable[list[int]]]


class Batch(NamedTuple):
    """What was read for a page, newest first: ids, and those of their posts that there still are."""

    ids: list[int]
    posts: list[PostRow]


Read = Callable[[Window], Awaitable[Batch]]

T = TypeVar("T")


class Stretch(NamedTuple, Generic[T]):
    """A part of a list: what the viewer may see of it, newest first, and the cursors of all that was read for it."""

    items: list[T]
    cursors: list[int]


async def fill(
    house: House,
    viewer_id: int | None,
    window: Window,
    read: Read,
    *,
    without: Collection[int] = (),
    fits: Callable[[Status], bool] | None = None,
    unasked: bool = False,
) -> Stretch[Status]:
    """Reads batches and shows what of them the viewer may see, fits and is not `without`, until the page is full.

    unasked: whether the viewer did not ask for the authors, so that limited ones are met by their followers only.
    """
    show_posts = show_met if unasked else show_rows

    async def shown(part: Window) -> Stretch[Status]:
        ids, posts = await read(part)
        statuses = [one for one in await show_posts(house, viewer_id, posts) if int(one.account.id) not in without]
        return Stretch(statuses if fits is None else list(filter(fits, statuses)), ids)

    return await fill_up(window, shown)


async def fill_up(window: Window, read: Callable[[Window], Awaitable[Stretch[T]]]) -> Stretch[T]:
    """Reads on until the page is full, or there is nothing more."""
    items: list[T] = []
    cursors: list[int] = []
    for _ in range(_MOST_REFILLS):
        missing = window.limit - len(items)
        found, batch = await read(window._replace(limit=missing))
        cursors += batch
        items = found + items if window.min_id is not None else items + found
        if len(batch) < missing or len(items) == window.limit:
            break
        window = window._replace(min_id=batch[0]) if window.min_id is not None else window._replace(max_id=batch[-1])
    return Stretch(items, cursors)


def home_of(house: House, account_id: int) -> Read:
    """Reads the account's home."""
    return posts_of(house, lambda window: home_ids(house, account_id, window))


def home_as_wanted(house: House, account_id: int, view: HomeView) -> Read:
    """Reads the account's home without what it does not want to see there."""
    read = home_of(house, account_id)

    async def wanted(window: Window) -> Batch:
        ids, posts = await read(window)
        wishes = {"boosts": view.boosts, "answers": view.answers}
        return Batch(ids, [post for post in posts if is_wanted(post, account_id, **wishes)])

    return wanted


def posts_of(house: House, ids: Ids) -> Read:
    """Reads the posts of a timeline that is known by its ids."""

    async def read(window: Window) -> Batch:
        wanted = await ids(window)
        posts = await posts_by_id(house.db, wanted)
        return Batch(wanted, [posts[id_] for id_ in wanted if id_ in posts])

    return read
