"""A flood ten times as large as that of the suite, and an audience on twenty thousand servers."""

from collections import Counter
from collections.abc import Callable
from typing import Any

import httpx2
import pytest
from sqlalchemy import text

from goodmob.accounts.queries.elsewhere import actor_uri
from goodmob.core.clock import SECOND
from goodmob.core.database.statements import statement
from goodmob.core.http.client import Answer
from goodmob.federation.queries.deliveries import waiting_deliveries
from tests.federation.test_distribution import gather_crowd, say
from tests.federation.test_floods import withstand
from tests.world.world import World

on_sqlite = pytest.mark.parametrize("database", ["sqlite"], indirect=True)

FLOOD, FLOOD_ON_POSTGRES = 200_000, 20_000
SERVERS = 20_000
EACH = 5
AT_ONCE = 10


class Everywhere:
    """All other servers, who take everything and are counted."""

    def __init__(self) -> None:
        self.taken: Counter[str] = Counter()

    async def post(self, url: str, **_: Any) -> Answer:
        """Takes what is brought."""
        self.taken[url] += 1
        return Answer(202, url, httpx2.Headers(), b"")

    async def aclose(self) -> None:
        """Nothing is open."""


async def test_a_large_flood_loses_none_and_starves_nobody(world: World) -> None:
    await withstand(world, FLOOD if world.house.settings.is_sqlite else FLOOD_ON_POSTGRES)


@on_sqlite
async def test_a_hundred_thousand_followers_on_twenty_thousand_servers_are_as_many_requests_over_minutes(
    world: World, tell: Callable[[str], None]
) -> None:
    ada, everywhere = await world.person("ada"), Everywhere()
    world.house.http = everywhere  # type: ignore[assignment]  # in the place of the way to the outside
    for nth in range(EACH):
        for first in range(0, SERVERS, AT_ONCE):
            await world.house.db.act(gather_crowd, int(ada.id), range(first, first + AT_ONCE), nth)
    # What follows from each follow is told elsewhere.
    await world.house.db.act(_forget_work)
    actor = actor_uri(world.house.settings, int(ada.id))

    await world.house.db.act(say, int(ada.id), {"id": f"{actor}#wave", "type": "Wave", "actor": actor})
    began = world.clock.now()
    await world.house.jobs.settle()
    most = before = len(everywhere.taken)
    while await waiting_deliveries(world.house.db):
        world.step(seconds=10)
        # A busy database may put work off, which is then done a little later.
        await world.house.jobs.settle()
        most, before = max(most, len(everywhere.taken) - before), len(everywhere.taken)
    seconds = (world.clock.now() - began) // SECOND

    assert len(everywhere.taken) == SERVERS
    assert set(everywhere.taken.values()) == {1}
    tell(f"{SERVERS} servers in {seconds} s, {most} at most within ten of them")
    assert 300 <= seconds <= 360
    assert most <= 1_000


async def _forget_work(tx: Any) -> None:
    await tx.run(statement(text("DELETE FROM job")))
