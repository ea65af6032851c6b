"""The same call goes on in many places: chapters are let in, and what they come to is added up once."""

from tests.mobs.asking import chapter_of, chapters, choose
from tests.mobs.calling import MOBS, call, join, litter, look, refused
from tests.mobs.pressing import press
from tests.mobs.scene import called, told
from tests.web.reading import browser_of
from tests.world.world import World


async def test_nobody_calls_a_chapter_of_a_mob_whose_host_does_not_let_them(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    whole = await call(world, ben)

    wrong = litter(world, parent_id=whole["id"])
    assert await refused(ada, "POST", MOBS, json=wrong) == (422, "parent_id")
    assert (await look(ben, await chapter_of(world, ben, whole)))["chapter_state"] == "accepted"
    await choose(ben, whole, chapters="open")
    assert (await chapter_of(world, ada, whole))["chapter_state"] == "accepted"
    assert len((await look(world.anyone, whole))["chapters"]) == 2


async def test_a_chapter_asks_and_its_figures_count_once_it_is_let_in(world: World) -> None:
    ada, ben, cleo = [await world.person(name) for name in ("ada", "ben", "cleo")]
    whole = await called(world, ben)
    assert await choose(ben, whole, chapters="request") == {
        "chapters": "request",
        "questions": "joiners",
        "wall": "open",
    }
    part = await chapter_of(world, ada, whole)
    await join(cleo, part, party_size=3)
    assert part["chapter_state"] == "asked"
    assert ("mob.chapter_asked", part["status_id"]) in await told(ben)
    assert (await chapters(cleo, whole))["chapters"] == []
    assert [one["state"] for one in (await chapters(ben, whole))["chapters"]] == ["asked"]

    path = f"{MOBS}/{whole['id']}/chapters/{part['id']}"
    assert (await ada.post(f"{path}/accept")).status_code == 403
    await ben.api("POST", f"{path}/accept")
    await world.settle()

    assert ("mob.chapter_accepted", part["status_id"]) in await told(ada)
    shown = await chapters(world.anyone, whole)
    assert (shown["together"]["joined"], shown["own"]["joined"], shown["counted"]) == (3, 0, 1)
    assert shown["chapters"][0]["mob"]["joined"] == 3
    assert shown["as_of"] == shown["chapters"][0]["as_of"]
    await ben.api("POST", f"{path}/decline")
    assert (await chapters(world.anyone, whole))["together"]["joined"] == 0
    assert (await ben.post(f"{path}/accept")).status_code == 409


async def test_deeds_of_chapters_are_added_up_apart_from_the_parents_own(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    whole = await called(world, ben, ahead=0)
    await choose(ben, whole, chapters="open")
    here = await chapter_of(world, ada, whole, ahead=0)
    coats = await chapter_of(world, ada, whole, ahead=0, unit="coats")
    for mob, count in ((whole, 1), (here, 20), (coats, 300)):
        await ada.api("POST", f"{MOBS}/{mob['id']}/deeds", json={"count": count, "quiet": True})

    shown = await chapters(ada, whole)

    assert (shown["own"]["tally"], shown["together"]["tally"]) == (1, 20)
    assert shown["together"]["done"] == 2


async def test_what_few_may_see_or_is_called_off_is_not_added_up(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    whole = await called(world, ben)
    await choose(ben, whole, chapters="open")
    hidden = await chapter_of(world, ada, whole, visibility="private")
    gone = await chapter_of(world, ada, whole)
    for mob in (hidden, gone):
        await join(ada, mob)
    await ada.api("DELETE", f"{MOBS}/{gone['id']}")

    assert (await chapters(ben, whole))["together"]["joined"] == 0
    assert (await chapters(world.anyone, whole))["chapters"] == []
    [own] = (await chapters(ada, whole))["chapters"]
    assert (own["mob"]["id"], own["counted"]) == (hidden["id"], False)
    assert (await look(ada, whole))["chapters"] == []


async def test_a_chapter_has_no_chapters(world: World) -> None:
    ben = await world.person("ben")
    whole = await called(world, ben)
    part = await chapter_of(world, ben, whole)
    other = await called(world, ben)

    assert await refused(ben, "POST", MOBS, json=litter(world, parent_id=part["id"])) == (422, "parent_id")
    path = f"{MOBS}/{whole['id']}"
    assert await refused(ben, "PATCH", path, json={"parent_id": other["id"]}) == (422, "parent_id")


async def test_a_draft_asks_when_it_is_published(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    whole = await called(world, ben)
    await choose(ben, whole, chapters="request")
    draft = await chapter_of(world, ada, whole, draft=True)
    assert (draft["chapter_state"], await told(ben)) == (None, [])

    published = await ada.api("POST", f"{MOBS}/{draft['id']}/publish")

    assert published["chapter_state"] == "asked"


async def test_chapters_are_called_and_let_in_in_a_browser(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    whole = await called(world, ben)
    await choose(ben, whole, chapters="request")
    guest = await browser_of(world, "ada")
    assert f"/mobs/new?parent_id={whole['id']}" in (await guest.get(f"/mobs/{whole['id']}")).text
    part = await chapter_of(world, ada, whole)
    host = await browser_of(world, "ben")
    assert part["title"] in (await host.get(f"/mobs/{whole['id']}/chapters")).text

    pressed = await press(host, f"/mobs/{whole['id']}/chapters", f"/chapters/{part['id']}/accept")

    assert pressed.status_code == 303
    page = (await world.anyone.get(f"/mobs/{whole['id']}/chapters")).text
    assert part["title"] in page
    assert part["id"] in (await look(ada, whole))["chapters"]
