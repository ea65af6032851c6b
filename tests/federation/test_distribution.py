"""What somebody says to a large audience: every server once, the first at once and the others one after the other."""

import pytest
from sqlalchemy import BigInteger, Text, bindparam, text

from goodmob.accounts.queries.elsewhere import actor_uri
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.federation.queries.deliveries import waiting_deliveries
from goodmob.social.actions import distribute as distributing
from goodmob.social.actions.distribute import distribute
from goodmob.social.actions.follow import follow
from tests.world.far import meet
from tests.world.world import World

SERVERS, PEOPLE = 300, 2
HAS_INBOX = statement(
    text("UPDATE account SET shared_inbox = :box WHERE id = :of_id").bindparams(
        bindparam("box", type_=Text), bindparam("of_id", type_=BigInteger)
    )
)


async def gather_crowd(tx: Transaction, target_id: int, servers: range, nth: int) -> None:
    """Somebody of each of these servers follows."""
    for number in servers:
        domain = f"far{number}.example"
        far_id = await meet(tx, f"p{nth}", domain)
        await tx.run(HAS_INBOX, box=f"https://{domain}/inbox", of_id=far_id)
        await follow(tx, far_id, target_id)


async def say(tx: Transaction, account_id: int, activity: dict[str, str]) -> None:
    """Tells all followers."""
    await distribute(tx, account_id, activity, followers=True)


async def test_a_large_audience_is_reached_server_by_server(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(distributing, "FOLLOWERS_AT_ONCE", 100)
    ada = await world.person("ada")
    servers = [world.far_server(f"far{number}.example") for number in range(SERVERS)]
    for nth in range(PEOPLE):
        for first in range(0, SERVERS, 10):
            await world.house.db.act(gather_crowd, int(ada.id), range(first, min(first + 10, SERVERS)), nth)
    actor = actor_uri(world.house.settings, int(ada.id))

    await world.house.db.act(say, int(ada.id), {"id": f"{actor}#wave", "type": "Wave", "actor": actor})
    await world.settle()
    at_once = sum(len(server.received) for server in servers)
    waiting = sum((await waiting_deliveries(world.house.db)).values())
    world.step(minutes=1)
    await world.settle()

    assert 200 <= at_once < SERVERS
    assert at_once + waiting == SERVERS
    assert {len(server.received) for server in servers} == {1}
