"""Bookmarks and favourites as pages."""

from tests.posts.saying import do, say
from tests.web.reading import browser_of, link, read, texts
from tests.world.browser import fill
from tests.world.world import World


async def test_what_was_kept_stands_latest_first_and_is_nobody_elses(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    posts = [await say(ben, text) for text in ("One", "Two", "Three")]
    for post in (posts[2], posts[0], posts[1]):
        await do(ada, "bookmark", post)
    await do(ada, "favourite", posts[0])
    browser = await browser_of(world, "ada")

    first = await read(browser, "/bookmarks?limit=2")
    second = await read(browser, f"/bookmarks{link(first, 'next')}")

    assert (texts(first), texts(second)) == (["Two", "One"], ["Three"])
    assert texts(await read(browser, "/favourites")) == ["One"]
    assert len(texts(await read(await browser_of(world, "ben"), "/bookmarks"), ".empty")) == 1
    assert (await world.anyone.get("/favourites")).headers["location"].startswith("/auth/sign_in")


async def test_a_tag_is_followed_and_left_by_its_button(world: World) -> None:
    ada = await world.person("ada")
    browser = await browser_of(world, "ada")
    page = await browser.get("/tags/Canal")

    answer = await fill(browser, page)

    assert (answer.status_code, answer.headers["location"]) == (303, "/tags/canal")
    assert [tag["name"] for tag in await ada.api("GET", "/api/v1/followed_tags")] == ["canal"]
    shown = await read(browser, "/tags/canal")
    assert texts(shown, "#follow-tag") == ["Following: unfollow #canal"]

    await fill(browser, await browser.get("/tags/canal"))
    assert texts(await read(browser, "/tags/canal"), "#follow-tag") == ["Follow #canal"]
    assert (await read(world.anyone, "/tags/canal")).select("#follow-tag") == []
