"""Search, by API: people by name, tags by name, posts by their address."""

from typing import Literal

from msgspec import Struct

from goodmob.accounts.entities.account import Account
from goodmob.accounts.entities.account import show as show_accounts
from goodmob.core.errors import Invalid, Unauthorized
from goodmob.core.web.call import Call
from goodmob.core.web.routes import OPTIONAL, get
from goodmob.discovery.entities.found import people_found, posts_found, tags_found
from goodmob.discovery.rules import LONGEST_QUERY
from goodmob.posts.entities.status import Status
from goodmob.posts.entities.tag import Tag

_USUAL, _MOST, _DEEPEST = 20, 40, 10_000


class SearchParams(Struct, kw_only=True):
    """What to look for, and which kind of thing alone; `resolve` asks nothing of other servers as none is known."""

    q: str
    type: Literal["accounts", "hashtags", "statuses"] | None = None
    resolve: bool = False
    limit: int = _USUAL
    offset: int = 0


class Search(Struct, frozen=True):
    """Mastodon's Search."""

    accounts: list[Account]
    statuses: list[Status]
    hashtags: list[Tag]


async def search(call: Call, params: SearchParams) -> Search:
    """People and tags whose names begin like this, or the post that has this address."""
    query = params.q.strip()
    if not query:
        raise Invalid("q", "can't be blank")
    if len(query) > LONGEST_QUERY:
        raise Invalid("q", f"is too long (at most {LONGEST_QUERY} characters)")
    if call.viewer.account_id is None and (params.resolve or params.offset):
        raise Unauthorized("Search queries that resolve or page need a token")
    house, viewer_id, kind = call.house, call.viewer.account_id, params.type
    part = {"limit": _limit(params), "offset": _offset(params)}
    people = await people_found(house, query, **part) if kind in {None, "accounts"} else []
    return Search(
        accounts=await show_accounts(house, people),
        statuses=await posts_found(house, viewer_id, query) if kind in {None, "statuses"} else [],
        hashtags=await tags_found(house, viewer_id, query, **part) if kind in {None, "hashtags"} else [],
    )


def _limit(params: SearchParams) -> int:
    return max(1, min(abs(params.limit), _MOST))


def _offset(params: SearchParams) -> int:
    return max(0, min(params.offset, _DEEPEST))


ROUTES = (get("/api/v2/search", search, viewer=OPTIONAL, scope="read:search"),)
