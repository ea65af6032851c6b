"""What goes to other servers: signed, once, in its order, and with patience for those that do not answer."""

from typing import Any

import pytest

from goodmob.accounts.queries.elsewhere import actor_uri
from goodmob.core.database.interface import Transaction
from goodmob.core.errors import Unavailable
from goodmob.federation.actions.note_visit import note_visit
from goodmob.federation.actions.send import send
from goodmob.federation.jobs import noting
from goodmob.federation.people import actor_by_handle
from goodmob.federation.queries.deliveries import dead_deliveries, waiting_deliveries
from goodmob.federation.queries.hosts import HostRow, host_row
from goodmob.social.actions.distribute import distribute
from goodmob.social.actions.follow import follow
from tests.world.client import Client
from tests.world.far_server import FarPerson, FarServer
from tests.world.world import World

Json = dict[str, Any]


def wave(world: World, account_id: int, name: str) -> Json:
    """An activity of ours, which ends up nowhere but in an inbox."""
    actor = actor_uri(world.house.settings, account_id)
    return {"id": f"{actor}#waves/{name}", "type": "Wave", "actor": actor, "object": name}


async def tell(world: World, who: Client, name: str, *inboxes: str) -> None:
    """Sends a wave to these inboxes, and waits until whatever is due is done."""
    await world.house.db.act(send, int(who.id), wave(world, int(who.id), name), inboxes)
    await world.settle()


async def row_of(world: World, host: str = "far.example") -> HostRow:
    """How it stands with the far server."""
    row = await host_row(world.house.db, host)
    assert row is not None
    return row


def waves(far: FarServer) -> list[Any]:
    """What was waved at the far server, in its order."""
    return [activity["object"] for activity in far.got("Wave")]


async def befriend(world: World, who: Client, *people: FarPerson) -> None:
    """Has these people of other servers known here, and following somebody of ours."""
    for person in people:
        person_id = await actor_by_handle(world.house, person.acct)
        await world.house.db.act(follow, person_id, int(who.id))


async def spread(tx: Transaction, actor_id: int, activity: Json, also: tuple[int, ...] = ()) -> None:
    """Says something to all followers, and to others."""
    await distribute(tx, actor_id, activity, followers=True, also=also)


async def test_an_activity_is_brought_signed_and_once(world: World) -> None:
    ada, far = await world.person("ada"), world.far_server()

    for _ in range(2):
        await tell(world, ada, "hello", f"{far.base}/inbox", f"{far.base}/inbox")

    [delivery] = far.received
    assert delivery.verified
    assert (delivery.path, delivery.activity["object"]) == ("/inbox", "hello")
    assert delivery.activity["@context"]
    assert (await row_of(world)).delivered == 1


async def test_an_activity_without_an_address_is_not_sent(world: World) -> None:
    with pytest.raises(ValueError, match="id"):
        await world.house.db.act(send, 0, {"type": "Wave"}, ["https://far.example/inbox"])


async def test_many_inboxes_are_addressed_in_slices(world: World) -> None:
    ada, far = await world.person("ada"), world.far_server()
    inboxes = [f"{far.base}/users/{number}/inbox" for number in range(200)]

    await tell(world, ada, "hello", *inboxes)
    world.step(minutes=1)
    await world.settle()

    assert {delivery.path for delivery in far.received} == {inbox.removeprefix(far.base) for inbox in inboxes}
    with pytest.raises(ValueError, match="200"):
        await world.house.db.act(send, int(ada.id), wave(world, int(ada.id), "x"), [*inboxes, "https://far.example/x"])


async def test_a_server_that_is_down_gets_everything_later_in_its_order(world: World) -> None:
    ada, far = await world.person("ada"), world.far_server()
    far.is_down = True
    for name in ("one", "two", "three"):
        await tell(world, ada, name, f"{far.base}/inbox")
    asked = (await row_of(world)).failures
    assert asked == 1, "a server that is left alone is not asked for each delivery"

    far.is_down = False
    world.step(minutes=1)
    await world.settle()

    assert waves(far) == ["one", "two", "three"]
    row = await row_of(world)
    assert (row.failing_since, row.failures, row.rests_until) == (None, 0, None)


async def test_a_server_that_is_down_delays_no_other(world: World) -> None:
    ada, far, other = await world.person("ada"), world.far_server(), world.far_server("other.example")
    far.is_down = True

    await tell(world, ada, "hello", f"{far.base}/inbox", f"{other.base}/inbox")

    assert waves(other) == ["hello"]


async def test_a_server_that_refuses_is_not_bothered_again(world: World) -> None:
    ada, far = await world.person("ada"), world.far_server()
    far.refuses = 403

    await tell(world, ada, "hello", f"{far.base}/inbox")
    far.refuses = None
    world.step(days=2)
    await world.settle()

    assert far.received == []
    row = await row_of(world)
    assert (row.delivered, row.lost, row.failing_since) == (0, 1, None)


async def test_what_one_server_cannot_take_yet_is_brought_again(world: World) -> None:
    ada, far = await world.person("ada"), world.far_server()
    far.refuses = 500
    await tell(world, ada, "hello", f"{far.base}/inbox")

    far.refuses = None
    await tell(world, ada, "more", f"{far.base}/inbox")
    assert waves(far) == ["more"]
    world.step(minutes=2)
    await world.settle()

    assert waves(far) == ["more", "hello"]


async def test_what_a_server_can_never_take_ends_on_the_list_of_the_dead(world: World) -> None:
    ada, far = await world.person("ada"), world.far_server()
    far.refuses = 500

    await tell(world, ada, "hello", f"{far.base}/inbox")
    for _ in range(16):
        world.step(hours=8)
        await world.settle()

    [letter] = await dead_deliveries(world.house.db)
    assert (letter.host, letter.error) == ("far.example", "500 Internal Server Error")
    assert await waiting_deliveries(world.house.db) == {}
    assert (await row_of(world)).lost == 1


async def test_a_dead_server_is_given_up_and_found_again(world: World) -> None:
    ada, far = await world.person("ada"), world.far_server()
    far.is_down = True
    await tell(world, ada, "lost", f"{far.base}/inbox")
    for _ in range(40):
        world.step(hours=5)
        await world.settle()
    row = await row_of(world)
    assert row.parked_at is not None
    assert row.lost == 1
    await tell(world, ada, "never-kept", f"{far.base}/inbox")
    assert await waiting_deliveries(world.house.db) == {}

    far.is_down = False
    world.step(days=2)
    await world.settle()
    await tell(world, ada, "hello-again", f"{far.base}/inbox")

    assert waves(far) == ["hello-again"]


async def test_a_dead_server_that_speaks_is_alive(world: World) -> None:
    ada, far = await world.person("ada"), world.far_server()
    mo = far.person("mo")
    far.is_down = True
    await tell(world, ada, "hello", f"{far.base}/inbox")
    assert (await row_of(world)).failing_since is not None

    far.is_down = False
    await mo.tell(mo.activity("Wave", "I am back"))

    assert waves(far) == ["hello"]


async def test_nothing_goes_to_a_closed_server(world: World) -> None:
    ada, far = await world.person("ada"), world.far_server()
    owner = await world.person("owner", role="owner", scopes="read write admin:write")
    far.is_down = True
    await tell(world, ada, "hello", f"{far.base}/inbox")

    await owner.api("POST", "/api/v1/admin/domain_blocks", json={"domain": "far.example", "severity": "suspend"})
    far.is_down = False
    world.step(minutes=5)
    await world.settle()

    assert far.received == []
    assert await waiting_deliveries(world.house.db) == {}


async def test_followers_of_one_server_get_one_delivery(world: World) -> None:
    ada = await world.person("ada")
    far, other = world.far_server(), world.far_server("other.example")
    await befriend(world, ada, far.person("mo"), far.person("kim"), other.person("eve"))

    await world.house.db.act(spread, int(ada.id), wave(world, int(ada.id), "hello"))
    await world.settle()

    assert waves(far) == waves(other) == ["hello"]
    assert [one.path for one in far.received if one.activity["type"] == "Wave"] == ["/inbox"]


async def test_what_nobody_far_hears_leaves_no_trace(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    await ben.api("POST", f"/api/v1/accounts/{ada.id}/follow")
    await world.settle()

    with world.counting() as count:
        await world.house.db.act(spread, int(ada.id), wave(world, int(ada.id), "hello"), (int(ben.id),))

    assert [sql for sql in count.statements if not sql.lower().startswith(("select", "begin", "savepoint"))] == []
    assert await world.house.db.act(_waits) is None


async def _waits(tx: Transaction) -> HostRow | None:
    return await host_row(tx, "far.example")


async def test_a_busy_database_makes_us_bring_nothing_twice(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    ada, far = await world.person("ada"), world.far_server()
    monkeypatch.setattr(noting, "SECONDS_BETWEEN", 0)
    act, refusals = world.house.db.act, iter([Unavailable(), Unavailable()])

    async def busy(action: Any, *about: Any, **more: Any) -> Any:
        if action is note_visit and (refusal := next(refusals, None)):
            raise refusal
        return await act(action, *about, **more)

    monkeypatch.setattr(world.house.db, "act", busy)
    await tell(world, ada, "hello", f"{far.base}/inbox")
    world.step(minutes=1)
    await world.settle()

    assert next(refusals, None) is None
    assert waves(far) == ["hello"]
