"""What search engines find, and what they are asked to leave alone."""

from xml.etree import ElementTree

from goodmob.core.clock import DAY
from tests.mobs.calling import call
from tests.posts.saying import STATUSES, do, say
from tests.web.reading import read, set_state
from tests.world.client import Client
from tests.world.world import World

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


async def listed(reader: Client, address: str) -> dict[str, str]:
    """The addresses on a list, and when each changed."""
    answer = await reader.get(address)
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/xml")
    assert answer.headers["cache-control"] == "public, max-age=3600"
    root = ElementTree.fromstring(answer.content)  # noqa: S314  our own answer
    return {one.findtext(f"{SITEMAP}loc") or "": one.findtext(f"{SITEMAP}lastmod") or "" for one in root}


async def every_page(world: World) -> set[str]:
    """All that the index leads to, without the address of the server."""
    found: set[str] = set()
    for part in await listed(world.anyone, "/sitemap.xml"):
        pages = await listed(world.anyone, part)
        assert pages, part
        found |= {page.removeprefix("https://goodmob.test") for page in pages}
    return found


async def wants(person: Client) -> None:
    """Somebody lets search engines in."""
    await person.api("PATCH", "/api/v1/accounts/update_credentials", json={"indexable": True})


async def test_search_engines_find_who_wants_it_and_nothing_else(world: World) -> None:
    ada, ben, cleo = [await world.person(name) for name in ("ada", "ben", "cleo")]
    for person in (ada, cleo):
        await wants(person)
    post = await say(ada, "Tea #canal")
    mob = await call(world, ada)
    hidden = await say(ben, "Mine alone")
    for visibility in ("unlisted", "private", "direct"):
        await say(ada, visibility, visibility=visibility)
    await say(ada, "An answer", in_reply_to_id=hidden["id"])
    await do(ada, "reblog", hidden)
    gone = await say(cleo, "Gone")
    await world.settle()

    found = await every_page(world)

    face = f"/@ada/{mob['status_id']}"
    own = {"/@ada", f"/@ada/{post['id']}", face, f"/mobs/{mob['id']}", "/@cleo", f"/@cleo/{gone['id']}"}
    assert found == {"/", "/explore", "/mobs", "/about", "/tags/canal", *own}
    for page in found:
        robots = (await read(world.anyone, page)).find("meta", attrs={"name": "robots"})
        assert robots is None, page
    await set_state(world, cleo, "suspended")
    await ada.api("DELETE", f"{STATUSES}/{post['id']}")
    await world.settle()
    world.step(hours=2)
    left = {"/", "/explore", "/mobs", "/about", "/@ada", face, f"/mobs/{mob['id']}"}
    assert await every_page(world) - {"/tags/canal"} == left


async def test_what_is_for_this_server_alone_is_not_told_to_robots(world: World) -> None:
    ada = await world.person("ada")
    await wants(ada)
    alone = await say(ada, "Among us", local_only=True)

    found = await every_page(world)

    assert (await world.anyone.get(f"/@ada/{alone['id']}")).status_code == 404
    assert found == {"/", "/explore", "/mobs", "/about", "/@ada"}


async def test_lists_are_of_stretches_of_time_and_tell_what_changed(world: World) -> None:
    ada = await world.person("ada")
    await wants(ada)
    first = await say(ada, "First")
    world.step(hours=72)
    second = await say(ada, "Second")
    today = world.clock.now() // DAY

    parts = await listed(world.anyone, "/sitemap.xml")

    days = [part for part in parts if "/posts/" in part]
    assert days == [f"https://goodmob.test/sitemap/posts/{day}.xml" for day in (today, today - 3)]
    assert [list(await listed(world.anyone, day)) for day in days] == [[second["url"]], [first["url"]]]
    world.step(hours=24)
    await ada.api("PUT", f"{STATUSES}/{first['id']}", json={"status": "Changed"})
    assert list((await listed(world.anyone, days[1])).values()) == ["2026-11-25"]
    for nothing in ("posts/1", f"posts/{today + 9}", "posts/x", "cats/1", f"posts/{2**62}", "posts/-1"):
        assert (await world.anyone.get(f"/sitemap/{nothing}.xml")).status_code == 404, nothing


async def test_robots_are_led_to_the_list_and_kept_from_forms(world: World) -> None:
    answer = await world.anyone.get("/robots.txt")

    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    lines = answer.text.splitlines()
    assert lines[0] == "User-agent: *"
    assert {"Disallow: /api/", "Disallow: /settings/", "Sitemap: https://goodmob.test/sitemap.xml"} <= set(lines)
