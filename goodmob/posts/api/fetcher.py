"""Who stands behind a request for a document: nobody, or the account of another server that signed it."""

from collections.abc import Sequence
from typing import NamedTuple

from goodmob.accounts.queries.accounts import account_by_id
from goodmob.core.activitypub.origins import host_of
from goodmob.core.database.interface import Reads
from goodmob.core.errors import Forbidden, NotFound, Refusal, Unauthorized
from goodmob.core.web.call import Call
from goodmob.federation.people import account_by_uri
from goodmob.federation.permissions import is_closed
from goodmob.federation.signers import verified_signer
from goodmob.posts.permissions import seen, visible
from goodmob.posts.queries.posts import PostRow
from goodmob.social.queries.hidden import hiders_among


class Fetcher(NamedTuple):
    """Who asks: an account where it is known here, and the servers that it speaks from, none where nobody signed."""

    account_id: int | None = None
    servers: frozenset[str] = frozenset()


async def fetcher_of(call: Call) -> Fetcher:
    """Who signed the request, be it somebody who is known here, or only their server.

    Without authorized fetch a signature that proves nothing is as good as none, as what is public needs none.
    Unauthorized where one is needed; NotFound for servers with which nothing is exchanged, and, where nobody could
    just come without a signature, for who is suspended here.
    """
    house = call.house
    needed = house.settings.authorized_fetch
    if "signature" not in call.headers:
        if needed:
            raise Unauthorized("This request has to be signed")
        return Fetcher()
    try:
        uri = await verified_signer(house, call)
    except Forbidden as error:
        raise NotFound from error
    except Refusal:
        if needed:
            raise
        return Fetcher()
    account_id = await account_by_uri(house.db, house.settings, uri)
    account = None if account_id is None else await account_by_id(house.db, account_id)
    if needed and account is not None and account.state == "suspended":
        raise NotFound
    # A server may ask by an actor that nobody here knows, such as its own; people hide servers by the name in handles.
    servers = frozenset(filter(None, (host_of(uri), account.domain if account is not None else None)))
    if account is None or account.state != "active":
        return Fetcher(None, servers)
    if account.domain is not None and await is_closed(house.db, account.domain):
        raise NotFound
    return Fetcher(account.id, servers)


async def require_welcome(call: Call, author_id: int, fetcher: Fetcher) -> None:
    """NotFound where the author wants nothing to do with the fetcher's server."""
    if await hiders_among(call.house.db, [author_id], fetcher.servers):
        raise NotFound


async def seen_abroad(call: Call, author_id: int, post_id: int, fetcher: Fetcher) -> PostRow:
    """The post of the account of this server, as far as the fetcher may know of it.

    NotFound both where there is none and where it is not for the fetcher, or for nobody elsewhere.
    """
    row = await seen(call.house.db, fetcher.account_id, post_id)
    if row.account_id != author_id or not row.local or row.local_only:
        raise NotFound
    await require_welcome(call, author_id, fetcher)
    return row


async def those_for(reads: Reads, fetcher: Fetcher, rows: Sequence[PostRow]) -> list[PostRow]:
    """Of these posts, in their order, those that the fetcher may know of."""
    shown = [row for row in await visible(reads, fetcher.account_id, rows) if not row.local_only]
    hiders = await hiders_among(reads, {row.account_id for row in shown}, fetcher.servers)
    return [row for row in shown if row.account_id not in hiders]
