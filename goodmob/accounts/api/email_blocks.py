"""Providers and single mailboxes that are not accepted for sign-ups, as staff keep them."""

from msgspec import Struct

from goodmob.accounts.actions.keep_canonical_email_block import (
    add_canonical_email_block,
    remove_canonical_email_block,
)
from goodmob.accounts.actions.keep_email_domain_block import add_email_domain_block, remove_email_domain_block
from goodmob.accounts.entities.sign_up_blocks import (
    CanonicalEmailBlock,
    EmailDomainBlock,
    render_canonical_email_block,
    show_email_domain_blocks,
)
from goodmob.accounts.permissions import Permission, require_permission
from goodmob.accounts.queries.canonical_email_blocks import (
    canonical_email_block_by_id,
    canonical_email_block_of,
    canonical_email_blocks_page,
)
from goodmob.accounts.queries.email_domain_blocks import email_domain_block_by_id, email_domain_blocks_page
from goodmob.core.errors import Invalid, NotFound
from goodmob.core.web.answers import EMPTY, Empty
from goodmob.core.web.call import Call
from goodmob.core.web.paging import Page, PageParams
from goodmob.core.web.params import Id
from goodmob.core.web.routes import delete, get, post

_USUAL, _MOST = 100, 200


class OneBlock(Struct):
    """The block of the path."""

    id: Id


class EmailDomainParams(Struct):
    """A provider, and whether its people may ask to be let in."""

    domain: str = ""
    allow_with_approval: bool = False


class Address(Struct):
    """An e-mail address."""

    email: str = ""


class CanonicalEmailParams(Address):
    """An e-mail address or, without one, the hash of its canonical form."""

    canonical_email_hash: str = ""


async def list_email_domain_blocks(call: Call, params: PageParams) -> Page[EmailDomainBlock]:
    """Every blocked provider, newest first."""
    require_permission(call.viewer, Permission.MANAGE_BLOCKS)
    rows = await email_domain_blocks_page(call.house.db, params.window(_USUAL, _MOST))
    blocks = await show_email_domain_blocks(call.house, rows)
    return Page(blocks, newest=rows[0].id, oldest=rows[-1].id) if rows else Page(blocks)


async def show_email_domain_block(call: Call, params: OneBlock) -> EmailDomainBlock:
    """One blocked provider."""
    require_permission(call.viewer, Permission.MANAGE_BLOCKS)
    row = await email_domain_block_by_id(call.house.db, params.id)
    if row is None:
        raise NotFound
    return (await show_email_domain_blocks(call.house, [row]))[0]


async def create_email_domain_block(call: Call, params: EmailDomainParams) -> EmailDomainBlock:
    """Block a provider."""
    require_permission(call.viewer, Permission.MANAGE_BLOCKS)
    made = await call.house.db.act(
        add_email_domain_block, call.account_id, params.domain, allow_with_approval=params.allow_with_approval
    )
    return (await show_email_domain_blocks(call.house, [made]))[0]


async def delete_email_domain_block(call: Call, params: OneBlock) -> Empty:
    """Lift the block of a provider."""
    require_permission(call.viewer, Permission.MANAGE_BLOCKS)
    await call.house.db.act(remove_email_domain_block, call.account_id, params.id)
    return EMPTY


async def list_canonical_email_blocks(call: Call, params: PageParams) -> Page[CanonicalEmailBlock]:
    """Every blocked mailbox, newest first."""
    require_permission(call.viewer, Permission.MANAGE_BLOCKS)
    rows = await canonical_email_blocks_page(call.house.db, params.window(_USUAL, _MOST))
    blocks = [render_canonical_email_block(row) for row in rows]
    return Page(blocks, newest=rows[0].id, oldest=rows[-1].id) if rows else Page(blocks)


async def show_canonical_email_block(call: Call, params: OneBlock) -> CanonicalEmailBlock:
    """One blocked mailbox."""
    require_permission(call.viewer, Permission.MANAGE_BLOCKS)
    row = await canonical_email_block_by_id(call.house.db, params.id)
    if row is None:
        raise NotFound
    return render_canonical_email_block(row)


async def try_canonical_email(call: Call, params: Address) -> list[CanonicalEmailBlock]:
    """The block that an address falls under; it is neither kept nor changed."""
    require_permission(call.viewer, Permission.MANAGE_BLOCKS)
    if not params.email.strip():
        raise Invalid("email", "can't be blank")
    found = await canonical_email_block_of(call.house.db, params.email)
    return [render_canonical_email_block(found)] if found else []


async def create_canonical_email_block(call: Call, params: CanonicalEmailParams) -> CanonicalEmailBlock:
    """Block a mailbox."""
    require_permission(call.viewer, Permission.MANAGE_BLOCKS)
    made = await call.house.db.act(
        add_canonical_email_block, call.account_id, params.email, params.canonical_email_hash
    )
    return render_canonical_email_block(made)


async def delete_canonical_email_block(call: Call, params: OneBlock) -> Empty:
    """Lift the block of a mailbox."""
    require_permission(call.viewer, Permission.MANAGE_BLOCKS)
    await call.house.db.act(remove_canonical_email_block, call.account_id, params.id)
    return EMPTY


_DOMAINS, _MAILBOXES = "/api/v1/admin/email_domain_blocks", "/api/v1/admin/canonical_email_blocks"
_READ_DOMAINS, _WRITE_DOMAINS = "admin:read:email_domain_blocks", "admin:write:email_domain_blocks"
_READ_MAILBOXES, _WRITE_MAILBOXES = "admin:read:canonical_email_blocks", "admin:write:canonical_email_blocks"

ROUTES = (
    get(_DOMAINS, list_email_domain_blocks, scope=_READ_DOMAINS),
    post(_DOMAINS, create_email_domain_block, scope=_WRITE_DOMAINS),
    get(f"{_DOMAINS}/:id", show_email_domain_block, scope=_READ_DOMAINS),
    delete(f"{_DOMAINS}/:id", delete_email_domain_block, scope=_WRITE_DOMAINS),
    get(_MAILBOXES, list_canonical_email_blocks, scope=_READ_MAILBOXES),
    post(_MAILBOXES, create_canonical_email_block, scope=_WRITE_MAILBOXES),
    post(f"{_MAILBOXES}/test", try_canonical_email, scope=_READ_MAILBOXES),
    get(f"{_MAILBOXES}/:id", show_canonical_email_block, scope=_READ_MAILBOXES),
    delete(f"{_MAILBOXES}/:id", delete_canonical_email_block, scope=_WRITE_MAILBOXES),
)
