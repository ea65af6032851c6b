"""Relays hear of public posts: of those whose authors want to be found, and may be met by everybody."""

from collections.abc import Sequence
from typing import NamedTuple

from goodmob.accounts.queries.accounts import account_by_id
from goodmob.accounts.queries.elsewhere import far_accounts
from goodmob.core.activitypub.origins import host_of
from goodmob.core.house import House
from goodmob.federation.actions.tell_relays import announce_to_relays
from goodmob.federation.queries.relays import RelayRow, accepted_relays
from goodmob.posts.activities.writing.addresses import own_id
from goodmob.posts.queries.posts import PostRow
from goodmob.social.queries.hidden import hidden_domains


class Relays(NamedTuple):
    """The relays that hear of a post: all and those of them to which it is brought itself, by their accounts.

    told: the inboxes of the others, which only hear where it is.
    """

    every: frozenset[int] = frozenset()
    whole: frozenset[int] = frozenset()
    told: tuple[str, ...] = ()


async def relays_for(house: House, author_id: int, visibility: str, *, is_boost: bool = False) -> Relays:
    """Who hears what a post of this author says; nobody of one that is not public, or not the author's own words.

    Authors who were limited are met by their followers alone, and nobody speaks to a server that they hide.
    """
    relays = await _accepted(house, visibility, is_boost=is_boost)
    author = await account_by_id(house.db, author_id) if relays else None
    if author is None or not author.discoverable or author.silenced_at is not None:
        return Relays()
    return await _serving(house, relays, await hidden_domains(house.db, author_id))


async def relays_that_had(house: House, visibility: str, *, is_boost: bool = False) -> frozenset[int]:
    """Who is told that a post is gone, whatever its author wants by now: whoever may have heard of it."""
    return (await _serving(house, await _accepted(house, visibility, is_boost=is_boost), frozenset())).every


async def announce(house: House, relays: Relays, row: PostRow) -> None:
    """The others learn from the server's actor where it is."""
    if relays.told:
        await house.db.act(announce_to_relays, house.settings, row.id, own_id(house.settings, row), relays.told)


async def _accepted(house: House, visibility: str, *, is_boost: bool) -> list[RelayRow]:
    """The relays that serve us, none for what they never hear of."""
    return await accepted_relays(house.db) if visibility == "public" and not is_boost else []


async def _serving(house: House, relays: Sequence[RelayRow], hidden: frozenset[str]) -> Relays:
    """Those of the relays whose actors are not suspended here, without those of hidden servers."""
    rows = {row.account_id: row for row in relays if row.account_id is not None}
    actors = await far_accounts(house.db, list(rows))
    near = {id_ for id_, one in actors.items() if one.state == "active" and one.domain not in hidden}
    every = {id_: row for id_, row in rows.items() if id_ in near and host_of(row.inbox) not in hidden}
    return Relays(
        frozenset(every),
        frozenset(id_ for id_, row in every.items() if row.actor_uri is None),
        tuple(row.inbox for row in every.values() if row.actor_uri is not None),
    )
