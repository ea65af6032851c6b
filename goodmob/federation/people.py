"""People of other servers, found by address or by name, fetched when they are unknown and asked again now and then."""

from goodmob.accounts.actions.keep_far_account import keep_far_account
from goodmob.accounts.actions.mark_moved import mark_moved
from goodmob.accounts.queries.accounts import account_by_handle
from goodmob.accounts.queries.elsewhere import (
    FarRow,
    aliases_of,
    far_account_by_uri,
    ids_by_uri,
    local_ids_by_uri,
    uris_of,
)
from goodmob.core import errors
from goodmob.core.activitypub.documents import Json
from goodmob.core.activitypub.origins import host_of
from goodmob.core.activitypub.values import id_of
from goodmob.core.clock import DAY
from goodmob.core.database.interface import Reads
from goodmob.core.house import House
from goodmob.core.settings import Settings
from goodmob.core.text.usernames import Handle, parse_handle
from goodmob.federation.fetching import fetch, fetch_unless_lately
from goodmob.federation.fingering import confirmed_handle, finger
from goodmob.federation.permissions import is_closed
from goodmob.federation.rules.actors import is_actor, read_actor, username_in
from goodmob.federation.trouble import Gone, Passing, Unfetched, Untrusted

STALE_AFTER = 2 * DAY
"""Whoever was not asked for so long is asked again at the next occasion."""


async def account_by_uri(reads: Reads, settings: Settings, uri: str) -> int | None:
    """The account whose actor has this address, ours or another server's, whatever its state; nobody is asked."""
    return (await accounts_by_uri(reads, settings, [uri])).get(uri)


async def accounts_by_uri(reads: Reads, settings: Settings, uris: list[str]) -> dict[str, int]:
    """The accounts whose actors have these addresses, ours and others', whatever their state; nobody is asked."""
    ours = await local_ids_by_uri(reads, settings, uris)
    return ours | await ids_by_uri(reads, [uri for uri in uris if uri not in ours])


async def known_actor(house: House, uri: str, *, fresh: bool = False) -> int:
    """The id of the account of the actor with this address; fetched and kept where it is unknown or stale.

    fresh: it is fetched in any case. Unfetched where it cannot be had: Gone, Passing or Untrusted. A stale one whose
    server does not answer is taken as it is known. An address of ours is looked up and never fetched.
    """
    if host_of(uri) == house.settings.local_domain:
        return await _one_of_ours(house, uri)
    known = await far_account_by_uri(house.db, uri)
    if known is not None and known.state == "deleted":
        raise Gone(f"{uri} was deleted")
    if known is not None and not fresh and not _is_stale(known, house.clock.now()):
        return known.id
    try:
        return await _fetched(house, uri, known)
    except Unfetched as error:
        if known is None or fresh or isinstance(error, Gone):
            raise
        return known.id


async def actor_by_handle(house: House, handle: str) -> int:
    """The id of the account with this full name, as "ada@far.example"; fetched and kept where it is unknown or stale.

    Unfetched where it cannot be had.
    """
    wanted = parse_handle(handle)
    if wanted is None:
        raise Untrusted(f"{handle} is no name")
    if wanted.domain in (None, house.settings.local_domain):
        return await _named_here(house, wanted.username)
    known = await account_by_handle(house.db, wanted.username, wanted.domain)
    if known is not None and known.state != "deleted" and known.uri is not None:
        return await known_actor(house, known.uri)
    found = await finger(house, wanted)
    return await known_actor(house, found.actor)


async def actor_at(house: House, url: str) -> int | Json:
    """What another server has at this address, be it a page or an actor: the id of an account, or a document else.

    Unfetched where it cannot be had.
    """
    document = await fetch(house, url)
    return await keep_actor(house, document) if is_actor(document) else document


async def keep_actor(house: House, document: Json) -> int:
    """The id of the account of the actor whose document was fetched from its own address, kept as it says now.

    Gone where it was deleted here for good; Passing or Untrusted where its name cannot be confirmed.
    """
    uri = id_of(document.get("id")) or ""
    return await _kept(house, document, await far_account_by_uri(house.db, uri))


async def _one_of_ours(house: House, uri: str) -> int:
    found = (await local_ids_by_uri(house.db, house.settings, [uri])).get(uri)
    if found is None:
        raise Gone(f"{uri} is nobody here")
    return found


async def _named_here(house: House, username: str) -> int:
    row = await account_by_handle(house.db, username)
    if row is None or row.state != "active":
        raise Gone(f"{username} is nobody here")
    return row.id


def _is_stale(known: FarRow, now: int) -> bool:
    return known.fetched_at is None or known.fetched_at + STALE_AFTER < now


async def _fetched(house: House, uri: str, known: FarRow | None) -> int:
    document = await (fetch_unless_lately if known is None else fetch)(house, uri)
    if id_of(document.get("id")) != uri:
        known = await far_account_by_uri(house.db, id_of(document.get("id")) or "")
    return await _kept(house, document, known)


async def _kept(house: House, document: Json, known: FarRow | None) -> int:
    uri, username = id_of(document.get("id")), username_in(document)
    if uri is None or username is None or not is_actor(document):
        raise Untrusted("what was fetched is no actor with a name")
    handle = await _handle(house, uri, username, known)
    said = read_actor(document, handle, house.clock.now())
    if said is None or await is_closed(house.db, said.account.domain):
        raise Untrusted(f"{uri} is nobody who can be known here")
    house.jobs.outbox.is_abroad = True
    try:
        account_id = await house.db.act(keep_far_account, said.account)
    except errors.Duplicate:
        # Somebody else met them at the same moment.
        account_id = await house.db.act(keep_far_account, said.account)
    except errors.Gone as error:
        raise Gone(f"{uri} was deleted") from error
    if said.moved_to is not None or (known is not None and known.moved_to_id is not None):
        await _note_move(house, account_id, said.moved_to)
    return account_id


async def _handle(house: House, uri: str, username: str, known: FarRow | None) -> Handle:
    """The name of the actor; one that was confirmed lately, and is the same, is not asked for again."""
    if known is not None and known.username.lower() == username.lower() and not _is_stale(known, house.clock.now()):
        return Handle(username, known.domain)
    try:
        return await confirmed_handle(house, uri, username)
    except Passing:
        if known is None or known.username.lower() != username.lower():
            raise
        return Handle(username, known.domain)


async def _note_move(house: House, account_id: int, moved_to: str | None) -> None:
    """Where an actor moved, if the one it moved to says that it is the same; nobody is asked who is known already."""
    if moved_to is None:
        await house.db.act(mark_moved, account_id, None)
        return
    target = await account_by_uri(house.db, house.settings, moved_to)
    if target is None:
        return
    own = await uris_of(house.settings, house.db, [account_id])
    if own[account_id] in await aliases_of(house.db, target):
        await house.db.act(mark_moved, account_id, target)
