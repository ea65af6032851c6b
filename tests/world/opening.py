"""Houses as tests open them: by the function that the server uses, but without waiting for the disk or for a turn."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from goodmob.app.opening import close_house, open_house
from goodmob.core.house import House
from goodmob.core.settings import Settings
from tests.world.clock import SteppedClock
from tests.world.patience import put_nobody_off
from tests.world.pools import keep_pools
from tests.world.sqlite import forget_the_disk


@asynccontextmanager
async def opened(settings: Settings, clock: SteppedClock) -> AsyncIterator[House]:
    """A house for the block."""
    # A patch of its own, as what a test patches has to be undone before its house closes.
    with pytest.MonkeyPatch.context() as patch:
        forget_the_disk(patch)
        keep_pools(patch)
        put_nobody_off(patch)
        house = await open_house(settings, clock)
        try:
            yield house
        finally:
            await close_house(house)
