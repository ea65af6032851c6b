"""Search, by API: people, tags and posts at once, as apps of today and of before 2018 ask for them."""

from typing import Literal

from msgspec import Struct

from goodmob.accounts.entities.account import Account
from goodmob.accounts.entities.account import show as show_accounts
from goodmob.core.errors import Invalid, Unauthorized
from goodmob.core.web.call import Call
from goodmob.core.web.params import Id
from goodmob.core.web.routes import OPTIONAL, get
from goodmob.discovery.activities.bringing import person_brought, thing_brought, with_first
from goodmob.discovery.api.params import OffsetParams
from goodmob.discovery.entities.found import named_by, people_found, tags_found
from goodmob.discovery.entities.matching import Part, posts_matching
from goodmob.discovery.rules.addresses import is_address
from goodmob.discovery.rules.queries import LONGEST_QUERY
from goodmob.posts.entities.show import show, show_rows
from goodmob.posts.entities.status import Status
from goodmob.posts.entities.tag import Tag
from goodmob.posts.queries.posts import PostRow

DEPRECATED_SINCE = 1_527_811_200
_USUAL, _MOST = 20, 40


class SearchParams(OffsetParams, kw_only=True):
    """What to look for, which kind of thing alone, and which part of it.

    account_id: posts of this account only. following: people only whom the viewer follows. max_id and min_id: posts
    below and above an id. resolve: somebody with a full name, or whatever has an address, is asked for at their own
    server where they are not known here. `exclude_unreviewed` takes nothing away, as no tag waits for a review.
    """

    q: str
    type: Literal["accounts", "hashtags", "statuses"] | None = None
    resolve: bool = False
    following: bool = False
    exclude_unreviewed: bool = False
    account_id: Id | None = None
    max_id: Id | None = None
    min_id: Id | None = None


class Search(Struct, frozen=True):
    """Mastodon's Search."""

    accounts: list[Account]
    statuses: list[Status]
    hashtags: list[Tag]


class OldSearch(Struct, frozen=True):
    """Mastodon's Search of before 2.4.1: of tags only the names."""

    accounts: list[Account]
    statuses: list[Status]
    hashtags: list[str]


async def search(call: Call, params: SearchParams) -> Search:
    """People, tags and posts that fit the query; or, where it is an address, the one thing that it names."""
    query = params.q.strip()[:LONGEST_QUERY].strip()
    if not query:
        raise Invalid("q", "can't be blank")
    if call.viewer.account_id is None and (params.resolve or params.offset):
        raise Unauthorized("Search queries that resolve or page need a token")
    if is_address(query):
        return await _named(call, query, params)
    house, viewer_id, kind = call.house, call.viewer.account_id, params.type
    limit, offset = params.part(_USUAL, _MOST)
    people, tags, posts = [], [], []
    if kind in {None, "accounts"}:
        brought = await person_brought(house, query) if params.resolve and not offset else None
        ids = await people_found(house, viewer_id, query, limit=limit, offset=offset, following=params.following)
        people = await show_accounts(house, with_first(brought, ids, limit))
    if kind in {None, "hashtags"}:
        tags = await tags_found(house, viewer_id, query, limit=limit, offset=offset)
    if kind in {None, "statuses"}:
        part = Part(limit, offset, params.max_id, params.min_id)
        rows = await posts_matching(house, viewer_id, query, part, params.account_id)
        posts = await show_rows(house, viewer_id, rows)
    return Search(people, posts, tags)


async def search_as_before(call: Call, params: SearchParams) -> OldSearch:
    """As `search`, of tags only the names."""
    found = await search(call, params)
    return OldSearch(found.accounts, found.statuses, [tag.name for tag in found.hashtags])


async def _named(call: Call, query: str, params: SearchParams) -> Search:
    kind = params.type
    thing = await (thing_brought if params.resolve else named_by)(call.house, query)
    if isinstance(thing, PostRow):
        posts = await show(call.house, call.viewer.account_id, [thing.id]) if kind in {None, "statuses"} else []
        return Search([], posts, [])
    is_wanted = thing is not None and thing.state == "active" and kind in {None, "accounts"}
    return Search(await show_accounts(call.house, [thing.id]) if thing and is_wanted else [], [], [])


ROUTES = (
    get("/api/v2/search", search, viewer=OPTIONAL, scope="read:search", limit="search"),
    get(
        "/api/v1/search",
        search_as_before,
        viewer=OPTIONAL,
        scope="read:search",
        limit="search",
        deprecated=DEPRECATED_SINCE,
    ),
)
