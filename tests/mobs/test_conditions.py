"""People join as something, from somewhere, and on conditions: by API, on the page and by reply."""

import h3
import pytest

from goodmob.accounts.actions.delete_account import delete_account
from goodmob.core.clock import DAY, iso
from tests.mobs.calling import MOBS, call, join, look, refused
from tests.mobs.pressing import page_of, press
from tests.mobs.scene import answer
from tests.posts.saying import block
from tests.web.reading import browser_of
from tests.world.books import books
from tests.world.world import World

HOME = "871fb4662ffffff"
AREA = h3.cell_to_parent(HOME, 5)
NEXT_DOOR = h3.cell_to_center_child(h3.cell_to_parent(HOME, 5), 9)
ROLES = [{"name": "cook", "cap": 1}, {"name": "guide", "cap": 2}]


async def test_ada_if_ben_too_and_ben_if_ada_too(world: World) -> None:
    ada, ben, cleo = [await world.person(name) for name in ("ada", "ben", "cleo")]
    mob = await call(world, cleo)

    hers = await join(ada, mob, condition={"acct": "@ben"})
    seen = await cleo.api("GET", f"{MOBS}/{mob['id']}/commitments")
    his = await ben.api("POST", f"{MOBS}/{mob['id']}/join", data={"condition[account_id]": ada.id})

    assert (hers["state"], hers["missing"], hers["condition"]["account"]["acct"]) == ("waiting", 1, "ben")
    assert hers["lacking"] == {"people": 0, "area": 0, "account": True}
    assert seen[0]["condition"]["account"] is None
    assert his["state"] == "confirmed"
    assert (await look(ada, mob))["me"]["state"] == "confirmed"


async def test_if_two_of_my_area_come_and_nothing_finer_is_kept(world: World) -> None:
    ada, ben, cleo = [await world.person(name) for name in ("ada", "ben", "cleo")]
    mob = await call(world, cleo, area_threshold=2)

    hers = await join(ada, mob, cell=HOME, condition={"area": 2})
    await join(ben, mob, cell=NEXT_DOOR)

    assert hers["lacking"] == {"people": 0, "area": 1, "account": False}
    seen = await look(cleo, mob)
    assert (seen["area_threshold"], seen["areas"]) == (2, [{"cell": AREA, "joined": 2, "tipped": True}])
    kept = repr(await books(world.house.db))
    assert AREA in kept
    assert HOME not in kept
    assert NEXT_DOOR not in kept


async def test_areas_are_told_where_they_matter_only(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    mob = await call(world, ben)

    await join(ada, mob, cell=HOME)

    assert (await look(ben, mob))["areas"] == []


async def test_nobody_stands_out_of_an_area_that_is_not_on(world: World) -> None:
    people = [await world.person(name) for name in ("ada", "ben", "cleo", "dora", "mo", "gus")]
    mob = await call(world, people[0], area_threshold=20)

    for person in people[1:5]:
        await join(person, mob, cell=HOME)
    alone = (await look(people[0], mob))["areas"]
    await join(people[5], mob, cell=HOME)

    assert alone == []
    assert (await look(people[0], mob))["areas"] == [{"cell": AREA, "joined": 5, "tipped": False}]


async def test_before_a_moment_on_the_clocks_of_the_mob(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    mob = await call(world, ben, hours=100)
    tomorrow = iso(world.clock.now() + DAY)

    mine = await join(ada, mob, condition={"people": 5, "before": tomorrow})
    world.step(days=1)
    await world.settle()

    assert mine["condition"] == {"people": 5, "area": None, "account": None, "before": tomorrow}
    assert (await look(ada, mob))["me"]["state"] == "expired"


async def test_whom_one_may_not_wait_for(world: World) -> None:
    ada, ben, cleo, mo = [await world.person(name) for name in ("ada", "ben", "cleo", "mo")]
    mob = await call(world, ben)
    await block(cleo, ada)
    await block(ada, mo)
    path = f"{MOBS}/{mob['id']}/join"

    for condition in ({"acct": "@cleo"}, {"account_id": mo.id}, {"acct": "nobody"}, {"acct": "a b"}):
        assert await refused(ada, "POST", path, json={"condition": condition}) == (422, "condition[account]")
    assert await refused(ada, "POST", path, json={"condition": {"acct": "ada"}}) == (422, "condition")
    assert (await look(ada, mob))["me"] is None


WRONG = [
    ({"condition": {"area": 2}}, "condition"),
    ({"condition": {"area": 1}, "cell": HOME}, "condition"),
    ({"condition": {"before": "2001-01-01T00:00:00Z", "people": 2}}, "condition"),
    ({"condition": {"before": "soon", "people": 2}}, "condition[before]"),
    ({"condition": {"before": "2099-01-01T00:00:00Z"}}, "condition"),
    ({"cell": "home"}, "cell"),
    ({"cell": h3.cell_to_parent(HOME, 4)}, "cell"),
    ({"role": "clown"}, "role"),
    ({"role": "c" * 10_000}, "role"),
    ({"hold": True, "condition": {"people": 2}}, "hold"),
]


@pytest.mark.parametrize(("wish", "field"), WRONG, ids=[f"{number}" for number in range(len(WRONG))])
async def test_wishes_that_cannot_be(world: World, wish: dict[str, object], field: str) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    mob = await call(world, ben)

    assert await refused(ada, "POST", f"{MOBS}/{mob['id']}/join", json=wish) == (422, field)


@pytest.mark.parametrize("places", [{"cap": 3}, {"roles": [{"name": "cook", "cap": 1}, {"name": "guide", "cap": 2}]}])
async def test_nobody_waits_for_more_people_than_there_are_places(world: World, places: dict[str, object]) -> None:
    ada, ben, cleo = [await world.person(name) for name in ("ada", "ben", "cleo")]
    mob, endless = await call(world, ben, **places), await call(world, ben)
    path = f"{MOBS}/{mob['id']}/join"

    people = await refused(ada, "POST", path, json={"condition": {"people": 4}})
    area = await refused(ada, "POST", path, json={"cell": HOME, "condition": {"area": 4}})
    browser = await browser_of(world, "ada")
    await press(browser, page_of(mob), "/join", needs="4")

    assert (people, area) == ((422, "condition[people]"), (422, "condition[area]"))
    assert "There are fewer places than that." in (await browser.get(page_of(mob))).text
    assert (await look(ada, mob))["me"] is None
    assert (await join(ada, mob, condition={"people": 3}))["state"] == "waiting"
    assert (await join(cleo, endless, condition={"people": 4}))["state"] == "waiting"


async def test_roles_are_shown_with_their_places(world: World) -> None:
    ada, ben, cleo = [await world.person(name) for name in ("ada", "ben", "cleo")]
    mob = await call(world, cleo, roles=ROLES)

    hers, his = await join(ada, mob, role="Cook"), await join(ben, mob, role="cook")

    assert (hers["state"], hers["role"]) == ("confirmed", "cook")
    assert (his["state"], his["role"], his["position"]) == ("waitlisted", "cook", 1)
    seen = await look(cleo, mob)
    assert (seen["cap"], seen["joined"], seen["waiting"]) == (3, 1, 1)
    assert seen["roles"] == [
        {"name": "cook", "cap": 1, "joined": 1, "waiting": 1},
        {"name": "guide", "cap": 2, "joined": 0, "waiting": 0},
    ]


async def test_a_reply_names_its_role(world: World) -> None:
    ada, ben, cleo = [await world.person(name) for name in ("ada", "ben", "cleo")]
    mob = await call(world, cleo, roles=ROLES)

    await answer(world, ada, mob, "#join 2 guide, with pleasure")
    await answer(world, ben, mob, "#join whatever you need")

    assert [((await look(who, mob))["me"]["role"], (await look(who, mob))["joined"]) for who in (ada, ben)] == [
        ("guide", 3),
        ("cook", 3),
    ]


async def test_a_place_is_held_and_taken(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    mob = await call(world, ben, cap=2)

    held = await join(ada, mob, hold=True)
    taken = await join(ada, mob)

    assert (held["state"], held["offer_expires_at"] is not None) == ("offered", True)
    assert (taken["state"], taken["offer_expires_at"]) == ("confirmed", None)


async def test_on_the_page_for_a_friend_and_an_area(world: World) -> None:
    ada, ben, cleo = [await world.person(name) for name in ("ada", "ben", "cleo")]
    mob = await call(world, cleo, place={"text": "The park", "cell": HOME})
    browser = await browser_of(world, "ada")
    opened = f"{page_of(mob)}/join"

    wished = {"friend": "@ben", "needs": "2", "needs_area": "2", "near": "true", "before": "2099-01-01T12:00"}
    await press(browser, opened, "/join", **wished)

    mine = (await look(ada, mob))["me"]
    assert (mine["condition"]["people"], mine["condition"]["area"]) == (2, 2)
    shown = (await browser.get(page_of(mob))).text
    assert "@ben comes too: not in yet" in shown
    assert "2 come from your area: 1 is missing" in shown
    await join(ben, mob, cell=HOME)
    assert (await look(ada, mob))["me"]["state"] == "confirmed"


async def test_on_the_page_by_role_and_with_a_kept_place(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    mob = await call(world, ben, roles=ROLES)
    browser = await browser_of(world, "ada")

    await press(browser, f"{page_of(mob)}/join", "/join", role="guide", hold="true")
    shown = (await browser.get(page_of(mob))).text
    held = (await look(ada, mob))["me"]
    await press(browser, page_of(mob), "/join")

    assert (held["state"], held["role"]) == ("offered", "guide")
    assert "Take my place" in shown
    assert (await look(ada, mob))["me"]["state"] == "confirmed"


async def test_what_cannot_be_is_said_in_words(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    mob = await call(world, ben)
    browser = await browser_of(world, "ada")

    await press(browser, f"{page_of(mob)}/join", "/join", needs_area="5")

    assert "Say where you come from" in (await browser.get(page_of(mob))).text
    assert (await look(ada, mob))["me"] is None


async def test_a_block_ends_the_waiting_for_one_another(world: World) -> None:
    ada, ben, cleo = [await world.person(name) for name in ("ada", "ben", "cleo")]
    mob = await call(world, cleo)
    await join(ada, mob, condition={"acct": "ben"})

    await block(ben, ada)
    await world.settle()
    await join(ben, mob)

    assert [(one["state"], one["condition"]) for one in ((await look(ada, mob))["me"],)] == [("expired", None)]


async def test_nobody_waits_for_who_is_gone(world: World) -> None:
    ada, ben, cleo = [await world.person(name) for name in ("ada", "ben", "cleo")]
    mob = await call(world, cleo)
    await join(ada, mob, condition={"acct": "ben"})

    await world.house.db.act(delete_account, int(ben.id))
    await world.settle()

    mine = (await look(ada, mob))["me"]
    assert (mine["state"], mine["condition"]) == ("expired", None)
    assert (await look(cleo, mob))["waiting"] == 0
