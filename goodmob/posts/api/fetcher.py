"""Who stands behind a request for a document: nobody, or the account of another server that signed it."""

from goodmob.accounts.queries.accounts import account_by_id
from goodmob.core.errors import Forbidden, NotFound, Refusal, Unauthorized
from goodmob.core.web.call import Call
from goodmob.federation.people import account_by_uri
from goodmob.federation.permissions import is_closed
from goodmob.federation.signers import verified_signer
from goodmob.posts.permissions import seen
from goodmob.posts.queries.posts import PostRow
from goodmob.social.queries.hidden import hidden_domains


async def fetcher_of(call: Call) -> int | None:
    """The account that signed the request, None where that is nobody who is known here.

    Without authorized fetch a signature that proves nothing is as good as none, as what is public needs none.
    Unauthorized where one is needed; NotFound for servers with which nothing is exchanged, and, where nobody could
    just come without a signature, for who is suspended here.
    """
    house = call.house
    needed = house.settings.authorized_fetch
    if "signature" not in call.headers:
        if needed:
            raise Unauthorized("This request has to be signed")
        return None
    try:
        uri = await verified_signer(house, call)
    except Forbidden as error:
        raise NotFound from error
    except Refusal:
        if needed:
            raise
        return None
    account_id = await account_by_uri(house.db, house.settings, uri)
    account = None if account_id is None else await account_by_id(house.db, account_id)
    if needed and account is not None and account.state == "suspended":
        raise NotFound
    if account is None or account.state != "active":
        return None
    if account.domain is not None and await is_closed(house.db, account.domain):
        raise NotFound
    return account.id


async def require_welcome(call: Call, author_id: int, fetcher_id: int | None) -> None:
    """NotFound where the author wants nothing to do with the fetcher's server."""
    fetcher = None if fetcher_id is None else await account_by_id(call.house.db, fetcher_id)
    if fetcher is not None and fetcher.domain in await hidden_domains(call.house.db, author_id):
        raise NotFound


async def seen_abroad(call: Call, author_id: int, post_id: int, fetcher_id: int | None) -> PostRow:
    """The post of the account of this server, as far as the fetcher may know of it.

    NotFound both where there is none and where it is not for the fetcher, or for nobody elsewhere.
    """
    row = await seen(call.house.db, fetcher_id, post_id)
    if row.account_id != author_id or not row.local or row.local_only:
        raise NotFound
    await require_welcome(call, author_id, fetcher_id)
    return row
