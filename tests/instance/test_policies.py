"""What becomes of far people when staff decide about their server."""

from goodmob.accounts.actions.standing import silence
from goodmob.accounts.queries.accounts import account_by_id
from goodmob.instance.actions.keep_allow_list import change_allow_list
from tests.accounts.visits import staff
from tests.world.far import meet
from tests.world.world import World

BLOCKS = "/api/v1/admin/domain_blocks"


async def standing(world: World, *ids: int) -> list[tuple[str, bool]]:
    await world.settle()
    rows = [await account_by_id(world.house.db, id_) for id_ in ids]
    return [(row.state, row.silenced_at is not None) for row in rows if row]


async def test_people_of_a_suspended_server_are_gone_until_it_is_opened(world: World) -> None:
    mo, ada = await staff(world, "mo"), await world.person("ada")
    ben = await world.house.db.act(meet, "ben")
    cleo = await world.house.db.act(meet, "cleo", "deep.far.example")
    eve = await world.house.db.act(meet, "eve", "near.example")

    made = await mo.api("POST", BLOCKS, data={"domain": "far.example", "severity": "suspend"})
    assert await standing(world, ben, cleo, eve) == [("closed", False), ("closed", False), ("active", False)]
    assert (await ada.get(f"/api/v1/accounts/{ben}")).status_code == 404

    await mo.api("DELETE", f"{BLOCKS}/{made['id']}")
    assert await standing(world, ben, cleo) == [("active", False), ("active", False)]
    assert (await ada.get(f"/api/v1/accounts/{ben}")).status_code == 200


async def test_a_limited_server_limits_its_people_but_not_who_was_limited_by_name(world: World) -> None:
    mo = await staff(world, "mo")
    ben, eve = [await world.house.db.act(meet, name) for name in ("ben", "eve")]

    made = await mo.api("POST", BLOCKS, data={"domain": "far.example", "severity": "silence"})
    assert await standing(world, ben, eve) == [("active", True), ("active", True)]

    await world.house.db.act(silence, eve)
    await mo.api("PUT", f"{BLOCKS}/{made['id']}", data={"severity": "noop"})
    assert await standing(world, ben, eve) == [("active", False), ("active", True)]


async def test_where_only_allowed_servers_are_spoken_with_others_are_gone(world: World) -> None:
    mo = await staff(world, "mo")
    ben, eve = await world.house.db.act(meet, "ben"), await world.house.db.act(meet, "eve", "near.example")
    await mo.api("POST", "/api/v1/admin/domain_allows", data={"domain": "near.example"})

    await world.house.db.act(change_allow_list, int(mo.id), on=True)
    assert await standing(world, ben, eve) == [("closed", False), ("active", False)]
    told = await world.anyone.api("GET", "/api/v2/instance")
    assert told["configuration"]["limited_federation"] is True
    assert await world.anyone.api("GET", "/api/v1/instance/peers") == ["near.example"]

    await world.house.db.act(change_allow_list, int(mo.id), on=False)
    assert await standing(world, ben, eve) == [("active", False), ("active", False)]


async def test_a_crowd_of_one_server_is_gone(world: World) -> None:
    mo = await staff(world, "mo")
    crowd = [await world.house.db.act(meet, f"fan{number}") for number in range(45)]

    await mo.api("POST", BLOCKS, data={"domain": "far.example", "severity": "suspend"})

    assert await standing(world, *crowd) == [("closed", False)] * 45
