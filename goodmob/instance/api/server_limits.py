"""Limits and allowances of other servers, as staff keep them."""

from msgspec import Struct

from goodmob.accounts.permissions import Permission, require_permission
from goodmob.core.errors import NotFound
from goodmob.core.web.answers import EMPTY, Empty, Json
from goodmob.core.web.call import Call
from goodmob.core.web.paging import Page, PageParams
from goodmob.core.web.params import Id
from goodmob.core.web.routes import delete, get, post, put
from goodmob.instance.actions.keep_server_allow import add_server_allow, remove_server_allow
from goodmob.instance.actions.keep_server_block import (
    Limited,
    ServerBlockWish,
    add_server_block,
    change_server_block,
    remove_server_block,
)
from goodmob.instance.entities.server_limits import (
    AdminDomainAllow,
    AdminDomainBlock,
    render_allow,
    render_for_staff,
)
from goodmob.instance.queries.server_allows import server_allow_by_id, server_allows_page
from goodmob.instance.queries.server_blocks import server_block_by_id, server_blocks_page

_USUAL, _MOST = 100, 200


class OneServer(Struct):
    """The limits, or the allowance, of the path."""

    id: Id


class AllowParams(Struct):
    """A server."""

    domain: str = ""


class BlockParams(ServerBlockWish, kw_only=True, frozen=True):
    """A server, and how to limit it: by silence unless something else is said."""

    domain: str = ""


class LimitChange(ServerBlockWish, kw_only=True, frozen=True):
    """What becomes of the limits of the path."""

    id: Id


class Beaten(Struct, frozen=True):
    """Why a server is not limited: it is already, as strictly."""

    error: str
    existing_domain_block: AdminDomainBlock


async def list_domain_blocks(call: Call, params: PageParams) -> Page[AdminDomainBlock]:
    """Every limited server, newest first."""
    require_permission(call.viewer, Permission.MANAGE_FEDERATION)
    rows = await server_blocks_page(call.house.db, params.window(_USUAL, _MOST))
    blocks = [render_for_staff(row) for row in rows]
    return Page(blocks, newest=rows[0].id, oldest=rows[-1].id) if rows else Page(blocks)


async def show_domain_block(call: Call, params: OneServer) -> AdminDomainBlock:
    """One limited server."""
    require_permission(call.viewer, Permission.MANAGE_FEDERATION)
    row = await server_block_by_id(call.house.db, params.id)
    if row is None:
        raise NotFound
    return render_for_staff(row)


async def create_domain_block(call: Call, params: BlockParams) -> AdminDomainBlock | Json:
    """Limit a server; 422 with `existing_domain_block` where it is limited as strictly."""
    require_permission(call.viewer, Permission.MANAGE_FEDERATION)
    try:
        made = await call.house.db.act(add_server_block, call.account_id, params.domain, params)
    except Limited as limited:
        return Json(Beaten(limited.error, render_for_staff(limited.existing)), limited.status)
    return render_for_staff(made)


async def update_domain_block(call: Call, params: LimitChange) -> AdminDomainBlock:
    """Change the limits of a server; what is not sent stays."""
    require_permission(call.viewer, Permission.MANAGE_FEDERATION)
    return render_for_staff(await call.house.db.act(change_server_block, call.account_id, params.id, params))


async def delete_domain_block(call: Call, params: OneServer) -> Empty:
    """Lift the limits of a server."""
    require_permission(call.viewer, Permission.MANAGE_FEDERATION)
    await call.house.db.act(remove_server_block, call.account_id, params.id)
    return EMPTY


async def list_domain_allows(call: Call, params: PageParams) -> Page[AdminDomainAllow]:
    """Every server that is allowed by name, newest first."""
    require_permission(call.viewer, Permission.MANAGE_FEDERATION)
    rows = await server_allows_page(call.house.db, params.window(_USUAL, _MOST))
    allows = [render_allow(row) for row in rows]
    return Page(allows, newest=rows[0].id, oldest=rows[-1].id) if rows else Page(allows)


async def show_domain_allow(call: Call, params: OneServer) -> AdminDomainAllow:
    """One server that is allowed by name."""
    require_permission(call.viewer, Permission.MANAGE_FEDERATION)
    row = await server_allow_by_id(call.house.db, params.id)
    if row is None:
        raise NotFound
    return render_allow(row)


async def create_domain_allow(call: Call, params: AllowParams) -> AdminDomainAllow:
    """Allow a server by name; allowed already, it stays so."""
    require_permission(call.viewer, Permission.MANAGE_FEDERATION)
    return render_allow(await call.house.db.act(add_server_allow, call.account_id, params.domain))


async def delete_domain_allow(call: Call, params: OneServer) -> AdminDomainAllow:
    """No longer allow a server by name; the answer is what was taken back."""
    require_permission(call.viewer, Permission.MANAGE_FEDERATION)
    return render_allow(await call.house.db.act(remove_server_allow, call.account_id, params.id))


_BLOCKS, _ALLOWS = "/api/v1/admin/domain_blocks", "/api/v1/admin/domain_allows"
_READ_BLOCKS, _WRITE_BLOCKS = "admin:read:domain_blocks", "admin:write:domain_blocks"
_READ_ALLOWS, _WRITE_ALLOWS = "admin:read:domain_allows", "admin:write:domain_allows"

ROUTES = (
    get(_BLOCKS, list_domain_blocks, scope=_READ_BLOCKS),
    post(_BLOCKS, create_domain_block, scope=_WRITE_BLOCKS),
    get(f"{_BLOCKS}/:id", show_domain_block, scope=_READ_BLOCKS),
    put(f"{_BLOCKS}/:id", update_domain_block, scope=_WRITE_BLOCKS),
    delete(f"{_BLOCKS}/:id", delete_domain_block, scope=_WRITE_BLOCKS),
    get(_ALLOWS, list_domain_allows, scope=_READ_ALLOWS),
    post(_ALLOWS, create_domain_allow, scope=_WRITE_ALLOWS),
    get(f"{_ALLOWS}/:id", show_domain_allow, scope=_READ_ALLOWS),
    delete(f"{_ALLOWS}/:id", delete_domain_allow, scope=_WRITE_ALLOWS),
)
