"""Somebody comes to a mob: what follows in the records, and what on screens and in the watch over its growth."""

from goodmob.broadcasts.actions.catch_up import catch_up
from goodmob.commitments.events import Committed
from goodmob.core.database.interface import Transaction
from goodmob.core.house import House
from goodmob.mobs.actions.arrive import come
from goodmob.mobs.actions.face import FACET
from goodmob.mobs.subscribers.growth import watch_growth
from goodmob.mobs.subscribers.screens import show_soon


async def greet_and_note(tx: Transaction, event: Committed) -> None:
    """Whoever comes hears what was said before and still matters, to all or to those of the same area; and was perhaps
    brought by somebody.
    """
    if event.kind == FACET:
        await catch_up(tx, event.call_id, event.account_id, part=event.area)
        await come(tx, event.call_id, event.account_id)


async def show_and_watch(house: House, event: Committed) -> None:
    """The tally changes on open screens, and soon it is looked whether the mob grows too fast."""
    if event.kind == FACET:
        show_soon(house, event.call_id)
        watch_growth(house, event.call_id)
