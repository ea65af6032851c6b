"""What search engines are told of: who wants it, and what such people say and call, by stretches of time."""

from collections.abc import Awaitable, Callable
from typing import NamedTuple

from goodmob.accounts.queries.accounts import accounts_by_id
from goodmob.accounts.queries.indexable import indexable_accounts
from goodmob.core.clock import DAY
from goodmob.core.database.interface import Reads
from goodmob.core.database.paging import Window
from goodmob.core.ids import id_at, moment_of
from goodmob.mobs.queries.mobs import mobs_by_posts
from goodmob.posts.permissions import met
from goodmob.posts.queries.feeds import public_page
from goodmob.posts.queries.posts import PostRow

MOST_ON_A_PAGE = 10_000
MOST_PAGES = 1_000


class Place(NamedTuple):
    """A page of ours: its path, when it changed last (us), and the id by which it has its place in time."""

    path: str
    changed: int
    id: int


class Kind(NamedTuple):
    """A kind of pages: how long a stretch is (us), and what reads those between two ids, the newest first."""

    stretch: int
    read: Callable[[Reads, int, int, int], Awaitable[list[Place]]]


async def page_of(reads: Reads, kind: str, number: int) -> list[Place]:
    """The pages of this kind in a stretch of time, counted since 1970, at most MOST_ON_A_PAGE of the newest."""
    stretch, read = KINDS[kind]
    return await read(reads, id_at(number * stretch) - 1, id_at((number + 1) * stretch), MOST_ON_A_PAGE)


async def numbers_of(reads: Reads, kind: str, now: int) -> list[int]:
    """The stretches in which there is something, the latest first, at most MOST_PAGES."""
    stretch, read = KINDS[kind]
    numbers: list[int] = []
    before = id_at(now + stretch)
    while len(numbers) < MOST_PAGES:
        places = await read(reads, 0, before, 1)
        if not places:
            break
        numbers.append(moment_of(places[0].id) // stretch)
        before = id_at(numbers[-1] * stretch)
    return numbers


async def _profiles(reads: Reads, since_id: int, max_id: int, limit: int) -> list[Place]:
    rows = await indexable_accounts(reads, since_id, max_id, limit)
    return [Place(f"/@{row.username}", row.last_status_at or moment_of(row.id), row.id) for row in rows]


async def _posts(reads: Reads, since_id: int, max_id: int, limit: int) -> list[Place]:
    found = await _said(reads, since_id, max_id, limit, faces=False)
    return [Place(f"/@{name}/{post.id}", _changed(post), post.id) for post, name in found]


async def _mobs(reads: Reads, since_id: int, max_id: int, limit: int) -> list[Place]:
    found = await _said(reads, since_id, max_id, limit, faces=True)
    mobs = await mobs_by_posts(reads, [post.id for post, _ in found])
    return [Place(f"/mobs/{mobs[post.id].id}", _changed(post), post.id) for post, _ in found if post.id in mobs]


async def _said(reads: Reads, since_id: int, max_id: int, limit: int, *, faces: bool) -> list[tuple[PostRow, str]]:
    """Public posts of people who want to be indexed, with their names; it reads on until there are enough."""
    found: list[tuple[PostRow, str]] = []
    while len(found) < limit:
        window = Window(max_id=max_id, since_id=since_id, limit=min(MOST_ON_A_PAGE, max(limit, 40)))
        rows = await public_page(reads, window, local=True, faces=faces)
        authors = await accounts_by_id(reads, {row.account_id for row in rows})
        for row in await met(reads, None, rows):
            author = authors.get(row.account_id)
            if author is not None and author.indexable:
                found.append((row, author.username))
        if len(rows) < window.limit:
            break
        max_id = rows[-1].id
    return found[:limit]


def _changed(post: PostRow) -> int:
    return post.edited_at or post.created_at


KINDS = {"profiles": Kind(28 * DAY, _profiles), "posts": Kind(DAY, _posts), "mobs": Kind(28 * DAY, _mobs)}
