"""What is counted as long as it can be."""

from goodmob.accounts.queries.figures import how_many_active
from goodmob.core.clock import DAY
from goodmob.core.house import House
from goodmob.moderation.actions.keep_active_day import keep_active_day


async def count_active(house: House) -> None:
    """Keeps how many people were here today so far: later only their last day here is known."""
    day = house.clock.now() // DAY
    await house.db.act(keep_active_day, day, await how_many_active(house.db, day * DAY))
