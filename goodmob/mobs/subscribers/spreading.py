"""Other servers hear how a mob of ours goes on: its state at once, its figures twice a minute at most."""

from goodmob.commitments.events import (
    CallCancelled,
    CallChanged,
    CallClosed,
    CallFailed,
    CallHalted,
    CallOpened,
    CallReported,
    CallResumed,
    CallTipped,
    Committed,
    DeedDone,
    PlaceOffered,
    Released,
)
from goodmob.core.clock import SECOND
from goodmob.core.house import House
from goodmob.mobs.activities.spreading import spread_event, spread_face, spread_line
from goodmob.mobs.events import MobMoved
from goodmob.mobs.queries.mobs import mob_by_post
from goodmob.posts.events import PostEdited

INTERVAL = 30 * SECOND

Turned = CallTipped | CallOpened | CallClosed | CallReported | CallFailed | CallCancelled | CallHalted | CallResumed


async def spread_figures(house: House, event: Committed | Released | PlaceOffered | DeedDone | CallChanged) -> None:
    """Those who joined from elsewhere see the figures change."""
    spread_soon(house, event.call_id)


async def spread_state(house: House, event: Turned) -> None:
    """Everybody elsewhere who may know of the mob sees its state."""
    await spread_event(house, event.call_id)
    await spread_face(house, event.call_id)


async def spread_move(house: House, event: MobMoved) -> None:
    """Those who joined from elsewhere see where and when it is now."""
    spread_soon(house, event.mob_id)


async def spread_words(house: House, event: PostEdited) -> None:
    """Those who joined from elsewhere read the mob's new words."""
    mob = await mob_by_post(house.db, event.post_id)
    if mob is not None:
        spread_soon(house, mob.id)


def spread_soon(house: House, mob_id: int) -> None:
    """Those who joined from elsewhere see what the mob is by then, and how far they are from a place."""

    async def spread() -> None:
        await spread_event(house, mob_id)
        await spread_line(house, mob_id)

    house.pacer.soon(("mob elsewhere", mob_id), INTERVAL, spread)
