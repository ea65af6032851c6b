"""Hosts speak to everybody who takes part, and to nobody else, not too often, by API and on the page."""

from tests.mobs.pressing import page_of, press
from tests.mobs.scene import called, joined, told
from tests.web.reading import browser_of
from tests.world.world import World


async def test_who_takes_part_reads_what_the_host_says(world: World) -> None:
    ada, ben, cleo = [await world.person(name) for name in ("ada", "ben", "cleo")]
    mob = await called(world, ben)
    await joined(world, ada, mob)
    path = f"/api/v1/mobs/{mob['id']}/announcements"

    said = await ben.api("POST", path, json={"text": " Bring gloves.\n"})
    await world.settle()

    assert (said["text"], said["mob_id"]) == ("Bring gloves.", mob["id"])
    assert await ada.api("GET", path) == await ben.api("GET", path) == [said]
    assert await told(ada) == [("mob.announcement", mob["status_id"])]
    assert await told(ben) == []
    [notice] = await ada.api("GET", "/api/v1/notifications", params={"types[]": ["mob.announcement"]})
    assert notice["announcement"] == said
    assert (await cleo.get(path)).status_code == 403
    assert (await world.anyone.get(path)).status_code == 401


async def test_only_the_host_speaks_and_says_something(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    mob = await called(world, ben)
    await joined(world, ada, mob)
    path = f"/api/v1/mobs/{mob['id']}/announcements"

    assert (await ada.post(path, json={"text": "Stay at home!"})).status_code == 403
    for text in ("", " \n", "x" * 501):
        refused = await ben.post(path, json={"text": text})
        assert (refused.status_code, refused.json()["field"]) == (422, "text")
    draft = await ben.api("POST", "/api/v1/mobs", json={**_wish(mob), "draft": True})
    assert (await ben.post(f"/api/v1/mobs/{draft['id']}/announcements", json={"text": "Hello"})).status_code == 409
    assert await told(ada) == []


async def test_three_an_hour_are_enough_and_twenty_in_all(world: World) -> None:
    ben = await world.person("ben")
    mob = await called(world, ben, ahead=30 * 24 * 3_600_000_000)
    path = f"/api/v1/mobs/{mob['id']}/announcements"
    for number in range(3):
        await ben.api("POST", path, json={"text": f"Number {number}"})
        world.step(minutes=10)

    refused = await ben.post(path, json={"text": "One more"})
    assert (refused.status_code, refused.headers["retry-after"]) == (429, str(30 * 60))
    for number in range(3, 20):
        world.step(minutes=30)
        await ben.api("POST", path, json={"text": f"Number {number}"})
    world.step(hours=2)
    assert (await ben.post(path, json={"text": "Number 20"})).status_code == 422
    newest = await ben.api("GET", path, params={"limit": 2})
    assert [one["text"] for one in newest] == ["Number 19", "Number 18"]
    older = await ben.api("GET", path, params={"limit": 1, "max_id": newest[-1]["id"]})
    assert [one["text"] for one in older] == ["Number 17"]


async def test_what_is_sent_twice_is_said_once(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    mob = await called(world, ben)
    await joined(world, ada, mob)
    path, once = f"/api/v1/mobs/{mob['id']}/announcements", {"Idempotency-Key": "a"}

    first = await ben.api("POST", path, json={"text": "Bring gloves."}, headers=once)
    again = await ben.api("POST", path, json={"text": "Bring gloves."}, headers=once)
    await world.settle()

    assert first == again
    assert len(await told(ada)) == 1


async def test_the_host_speaks_on_the_page_and_joiners_read_and_mute_it_there(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    mob = await called(world, ben)
    await joined(world, ada, mob)
    host, joiner = await browser_of(world, "ben"), await browser_of(world, "ada")
    page = f"{page_of(mob)}/announcements"

    await press(host, page, "/announcements", text="Bring gloves.")
    await world.settle()

    for browser, address in ((joiner, page_of(mob)), (joiner, page), (host, page), (joiner, "/notifications")):
        assert "Bring gloves." in (await browser.get(address)).text
    assert "Bring gloves." not in (await world.visitor().get(page_of(mob))).text
    assert "<textarea" not in (await joiner.get(page)).text
    refused = await press(host, page, "/announcements", text="   ")
    assert (refused.status_code, "Write something first." in refused.text) == (422, True)

    await press(joiner, page_of(mob), "/hear/mute")
    await ben.api("POST", f"/api/v1{page}", json={"text": "And a bag."})
    await world.settle()
    assert len(await told(ada)) == 1
    await press(joiner, page_of(mob), "/hear/unmute")
    await ben.api("POST", f"/api/v1{page}", json={"text": "And tea."})
    await world.settle()
    assert len(await told(ada)) == 2


def _wish(mob: dict[str, str]) -> dict[str, str]:
    return {name: mob[name] for name in ("title", "starts_at", "ends_at")}
