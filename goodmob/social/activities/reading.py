"""Follows and blocks that other servers tell us of, and what they answer to ours."""

from hashlib import sha256
from typing import Any

from msgspec.structs import replace

from goodmob.accounts.queries.elsewhere import id_in, local_ids_by_uri
from goodmob.core.activitypub.documents import Json
from goodmob.core.activitypub.origins import host_of
from goodmob.core.activitypub.values import id_of, is_a, objects
from goodmob.core.errors import Forbidden, NotFound
from goodmob.core.house import House
from goodmob.federation.permissions import policy_for
from goodmob.federation.rules.arrival import Arrival
from goodmob.social.actions.answer_request import let_in
from goodmob.social.actions.block import block, unblock
from goodmob.social.actions.follow_from_far import follow_from_far
from goodmob.social.actions.unfollow import reject_some, unfollow_some
from goodmob.social.activities.telling import accept_of, bring, reject_of, sides_of
from goodmob.social.queries.uris import deed_by_uri

_FOLLOWS = "#follows/"


async def read_follow(house: House, arrival: Arrival) -> bool:
    """Somebody there wants to follow somebody here; who may not, is told so, and who does already, is told again."""
    target_id = await _local(house, arrival.activity.get("object"))
    if target_id is None:
        return False
    policy = await policy_for(house.db, host_of(arrival.actor_uri) or "")
    sides = await sides_of(house, arrival.actor_id, target_id)
    try:
        held = await house.db.act(follow_from_far, arrival.actor_id, target_id, arrival.id, doubted=policy.limited)
    except (Forbidden, NotFound):
        if sides is not None:
            await bring(house, sides, reject_of(sides, arrival.id, _digest(arrival)))
        return True
    if held is not None and sides is not None:
        await bring(house, sides, accept_of(sides, held, again_at=arrival.received_at))
    return True


async def read_accept(house: House, arrival: Arrival) -> bool:
    """Somebody there lets in somebody of ours who asked them; what was not asked is not accepted."""
    follower_id = await _our_follower(house, arrival)
    if follower_id is None:
        return False
    await house.db.act(let_in, arrival.actor_id, follower_id)
    return True


async def read_reject(house: House, arrival: Arrival) -> bool:
    """Somebody there refuses somebody of ours, or throws them out."""
    follower_id = await _our_follower(house, arrival)
    if follower_id is None:
        return False
    await house.db.act(reject_some, arrival.actor_id, [follower_id])
    return True


async def read_block(house: House, arrival: Arrival) -> bool:
    """Somebody there blocks somebody here."""
    target_id = await _local(house, arrival.activity.get("object"))
    if target_id is None:
        return False
    await house.db.act(block, arrival.actor_id, target_id, uri=arrival.id)
    return True


async def read_undo(house: House, arrival: Arrival) -> bool:
    """Somebody there takes back a Follow, a Block, or that they let somebody of ours in."""
    undone = arrival.activity.get("object")
    embedded = objects(undone)
    if not embedded:
        return await _undo_named(house, arrival, id_of(undone))
    said = embedded[0]
    if is_a(said, "Accept"):
        return await read_reject(house, _with_object(arrival, said.get("object")))
    if not is_a(said, "Follow", "Block"):
        return False
    if id_of(said.get("actor")) not in (None, arrival.actor_uri):
        return True
    target_id = await _local(house, said.get("object"))
    if target_id is None:
        return await _undo_named(house, arrival, id_of(said))
    await _undo(house, arrival.actor_id, target_id, is_block=is_a(said, "Block"))
    return True


async def _undo_named(house: House, arrival: Arrival, uri: str | None) -> bool:
    deed = await deed_by_uri(house.db, arrival.actor_id, uri) if uri else None
    if deed is None:
        return False
    await _undo(house, arrival.actor_id, deed.target_id, is_block=deed.kind == "block")
    return True


async def _undo(house: House, actor_id: int, target_id: int, *, is_block: bool) -> None:
    if is_block:
        await house.db.act(unblock, actor_id, target_id)
    else:
        await house.db.act(unfollow_some, actor_id, [target_id])


async def _our_follower(house: House, arrival: Arrival) -> int | None:
    """Who of ours followed, or asked to, by the Follow that an answer is about; None where it is about another thing.

    What matters is that it is ours: whom the answer concerns besides is always the one who gives it.
    """
    answered = arrival.activity.get("object")
    embedded = objects(answered)
    if not embedded:
        uri = id_of(answered) or ""
        return await _local(house, uri.partition(_FOLLOWS)[0]) if _FOLLOWS in uri else None
    follow: Json = embedded[0]
    if not is_a(follow, "Follow") or id_of(follow.get("object")) not in (None, arrival.actor_uri):
        return None
    return await _local(house, follow.get("actor"))


async def _local(house: House, value: Any) -> int | None:
    uri = id_of(value)
    if uri is None or id_in(house.settings, uri) is None:
        return None
    return (await local_ids_by_uri(house.db, house.settings, [uri])).get(uri)


def _with_object(arrival: Arrival, value: Any) -> Arrival:
    return replace(arrival, activity={**arrival.activity, "object": value})


def _digest(arrival: Arrival) -> str:
    return sha256(f"{arrival.id}{arrival.received_at}".encode()).hexdigest()[:32]
