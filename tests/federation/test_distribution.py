"""What somebody says to a large audience: every server once, the first at once and the others one after the other."""

import pytest
from sqlalchemy import BigInteger, Text, bindparam, select, text

from goodmob.accounts.actions.standing import suspend
from goodmob.accounts.queries.elsewhere import actor_uri
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.federation.people import known_actor
from goodmob.federation.queries.deliveries import waiting_deliveries
from goodmob.social.actions import distribute as distributing
from goodmob.social.actions.distribute import distribute
from goodmob.social.actions.follow import follow
from goodmob.social.tables.ties import follower_inbox
from tests.world.client import Client
from tests.world.databases import LONG_WALK
from tests.world.far import meet
from tests.world.world import World

SERVERS, PEOPLE = 300, 2
HAS_INBOX = statement(
    text("UPDATE account SET shared_inbox = :box WHERE id = :of_id").bindparams(
        bindparam("box", type_=Text), bindparam("of_id", type_=BigInteger)
    )
)

BEHIND = statement(
    select(follower_inbox.c.inbox, follower_inbox.c.followers).where(
        follower_inbox.c.account_id == bindparam("account_id", type_=BigInteger)
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


@LONG_WALK
async def test_a_large_audience_is_reached_server_by_server(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(distributing, "INBOXES_AT_ONCE", 100)
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


async def behind(world: World, who: Client) -> dict[str, int]:
    """How many followers are counted at which inbox."""
    return {row.inbox: row.followers for row in await world.house.db.all(BEHIND, account_id=int(who.id))}


async def test_followers_are_counted_at_their_inboxes_wherever_a_follow_begins_or_ends(world: World) -> None:
    ada, far, other = await world.person("ada"), world.far_server(), world.far_server("other.example")
    people = [far.person(name) for name in ("mo", "zoe", "ian", "una")]
    one, two = f"{far.base}/inbox", f"{other.base}/inbox"
    lea, ada_uri = other.person("lea"), actor_uri(world.house.settings, int(ada.id))
    await ada.api("PATCH", "/api/v1/accounts/update_credentials", data={"locked": "true"})
    await lea.tell(lea.activity("Follow", ada_uri))
    assert await behind(world, ada) == {}, "who only asks is not told"
    await ada.api("PATCH", "/api/v1/accounts/update_credentials", data={"locked": "false"})
    await world.settle()
    for mo in people:
        await mo.tell(mo.activity("Follow", ada_uri))
    assert await behind(world, ada) == {one: 4, two: 1}
    mo, zoe, ian, una = people

    new = f"{far.base}/other-inbox"
    mo.about["endpoints"] = {"sharedInbox": new}
    await mo.tell(mo.activity("Update", mo.document()))
    assert await behind(world, ada) == {one: 3, new: 1, two: 1}
    await mo.tell(mo.activity("Undo", mo.activity("Follow", ada_uri)))
    zoe_id = await known_actor(world.house, zoe.uri)
    await ada.api("POST", f"/api/v1/accounts/{zoe_id}/block")
    assert await behind(world, ada) == {one: 2, two: 1}
    await world.house.db.act(suspend, await known_actor(world.house, ian.uri))
    await una.tell(una.activity("Delete", una.uri))
    await world.settle()
    assert await behind(world, ada) == {two: 1}
    await ada.api("POST", "/api/v1/domain_blocks", data={"domain": other.domain})
    await world.settle()

    assert await behind(world, ada) == {}
