"""Who does not want to be named in who brought whom is somebody: no id, no name, no picture, no link anywhere."""

import json
from typing import Any

from goodmob.accounts.events import AccountDeleted
from goodmob.core.database.interface import Transaction
from goodmob.mobs.queries.cascade import cascade_summary
from tests.mobs.bringing import branches, comes, does, tree
from tests.mobs.calling import MOBS, join, leave
from tests.mobs.scene import called
from tests.posts.saying import block
from tests.world.world import Client, World

PREFERENCES = "/api/v1/mob_preferences"


async def chain(world: World, *names: str) -> tuple[Any, list[Client]]:
    """A mob of Ben's, to which each of these was brought by the one before."""
    people = [await world.person(name) for name in names]
    mob = await called(world, await world.person("ben"))
    for number, who in enumerate(people):
        await comes(world, who, mob, by=people[number - 1] if number else None)
    return mob, people


def told_of(who: Client, told: Any) -> bool:
    """Whether the id or the name of somebody stands anywhere in an answer."""
    text = json.dumps(told)
    return f'"{who.id}"' in text or who.username in text


async def test_an_unnamed_person_keeps_the_place_and_nothing_else(world: World) -> None:
    mob, [ada, cleo, mo] = await chain(world, "ada", "cleo", "mo")
    before = (await tree(world.anyone, mob))["summary"]
    mine = await cleo.api("PATCH", f"{MOBS}/{mob['id']}/cascade", json={"named": False})
    assert (mine["named"], mine["invited_by"]) == (False, ada.id)

    for viewer in (world.anyone, ada, mo, await world.person("dora")):
        seen = await tree(viewer, mob)
        assert not told_of(cleo, seen), viewer.username
        assert seen["summary"] == before
        [node] = [one for one in seen["nodes"] if one["account"] is None]
        assert (node["via"], node["brought"], node["depth"]) == (None, 1, 1)
    assert await branches(ada, mob) == [("", "ada", 1, 0), ("ada", "-", 0, 0), ("mo", "", 2, 0)]
    assert await branches(cleo, mob) == [("ada", "-", 0, 0), ("cleo", "ada", 1, 0), ("mo", "cleo", 2, 0)]


async def test_other_lists_do_not_tell_either_who_somebody_is(world: World) -> None:
    mob, [ada, cleo, mo] = await chain(world, "ada", "cleo", "mo")
    await cleo.api("PATCH", f"{MOBS}/{mob['id']}/cascade", json={"named": False})

    for viewer in (world.anyone, ada, mo):
        listed = await viewer.api("GET", f"{MOBS}/{mob['id']}/commitments")
        assert {one["account"]["id"]: (one["invited_by"], one["last_invited_by"]) for one in listed} == {
            who.id: (None, None) for who in (ada, cleo, mo)
        }
        shown = [one["named"] for one in listed]
        assert [named for named in shown if named is not None] == ([] if viewer is world.anyone else [True])
    [hers] = [one for one in await cleo.api("GET", f"{MOBS}/{mob['id']}/commitments") if one["named"] is not None]
    assert (hers["invited_by"], hers["named"]) == (ada.id, False)


async def test_the_order_and_the_keys_tell_nothing(world: World) -> None:
    mob, people = await chain(world, *(f"one{number}" for number in range(8)))
    nodes = (await tree(world.anyone, mob))["nodes"]
    keys = {node["account"]["id"]: node["id"] for node in nodes}
    commitments = {one["id"] for one in await people[0].api("GET", f"{MOBS}/{mob['id']}/commitments")}
    assert not set(keys.values()) & (set(keys) | commitments)
    assert [int(node["id"]) for node in nodes] == sorted((int(key) for key in keys.values()), reverse=True)
    hidden = people[3]
    await hidden.api("PATCH", f"{MOBS}/{mob['id']}/cascade", json={"named": False})
    assert keys[hidden.id] not in {node["id"] for node in (await tree(world.anyone, mob))["nodes"]}


async def test_one_choice_for_all_mobs_and_another_for_one(world: World) -> None:
    mob, [ada, cleo] = await chain(world, "ada", "cleo")
    keys = {node["id"] for node in (await tree(cleo, mob))["nodes"]}
    assert await cleo.api("GET", PREFERENCES) == {"named": True}
    assert await cleo.api("PUT", PREFERENCES, json={"named": False}) == {"named": False}
    await world.settle()
    assert await cleo.api("GET", PREFERENCES) == {"named": False}
    assert not told_of(cleo, seen := await tree(ada, mob))
    assert len(keys & {node["id"] for node in seen["nodes"]}) == 1

    await cleo.api("PATCH", f"{MOBS}/{mob['id']}/cascade", json={"named": True})
    assert told_of(cleo, await tree(ada, mob))


async def test_who_joins_unnamed_is_never_named(world: World) -> None:
    mob, [ada] = await chain(world, "ada")
    cleo = await world.person("cleo")
    mine = await join(cleo, mob, invited_by=ada.id, named=False)
    assert mine["named"] is False
    assert not told_of(cleo, await tree(ada, mob))
    await world.settle()
    assert not told_of(cleo, await tree(ada, mob))
    assert await branches(cleo, mob) == [("ada", "-", 0, 0), ("cleo", "ada", 1, 0)]
    dora = await world.person("dora")
    assert (await dora.patch(f"{MOBS}/{mob['id']}/cascade", json={"named": False})).status_code == 404


async def test_between_whom_there_is_a_block_is_somebody(world: World) -> None:
    mob, [ada, cleo, mo] = await chain(world, "ada", "cleo", "mo")
    await block(cleo, mo)

    assert await branches(mo, mob) == [("", "ada", 1, 0), ("ada", "-", 0, 0), ("mo", "", 2, 0)]
    assert await branches(cleo, mob) == [("", "cleo", 2, 0), ("ada", "-", 0, 0), ("cleo", "ada", 1, 0)]
    assert not told_of(cleo, await tree(mo, mob))
    assert len(await branches(ada, mob)) == 3
    mine = (await mo.api("GET", f"{MOBS}/{mob['id']}"))["me"]
    assert (mine["invited_by"], mine["last_invited_by"]) == (None, None)


async def test_who_left_has_a_place_only_for_whom_they_brought(world: World) -> None:
    mob, [ada, cleo, mo] = await chain(world, "ada", "cleo", "mo")
    for who in (mo, cleo):
        await leave(who, mob)
        await world.settle()
    assert await branches(ada, mob) == [("", "ada", 1, 0), ("ada", "-", 0, 0)]
    summary = (await tree(ada, mob))["summary"]
    assert (summary["invited"], summary["depth"]) == (0, 2)


async def test_the_credit_of_a_deleted_account_is_nobodys(world: World) -> None:
    mob, [ada, cleo, _, _] = await chain(world, "ada", "cleo", "mo", "dora")
    await cleo.api("POST", f"{MOBS}/{mob['id']}/invitation")
    await cleo.api("PUT", PREFERENCES, json={"named": True})

    async def delete(tx: Transaction) -> None:
        await tx.announce(AccountDeleted(int(cleo.id)))

    await world.house.db.act(delete)
    await world.settle()

    assert await branches(ada, mob) == [("ada", "-", 0, 0), ("dora", "mo", 1, 0), ("mo", "-", 0, 0)]
    assert (await tree(ada, mob))["summary"]["depth"] == 1


async def test_the_report_names_only_those_who_agreed(world: World) -> None:
    mob, [ada, cleo, mo] = await chain(world, "ada", "cleo", "mo")
    world.step(hours=1, minutes=1)
    await world.settle()
    for who in (ada, cleo, mo):
        await does(world, who, mob)
    summary = await cascade_summary(world.house.db, int(mob["id"]))
    assert summary == (2, 2, 2, 0.67, ())

    await ada.api("PUT", PREFERENCES, json={"named": True})
    await cleo.api("PATCH", f"{MOBS}/{mob['id']}/cascade", json={"named": False})
    summary = await cascade_summary(world.house.db, int(mob["id"]))
    assert summary.recruiters == ((int(ada.id), 1),)
