"""Relays hear of public posts: of those whose authors want to be found."""

from typing import NamedTuple

from goodmob.accounts.queries.accounts import account_by_id
from goodmob.core.house import House
from goodmob.federation.actions.tell_relays import announce_to_relays
from goodmob.federation.queries.relays import accepted_relays
from goodmob.posts.activities.writing.addresses import own_id
from goodmob.posts.queries.posts import PostRow


class Relays(NamedTuple):
    """The relays that hear of a post, by their accounts: all, and those of them to which it is brought itself."""

    every: frozenset[int] = frozenset()
    whole: frozenset[int] = frozenset()


async def relays_for(house: House, author_id: int, visibility: str, *, is_boost: bool = False) -> Relays:
    """Who hears of a post of this author; nobody of one that is not public, or not the author's own words."""
    if visibility != "public" or is_boost:
        return Relays()
    serving = await accepted_relays(house.db)
    author = await account_by_id(house.db, author_id) if serving else None
    if author is None or not author.discoverable:
        return Relays()
    every = {row.account_id: row for row in serving if row.account_id is not None}
    return Relays(frozenset(every), frozenset(id_ for id_, row in every.items() if row.actor_uri is None))


async def announce(house: House, relays: Relays, row: PostRow) -> None:
    """The others learn from the server's actor where it is."""
    if relays.every - relays.whole:
        await house.db.act(announce_to_relays, house.settings, row.id, own_id(house.settings, row))
