"""Search, by API: people by name, tags by name, posts by their address."""

from typing import Literal

from msgspec import Struct

from goodmob.accounts.entities.account import Account
from goodmob.accounts.entities.account import show as show_accounts
from goodmob.accounts.queries.accounts import accounts_named
from goodmob.core.errors import Invalid, Unauthorized
from goodmob.core.text.tags import tag_key
from goodmob.core.web.call import Call
from goodmob.core.web.routes import OPTIONAL, get
from goodmob.discovery.rules import LONGEST_QUERY, post_named
from goodmob.posts.entities.show import show as show_posts
from goodmob.posts.entities.status import Status
from goodmob.posts.entities.tag import Tag, show_tags
from goodmob.posts.queries.tags import tags_beginning

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
    return Search(
        accounts=await _accounts(call, query, params) if params.type in {None, "accounts"} else [],
        statuses=await _posts(call, query) if params.type in {None, "statuses"} else [],
        hashtags=await _tags(call, query, params) if params.type in {None, "hashtags"} else [],
    )


async def _accounts(call: Call, query: str, params: SearchParams) -> list[Account]:
    if query.startswith("#"):
        return []
    domain = call.house.settings.local_domain
    rows = await accounts_named(call.house.db, query, domain, limit=_limit(params), offset=_offset(params))
    return await show_accounts(call.house, [row.id for row in rows])


async def _posts(call: Call, query: str) -> list[Status]:
    post_id = post_named(query, call.house.settings.base_url)
    return await show_posts(call.house, call.viewer.account_id, [post_id]) if post_id is not None else []


async def _tags(call: Call, query: str, params: SearchParams) -> list[Tag]:
    key = tag_key(query.removeprefix("#"))
    if not key or query.startswith("@"):
        return []
    rows = await tags_beginning(call.house.db, key, limit=_limit(params), offset=_offset(params))
    return await show_tags(call.house, call.viewer.account_id, rows)


def _limit(params: SearchParams) -> int:
    return max(1, min(abs(params.limit), _MOST))


def _offset(params: SearchParams) -> int:
    return max(0, min(params.offset, _DEEPEST))


ROUTES = (get("/api/v2/search", search, viewer=OPTIONAL, scope="read:search"),)
