"""Search, by API: people by name, tags by name, posts by their address."""

from typing import Literal

from msgspec import Struct

from goodmob.accounts.entities.account import Account
from goodmob.accounts.entities.account import show as show_accounts
from goodmob.core.errors import Invalid, Unauthorized
from goodmob.core.web.call import Call
from goodmob.core.web.routes import OPTIONAL, get
from goodmob.discovery.api.params import OffsetParams
from goodmob.discovery.entities.found import people_found, posts_found, tags_found
from goodmob.discovery.rules import LONGEST_QUERY
from goodmob.posts.entities.status import Status
from goodmob.posts.entities.tag import Tag

_USUAL, _MOST = 20, 40


class SearchParams(OffsetParams, kw_only=True):
    """What to look for, and which kind of thing alone; `resolve` asks nothing of other servers as none is known."""

    q: str
    type: Literal["accounts", "hashtags", "statuses"] | None = None
    resolve: bool = False


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
    limit, offset = params.part(_USUAL, _MOST)
    people = await people_found(house, query, limit=limit, offset=offset) if kind in {None, "accounts"} else []
    wants_tags = kind in {None, "hashtags"}
    tags = await tags_found(house, viewer_id, query, limit=limit, offset=offset) if wants_tags else []
    return Search(
        accounts=await show_accounts(house, people),
        statuses=await posts_found(house, viewer_id, query) if kind in {None, "statuses"} else [],
        hashtags=tags,
    )


ROUTES = (get("/api/v2/search", search, viewer=OPTIONAL, scope="read:search"),)
