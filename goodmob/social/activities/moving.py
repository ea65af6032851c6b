"""Moving between servers: somebody of elsewhere moves, or somebody of ours; whoever follows is led on."""

from goodmob.accounts.actions.move import move, set_aliases
from goodmob.accounts.queries.elsewhere import actor_uri, aliases_of, uris_of
from goodmob.core.activitypub.values import id_of
from goodmob.core.errors import Invalid
from goodmob.core.house import House
from goodmob.federation.people import actor_by_handle, known_actor
from goodmob.federation.rules.arrival import Arrival
from goodmob.federation.trouble import Gone, Unfetched, Untrusted


class NobodyFound(Invalid):
    """Nobody can be had by this name or address."""


class NotNamed(Invalid):
    """The other account does not say that it is also this one."""


async def read_move(house: House, arrival: Arrival) -> bool:
    """The actor moves to a target that says, asked just now, that it is also known as the actor.

    A move without that is not believed, whoever signed it. Refused within thirty days of the one before.
    """
    target = id_of(arrival.activity.get("target"))
    if id_of(arrival.activity.get("object")) != arrival.actor_uri or target is None:
        return True
    try:
        target_id = await known_actor(house, target, fresh=True)
    except (Gone, Untrusted):
        return True
    if arrival.actor_uri in await aliases_of(house.db, target_id):
        await house.db.act(move, arrival.actor_id, target_id)
    return True


async def move_to(house: House, account_id: int, named: str) -> int:
    """The account moves to the one of this name or address, which has to name it as an alias; gives who that is.

    Invalid where nobody can be had by it, where it does not agree, and where one may not move now.
    """
    target_id = await _somebody(house, named, "moved_to")
    if actor_uri(house.settings, account_id) not in await aliases_of(house.db, target_id):
        raise NotNamed("moved_to", "does not say that it is also this account")
    await house.db.act(move, account_id, target_id)
    return target_id


async def add_alias(house: House, account_id: int, named: str) -> None:
    """The account of this name or address, another one, may move to this account. Invalid where it cannot be had."""
    other = await _somebody(house, named, "also_known_as_uris")
    if other == account_id:
        raise Invalid("also_known_as_uris", "is this very account")
    uris = await uris_of(house.settings, house.db, [other])
    await house.db.act(set_aliases, account_id, [*await aliases_of(house.db, account_id), uris[other]])


async def keep_aliases(house: House, account_id: int, named: list[str]) -> None:
    """Only these other accounts, by name or address, may move to this account; none where the list is empty."""
    others = [await _somebody(house, one, "also_known_as_uris") for one in dict.fromkeys(named)]
    if account_id in others:
        raise Invalid("also_known_as_uris", "is this very account")
    uris = await uris_of(house.settings, house.db, others)
    await house.db.act(set_aliases, account_id, [uris[other] for other in others])


async def _somebody(house: House, named: str, field: str) -> int:
    """The account of this name or address, as it is just now."""
    text = named.strip()
    try:
        if "://" in text:
            return await known_actor(house, text, fresh=True)
        found = await actor_by_handle(house, text)
        return await known_actor(house, (await uris_of(house.settings, house.db, [found]))[found], fresh=True)
    except Unfetched as error:
        raise NobodyFound(field, "is nobody who can be found") from error
