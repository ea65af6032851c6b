"""Whom somebody shows on their profile, by API."""

from goodmob.accounts.entities.account import Account
from goodmob.accounts.permissions import shown
from goodmob.accounts.queries.accounts import account_by_id
from goodmob.core.web.call import Call
from goodmob.core.web.paging import Page, PageParams
from goodmob.core.web.routes import OPTIONAL, get, post
from goodmob.social.actions.endorse import endorse, unendorse
from goodmob.social.api.follows import EdgesParams, OneAccount, accounts_page, relationship
from goodmob.social.entities.relationship import Relationship
from goodmob.social.permissions import may_see_featured
from goodmob.social.queries.follows import endorsed_page
from goodmob.social.queries.hidden import blocks_between


async def endorse_account(call: Call, params: OneAccount) -> Relationship:
    """Show an account that one follows on one's profile."""
    await call.house.db.act(endorse, call.account_id, params.id)
    return await relationship(call, params.id)


async def unendorse_account(call: Call, params: OneAccount) -> Relationship:
    """Show an account on one's profile no longer."""
    await call.house.db.act(unendorse, call.account_id, params.id)
    return await relationship(call, params.id)


async def list_endorsed(call: Call, params: EdgesParams) -> Page[Account]:
    """Whom the account shows on its profile; those whom the viewer must not meet are left out."""
    db, viewer_id = call.house.db, call.viewer.account_id
    account = shown(await account_by_id(db, params.id))
    if not await may_see_featured(db, viewer_id, account):
        return Page([])
    edges = await endorsed_page(db, params.id, params.window(40, 80))
    if viewer_id is None or not edges:
        return await accounts_page(call, edges)
    hidden = await blocks_between(db, viewer_id, [edge.account_id for edge in edges])
    page = await accounts_page(call, [edge for edge in edges if edge.account_id not in hidden])
    return Page(page.items, newest=edges[0].id, oldest=edges[-1].id)


async def list_own_endorsed(call: Call, params: PageParams) -> Page[Account]:
    """Whom the viewer shows on the own profile."""
    return await accounts_page(call, await endorsed_page(call.house.db, call.account_id, params.window(40, 80)))


ROUTES = (
    post("/api/v1/accounts/:id/endorse", endorse_account, scope="write:accounts"),
    post("/api/v1/accounts/:id/unendorse", unendorse_account, scope="write:accounts"),
    post("/api/v1/accounts/:id/pin", endorse_account, scope="write:accounts"),
    post("/api/v1/accounts/:id/unpin", unendorse_account, scope="write:accounts"),
    get("/api/v1/accounts/:id/endorsements", list_endorsed, viewer=OPTIONAL, scope="read:accounts"),
    get("/api/v1/endorsements", list_own_endorsed, scope="read:accounts"),
)
