"""Accounts of others: one, several, by name."""

from msgspec import Struct

from goodmob.accounts.entities.account import Account, show_known
from goodmob.accounts.permissions import shown
from goodmob.accounts.queries.accounts import account_by_handle, account_by_id
from goodmob.accounts.queries.closed_domains import closed_among
from goodmob.accounts.queries.mentions import at_home
from goodmob.core.errors import Invalid, NotFound
from goodmob.core.text.usernames import parse_handle
from goodmob.core.web.call import Call
from goodmob.core.web.params import Id
from goodmob.core.web.routes import OPTIONAL, get

_MOST = 40

READ = "read:accounts"


class OneAccount(Struct):
    """Names an account."""

    id: Id


class ManyAccounts(Struct):
    """Names up to forty accounts."""

    id: list[Id] = []


class Named(Struct):
    """Names an account as people write it: ada, or ben@far.example."""

    acct: str = ""


async def show_account(call: Call, params: OneAccount) -> Account:
    """One account."""
    row = shown(await account_by_id(call.house.db, params.id))
    return (await show_known(call.house, [row.id]))[0]


async def show_accounts(call: Call, params: ManyAccounts) -> list[Account]:
    """The accounts with these ids; those that do not exist are left out."""
    ids = list(dict.fromkeys(params.id))
    if len(ids) > _MOST:
        raise Invalid("id", f"must have at most {_MOST} entries")
    return await show_known(call.house, ids)


async def look_up(call: Call, params: Named) -> Account:
    """The account that goes by a name, as far as this server knows it."""
    handle = parse_handle(params.acct)
    if handle is None:
        raise NotFound
    username, domain = at_home(call.house.settings, handle)
    if await closed_among(call.house.db, [domain]):
        raise NotFound
    row = shown(await account_by_handle(call.house.db, username, domain))
    return (await show_known(call.house, [row.id]))[0]


async def show_proofs(call: Call, params: OneAccount) -> list[str]:
    """Identity proofs, which Mastodon gave up; always empty."""
    shown(await account_by_id(call.house.db, params.id))
    return []


ROUTES = (
    get("/api/v1/accounts", show_accounts, viewer=OPTIONAL, scope=READ),
    get("/api/v1/accounts/lookup", look_up, viewer=OPTIONAL, scope=READ),
    get("/api/v1/accounts/:id", show_account, viewer=OPTIONAL, scope=READ),
    get("/api/v1/accounts/:id/identity_proofs", show_proofs, viewer=OPTIONAL, scope=READ, deprecated=1_648_598_400),
)
