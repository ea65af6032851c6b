"""Open screens show how a mob goes on."""

import msgspec

from goodmob.commitments.events import (
    CallCancelled,
    CallChanged,
    CallClosed,
    CallCounted,
    CallFailed,
    CallHalted,
    CallOpened,
    CallPublished,
    CallReported,
    CallResumed,
    CallTipped,
    CheckedIn,
    ConditionLapsed,
    DeedDone,
    DeedJudged,
    OfferExpired,
    PlaceHeld,
    PlaceOffered,
    Released,
)
from goodmob.commitments.queries.deeds import deeds_by_id
from goodmob.core.clock import SECOND
from goodmob.core.house import House
from goodmob.mobs.entities.deed import show_deeds
from goodmob.mobs.entities.tally import STATE, UPDATE, tally_messages
from goodmob.mobs.queries.mobs import mob_by_id
from goodmob.mobs.queries.wall import on_the_wall
from goodmob.streaming.messages import StreamMessage, encode

INTERVAL = SECOND // 2
"""A tally is shown twice a second at most."""

Told = CallCounted | CallChanged | CallPublished
Counted = Told | Released | PlaceOffered | PlaceHeld | OfferExpired | ConditionLapsed | CheckedIn
Turned = CallTipped | CallOpened | CallClosed | CallReported | CallFailed | CallCancelled | CallHalted | CallResumed


async def show_tally(house: House, event: Counted) -> None:
    """The tally changes on the screens that are open, now or as soon as half a second has passed since it last did."""
    show_soon(house, event.call_id)


async def show_state(house: House, event: Turned) -> None:
    """The new state is shown at once; the tally follows at its pace, so that the last word is the newest."""
    await _publish(house, event.call_id, STATE)
    show_soon(house, event.call_id)


async def show_deed(house: House, event: DeedDone | DeedJudged) -> None:
    """The deed appears or changes as anybody sees it, and so does the tally; those who block its doer are spared it."""
    show_soon(house, event.call_id)
    channel = _channel(event.call_id)
    if not house.bus.has_listeners(channel):
        return
    row = await mob_by_id(house.db, event.call_id)
    rows = list((await deeds_by_id(house.db, [event.deed_id])).values())
    for deed in [] if row is None else await show_deeds(house, None, await on_the_wall(house.db, row, None, rows)):
        payload = msgspec.json.encode(deed).decode()
        house.bus.publish(channel, encode(StreamMessage("mob.deed", payload, [event.account_id])))


def show_soon(house: House, mob_id: int) -> None:
    """The tally changes on the screens that are open, as soon as its pace allows."""
    if not house.bus.has_listeners(_channel(mob_id)):
        return

    async def show() -> None:
        await _publish(house, mob_id, UPDATE)

    house.pacer.soon(("mob", mob_id), INTERVAL, show)


async def _publish(house: House, mob_id: int, event: str) -> None:
    channel = _channel(mob_id)
    if house.bus.has_listeners(channel):
        for message in await tally_messages(house, mob_id, event):
            house.bus.publish(channel, message)


def _channel(mob_id: int) -> str:
    return f"mob:{mob_id}"
