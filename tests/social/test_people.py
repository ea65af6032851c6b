"""Lists of people as pages: followers, followed, those who ask to follow, those blocked and muted."""

from tests.posts.saying import block, follow
from tests.web.reading import browser_of, link, read, texts
from tests.world.browser import fill, forms_of
from tests.world.world import World

CREDENTIALS = "/api/v1/accounts/update_credentials"


async def test_followers_and_followed_are_listed_newest_first(world: World) -> None:
    ada, ben, cleo = [await world.person(name) for name in ("ada", "ben", "cleo")]
    await ben.api("PATCH", CREDENTIALS, json={"note": "Teaches & <rows>"})
    await follow(ben, ada)
    await follow(cleo, ada)
    await follow(ada, ben)

    followers = await read(world.anyone, "/@ada/followers")

    assert texts(followers, ".person .name") == ["cleo", "ben"]
    assert texts(followers, ".person__note") == ["Teaches & <rows>"]
    assert followers.select(".person form") == []
    assert texts(await read(world.anyone, "/@ada/following"), ".person .name") == ["ben"]
    assert texts(await read(await browser_of(world, "ada"), "/@ada/followers"), ".person button") == [
        "Follow back cleo",
        "Following: unfollow ben",
    ]
    assert texts(await read(world.anyone, "/@cleo/followers"), ".empty") == ["Nobody follows this account yet."]


async def test_long_lists_have_pages(world: World) -> None:
    ada = await world.person("ada")
    for name in ("ben", "cleo", "mo"):
        await follow(await world.person(name), ada)

    first = await read(world.anyone, "/@ada/followers?limit=2")
    second = await read(world.anyone, f"/@ada/followers{link(first, 'next')}")

    assert (texts(first, ".person .name"), texts(second, ".person .name")) == (["mo", "cleo"], ["ben"])


async def test_who_hides_them_shows_them_to_nobody_else(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    await follow(ben, ada)
    await ada.api("PATCH", CREDENTIALS, json={"hide_collections": True})

    assert (await world.anyone.get("/@ada/followers")).status_code == 403
    assert (await (await browser_of(world, "ben")).get("/@ada/following")).status_code == 403
    assert texts(await read(await browser_of(world, "ada"), "/@ada/followers"), ".person .name") == ["ben"]


async def test_who_is_blocked_is_not_met_there(world: World) -> None:
    ada, ben, cleo = [await world.person(name) for name in ("ada", "ben", "cleo")]
    for follower in (ben, cleo):
        await follow(follower, ada)
    await block(ben, cleo)

    assert texts(await read(await browser_of(world, "ben"), "/@ada/followers"), ".person .name") == ["ben"]


async def test_who_asks_to_follow_is_let_in_or_refused(world: World) -> None:
    ada, ben, cleo = [await world.person(name) for name in ("ada", "ben", "cleo")]
    await ada.api("PATCH", CREDENTIALS, json={"locked": True})
    for asking in (ben, cleo):
        await follow(asking, ada)
    browser = await browser_of(world, "ada")

    page = await browser.get("/follow_requests")
    await fill(browser, page, form=1)
    token = {"csrf_token": forms_of(page)[0].values["csrf_token"]}
    refused = await browser.post(f"/follow_requests/{cleo.id}/refuse", data=token)

    assert refused.headers["location"] == "/follow_requests"
    assert texts(await read(browser, "/follow_requests"), ".empty") == ["Nobody is waiting."]
    assert texts(await read(browser, "/@ada/followers"), ".person .name") == ["ben"]
    assert (await browser.post(f"/follow_requests/{cleo.id}/accept", data=token)).status_code == 404


async def test_blocks_and_mutes_are_part_of_the_settings(world: World) -> None:
    ada, ben, cleo = [await world.person(name) for name in ("ada", "ben", "cleo")]
    await block(ada, ben)
    await ada.api("POST", f"/api/v1/accounts/{cleo.id}/mute")
    browser = await browser_of(world, "ada")

    blocks, mutes = await browser.get("/settings/blocks"), await browser.get("/settings/mutes")
    assert ("@ben" in blocks.text, "@cleo" in mutes.text) == (True, True)
    answers = [await fill(browser, page) for page in (blocks, mutes)]

    assert [answer.headers["location"] for answer in answers] == ["/settings/blocks", "/settings/mutes"]
    assert texts(await read(browser, "/settings/blocks"), ".empty") == ["You block nobody."]
    assert texts(await read(browser, "/settings/mutes"), ".empty") == ["You mute nobody."]
