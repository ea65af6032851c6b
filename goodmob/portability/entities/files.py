"""The lists that people take along, each written line by line in Mastodon's format."""

from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from functools import partial
from typing import NamedTuple, Protocol, TypeVar

import msgspec
from starlette.responses import StreamingResponse

from goodmob.accounts.queries.accounts import accounts_by_id
from goodmob.core.database.paging import Window
from goodmob.core.house import House
from goodmob.portability.rules.kinds import (
    ADDRESS,
    BLOCKS,
    BOOKMARKS,
    COLUMNS,
    DOMAIN_BLOCKS,
    FILTERS,
    FOLLOWING,
    LISTS,
    MUTES,
)
from goodmob.portability.rules.writing import csv_line, truth
from goodmob.posts.entities.show import show
from goodmob.posts.queries.reactions import bookmarks_page
from goodmob.social.entities.filter import show_filters
from goodmob.social.queries.filters import filters_of
from goodmob.social.queries.follows import Edge, followers_page, following_page, follows_among, languages_of
from goodmob.social.queries.hidden import blocks_page, domains_page, mutes_page
from goodmob.social.queries.lists import lists_of, members_page

PAGE = 200
FOLLOWERS = "followers"

Lines = AsyncIterator[bytes]


class File(NamedTuple):
    """A list: under which name Mastodon gives it out, and what writes it for an account."""

    filename: str
    media_type: str
    lines: Callable[[House, int], Lines]


async def _addresses(house: House, edges: Sequence[Edge]) -> dict[int, str]:
    """The full names of those at the other ends; whoever is gone is left out."""
    rows = await accounts_by_id(house.db, [edge.account_id for edge in edges])
    local = house.settings.local_domain
    return {row.id: f"{row.username}@{row.domain or local}" for row in rows.values() if row.state != "deleted"}


class _HasId(Protocol):
    @property
    def id(self) -> int: ...


Row = TypeVar("Row", bound=_HasId)


async def _pages(ask: Callable[[Window], Awaitable[Sequence[Row]]]) -> AsyncIterator[Sequence[Row]]:
    below: int | None = None
    while rows := await ask(Window(max_id=below, limit=PAGE)):
        yield rows
        below = rows[-1].id


async def _following(house: House, account_id: int) -> Lines:
    yield csv_line(COLUMNS[FOLLOWING])
    async for edges in _pages(partial(following_page, house.db, account_id)):
        named = await _addresses(house, edges)
        follows = await follows_among(house.db, account_id, named)
        for edge in edges:
            if (address := named.get(edge.account_id)) and (row := follows.get(edge.account_id)):
                languages = ", ".join(languages_of(row) or ())
                yield csv_line([address, truth(row.reblogs), truth(row.notify), languages])


async def _followers(house: House, account_id: int) -> Lines:
    yield csv_line([ADDRESS])
    async for edges in _pages(partial(followers_page, house.db, account_id)):
        for address in (await _addresses(house, edges)).values():
            yield csv_line([address])


async def _blocks(house: House, account_id: int) -> Lines:
    async for edges in _pages(partial(blocks_page, house.db, account_id)):
        for address in (await _addresses(house, edges)).values():
            yield csv_line([address])


async def _mutes(house: House, account_id: int) -> Lines:
    yield csv_line(COLUMNS[MUTES])
    async for rows in _pages(partial(mutes_page, house.db, account_id, house.clock.now())):
        named = await _addresses(house, [Edge(row.id, row.target_id) for row in rows])
        for row in rows:
            if address := named.get(row.target_id):
                yield csv_line([address, truth(row.notifications)])


async def _domain_blocks(house: House, account_id: int) -> Lines:
    async for rows in _pages(partial(domains_page, house.db, account_id)):
        for row in rows:
            yield csv_line([row.domain])


async def _lists(house: House, account_id: int) -> Lines:
    for kept in await lists_of(house.db, account_id):
        async for edges in _pages(partial(members_page, house.db, kept.id)):
            for address in (await _addresses(house, edges)).values():
                yield csv_line([kept.title, address])


async def _bookmarks(house: House, account_id: int) -> Lines:
    async for deeds in _pages(partial(bookmarks_page, house.db, account_id)):
        for status in await show(house, account_id, [deed.other_id for deed in deeds]):
            yield csv_line([status.uri])


async def _filters(house: House, account_id: int) -> Lines:
    yield b'{"custom_filters":['
    comma = b""
    for one in await show_filters(house, await filters_of(house.db, account_id)):
        posts = await show(house, account_id, [int(entry.status_id) for entry in one.statuses or ()])
        about = {
            "title": one.title,
            "expire_at": one.expires_at,
            "context": one.context,
            "action": one.filter_action,
            "keywords_attributes": [
                {"keyword": word.keyword, "whole_word": word.whole_word} for word in one.keywords or ()
            ],
            "statuses": [status.uri for status in posts],
        }
        yield comma + msgspec.json.encode(about)
        comma = b","
    yield b"]}"


CSV = "text/csv; charset=utf-8"

FILES: dict[str, File] = {
    FOLLOWING: File("following_accounts.csv", CSV, _following),
    FOLLOWERS: File("followers.csv", CSV, _followers),
    BLOCKS: File("blocked_accounts.csv", CSV, _blocks),
    MUTES: File("muted_accounts.csv", CSV, _mutes),
    DOMAIN_BLOCKS: File("blocked_domains.csv", CSV, _domain_blocks),
    LISTS: File("lists.csv", CSV, _lists),
    BOOKMARKS: File("bookmarks.csv", CSV, _bookmarks),
    FILTERS: File("custom_filters.json", "application/json; charset=utf-8", _filters),
}


def given_out(house: House, account_id: int, name: str) -> StreamingResponse:
    """The file of one of the account's lists, streamed as it is read; only its owner is to keep it."""
    file = FILES[name]
    headers = {"Content-Disposition": f'attachment; filename="{file.filename}"', "Cache-Control": "private, no-store"}
    return StreamingResponse(file.lines(house, account_id), headers=headers, media_type=file.media_type)
