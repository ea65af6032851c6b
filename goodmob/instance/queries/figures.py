"""How many live and post here, counted now and then."""

from typing import NamedTuple

from goodmob.accounts.queries.figures import how_many_active, how_many_here
from goodmob.core.clock import DAY, MINUTE
from goodmob.core.house import House

_KEPT_FOR = 5 * MINUTE
_MONTH = 28 * DAY
_HALF_YEAR = 180 * DAY
_BYTES = 200
_KEY = ("instance.figures",)


class Figures(NamedTuple):
    """People, posts, known servers and people active in four weeks and in half a year, as of a moment."""

    people: int
    posts: int
    domains: int
    active: int
    active_half_year: int
    counted_at: int


async def figures(house: House) -> Figures:
    """The figures, at most five minutes old."""
    now = house.clock.now()
    kept = house.cache.get(_KEY)
    if isinstance(kept, Figures) and now - kept.counted_at < _KEPT_FOR:
        return kept
    here = await how_many_here(house.db)
    month, half_year = [await how_many_active(house.db, now - span) for span in (_MONTH, _HALF_YEAR)]
    counted = Figures(here.people, here.posts, here.domains, month, half_year, now)
    house.cache.put(_KEY, counted, _BYTES)
    return counted
