"""People of two Goodmobs take part in one mob: the house that called it alone hands out its places."""

import asyncio
from dataclasses import dataclass

import pytest

from tests.federation.neighbours import Neighbours
from tests.federation.neighbours import neighbours as neighbours
from tests.federation.test_two_houses import follow
from tests.mobs.calling import call, join, leave, look
from tests.mobs.far_mobs import mob_at_home
from tests.mobs.scene import Json, answer
from tests.world.client import Client

PLACES = 3


@dataclass(frozen=True)
class Scene:
    """Ben's mob of three places, which next door knows by their own number of it, and who may want to come."""

    both: Neighbours
    ben: Client
    here: list[Client]
    there: list[Client]
    mob: Json
    copy: Json

    async def pass_time(self, *, hours: float = 0, seconds: float = 0) -> None:
        """Lets time pass on both sides, and what follows from it happen."""
        self.both.here.step(hours=hours, seconds=seconds)
        await self.both.settle()

    async def standings(self) -> list[tuple[str, str, int | None]]:
        """Who has what by the house that hands it out: how each stands, by name."""
        seen = {who.username: (await look(who, self.mob))["me"] for who in self.here}
        told = {who.username: (await look(who, self.copy))["me"] for who in self.there}
        everybody = {name: me for name, me in (seen | told).items() if me is not None}
        return sorted((name, me["state"], me["position"]) for name, me in everybody.items())

    async def assert_both_agree(self) -> None:
        """What next door shows of the mob is what the house that called it says."""
        ours, theirs = await look(self.ben, self.mob), await look(self.there[0], self.copy)
        names = ("title", "state", "cap", "joined", "waiting", "done", "tally", "verified", "starts_at", "ends_at")
        assert {name: theirs[name] for name in names} == {name: ours[name] for name in names}


@pytest.fixture
async def scene(neighbours: Neighbours) -> Scene:
    """Five people here, two next door who follow Ben, and what he calls."""
    ben, *here = [await neighbours.here.person(name) for name in ("ben", "ada", "cleo", "dora", "emil", "finn")]
    there = [await neighbours.there.person(name) for name in ("mo", "nils")]
    for who in there:
        await follow(neighbours, who, ben)
    mob = await call(neighbours.here, ben, cap=PLACES)
    await neighbours.settle()
    return Scene(neighbours, ben, here, there, mob, await mob_at_home(there[0]))


async def everybody_joins(scene: Scene) -> None:
    """All seven at once; then what both houses say to each other, until nothing is left to be said."""
    here = [join(who, scene.mob) for who in scene.here]
    there = [join(who, scene.copy) for who in scene.there]
    await asyncio.gather(*there, *here)
    await scene.both.settle()
    await scene.pass_time(seconds=31)


async def test_seven_people_of_two_houses_share_three_places(scene: Scene) -> None:
    await everybody_joins(scene)

    seen = await look(scene.ben, scene.mob)
    assert (seen["joined"], seen["waiting"]) == (PLACES, 4)
    stand = await scene.standings()
    assert len(stand) == 7
    assert [state for _, state, _ in stand].count("confirmed") == PLACES
    assert {position for _, state, position in stand if state == "waitlisted"} == {1, 2, 3, 4}
    await scene.assert_both_agree()


async def test_a_place_that_is_given_back_next_door_goes_on(scene: Scene) -> None:
    mo, nils = scene.there
    await join(mo, scene.copy)
    await scene.both.settle()
    for who in scene.here:
        await join(who, scene.mob)
    await join(nils, scene.copy)
    await scene.both.settle()
    ada, _, dora, emil, finn = scene.here
    assert ("nils", "waitlisted", 4) in await scene.standings()

    await leave(mo, scene.copy)
    await scene.pass_time(seconds=31)
    assert (await join(dora, scene.mob))["state"] == "confirmed"
    await scene.pass_time(seconds=31)

    assert await scene.standings() == [
        ("ada", "confirmed", None),
        ("cleo", "confirmed", None),
        ("dora", "confirmed", None),
        ("emil", "waitlisted", 1),
        ("finn", "waitlisted", 2),
        ("mo", "released", None),
        ("nils", "waitlisted", 3),
    ]
    await scene.assert_both_agree()

    for who in (emil, finn, ada):
        await leave(who, scene.mob)
        await scene.pass_time(seconds=31)
    await scene.pass_time(seconds=31)
    assert ("nils", "confirmed", None) in await scene.standings()
    await scene.assert_both_agree()


async def test_what_is_done_next_door_counts_in_the_report(scene: Scene) -> None:
    mo, nils = scene.there
    for who in scene.there:
        await join(who, scene.copy)
    await scene.both.settle()
    await join(scene.here[0], scene.mob)
    await scene.pass_time(hours=24)
    await scene.assert_both_agree()

    await scene.here[0].api("POST", f"/api/v1/mobs/{scene.mob['id']}/deeds", json={"count": 1})
    await mo.api("POST", f"/api/v1/mobs/{scene.copy['id']}/deeds", json={"count": 2})
    await answer(scene.both.there, nils, scene.copy, f"@{scene.copy['host']['acct']} There! #did 4")
    for _ in range(2):
        await scene.pass_time(seconds=31)

    live = await look(scene.ben, scene.mob)
    assert (live["state"], live["done"], live["tally"]) == ("live", 3, 7)
    await scene.assert_both_agree()
    for hours in (2, 24, 1):
        await scene.pass_time(hours=hours)
    ours = await scene.ben.api("GET", f"/api/v1/mobs/{scene.mob['id']}/report")
    theirs = await mo.api("GET", f"/api/v1/mobs/{scene.copy['id']}/report")
    names = ("final", "joined", "done", "tally", "verified")
    assert {name: theirs[name] for name in names} == {name: ours[name] for name in names}
    assert (ours["final"], ours["joined"], ours["done"], ours["tally"]) == (True, 3, 3, 7)
    await scene.assert_both_agree()
