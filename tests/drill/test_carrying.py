"""A flood ten times as large as that of the suite, and an audience on twenty thousand servers."""

from collections import Counter
from collections.abc import Callable
from time import process_time
from typing import Any

import httpx2
import pytest
from sqlalchemy import BigInteger, bindparam, text

from goodmob.accounts.queries.elsewhere import actor_uri
from goodmob.core.clock import SECOND
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.core.http.client import Answer
from goodmob.federation.queries.deliveries import waiting_deliveries
from tests.federation.test_distribution import say
from tests.federation.test_floods import withstand
from tests.world.world import World

on_sqlite = pytest.mark.parametrize("database", ["sqlite"], indirect=True)

FLOOD, FLOOD_ON_POSTGRES = 200_000, 20_000
SERVERS = 20_000
FOLLOWERS = 1_000_000

MILLION = """
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < :followers)
INSERT INTO account (id, username, domain, handle, uri, inbox, shared_inbox, kind, state, display_name, note, note_html,
    fields, avatar_description, header_description, locked, discoverable, indexable, hide_collections, show_media,
    show_media_replies, show_featured, attribution_domains, version, created_at)
SELECT i, 'p' || i, host, 'p' || i || '@' || host, 'https://' || host || '/p' || i, 'x', 'https://' || host, 'person',
    'active', '', '', '', '[]', '', '', 0, 0, 0, 0, 1, 1, 1, '[]', 1, 0
FROM (SELECT i, 'far' || (i % :servers) || '.example' AS host FROM n);

INSERT INTO follower_inbox (id, account_id, inbox, followers)
SELECT min(id), :target, shared_inbox, count(*) FROM account WHERE domain IS NOT NULL GROUP BY shared_inbox;

INSERT INTO follow (id, follower_id, target_id, reblogs, notify, created_at, inbox_id)
SELECT id, id, :target, 1, 0, 0, (id - 1) % :servers + 1 FROM account WHERE domain IS NOT NULL;

UPDATE account_count SET followers = :followers WHERE account_id = :target
"""
"""That a million follow: one by one it would take an hour, and is told elsewhere."""


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
async def test_a_million_followers_on_twenty_thousand_servers_are_as_many_requests_over_minutes(
    world: World, tell: Callable[[str], None]
) -> None:
    ada, everywhere = await world.person("ada"), Everywhere()
    world.house.http = everywhere  # type: ignore[assignment]  # in the place of the way to the outside
    await world.house.db.act(gather_million, int(ada.id))
    actor = actor_uri(world.house.settings, int(ada.id))

    spent = process_time()
    with world.counting() as count:
        await world.house.db.act(say, int(ada.id), {"id": f"{actor}#wave", "type": "Wave", "actor": actor})
        began = world.clock.now()
        await world.house.jobs.settle()
    tell(f"addressed with {len(count.statements)} statements in {process_time() - spent:.1f} s of a core")
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


async def gather_million(tx: Transaction, target_id: int) -> None:
    """People of all these servers follow, as if they had come one after the other."""
    told = {"followers": FOLLOWERS, "servers": SERVERS, "target": target_id}
    for sentence in MILLION.split(";"):
        named = {name: number for name, number in told.items() if f":{name}" in sentence}
        await tx.run(
            statement(text(sentence).bindparams(*(bindparam(name, type_=BigInteger) for name in named))), **named
        )
