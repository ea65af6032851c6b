"""Who on another server is tied to an account."""

from collections.abc import AsyncIterator

from goodmob.accounts.queries.elsewhere import living_at
from goodmob.core.database.interface import Reads
from goodmob.core.database.paging import Window
from goodmob.social.queries.follows import followers_of, following_of, requests_page

_AT_ONCE = 5_000


async def followed_at(reads: Reads, account_id: int, domain: str) -> set[int]:
    """Whom on that server the account follows."""
    return await living_at(reads, domain, await following_of(reads, account_id))


async def followers_at(reads: Reads, account_id: int, domain: str) -> AsyncIterator[set[int]]:
    """Who on that server follows the account, in slices, some of which may be empty."""
    last = 0
    while follows := await followers_of(reads, account_id, after=last, limit=_AT_ONCE):
        yield await living_at(reads, domain, [follow.follower_id for follow in follows])
        last = follows[-1].id


async def askers_at(reads: Reads, account_id: int, domain: str) -> AsyncIterator[set[int]]:
    """Who on that server asks to follow the account, in slices, some of which may be empty."""
    below: int | None = None
    while edges := await requests_page(reads, account_id, Window(max_id=below, limit=_AT_ONCE)):
        yield await living_at(reads, domain, [edge.account_id for edge in edges])
        below = edges[-1].id
