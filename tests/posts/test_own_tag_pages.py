"""The tags that Ada follows and features, in a browser."""

from tests.posts.saying import say
from tests.social.test_buttons import press
from tests.web.reading import browser_of, read, texts
from tests.world.browser import fill
from tests.world.world import World

PLACE = "/settings/tags"


async def test_tags_are_followed_and_left(world: World) -> None:
    ada = await world.person("ada")
    browser = await browser_of(world, "ada")

    for name in ("#Gardening", "tea"):
        await press(browser, PLACE, "/follow", name=name)

    assert texts(await read(browser, PLACE), "[aria-labelledby=followed] bdi") == ["tea", "Gardening"]
    assert [tag["name"] for tag in await ada.api("GET", "/api/v1/followed_tags")] == ["tea", "Gardening"]

    await press(browser, PLACE, "/unfollow")
    assert [tag["name"] for tag in await ada.api("GET", "/api/v1/followed_tags")] == ["Gardening"]


async def test_what_one_writes_about_is_offered_for_the_profile(world: World) -> None:
    ada = await world.person("ada")
    await say(ada, "#Bread and #butter")
    await say(ada, "More #bread")
    browser = await browser_of(world, "ada")
    offered = "form[action$='/feature'] button[name=name]"

    assert texts(await read(browser, PLACE), offered) == ["#Bread", "#butter"]
    await press(browser, PLACE, "/feature", name="bread")
    page = await read(browser, PLACE)
    assert texts(page, "[aria-labelledby=featured] .lists bdi") == ["Bread"]
    assert texts(page, offered) == ["#butter"]

    await press(browser, PLACE, "/unfeature")
    assert await ada.api("GET", "/api/v1/featured_tags") == []


async def test_what_is_no_tag_is_said_and_a_full_profile_too(world: World) -> None:
    ada = await world.person("ada")
    browser = await browser_of(world, "ada")
    for verb in ("follow", "feature"):
        refused = await press(browser, PLACE, f"/{verb}", name="two words")
        assert (refused.status_code, "A tag is one word" in refused.text) == (422, True)

    for number in range(10):
        await ada.api("POST", "/api/v1/featured_tags", json={"name": f"tag{number}"})
    full = await fill(browser, await browser.get(PLACE), form=-1, name="onemore")

    assert (full.status_code, "Take one off first." in full.text) == (422, True)
