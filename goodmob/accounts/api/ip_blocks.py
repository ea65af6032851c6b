"""Networks from which people cannot sign up, or are not answered at all, as staff keep them."""

from typing import Literal

from msgspec import UNSET, Struct, UnsetType

from goodmob.accounts.actions.keep_ip_block import IpBlockWish, add_ip_block, change_ip_block, remove_ip_block
from goodmob.accounts.entities.sign_up_blocks import IpBlock, render_ip_block
from goodmob.accounts.permissions import Permission, require_permission
from goodmob.accounts.queries.ip_blocks import ip_block_by_id, ip_blocks_page
from goodmob.core.errors import NotFound
from goodmob.core.web.answers import EMPTY, Empty
from goodmob.core.web.call import Call
from goodmob.core.web.paging import Page, PageParams
from goodmob.core.web.params import Id
from goodmob.core.web.routes import delete, get, post, put

_USUAL, _MOST = 100, 200


class OneIpBlock(Struct):
    """The block of the path."""

    id: Id


class IpBlockParams(Struct):
    """A block as it is wished; it ends in so many seconds (empty: never)."""

    ip: str | UnsetType = UNSET
    severity: str | UnsetType = UNSET
    comment: str | UnsetType = UNSET
    expires_in: Literal[""] | int | UnsetType | None = UNSET

    def wish(self) -> IpBlockWish:
        """What the action is asked for."""
        expires_in = None if self.expires_in == "" else self.expires_in
        return IpBlockWish(ip=self.ip, severity=self.severity, comment=self.comment, expires_in=expires_in)


class IpBlockChange(IpBlockParams, kw_only=True):
    """What becomes of the block of the path."""

    id: Id


async def list_ip_blocks(call: Call, params: PageParams) -> Page[IpBlock]:
    """Every blocked network, newest first."""
    require_permission(call.viewer, Permission.MANAGE_BLOCKS)
    rows = await ip_blocks_page(call.house.db, params.window(_USUAL, _MOST))
    blocks = [render_ip_block(row) for row in rows]
    return Page(blocks, newest=rows[0].id, oldest=rows[-1].id) if rows else Page(blocks)


async def show_ip_block(call: Call, params: OneIpBlock) -> IpBlock:
    """One blocked network."""
    require_permission(call.viewer, Permission.MANAGE_BLOCKS)
    row = await ip_block_by_id(call.house.db, params.id)
    if row is None:
        raise NotFound
    return render_ip_block(row)


async def create_ip_block(call: Call, params: IpBlockParams) -> IpBlock:
    """Block a network."""
    require_permission(call.viewer, Permission.MANAGE_BLOCKS)
    return render_ip_block(await call.house.db.act(add_ip_block, call.account_id, call.address, params.wish()))


async def update_ip_block(call: Call, params: IpBlockChange) -> IpBlock:
    """Change the block of a network; what is not sent stays."""
    require_permission(call.viewer, Permission.MANAGE_BLOCKS)
    wish = params.wish()
    return render_ip_block(await call.house.db.act(change_ip_block, call.account_id, call.address, params.id, wish))


async def delete_ip_block(call: Call, params: OneIpBlock) -> Empty:
    """Lift the block of a network."""
    require_permission(call.viewer, Permission.MANAGE_BLOCKS)
    await call.house.db.act(remove_ip_block, call.account_id, params.id)
    return EMPTY


_ALL, _READ, _WRITE = "/api/v1/admin/ip_blocks", "admin:read:ip_blocks", "admin:write:ip_blocks"

ROUTES = (
    get(_ALL, list_ip_blocks, scope=_READ),
    post(_ALL, create_ip_block, scope=_WRITE),
    get(f"{_ALL}/:id", show_ip_block, scope=_READ),
    put(f"{_ALL}/:id", update_ip_block, scope=_WRITE),
    delete(f"{_ALL}/:id", delete_ip_block, scope=_WRITE),
)
