"""Who signed a request: its signature, the key that it names, and the actor whose document names that key."""

from typing import NamedTuple
from urllib.parse import urldefrag, urlsplit

from starlette.requests import Request

from goodmob.core.activitypub.origins import host_of, same_origin
from goodmob.core.activitypub.values import id_of
from goodmob.core.clock import HOUR, MINUTE, SECOND
from goodmob.core.errors import Forbidden, Unauthorized, Unavailable
from goodmob.core.house import House
from goodmob.federation.actions.keep_keys import keep_keys
from goodmob.federation.fetching import fetch, keep_for_a_minute
from goodmob.federation.permissions import is_closed
from goodmob.federation.queries.keys import far_key_named
from goodmob.federation.rules.actors import is_actor
from goodmob.federation.rules.keys import NamedKey, keys_in, lone_key, names_key, owner_in
from goodmob.federation.rules.signatures.message import BadSignature, Claim, Message
from goodmob.federation.rules.signatures.publics import Public, read_public, signed
from goodmob.federation.rules.signatures.verifying import read_claim
from goodmob.federation.trouble import Gone, Passing, Unfetched, Untrusted

REREAD_AFTER = 5 * MINUTE
"""A key in memory counts so long; after that the database is asked whether it was replaced."""
REFETCH_AFTER = 5 * MINUTE
"""A key that fits no signature is fetched anew, but not more often than this."""
MOST_UNKNOWN = 30
"""So many keys of one host that cannot be had are looked for within the time that one of them is remembered."""

_REMEMBERED = {Gone: HOUR, Untrusted: 10 * MINUTE, Passing: MINUTE}
_KEY_BYTES, _MISSING_BYTES = 2_000, 300


class Signed(NamedTuple):
    """Who signed, with which key."""

    actor: str
    key_id: str


class KnownKey(NamedTuple):
    """A key in memory; fetched_at and read_at in us."""

    owner: str
    public: Public
    fetched_at: int
    read_at: int


class Missing(NamedTuple):
    """A key that could not be had, and until when (us) nobody looks for it again."""

    error: Unfetched
    until: int


async def verified_signer(house: House, request: Request) -> str:
    """The address of the actor whose key signed the request, its body included.

    Unauthorized where it is not signed or wrongly, Forbidden where nothing is exchanged with the signer's server,
    Unavailable where the key could not be fetched for a reason that passes.
    """
    return (await signer_of(house, request)).actor


async def signer_of(house: House, request: Request) -> Signed:
    """Whoever signed the request, its body included, with which key; refusals as in `verified_signer`."""
    try:
        claim = read_claim(await message_of(house, request), house.clock.now())
    except BadSignature as error:
        raise Unauthorized(str(error)) from error
    return await claimant(house, claim)


async def claimant(house: House, claim: Claim) -> Signed:
    """Whoever's key made the signature of a claim; refusals as in `verified_signer`."""
    host = host_of(claim.key_id)
    if host is None or host == house.settings.local_domain:
        raise Unauthorized("The signature names no key of another server")
    if await is_closed(house.db, host):
        raise Forbidden("Nothing is exchanged with this server")
    try:
        key = await known_key(house, claim.key_id)
        if not signed(key.public, claim) and key.fetched_at + REFETCH_AFTER <= house.clock.now():
            key = await known_key(house, claim.key_id, fresh=True)
    except Passing as error:
        raise Unavailable("The key cannot be fetched at the moment", _seconds(error.retry_after)) from error
    except Unfetched as error:
        raise Unauthorized(f"The key cannot be had: {error}") from error
    if not signed(key.public, claim):
        raise Unauthorized("The signature is not of this key and this request")
    return Signed(key.owner, claim.key_id)


async def known_key(house: House, key_id: str, *, fresh: bool = False) -> KnownKey:
    """The key of this address: from memory, the database, or its server, in this order; Unfetched where there is none.

    fresh: it is fetched in any case. What could not be had is remembered for a while.
    """
    now = house.clock.now()
    if not fresh:
        kept = house.cache.get(("far key", key_id))
        if isinstance(kept, KnownKey) and kept.read_at + REREAD_AFTER > now:
            return kept
        if row := await far_key_named(house.db, key_id):
            return _remembered(house, NamedKey(row.id, row.owner, row.public), row.fetched_at)
    missing = house.cache.get(("no key", key_id))
    if isinstance(missing, Missing) and missing.until > now:
        raise missing.error
    return await house.together.once(("far key", key_id), lambda: _fetched(house, key_id))


async def message_of(house: House, request: Request) -> Message:
    """The request as its signature sees it, meant for this server whatever stands before it."""
    fields: dict[str, tuple[str, ...]] = {}
    for name, value in request.headers.items():
        fields[name] = (*fields.get(name, ()), value)
    raw: bytes = request.scope.get("raw_path") or request.scope["path"].encode()
    query = request.scope["query_string"].decode("latin-1")
    return Message(
        method=request.method,
        scheme=urlsplit(house.settings.base_url).scheme,
        authority=house.settings.local_domain,
        path=raw.partition(b"?")[0].decode("latin-1"),
        query=query or None,
        fields=fields,
        body=b"" if request.method in {"GET", "HEAD"} else await request.body(),
    )


async def _fetched(house: House, key_id: str) -> KnownKey:
    host = host_of(key_id) or ""
    now = house.clock.now()
    tried = house.cache.get(("no keys of", host))
    count, since = tried if isinstance(tried, tuple) and tried[1] + MINUTE > now else (0, now)
    if count >= MOST_UNKNOWN:
        raise Passing(f"too many keys of {host} could not be had")
    try:
        owner, keys = await _keys_around(house, key_id)
        key = next((key for key in keys if key.id == key_id), None)
        if key is None:
            raise Untrusted(f"{owner} names no key {key_id}")
    except Unfetched as error:
        house.cache.put(("no keys of", host), (count + 1, since), _MISSING_BYTES)
        house.cache.put(("no key", key_id), Missing(error, now + _REMEMBERED[type(error)]), _MISSING_BYTES)
        raise
    # What an actor says of a key at somebody else's address is not kept: that address decides whose it is.
    await house.db.act(keep_keys, owner, [one for one in keys if one.id == key_id or urldefrag(one.id).url == owner])
    return _remembered(house, key, now)


async def _keys_around(house: House, key_id: str) -> tuple[str, list[NamedKey]]:
    """The actor to whom the key belongs by their own document, and all keys that it names."""
    document = await fetch(house, urldefrag(key_id).url)
    owner = owner_in(document)
    if owner is None and is_actor(document):
        keep_for_a_minute(house, document)
        return id_of(document) or "", keys_in(document)
    if owner is None:
        raise Untrusted(f"{key_id} is neither of an actor nor a key")
    if not same_origin(owner, key_id):
        raise Untrusted(f"{key_id} is said to be of {owner}")
    actor = await fetch(house, owner)
    if id_of(actor.get("id")) != owner or not is_actor(actor):
        raise Untrusted(f"{owner} is somebody else")
    keys = keys_in(actor)
    lone = lone_key(document, owner) if names_key(actor, key_id) else None
    return owner, [*keys, lone] if lone is not None and all(key.id != lone.id for key in keys) else keys


def _remembered(house: House, key: NamedKey, fetched_at: int) -> KnownKey:
    public = read_public(key.public)
    if public is None:
        raise Untrusted(f"{key.id} is no key")
    known = KnownKey(key.owner, public, fetched_at, house.clock.now())
    house.cache.put(("far key", key.id), known, _KEY_BYTES)
    return known


def _seconds(us: int) -> int:
    return min(max(us // SECOND, 1), 3_600)
