"""The home of whoever is signed in: what those say whom they follow, and the form to answer with."""

from tests.posts.saying import block, follow, say
from tests.web.reading import browser_of, link, read, texts
from tests.world.world import World

IN_PLACE = {"HX-Request": "true"}


async def test_home_holds_what_one_follows_and_what_one_says(world: World) -> None:
    ada, ben, cleo = [await world.person(name) for name in ("ada", "ben", "cleo")]
    await follow(ada, ben)
    for who in (ada, ben, cleo):
        await say(who, f"I am {who.username}")
    await say(ben, "For my followers", visibility="private")
    await world.settle()

    page = await read(await browser_of(world, "ada"), "/home")

    assert texts(page, "h1") == ["Home"]
    assert texts(page) == ["For my followers", "I am ben", "I am ada"]
    assert len(page.select("#compose form")) == 1


async def test_strangers_are_asked_to_sign_in_first(world: World) -> None:
    answer = await world.anyone.get("/home")

    assert (answer.status_code, answer.headers["location"]) == (303, "/auth/sign_in?return_to=%2Fhome")


async def test_a_quiet_home_invites(world: World) -> None:
    ada, ben, cleo, mo = [await world.person(name) for name in ("ada", "ben", "cleo", "mo")]
    for who in (ada, ben, cleo):
        await say(who, "In public")
    await say(mo, "For my followers", visibility="private")
    await block(cleo, await world.person("dev"))
    await block(ben, ada)
    await ada.api("DELETE", f"/api/v1/statuses/{(await say(ada, 'Oh'))['id']}")
    browser = await browser_of(world, "dev")
    await world.settle()

    page = await read(browser, "/home")

    assert texts(page, ".invitation h2") == ["It is quiet here"]
    assert texts(page, ".person .handle") == ["@ben", "@ada"]
    for way in page.select(".invitation a"):
        assert (await browser.get(str(way["href"]))).status_code == 200


async def test_home_can_be_paged_through_by_links_to_its_end_and_back(world: World) -> None:
    ada = await world.person("ada")
    for number in range(45):
        await say(ada, str(number))
    browser = await browser_of(world, "ada")
    await world.settle()

    first = await read(browser, "/home")
    second = await read(browser, "/home" + (link(first, "next") or ""))
    third = await read(browser, "/home" + (link(second, "next") or ""))
    back = await read(browser, "/home" + (link(third, "prev") or ""))

    assert [text for page in (first, second, third) for text in texts(page)] == [str(n) for n in range(44, -1, -1)]
    assert texts(back) == texts(second)
    assert link(third, "next") is None
    assert [len(page.select("#compose")) for page in (first, second)] == [1, 0]


async def test_a_script_gets_what_is_new_and_nothing_else(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    await follow(ada, ben)
    known = await say(ben, "Known")
    for word in ("One", "Two"):
        await say(ben, word)
    await world.settle()
    browser = await browser_of(world, "ada")

    answer = await browser.get("/home", params={"min_id": known["id"]}, headers=IN_PLACE)

    assert answer.status_code == 200
    assert "<html" not in answer.text
    assert answer.text.strip().startswith("<li>")
    assert [word in answer.text for word in ("One", "Two", "Known")] == [True, True, False]
    assert answer.text.index("Two") < answer.text.index("One")


async def test_news_that_do_not_fit_stay_countable(world: World) -> None:
    ada = await world.person("ada")
    posts = [await say(ada, f"Number {number}.") for number in range(43)]
    await world.settle()
    browser = await browser_of(world, "ada")

    answer = await browser.get("/home", params={"min_id": posts[0]["id"]}, headers=IN_PLACE)

    assert answer.text.count("<li>") == 40
    assert "Number 1." in answer.text
    assert "Number 42." not in answer.text
