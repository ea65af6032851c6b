"""Somebody looks at what another server counts: that is asked for its figures, now and then."""

from goodmob.core.clock import MINUTE
from goodmob.core.database.interface import Transaction
from goodmob.core.house import House
from goodmob.posts.events import FarFiguresShown

COOL_DOWN = 2 * MINUTE

_ENTRY_BYTES = 32


async def figures_shown(house: House, viewer_id: int | None, post_id: int) -> None:
    """Has the post's server asked what it says of it now, unless somebody looked at it just before.

    For strangers nobody is asked: whoever wants could make us ask for anything.
    """
    now = house.clock.now()
    asked_at = house.cache.get(("far figures", post_id))
    if viewer_id is None or (isinstance(asked_at, int) and now - asked_at < COOL_DOWN):
        return
    house.cache.put(("far figures", post_id), now, _ENTRY_BYTES)
    await house.db.act(_tell, post_id)


async def _tell(tx: Transaction, post_id: int) -> None:
    await tx.announce(FarFiguresShown(post_id))
