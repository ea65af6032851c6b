"""Relays hear of public posts: of those whose authors want to be found."""

from typing import NamedTuple

from goodmob.accounts.queries.accounts import account_by_id
from goodmob.core.house import House
from goodmob.federation.actions.send import send
from goodmob.federation.queries.relays import accepted_relays
from goodmob.federation.rules.relays import announce_said
from goodmob.federation.rules.server_actor import SERVER_ID
from goodmob.posts.activities.writing.addresses import own_id
from goodmob.posts.queries.posts import PostRow


class Relays(NamedTuple):
    """The relays that hear of a post: the accounts of those to which it is brought whole, and of all.

    inboxes: of those which only learn where it is.
    """

    bring: frozenset[int] = frozenset()
    every: frozenset[int] = frozenset()
    inboxes: tuple[str, ...] = ()


async def relays_for(house: House, author_id: int, visibility: str, *, is_boost: bool = False) -> Relays:
    """Who hears of a post of this author; nobody of one that is not public, or not the author's own words."""
    if visibility != "public" or is_boost:
        return Relays()
    serving = await accepted_relays(house.db)
    author = await account_by_id(house.db, author_id) if serving else None
    if author is None or not author.discoverable:
        return Relays()
    bring = {row.account_id for row in serving if row.account_id is not None and row.actor_uri is None}
    every = {row.account_id for row in serving if row.account_id is not None}
    return Relays(frozenset(bring), frozenset(every), tuple(row.inbox for row in serving if row.actor_uri is not None))


async def announce(house: House, relays: Relays, row: PostRow) -> None:
    """The server's actor tells those relays of the post that hand on where posts are."""
    if relays.inboxes:
        said = announce_said(house.settings, row.id, own_id(house.settings, row))
        await house.db.act(send, SERVER_ID, said, relays.inboxes)
