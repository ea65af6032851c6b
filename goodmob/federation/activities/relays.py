"""Relays: where one is reached, and what it answers; it is believed only where it is the very one that was asked."""

from goodmob.accounts.queries.elsewhere import far_accounts
from goodmob.core.activitypub.origins import host_of, same_origin
from goodmob.core.activitypub.values import id_of
from goodmob.core.errors import Forbidden, Refusal
from goodmob.core.house import House
from goodmob.federation.actions.keep_relay import FOLLOWED, RelayPlace
from goodmob.federation.actions.note_relay import Answer, note_relay
from goodmob.federation.actions.send import send
from goodmob.federation.fetching import fetch
from goodmob.federation.queries.relays import RelayRow, accepted_relays, every_relay, relay_by_follow, relay_of
from goodmob.federation.rules.actors import is_actor
from goodmob.federation.rules.arrival import Arrival
from goodmob.federation.rules.relays import BELATED, accept_said, follow_in
from goodmob.federation.rules.server_actor import SERVER_ID, server_uri
from goodmob.federation.trouble import Unfetched


async def place_at(house: House, address: str) -> RelayPlace:
    """Where the relay is reached that staff named by an inbox, or by an actor, which is followed itself then.

    An inbox has nothing to read. Where an actor is its own inbox, it is followed as Mastodon does.
    """
    try:
        document = await fetch(house, address)
    except (Unfetched, Refusal):
        return RelayPlace(address)
    actor, inbox = id_of(document), id_of(document.get("inbox"))
    if not is_actor(document) or actor is None or inbox in {None, address} or not same_origin(actor, inbox):
        return RelayPlace(address)
    return RelayPlace(inbox, actor)


async def is_of_relay(house: House, arrival: Arrival) -> bool:
    """Whether a relay says it that staff named, whether or not that serves us."""
    return await relay_of(house.db, arrival.actor_id) is not None


async def is_heeded(house: House, arrival: Arrival) -> bool:
    """Whether a relay that serves us says it, not too long ago."""
    relay = await relay_of(house.db, arrival.actor_id)
    return relay is not None and relay.state == "accepted" and not _is_belated(house, arrival)


async def came_by_relay(house: House, arrival: Arrival) -> bool:
    """Whether a relay that serves us handed it on, not too long ago; it was read from its origin since."""
    if arrival.brought_by is None or _is_belated(house, arrival):
        return False
    relays = [relay for relay in await accepted_relays(house.db) if host_of(relay.inbox) == arrival.brought_by]
    actors = await far_accounts(house.db, [relay.account_id for relay in relays if relay.account_id is not None])
    return any(actor.state == "active" for actor in actors.values())


def _is_belated(house: House, arrival: Arrival) -> bool:
    return house.clock.now() - arrival.received_at > BELATED


async def read_accept(house: House, arrival: Arrival) -> bool:
    """A relay serves us from now on."""
    return await _answered(house, arrival, "accepted")


async def read_reject(house: House, arrival: Arrival) -> bool:
    """A relay does not serve us, or no longer."""
    return await _answered(house, arrival, "rejected")


async def read_follow(house: House, arrival: Arrival) -> bool:
    """A relay that was asked follows us in its turn, to hear of our posts; nobody else follows the server."""
    if id_of(arrival.activity.get("object")) != server_uri(house.settings):
        return False
    asked = [row for row in await every_relay(house.db) if row.state in FOLLOWED]
    if arrival.id is None or not any([await _is_of(house, row, arrival) for row in asked]):
        raise Forbidden("The server is followed by relays that it asked, and by nobody else")
    settings, relay_uri = house.settings, arrival.actor_uri
    said = accept_said(settings, arrival.actor_id, relay_uri, arrival.id, arrival.received_at)
    inbox = (await far_accounts(house.db, [arrival.actor_id]))[arrival.actor_id].inbox
    await house.db.act(send, SERVER_ID, said, [inbox] if inbox else [])
    return True


async def _answered(house: House, arrival: Arrival, answer: Answer) -> bool:
    uri = id_of(arrival.activity.get("object"))
    number = None if uri is None else follow_in(house.settings, uri)
    if number is None:
        return False
    asked = await relay_by_follow(house.db, number)
    if asked is None or not await _is_of(house, asked, arrival):
        raise Forbidden("Somebody else was asked")
    if not await house.db.act(note_relay, asked.id, number, arrival.actor_id, answer):
        raise Forbidden("No answer is waited for")
    return True


async def _is_of(house: House, row: RelayRow, arrival: Arrival) -> bool:
    """Whether who says it is the relay: the actor that was followed, or the one that is reached by that very inbox.

    An inbox that several share is nobody's own.
    """
    if row.actor_uri is not None:
        return row.actor_uri == arrival.actor_uri
    actor = (await far_accounts(house.db, [arrival.actor_id])).get(arrival.actor_id)
    return actor is not None and actor.inbox == row.inbox
