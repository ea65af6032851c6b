"""Where people came from and did something is forgotten slice by slice; how many they were stays."""

from goodmob.commitments.actions.do_deed import NewDeed, do_deed
from goodmob.commitments.actions.forget_places import SLICE, forget_places
from goodmob.commitments.queries.areas import largest_areas
from goodmob.commitments.queries.calls import figures_of
from tests.commitments.gathering import call, crowd, everybody, joins
from tests.world.books import books
from tests.world.world import World

PEOPLE = 2 * SLICE + 5


async def test_a_crowd_is_forgotten_in_slices_and_another_call_is_not(world: World) -> None:
    ben = await world.person("ben")
    people = await crowd(world, PEOPLE)
    start = world.clock.now() + 10
    this, other = [await call(world, int(ben.id), starts_at=start, ends_at=start + 10**9) for _ in range(2)]
    world.clock.step(20)
    for who in people:
        await joins(world, this, who, area=f"area {who % 3}")
        await world.house.db.act(do_deed, this, who, NewDeed(2, cell="here"), lane=this)
    await joins(world, other, people[0], area="area 0")
    before = (await figures_of(world.house.db, [this]))[this]

    slices = 1
    while await world.house.db.act(forget_places, this, lane=this):
        slices += 1

    assert slices == 3
    assert not [row for row in await everybody(world, this) if row.area is not None]
    assert "here" not in repr((await books(world.house.db))["deed"])
    assert list(await largest_areas(world.house.db, [this, other], 9)) == [other]
    assert [row.area for row in await everybody(world, other)] == ["area 0"]
    assert (await figures_of(world.house.db, [this]))[this] == before
    assert not await world.house.db.act(forget_places, this, lane=this)
