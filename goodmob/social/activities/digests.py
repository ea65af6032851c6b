"""The followers of an account, weighed by server: what servers tell each other of them by FEP-8fcf."""

from collections import defaultdict
from collections.abc import AsyncIterator

from msgspec import Struct

from goodmob.accounts.queries.accounts import accounts_by_id
from goodmob.accounts.queries.elsewhere import actor_uri, uris_of
from goodmob.core.activitypub.origins import host_of
from goodmob.core.clock import MINUTE
from goodmob.core.house import House
from goodmob.social.queries.follows import followers_of
from goodmob.social.rules.synchronisation import WEIGHED_FOLLOWERS, Told, digest_of, header_of, joined

PATH = "/followers_synchronization"
KEPT_FOR = 10 * MINUTE
_AT_ONCE = 1_000


class _Digests(Struct, frozen=True):
    by_host: dict[str, str]
    made_at: int


def forget_digests(house: House, account_id: int) -> None:
    """Somebody follows the account, or does no longer."""
    house.cache.drop(("followers digests", account_id))


async def followers_header(house: House, actor_id: int, host: str) -> str | None:
    """What that server is told of the followers that the account has there; None where that is told nobody."""
    digest = (await digests_of(house, actor_id)).get(host)
    if digest is None:
        return None
    uri = actor_uri(house.settings, actor_id)
    return header_of(Told(f"{uri}/followers", f"{uri}{PATH}", digest))


async def followers_on(house: House, account_id: int, host: str) -> list[str]:
    """The addresses of those on that server who follow the account."""
    found: list[str] = []
    async for uris in _slices(house, account_id):
        found += [uri for uri in uris if host_of(uri) == host]
    return found


async def digests_of(house: House, account_id: int) -> dict[str, str]:
    """By host, the digest of those there who follow the account, minutes old at most; ours under our own host.

    Empty where an account of ours has too many to weigh them.
    """
    key = ("followers digests", account_id)
    kept = house.cache.get(key)
    if isinstance(kept, _Digests) and kept.made_at + KEPT_FOR > house.clock.now():
        return kept.by_host
    made: dict[str, str] = await house.together.once(key, lambda: _weighed(house, account_id))
    house.cache.put(key, _Digests(made, house.clock.now()), 200 * len(made) + 200)
    return made


async def _weighed(house: House, account_id: int) -> dict[str, str]:
    row = (await accounts_by_id(house.db, [account_id])).get(account_id)
    if row is None or (row.domain is None and row.followers > WEIGHED_FOLLOWERS):
        return {}
    found: dict[str, str] = {}
    async for uris in _slices(house, account_id):
        by_host: dict[str, list[str]] = defaultdict(list)
        for uri in uris:
            by_host[host_of(uri) or ""].append(uri)
        for host, some in by_host.items():
            found[host] = joined(found.get(host, digest_of(())), digest_of(some))
    return found


async def _slices(house: House, account_id: int) -> AsyncIterator[list[str]]:
    last = 0
    while follows := await followers_of(house.db, account_id, after=last, limit=_AT_ONCE):
        last = follows[-1].id
        uris = await uris_of(house.settings, house.db, [follow.follower_id for follow in follows])
        yield list(uris.values())
