"""What other servers bring: taken in once, read in order, again where that helps, and never at the cost of others."""

from collections.abc import Sequence
from typing import Any

import pytest
from sqlalchemy import text

from goodmob.core.database.statements import statement
from goodmob.core.errors import Forbidden
from goodmob.core.house import House
from goodmob.federation.queries.arrivals import dead_arrivals, waiting_arrivals
from goodmob.federation.queries.hosts import host_row
from goodmob.federation.rules.arrival import Arrival
from goodmob.federation.trouble import Passing
from tests.world.far_server import Page
from tests.world.world import World

Json = dict[str, Any]


class Ears:
    """A reader of every Wave and Create that remembers what it heard, and may be made to fail."""

    def __init__(self, world: World, *kinds: str) -> None:
        self.heard: list[Arrival] = []
        self.fails: list[Exception] = []
        world.house.readers = {kind: [self.read] for kind in kinds or ("Wave",)}

    async def read(self, _: House, arrival: Arrival) -> bool:
        """Hears an activity, or fails with the next error there is."""
        if self.fails:
            raise self.fails.pop(0)
        self.heard.append(arrival)
        return True

    @property
    def objects(self) -> Sequence[Any]:
        """What was waved at, in the order in which it was read."""
        return [arrival.activity["object"] for arrival in self.heard]


async def test_what_a_far_person_says_is_read_with_their_account(world: World) -> None:
    ears = Ears(world)
    mo = world.far_server().person("mo")
    ada = await world.person("ada")

    for inbox in ("/inbox", f"/ap/users/{ada.id}/inbox", "/actor/inbox"):
        await mo.tell(mo.activity("Wave", inbox), inbox)

    assert ears.objects == ["/inbox", f"/ap/users/{ada.id}/inbox", "/actor/inbox"]
    [found] = await ada.api("GET", "/api/v1/accounts/search", params={"q": "mo"})
    assert {str(arrival.actor_id) for arrival in ears.heard} == {found["id"]}
    row = await host_row(world.house.db, "far.example")
    assert row is not None
    assert (row.received, row.refused) == (3, 0)


async def test_the_same_activity_is_read_once(world: World) -> None:
    ears = Ears(world)
    mo = world.far_server().person("mo")
    wave, nameless = mo.activity("Wave", 1), {"type": "Wave", "actor": mo.uri, "object": 2}

    for activity in (wave, wave, nameless, nameless):
        await mo.tell(activity)
        world.step(minutes=1)

    assert ears.objects == [1, 2]


async def test_nobody_uses_up_the_address_of_what_another_says(world: World) -> None:
    ears = Ears(world)
    mo, eve = world.far_server().person("mo"), world.far_server().person("eve")
    theirs = mo.activity("Wave", "hello")

    await eve.tell({**theirs, "actor": mo.uri})
    await eve.tell({**theirs, "actor": eve.uri, "object": "stolen"})
    await mo.tell(theirs)

    assert ears.objects == ["stolen", "hello"]


async def test_an_inbox_of_nobody_takes_nothing(world: World) -> None:
    mo = world.far_server().person("mo")

    for number in ("1", "0", "x", "9" * 30):
        assert (await mo.send(mo.activity("Wave", 1), f"/ap/users/{number}/inbox")).status_code == 404


@pytest.mark.parametrize(
    "body",
    [b"", b"[]", b'"Wave"', b"{}", b'{"type": "Wave"}', b'{"actor": "https://far.example/users/mo"}', b'{"a": NaN}'],
)
async def test_what_is_no_activity_is_refused(world: World, body: bytes) -> None:
    mo = world.far_server().person("mo")

    assert (await mo.send(body)).status_code == 400
    assert await waiting_arrivals(world.house.db) == {}


async def test_an_activity_has_its_address_on_the_server_of_its_actor(world: World) -> None:
    mo = world.far_server().person("mo")
    wave = {**mo.activity("Wave", 1), "id": "https://elsewhere.example/waves/1"}

    assert (await mo.send(wave)).status_code == 403


async def test_nobody_elsewhere_speaks_for_ours(world: World) -> None:
    ada = await world.person("ada")
    mo = world.far_server().person("mo")
    base = world.house.settings.base_url
    said = {"id": f"{base}/x", "type": "Wave", "actor": f"{base}/ap/users/{ada.id}", "object": 1}

    assert (await mo.send(said)).status_code == 403


async def test_what_nobody_reads_is_dropped_and_counted(world: World) -> None:
    Ears(world)
    mo = world.far_server().person("mo")

    await mo.tell(mo.activity("Juggle", 1))

    row = await host_row(world.house.db, "far.example")
    assert row is not None
    assert (row.received, row.refused) == (1, 1)
    assert await dead_arrivals(world.house.db) == []


async def test_who_is_refused_is_not_heard_again_and_others_are(world: World) -> None:
    ears = Ears(world)
    ears.fails = [Forbidden()]
    mo = world.far_server().person("mo")

    await mo.tell(mo.activity("Wave", 1))
    await mo.tell(mo.activity("Wave", 2))
    world.step(days=2)
    await world.settle()

    assert ears.objects == [2]


async def test_what_passes_is_read_again_later(world: World) -> None:
    ears = Ears(world)
    ears.fails = [Passing("no answer"), Passing("no answer")]
    mo = world.far_server().person("mo")

    await mo.tell(mo.activity("Wave", 1))
    await mo.tell(mo.activity("Wave", 2))
    assert ears.objects == []
    for _ in range(3):
        world.step(minutes=5)
        await world.settle()

    assert ears.objects == [1, 2]


async def test_what_never_passes_ends_on_the_list_of_the_dead(world: World) -> None:
    ears = Ears(world)
    mo = world.far_server().person("mo")
    ears.fails = [Passing("no answer") for _ in range(10)]

    await mo.tell(mo.activity("Wave", 1))
    for _ in range(10):
        world.step(hours=8)
        await world.settle()

    [letter] = await dead_arrivals(world.house.db)
    assert (letter.host, letter.type, letter.error) == ("far.example", "Wave", "no answer")
    assert ears.objects == []


async def test_what_breaks_a_reader_stops_nothing_else(world: World) -> None:
    ears = Ears(world)
    ears.fails = [KeyError("content")]
    mo = world.far_server().person("mo")

    await mo.tell(mo.activity("Wave", 1))
    await mo.tell(mo.activity("Wave", 2))

    assert ears.objects == [2]
    [letter] = await dead_arrivals(world.house.db)
    assert "KeyError" in letter.error


async def test_readers_are_asked_one_after_the_other(world: World) -> None:
    ears = Ears(world)

    async def pass_on(_: House, arrival: Arrival) -> bool:
        return bool(arrival.activity["object"] == "mine")

    world.house.readers = {"Wave": [pass_on, ears.read]}
    mo = world.far_server().person("mo")

    await mo.tell(mo.activity("Wave", "mine"))
    await mo.tell(mo.activity("Wave", "yours"))

    assert ears.objects == ["yours"]


async def test_the_farewell_of_a_stranger_costs_no_question(world: World) -> None:
    far = world.far_server()
    mo = far.person("mo")
    del far.documents[mo.uri]

    await mo.tell(mo.activity("Delete", mo.uri))

    assert far.asked == []
    assert await world.house.db.value(statement(text("SELECT count(*) FROM arrival_seen"))) == 0


async def test_nothing_is_read_of_a_server_that_was_closed_meanwhile(world: World) -> None:
    ears = Ears(world)
    mo = world.far_server().person("mo")
    owner = await world.person("owner", role="owner", scopes="read write admin:write")
    assert (await mo.send(mo.activity("Wave", 1))).status_code == 202

    await owner.api("POST", "/api/v1/admin/domain_blocks", json={"domain": "far.example", "severity": "suspend"})
    await world.settle()

    assert ears.objects == []
    assert (await mo.send(mo.activity("Wave", 2))).status_code == 403


async def test_what_is_passed_on_is_read_as_its_own_server_says_it(world: World) -> None:
    ears = Ears(world, "Create", "Update", "Delete", "Wave")
    mo = world.far_server().person("mo")
    eve = world.far_server("other.example").person("eve")
    note = mo.note("as Mo wrote it")

    await eve.tell(mo.create({**note, "content": "as Eve would have it"}))
    wave = mo.activity("Wave", "as Mo waved")
    mo.server.documents[wave["id"]] = wave
    await eve.tell({**wave, "object": "as Eve would have it"})
    mo.server.documents[note["id"]] = Page(status=410)
    await eve.tell(mo.activity("Delete", note["id"]))

    assert [arrival.type for arrival in ears.heard] == ["Create", "Wave", "Delete"]
    assert ears.objects == [note, "as Mo waved", note["id"]]
    assert {arrival.actor_uri for arrival in ears.heard} == {mo.uri}


async def test_what_is_passed_on_and_not_true_is_dropped(world: World) -> None:
    ears = Ears(world, "Create", "Delete", "Wave")
    far = world.far_server()
    mo, eve = far.person("mo"), world.far_server("other.example").person("eve")
    note, alien = mo.note("still there"), eve.note("by Eve")
    kim = far.person("kim").note("by Kim")

    await eve.tell(mo.activity("Delete", note["id"]))
    await eve.tell(mo.create(alien))
    await eve.tell(mo.create(kim))
    await eve.tell(mo.activity("Wave", "nowhere to be found"))

    assert ears.heard == []
