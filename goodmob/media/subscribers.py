"""What this slice does when something happened to files."""

from goodmob.core.database.interface import Transaction
from goodmob.core.house import House
from goodmob.media.events import MediaDeleted, MediaReceived
from goodmob.media.jobs import CONVERT
from goodmob.media.keeping import forget

LANE = "media"
"""Conversions run one after the other, as each of them takes all the processor it gets."""


async def order_conversion(tx: Transaction, event: MediaReceived) -> None:
    """Have the file converted in its turn."""
    await tx.enqueue(CONVERT, event, lane=LANE, key=f"{CONVERT}:{event.media_id}")


async def delete_files(house: House, event: MediaDeleted) -> None:
    """Delete the files, now that nothing refers to them any more."""
    await forget(house, event.keys)
