"""A mob that grows too fast is paused, and what follows from that."""

from goodmob.accounts.events import AccountDeleted
from goodmob.core.clock import SECOND
from goodmob.core.database.interface import Transaction
from goodmob.core.house import House
from goodmob.discovery.entities.explored import look_again
from goodmob.mobs.actions.growth import grows_too_fast, pause_mob
from goodmob.mobs.actions.plan import forget_word
from goodmob.mobs.actions.stewards import forget_stewardships
from goodmob.mobs.events import MobPaused, MobReset
from goodmob.mobs.queries.mobs import mob_by_id
from goodmob.mobs.rules.brakes import Pace
from goodmob.notifications.actions.tell import tell

INTERVAL = 5 * SECOND
"""A mob is looked at so often at most, however many join it."""

PAUSED = "mob.paused"


def watch_growth(house: House, mob_id: int) -> None:
    """Looks soon whether the mob grows too fast; whoever joins next makes it look again."""
    pace = Pace(house.settings.growth_per_hour, house.settings.growth_times)

    async def look() -> None:
        mob = await mob_by_id(house.db, mob_id)
        if mob is not None and await grows_too_fast(house.db, mob, pace, house.clock.now()) is not None:
            await house.db.act(pause_mob, mob_id, pace, lane=mob_id)

    house.pacer.soon(("mob growth", mob_id), INTERVAL, look)


async def tell_of_pause(tx: Transaction, event: MobPaused) -> None:
    """Its host hears why nobody new is shown it."""
    mob = await mob_by_id(tx, event.mob_id)
    if mob is None or mob.post_id is None:
        return
    await tell(
        tx, [mob.account_id], PAUSED, from_account_id=mob.account_id, cause_id=event.paused_at, post_id=mob.post_id
    )


async def look_for_trends_again(house: House, event: MobPaused | MobReset) -> None:
    """What was found to be talked about is looked for again, and so is what happens now."""
    look_again(house)


async def forget_host_after_deletion(tx: Transaction, event: AccountDeleted) -> None:
    """Who is gone looks after nothing, and nothing is said of them."""
    await forget_stewardships(tx, event.account_id)
    await forget_word(tx, event.account_id)
