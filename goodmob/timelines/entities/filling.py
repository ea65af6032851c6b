"""Filling a page of a timeline: until it is full, or there is truly nothing older."""

from collections.abc import Awaitable, Callable, Collection
from typing import NamedTuple

from goodmob.core.database.paging import Window
from goodmob.core.house import House
from goodmob.posts.entities.show import show_rows
from goodmob.posts.entities.status import Status
from goodmob.posts.queries.posts import PostRow, posts_by_id
from goodmob.timelines.queries.home import home_ids

_MOST_REFILLS = 10
"""How often a page is topped up: whoever hides nearly everybody gets a short page with a cursor to go on."""

Ids = Callable[[Window], Awaitable[list[int]]]


class Batch(NamedTuple):
    """What was read for a page, newest first: ids, and those of their posts that there still are."""

    ids: list[int]
    posts: list[PostRow]


Read = Callable[[Window], Awaitable[Batch]]


class Filled(NamedTuple):
    """A page: what the viewer may see of it, newest first, and the ids of all that was read for it."""

    statuses: list[Status]
    ids: list[int]


async def fill(
    house: House, viewer_id: int | None, window: Window, read: Read, *, without: Collection[int] = ()
) -> Filled:
    """Reads batches and shows what of them the viewer may see and is not `without`, until the page is full."""
    statuses: list[Status] = []
    ids: list[int] = []
    for _ in range(_MOST_REFILLS):
        missing = window.limit - len(statuses)
        batch, posts = await read(window._replace(limit=missing))
        shown = await show_rows(house, viewer_id, posts)
        kept = [status for status in shown if int(status.account.id) not in without]
        ids += batch
        statuses = kept + statuses if window.min_id is not None else statuses + kept
        if len(batch) < missing or len(statuses) == window.limit:
            break
        window = window._replace(min_id=batch[0]) if window.min_id is not None else window._replace(max_id=batch[-1])
    return Filled(statuses, ids)


def home_of(house: House, account_id: int) -> Read:
    """Reads the account's home."""
    return posts_of(house, lambda window: home_ids(house, account_id, window))


def posts_of(house: House, ids: Ids) -> Read:
    """Reads the posts of a timeline that is known by its ids."""

    async def read(window: Window) -> Batch:
        wanted = await ids(window)
        posts = await posts_by_id(house.db, wanted)
        return Batch(wanted, [posts[id_] for id_ in wanted if id_ in posts])

    return read
