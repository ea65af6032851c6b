"""What is said around a mob: its post and its conversation, what quotes it and what links to it, and its feed."""

from tests.mobs.calling import call
from tests.mobs.scene import answer
from tests.posts.saying import STATUSES, block, ids, say
from tests.web.reading import browser_of, read
from tests.world.world import World


async def test_links_and_quotes_belong_to_it_from_wherever_they_are_said(world: World) -> None:
    ada, ben, cleo = [await world.person(name) for name in ("ada", "ben", "cleo")]
    mob, other = await call(world, ben), await call(world, ben, title="Another")
    first = await answer(world, ada, mob, "I come")
    quote = await say(cleo, "Look at this", quoted_status_id=mob["status_id"])
    link = await say(cleo, f"Come along: {mob['url']} and {mob['url']}/report!")
    await say(cleo, f"Not this one: {mob['url']}0")
    secret = await say(cleo, f"@ada only you: {mob['url']}", visibility="direct")
    await world.settle()
    path = f"/api/v1/timelines/mob/{mob['id']}"

    around = [link["id"], quote["id"], first["id"], mob["status_id"]]
    assert ids(await world.anyone.api("GET", path)) == around
    assert ids(await ada.api("GET", path)) == [secret["id"], *around]
    assert ids(await ada.api("GET", f"/api/v1/timelines/mob/{other['id']}")) == [other["status_id"]]
    page = await world.anyone.get(path, params={"limit": 2})
    rest = await world.anyone.get(page.links["next"]["url"])
    assert ids(page.json() + rest.json()) == around
    back = await world.anyone.get(rest.links["prev"]["url"])
    assert ids(back.json()) == around[:2]
    await block(cleo, ada)
    assert ids(await ada.api("GET", path)) == [first["id"], mob["status_id"]]
    await cleo.api("DELETE", f"{STATUSES}/{link['id']}")
    await world.settle()
    assert ids(await world.anyone.api("GET", path)) == around[1:]


async def test_the_page_shows_the_same_and_leads_to_its_feed(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    mob = await call(world, ben)
    await answer(world, ada, mob, "I come along")
    await answer(world, ada, mob, "Only for you", visibility="private")
    place = f"/mobs/{mob['id']}/posts"

    page = await read(await browser_of(world, "ben"), place)
    assert "I come along" in page.text
    [feed] = [found["href"] for found in page.find_all("link", type="application/rss+xml")]
    told = await world.anyone.get(str(feed))
    assert (told.status_code, told.headers["content-type"].split(";")[0]) == (200, "application/rss+xml")
    assert "I come along" in told.text
    assert "Only for you" not in told.text
    private = await call(world, ben, visibility="private")
    for rest in ("posts", "posts.rss"):
        assert (await world.anyone.get(f"/mobs/{private['id']}/{rest}")).status_code == 404
