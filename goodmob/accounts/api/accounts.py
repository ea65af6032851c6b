"""Accounts of others: one, several, by name, by the beginning of a name."""

from msgspec import Struct

from goodmob.accounts.entities.account import Account, show, show_known
from goodmob.accounts.permissions import shown
from goodmob.accounts.queries.accounts import account_by_handle, account_by_id, accounts_named
from goodmob.accounts.queries.closed_domains import closed_among
from goodmob.accounts.queries.mentions import at_home
from goodmob.core.errors import Invalid, NotFound
from goodmob.core.text.usernames import parse_handle
from goodmob.core.web.call import Call
from goodmob.core.web.params import Id
from goodmob.core.web.routes import OPTIONAL, get

_MOST = 40
_MOST_FOUND = 80
_DEEPEST = 10_000

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


class Wanted(Struct):
    """The beginning of a name. `resolve` and `following` are Mastodon's; nothing is asked of other servers."""

    q: str = ""
    limit: int = _MOST
    offset: int = 0
    resolve: bool = False


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


async def search_accounts(call: Call, params: Wanted) -> list[Account]:
    """Accounts whose name begins like this; with our own domain written out, only the one that is meant."""
    limit, offset = max(1, min(abs(params.limit), _MOST_FOUND)), max(0, min(params.offset, _DEEPEST))
    rows = await accounts_named(call.house.db, params.q, call.house.settings.local_domain, limit=limit, offset=offset)
    return await show(call.house, [row.id for row in rows])


async def show_proofs(call: Call, params: OneAccount) -> list[str]:
    """Identity proofs, which Mastodon gave up; always empty."""
    shown(await account_by_id(call.house.db, params.id))
    return []


ROUTES = (
    get("/api/v1/accounts", show_accounts, viewer=OPTIONAL, scope=READ),
    get("/api/v1/accounts/lookup", look_up, viewer=OPTIONAL, scope=READ),
    get("/api/v1/accounts/search", search_accounts, scope=READ),
    get("/api/v1/accounts/:id", show_account, viewer=OPTIONAL, scope=READ),
    get("/api/v1/accounts/:id/identity_proofs", show_proofs, viewer=OPTIONAL, scope=READ, deprecated=1_648_598_400),
)
