"""Blocks, mutes, blocked domains and private notes, by API."""

from msgspec import Struct, structs

from goodmob.accounts.entities.account import Account
from goodmob.accounts.entities.account import show as show_accounts
from goodmob.core.clock import iso
from goodmob.core.web.answers import EMPTY, Empty
from goodmob.core.web.call import Call
from goodmob.core.web.paging import Page, PageParams
from goodmob.core.web.routes import delete as delete_route
from goodmob.core.web.routes import get, post
from goodmob.social.actions.block import block, unblock
from goodmob.social.actions.block_domain import block_domain, unblock_domain
from goodmob.social.actions.mute import mute, unmute
from goodmob.social.actions.write_note import write_note
from goodmob.social.api.follows import OneAccount, accounts_page, relationship
from goodmob.social.entities.relationship import Relationship
from goodmob.social.queries.hidden import blocks_page, domains_page, mutes_page


class MutedAccount(Account, frozen=True):
    """Mastodon's MutedAccount: an Account, and when its mute ends (null: never)."""

    mute_expires_at: str | None


class MuteParams(OneAccount):
    """How to mute: notices too, and for how many seconds (0: for ever)."""

    notifications: bool = True
    duration: int = 0


class NoteParams(OneAccount):
    """A private note; an empty one is taken away."""

    comment: str = ""


class OneDomain(Struct):
    """The domain to hide or show."""

    domain: str


async def block_account(call: Call, params: OneAccount) -> Relationship:
    """Block an account."""
    await call.house.db.act(block, call.account_id, params.id)
    return await relationship(call, params.id)


async def unblock_account(call: Call, params: OneAccount) -> Relationship:
    """Unblock an account."""
    await call.house.db.act(unblock, call.account_id, params.id)
    return await relationship(call, params.id)


async def mute_account(call: Call, params: MuteParams) -> Relationship:
    """Mute an account, for ever or for a while."""
    await call.house.db.act(
        mute, call.account_id, params.id, notifications=params.notifications, duration=params.duration
    )
    return await relationship(call, params.id)


async def unmute_account(call: Call, params: OneAccount) -> Relationship:
    """Unmute an account."""
    await call.house.db.act(unmute, call.account_id, params.id)
    return await relationship(call, params.id)


async def note_account(call: Call, params: NoteParams) -> Relationship:
    """Write a private note about an account."""
    await call.house.db.act(write_note, call.account_id, params.id, params.comment)
    return await relationship(call, params.id)


async def list_blocks(call: Call, params: PageParams) -> Page[Account]:
    """Whom the viewer blocks."""
    return await accounts_page(call, await blocks_page(call.house.db, call.account_id, params.window(40, 80)))


async def list_mutes(call: Call, params: PageParams) -> Page[MutedAccount]:
    """Whom the viewer mutes, and until when."""
    rows = await mutes_page(call.house.db, call.account_id, call.house.clock.now(), params.window(40, 80))
    ends = {str(row.target_id): iso(row.expires_at) if row.expires_at else None for row in rows}
    accounts = await show_accounts(call.house, [row.target_id for row in rows])
    muted = [MutedAccount(**structs.asdict(account), mute_expires_at=ends[account.id]) for account in accounts]
    return Page(muted, newest=rows[0].id, oldest=rows[-1].id) if rows else Page(muted)


async def list_domain_blocks(call: Call, params: PageParams) -> Page[str]:
    """The domains that the viewer hides."""
    rows = await domains_page(call.house.db, call.account_id, params.window(100, 200))
    domains = [row.domain for row in rows]
    return Page(domains, newest=rows[0].id, oldest=rows[-1].id) if rows else Page(domains)


async def add_domain_block(call: Call, params: OneDomain) -> Empty:
    """Hide a domain."""
    await call.house.db.act(block_domain, call.account_id, params.domain)
    return EMPTY


async def end_domain_block(call: Call, params: OneDomain) -> Empty:
    """Show a domain again."""
    await call.house.db.act(unblock_domain, call.account_id, params.domain)
    return EMPTY


ROUTES = (
    post("/api/v1/accounts/:id/block", block_account, scope="write:blocks"),
    post("/api/v1/accounts/:id/unblock", unblock_account, scope="write:blocks"),
    post("/api/v1/accounts/:id/mute", mute_account, scope="write:mutes"),
    post("/api/v1/accounts/:id/unmute", unmute_account, scope="write:mutes"),
    post("/api/v1/accounts/:id/note", note_account, scope="write:accounts"),
    get("/api/v1/blocks", list_blocks, scope="read:blocks"),
    get("/api/v1/mutes", list_mutes, scope="read:mutes"),
    get("/api/v1/domain_blocks", list_domain_blocks, scope="read:blocks"),
    post("/api/v1/domain_blocks", add_domain_block, scope="write:blocks"),
    delete_route("/api/v1/domain_blocks", end_domain_block, scope="write:blocks"),
)
