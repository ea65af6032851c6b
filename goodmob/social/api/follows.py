"""Following and being followed, by API."""

from msgspec import Struct

from goodmob.accounts.entities.account import Account
from goodmob.accounts.entities.account import show as show_accounts
from goodmob.accounts.permissions import shown
from goodmob.accounts.queries.accounts import account_by_id
from goodmob.core.errors import NotFound
from goodmob.core.web.call import Call
from goodmob.core.web.paging import Page, PageParams
from goodmob.core.web.params import Id
from goodmob.core.web.routes import OPTIONAL, get, post
from goodmob.social.actions.answer_request import accept_request, reject_request
from goodmob.social.actions.follow import follow
from goodmob.social.actions.unfollow import remove_follower, unfollow
from goodmob.social.entities.relationship import Relationship, relationships
from goodmob.social.permissions import may_see_edges
from goodmob.social.queries.follows import Edge, followers_page, following_page, requests_page
from goodmob.social.queries.hidden import blocks_between


class OneAccount(Struct):
    """The account of the path."""

    id: Id


class FollowParams(OneAccount):
    """What the follower wants to get: boosts, a notice of each post, only these languages."""

    reblogs: bool | None = None
    notify: bool | None = None
    languages: list[str] | None = None


class EdgesParams(PageParams):
    """A page of the followers, or the followed, of an account."""

    id: Id


class OneRequest(Struct):
    """Who asked."""

    account_id: Id


class Relations(Struct):
    """The accounts to which the relationships are asked for."""

    id: list[Id] = []
    with_suspended: bool = False


async def relationship(call: Call, target_id: int) -> Relationship:
    """The viewer's relationship to one account; NotFound where that does not exist."""
    found = await relationships(call.house, call.account_id, [target_id])
    if not found:
        raise NotFound
    return found[0]


async def accounts_page(call: Call, edges: list[Edge]) -> Page[Account]:
    """The accounts of these edges, paged by the edges' own ids."""
    shown = await show_accounts(call.house, [edge.account_id for edge in edges])
    if not edges:
        return Page(shown)
    return Page(shown, newest=edges[0].id, oldest=edges[-1].id)


async def follow_account(call: Call, params: FollowParams) -> Relationship:
    """Follow an account, or change what one gets of it."""
    await call.house.db.act(
        follow,
        call.account_id,
        params.id,
        reblogs=params.reblogs,
        notify=params.notify,
        languages=params.languages,
    )
    return await relationship(call, params.id)


async def unfollow_account(call: Call, params: OneAccount) -> Relationship:
    """Unfollow an account, or take a request back."""
    await call.house.db.act(unfollow, call.account_id, params.id)
    return await relationship(call, params.id)


async def remove_from_followers(call: Call, params: OneAccount) -> Relationship:
    """Remove an account from one's followers."""
    await call.house.db.act(remove_follower, call.account_id, params.id)
    return await relationship(call, params.id)


async def list_followers(call: Call, params: EdgesParams) -> Page[Account]:
    """Who follows the account; empty for others where it hides them."""
    if not await _may_see_edges(call, params.id):
        return Page([])
    edges = await followers_page(call.house.db, params.id, params.window(40, 80))
    return await accounts_page(call, await _without_blocked(call, edges))


async def list_following(call: Call, params: EdgesParams) -> Page[Account]:
    """Whom the account follows; empty for others where it hides them."""
    if not await _may_see_edges(call, params.id):
        return Page([])
    edges = await following_page(call.house.db, params.id, params.window(40, 80))
    return await accounts_page(call, await _without_blocked(call, edges))


async def list_relationships(call: Call, params: Relations) -> list[Relationship]:
    """The viewer's relationships to up to forty accounts."""
    return await relationships(call.house, call.account_id, params.id[:40])


async def list_requests(call: Call, params: PageParams) -> Page[Account]:
    """Who asks to follow."""
    return await accounts_page(call, await requests_page(call.house.db, call.account_id, params.window(40, 80)))


async def authorize_request(call: Call, params: OneRequest) -> Relationship:
    """Let somebody follow who asked."""
    await call.house.db.act(accept_request, call.account_id, params.account_id)
    return await relationship(call, params.account_id)


async def refuse_request(call: Call, params: OneRequest) -> Relationship:
    """Refuse somebody who asked to follow."""
    await call.house.db.act(reject_request, call.account_id, params.account_id)
    return await relationship(call, params.account_id)


async def _may_see_edges(call: Call, account_id: int) -> bool:
    account = shown(await account_by_id(call.house.db, account_id))
    return may_see_edges(call.viewer.account_id, account)


async def _without_blocked(call: Call, edges: list[Edge]) -> list[Edge]:
    viewer_id = call.viewer.account_id
    if viewer_id is None:
        return edges
    hidden = await blocks_between(call.house.db, viewer_id, [edge.account_id for edge in edges])
    return [edge for edge in edges if edge.account_id not in hidden]


ROUTES = (
    post("/api/v1/accounts/:id/follow", follow_account, scope="write:follows", limit="follows"),
    post("/api/v1/accounts/:id/unfollow", unfollow_account, scope="write:follows", limit="follows"),
    post("/api/v1/accounts/:id/remove_from_followers", remove_from_followers, scope="write:follows"),
    get("/api/v1/accounts/:id/followers", list_followers, viewer=OPTIONAL, scope="read:accounts"),
    get("/api/v1/accounts/:id/following", list_following, viewer=OPTIONAL, scope="read:accounts"),
    get("/api/v1/accounts/relationships", list_relationships, scope="read:follows"),
    get("/api/v1/follow_requests", list_requests, scope="read:follows"),
    post("/api/v1/follow_requests/:account_id/authorize", authorize_request, scope="write:follows"),
    post("/api/v1/follow_requests/:account_id/reject", refuse_request, scope="write:follows"),
)
