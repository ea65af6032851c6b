"""To how many people a mob was shown, about."""

from typing import NamedTuple

from goodmob.accounts.queries.accounts import accounts_by_id
from goodmob.core.database.interface import Reads
from goodmob.core.database.paging import Window
from goodmob.mobs.queries.mobs import MobRow
from goodmob.mobs.rules.outcome import MOST_BOOSTERS, reach
from goodmob.posts.queries.reactions import boosters_page

_SHOWN_TO_FOLLOWERS = frozenset({"public", "unlisted", "private"})


class Reach(NamedTuple):
    """An estimate of how many people it was shown to, and how many boosted it."""

    people: int
    boosts: int


async def reach_of(reads: Reads, mob: MobRow) -> Reach:
    """How many people were shown the mob's post; nobody but those it names where it is not for followers."""
    if mob.post_id is None or mob.visibility not in _SHOWN_TO_FOLLOWERS:
        return Reach(0, 0)
    deeds = await boosters_page(reads, mob.post_id, Window(limit=MOST_BOOSTERS))
    boosters = {deed.other_id for deed in deeds} - {mob.account_id}
    accounts = await accounts_by_id(reads, boosters | {mob.account_id})
    host = accounts.get(mob.account_id)
    followers = [accounts[id_].followers for id_ in boosters if id_ in accounts]
    return Reach(reach(0 if host is None else host.followers, followers), len(boosters))
