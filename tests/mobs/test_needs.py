"""A board of rides, tools and roles: who offers and who takes reach each other once both want it."""

import asyncio

import pytest

from tests.mobs.asking import NEEDS, accept, board, everybody_joins, offer, remove_account, take
from tests.mobs.calling import MOBS, refused
from tests.mobs.pressing import press
from tests.mobs.scene import called, told
from tests.posts.saying import block
from tests.web.reading import browser_of
from tests.world.world import Client, World

Village = tuple[Client, Client, Client]


async def village(world: World) -> Village:
    """Ada, Ben and Cleo."""
    return await world.person("ada"), await world.person("ben"), await world.person("cleo")


async def test_ada_offers_seats_and_cleo_gets_one_once_ada_says_yes(world: World) -> None:
    ada, ben, cleo = await village(world)
    mob = await called(world, ben)
    await everybody_joins(mob, ada, cleo)
    ride = await offer(ada, mob, origin="From the station", leaves_at="2026-12-24T10:00:00Z")
    assert (ride["side"], ride["left"], ride["contact"]) == ("offered", 3, "call 555 0100")

    asked = await take(cleo, ride, places=2, contact="mail cleo")
    assert (asked["me"]["state"], asked["left"], asked["contact"]) == ("asked", 3, None)
    [mine] = await board(ada, mob)
    assert [(one["state"], one["places"], one["contact"]) for one in mine["takers"]] == [("asked", 2, None)]
    taken = await accept(ada, ride, cleo)
    await world.settle()

    assert (taken["left"], taken["takers"][0]["contact"]) == (1, "mail cleo")
    [seen] = await board(cleo, mob)
    assert (seen["me"]["state"], seen["contact"], seen["origin"]) == ("accepted", "call 555 0100", "From the station")
    assert [type_ for type_, _ in await told(ada)] == ["mob.need_asked"]
    assert [type_ for type_, _ in await told(cleo)] == ["mob.need_accepted"]
    [strange] = await board(world.anyone, mob)
    assert (strange["contact"], strange["origin"], strange["takers"], strange["me"]) == (None, None, [], None)


async def test_only_who_takes_part_offers_and_takes(world: World) -> None:
    ada, ben, cleo = await village(world)
    mob = await called(world, ben)
    path = f"{MOBS}/{mob['id']}/needs"
    about = {"kind": "tool", "side": "offered", "text": "A ladder"}
    assert (await refused(ada, "POST", path, json=about))[0] == 409
    tool = await offer(ben, mob, kind="tool", places=1)
    await everybody_joins(mob, ada)

    assert (await refused(cleo, "POST", f"{NEEDS}/{tool['id']}/take"))[0] == 409
    assert (await refused(ben, "POST", f"{NEEDS}/{tool['id']}/take"))[0] == 409
    assert (await take(ada, tool))["me"]["state"] == "asked"
    assert (await refused(cleo, "POST", f"{NEEDS}/{tool['id']}/takers/{ada.id}/accept"))[0] == 403
    assert (await refused(cleo, "DELETE", f"{NEEDS}/{tool['id']}"))[0] == 403


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"text": " "}, "text"),
        ({"text": "a" * 201}, "text"),
        ({"places": 0}, "places"),
        ({"places": 21}, "places"),
        ({"contact": "a" * 201}, "contact"),
        ({"kind": "tool", "origin": "home"}, "origin"),
        ({"leaves_at": "soon"}, "leaves_at"),
    ],
)
async def test_what_cannot_be_on_the_board_is_refused(world: World, wrong: dict[str, object], field: str) -> None:
    ben = await world.person("ben")
    mob = await called(world, ben)
    about = {"kind": "ride", "side": "offered", "text": "Seats", **wrong}

    assert await refused(ben, "POST", f"{MOBS}/{mob['id']}/needs", json=about) == (422, field)


async def test_places_are_never_given_twice(world: World) -> None:
    ada, ben, cleo = await village(world)
    mo = await world.person("mo")
    mob = await called(world, ben)
    await everybody_joins(mob, ada, cleo, mo)
    seat = await offer(ada, mob, places=1)
    for who in (cleo, mo):
        await take(who, seat)

    paths = [f"{NEEDS}/{seat['id']}/takers/{who.id}/accept" for who in (cleo, mo)]
    answers = await asyncio.gather(*(ada.post(path) for path in paths))

    assert sorted(answer.status_code for answer in answers) == [200, 409]
    [shown] = await board(ada, mob)
    assert shown["left"] == 0
    assert sorted(one["state"] for one in shown["takers"]) == ["accepted", "asked"]


async def test_cleo_gives_her_seat_back_and_asks_again(world: World) -> None:
    ada, ben, cleo = await village(world)
    mob = await called(world, ben)
    await everybody_joins(mob, ada, cleo)
    ride = await offer(ada, mob, places=1)
    await take(cleo, ride)
    await accept(ada, ride, cleo)

    back = await cleo.api("POST", f"{NEEDS}/{ride['id']}/give_back")

    assert (back["left"], back["me"], back["contact"]) == (1, None, None)
    assert (await take(cleo, ride))["me"]["state"] == "asked"
    await accept(ada, ride, cleo)
    declined = await ada.api("POST", f"{NEEDS}/{ride['id']}/takers/{cleo.id}/decline")
    assert (declined["left"], declined["takers"]) == (1, [])


async def test_what_is_taken_off_the_board_is_gone_and_told(world: World) -> None:
    ada, ben, cleo = await village(world)
    mob = await called(world, ben)
    await everybody_joins(mob, ada, cleo)
    ride = await offer(ada, mob)
    await take(cleo, ride)

    await ben.api("DELETE", f"{NEEDS}/{ride['id']}")
    await world.settle()

    assert await board(cleo, mob) == []
    assert [type_ for type_, _ in await told(cleo)] == ["mob.need_declined"]
    assert (await refused(cleo, "POST", f"{NEEDS}/{ride['id']}/take"))[0] == 409


async def test_contacts_are_forgotten_a_week_after_the_close(world: World) -> None:
    ada, ben, cleo = await village(world)
    mob = await called(world, ben)
    await everybody_joins(mob, ada, cleo)
    ride = await offer(ada, mob, origin="From the station")
    await take(cleo, ride, contact="mail cleo")
    await accept(ada, ride, cleo)
    for days in (1, 5):
        world.step(hours=24 * days)
        await world.settle()
    [kept] = await board(cleo, mob)
    assert (kept["contact"], kept["me"]["contact"]) == ("call 555 0100", "mail cleo")

    world.step(hours=72)
    await world.settle()

    [forgotten] = await board(cleo, mob)
    assert (forgotten["contact"], forgotten["me"]["contact"], forgotten["origin"]) == (None, None, None)


async def test_the_board_goes_with_the_mob(world: World) -> None:
    ada, ben, cleo = await village(world)
    mob = await called(world, ben)
    await everybody_joins(mob, ada, cleo)
    ride = await offer(ada, mob)
    later = {"starts_at": "2026-12-24T10:00:00Z", "ends_at": "2026-12-24T11:00:00Z"}
    await ben.api("PATCH", f"{MOBS}/{mob['id']}", json=later)
    await world.settle()
    world.step(hours=24 * 7)
    await world.settle()
    await take(cleo, ride)
    assert (await accept(ada, ride, cleo))["left"] == 2

    await ben.api("DELETE", f"{MOBS}/{mob['id']}")
    await world.settle()

    assert await board(cleo, mob) == []


async def test_who_blocks_the_other_sees_nothing_of_them(world: World) -> None:
    ada, ben, cleo = await village(world)
    mob = await called(world, ben)
    await everybody_joins(mob, ada, cleo)
    ride = await offer(ada, mob)

    await block(cleo, ada)

    assert await board(cleo, mob) == []
    assert (await refused(cleo, "POST", f"{NEEDS}/{ride['id']}/take"))[0] == 404


async def test_who_is_gone_leaves_nothing_on_the_board(world: World) -> None:
    ada, ben, cleo = await village(world)
    mob = await called(world, ben)
    await everybody_joins(mob, ada, cleo)
    seats, ladder = await offer(ada, mob), await offer(cleo, mob, kind="tool")
    await take(cleo, seats)
    await accept(ada, seats, cleo)
    await take(ada, ladder)

    await remove_account(world, cleo)

    [left] = await board(ada, mob)
    assert (left["id"], left["left"], left["takers"]) == (seats["id"], 3, [])


async def test_the_board_works_in_a_browser(world: World) -> None:
    ada, ben, cleo = await village(world)
    mob = await called(world, ben)
    await everybody_joins(mob, ada, cleo)
    page, driver, guest = f"/mobs/{mob['id']}", await browser_of(world, "ada"), await browser_of(world, "cleo")

    await press(driver, page, "/needs", text="Seats in a red car", places="2", contact="call 555 0100")
    assert "Seats in a red car" in (await world.anyone.get(page)).text
    await press(guest, page, "/take", places="1", contact="mail cleo")
    assert "555 0100" not in (await guest.get(page)).text
    await press(driver, page, f"/takers/{cleo.id}/accept")
    assert "555 0100" in (await guest.get(page)).text
    assert "mail cleo" in (await driver.get(page)).text
    await press(guest, page, "/give_back")
    await press(driver, page, "/remove")

    assert await board(ada, mob) == []
