"""The tally of a mob, as open screens show it."""

import msgspec
from msgspec import Struct

from goodmob.commitments.queries.calls import figures_of
from goodmob.core.clock import iso
from goodmob.core.house import House
from goodmob.streaming.messages import StreamMessage, encode

UPDATE, STATE = "mob.update", "mob.state"


class MobTally(Struct, frozen=True):
    """What of a Mob changes while it goes on: joined, waiting, present in places, done in people, the rest in units."""

    id: str
    state: str
    joined: int
    waiting: int
    present: int
    done: int
    tally: int
    verified: int
    server_time: str


async def show_tally(house: House, mob_id: int) -> MobTally | None:
    """The present tally, or None where there is no such mob."""
    figures = (await figures_of(house.db, [mob_id])).get(mob_id)
    if figures is None:
        return None
    return MobTally(
        id=str(mob_id),
        state=figures.state,
        joined=figures.joined,
        waiting=figures.waiting,
        present=figures.present,
        done=figures.doers,
        tally=figures.units,
        verified=figures.verified,
        server_time=iso(house.clock.now()),
    )


async def tally_messages(house: House, mob_id: int, event: str = UPDATE) -> list[bytes]:
    """The present tally as a message for the bus, the same for all who watch; empty where there is no such mob."""
    tally = await show_tally(house, mob_id)
    return [] if tally is None else [encode(StreamMessage(event, msgspec.json.encode(tally).decode()))]


async def greeting(house: House, mob_id: int) -> list[bytes]:
    """What a screen is shown first: the present tally."""
    return await tally_messages(house, mob_id)
