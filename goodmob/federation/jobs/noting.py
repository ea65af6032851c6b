"""Writing down what was done for other servers, which a busy database must not make us do twice."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

from goodmob.core.errors import Unavailable
from goodmob.core.house import House

TRIES = 20
SECONDS_BETWEEN = 0.5


async def note(house: House, action: Callable[..., Coroutine[Any, Any, None]], *about: Any) -> None:
    """Runs an action that notes what cannot be undone; while the database is busy again and again, for ten seconds."""
    for _ in range(TRIES - 1):
        try:
            return await house.db.act(action, *about)
        except Unavailable:
            await asyncio.sleep(SECONDS_BETWEEN)
    return await house.db.act(action, *about)
