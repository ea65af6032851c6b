"""What this slice does when something happened to files."""

from goodmob.core.database.interface import Transaction
from goodmob.core.house import House
from goodmob.media.actions.keep_far_file import drop_far_files
from goodmob.media.events import MediaDeleted, MediaReceived
from goodmob.media.jobs import CONVERT
from goodmob.media.keeping import forget
from goodmob.media.rules.far import named_in

LANE = "media"
"""Conversions run one after the other, as each of them takes all the processor it gets."""


async def order_conversion(tx: Transaction, event: MediaReceived) -> None:
    """Have the file converted in its turn."""
    await tx.enqueue(CONVERT, event, lane=LANE, key=f"{CONVERT}:{event.media_id}")


async def delete_files(house: House, event: MediaDeleted) -> None:
    """Delete the files, now that nothing refers to them any more; of those of other servers the copies."""
    far = {key: named[0] for key in event.keys if (named := named_in(key))}
    if far:
        await house.db.act(drop_far_files, set(far.values()))
    await forget(house, [key for key in event.keys if key not in far])
