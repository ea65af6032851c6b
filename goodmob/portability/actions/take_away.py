"""Overwrite: take away, a few at a time, what the file does not name."""

from collections.abc import Awaitable, Callable, Collection, Coroutine, Sequence
from typing import Any, Protocol

from goodmob.accounts.queries.accounts import accounts_by_id
from goodmob.core.database.interface import Transaction
from goodmob.core.database.paging import Window
from goodmob.core.errors import Forbidden, NotFound
from goodmob.core.house import House
from goodmob.portability.queries.imports import ImportRow, names_in
from goodmob.portability.rules.entry import member_name
from goodmob.portability.rules.kinds import BLOCKS, BOOKMARKS, DOMAIN_BLOCKS, FILTERS, FOLLOWING, LISTS, MUTES
from goodmob.posts.actions.bookmark import unbookmark
from goodmob.posts.entities.show import show
from goodmob.posts.queries.reactions import bookmarks_page
from goodmob.social.actions.block import unblock
from goodmob.social.actions.block_domain import unblock_domain
from goodmob.social.actions.change_members import remove_members
from goodmob.social.actions.keep_filter import delete_filter
from goodmob.social.actions.keep_list import delete_list
from goodmob.social.actions.mute import unmute
from goodmob.social.actions.unfollow import unfollow
from goodmob.social.queries.filters import filters_of
from goodmob.social.queries.follows import Edge, following_page
from goodmob.social.queries.hidden import blocks_page, domains_page, mutes_page
from goodmob.social.queries.lists import lists_of, members_page

LOOKED_AT = 50
"""How many ties one slice looks at."""


async def take_away(house: House, job: ImportRow, below: int | None) -> int | None:
    """Takes away what of the next slice the file does not name; gives below which id to go on, None at the end."""
    named = await names_in(house.db, job.id)
    return await _WAYS[job.kind](house, job, named, Window(max_id=below, limit=LOOKED_AT))


async def _follows(house: House, job: ImportRow, named: Collection[str], window: Window) -> int | None:
    edges = await following_page(house.db, job.account_id, window)
    for target_id in await _unnamed(house, edges, named):
        await _end(house, unfollow, job.account_id, target_id)
    return _next(edges)


async def _blocks(house: House, job: ImportRow, named: Collection[str], window: Window) -> int | None:
    edges = await blocks_page(house.db, job.account_id, window)
    for target_id in await _unnamed(house, edges, named):
        await _end(house, unblock, job.account_id, target_id)
    return _next(edges)


async def _mutes(house: House, job: ImportRow, named: Collection[str], window: Window) -> int | None:
    rows = await mutes_page(house.db, job.account_id, house.clock.now(), window)
    edges = [Edge(row.id, row.target_id) for row in rows]
    for target_id in await _unnamed(house, edges, named):
        await _end(house, unmute, job.account_id, target_id)
    return _next(edges)


async def _domains(house: House, job: ImportRow, named: Collection[str], window: Window) -> int | None:
    rows = await domains_page(house.db, job.account_id, window)
    for row in rows:
        if row.domain not in named:
            await house.db.act(unblock_domain, job.account_id, row.domain)
    return _next(rows)


async def _bookmarks(house: House, job: ImportRow, named: Collection[str], window: Window) -> int | None:
    deeds = await bookmarks_page(house.db, job.account_id, window)
    for status in await show(house, job.account_id, [deed.other_id for deed in deeds]):
        if status.uri not in named and status.url not in named:
            await _end(house, unbookmark, job.account_id, int(status.id))
    return _next(deeds)


async def _lists(house: House, job: ImportRow, named: Collection[str], _window: Window) -> None:
    titles = {name.partition("\n")[0] for name in named}
    for row in await lists_of(house.db, job.account_id):
        if row.title not in titles:
            await house.db.act(delete_list, job.account_id, row.id)
            continue
        below: int | None = None
        while edges := await members_page(house.db, row.id, Window(max_id=below, limit=LOOKED_AT)):
            below = edges[-1].id
            here = {name.partition("\n")[2] for name in named if name.startswith(member_name(row.title, ""))}
            if gone := await _unnamed(house, edges, here):
                await house.db.act(remove_members, job.account_id, row.id, gone)


async def _filters(house: House, job: ImportRow, named: Collection[str], _window: Window) -> None:
    for row in await filters_of(house.db, job.account_id):
        if row.title not in named:
            await house.db.act(delete_filter, job.account_id, row.id)


async def _end(
    house: House, ending: Callable[[Transaction, int, int], Coroutine[Any, Any, None]], account_id: int, thing_id: int
) -> None:
    try:
        await house.db.act(ending, account_id, thing_id)
    except (NotFound, Forbidden):
        # Whom staff suspended meanwhile cannot be reached; the tie shows nothing.
        return


async def _unnamed(house: House, edges: Sequence[Edge], named: Collection[str]) -> list[int]:
    accounts = await accounts_by_id(house.db, [edge.account_id for edge in edges])
    return [row.id for row in accounts.values() if row.handle not in named and row.state != "deleted"]


class _HasId(Protocol):
    @property
    def id(self) -> int: ...


def _next(rows: Sequence[_HasId]) -> int | None:
    return rows[-1].id if len(rows) == LOOKED_AT else None


_Way = Callable[[House, ImportRow, Collection[str], Window], Awaitable[int | None]]
_WAYS: dict[str, _Way] = {
    FOLLOWING: _follows,
    BLOCKS: _blocks,
    MUTES: _mutes,
    DOMAIN_BLOCKS: _domains,
    BOOKMARKS: _bookmarks,
    LISTS: _lists,
    FILTERS: _filters,
}
