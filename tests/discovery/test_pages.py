"""Exploring and searching in a browser."""

from bs4 import BeautifulSoup

from tests.discovery.looking import open_up
from tests.posts.saying import block, follow, say
from tests.web.reading import browser_of, link, read, texts
from tests.world.world import World

CREDENTIALS = "/api/v1/accounts/update_credentials"


async def test_tags_stand_in_the_order_of_how_many_people_use_them(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    for who in (ada, ben):
        await say(who, "#Canal")
    for _ in range(3):
        await say(ada, "#tea")
    await say(ben, "#hidden", visibility="private")

    page = await read(world.anyone, "/explore")

    assert texts(page, ".tags a") == ["#Canal", "#tea"]
    assert texts(page, ".tags .meta") == ["2 people this week", "1 person this week"]

    world.step(days=8)
    assert texts(await read(world.anyone, "/explore"), ".tags a") == []


async def test_people_are_suggested_who_want_it_and_are_not_known_yet(world: World) -> None:
    ada, ben, cleo, mo = [await world.person(name) for name in ("ada", "ben", "cleo", "mo")]
    for who in (ada, ben, cleo):
        await who.api("PATCH", CREDENTIALS, json={"discoverable": True})
    for who in (ada, ben, cleo, mo):
        await say(who)
        world.step(seconds=1)

    assert texts(await read(world.anyone, "/explore"), ".person .name") == ["cleo", "ben", "ada"]
    await follow(mo, cleo)
    await block(mo, ben)
    page = await read(await browser_of(world, "mo"), "/explore")
    assert texts(page, ".person .name") == ["ada"]
    assert texts(page, ".person button") == ["Follow ada"]


async def test_what_people_here_say_is_shown_without_those_hidden(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    await say(ada, "Of Ada")
    await say(ben, "Of Ben")
    await say(ben, "Quiet", visibility="unlisted")
    await block(ada, ben)

    assert texts(await read(world.anyone, "/explore")) == ["Of Ben", "Of Ada"]
    assert texts(await read(await browser_of(world, "ada"), "/explore")) == ["Of Ada"]


async def test_a_search_finds_people_tags_and_a_post_by_its_address(world: World) -> None:
    ada = await world.person("ada")
    await world.person("adam")
    post = await say(ada, "Out on the #adriatic")

    both = await read(world.anyone, "/search?q=ad")
    address = await read(world.anyone, f"/search?q={post['url']}")

    assert (texts(both, ".person .name"), texts(both, "main .tags a")) == (["ada", "adam"], ["#adriatic"])
    assert texts(await read(world.anyone, "/search?q=%23ad"), ".person .name") == []
    assert texts(address) == ["Out on the #adriatic"]
    assert len(texts(await read(world.anyone, "/search?q=zz"), ".empty")) == 1
    assert texts(await read(world.anyone, "/search"), ".empty") == []


async def test_a_search_finds_posts_by_their_words_page_by_page(world: World) -> None:
    ada = await world.person("ada")
    await open_up(ada)
    for number in range(23):
        await say(ada, f"Kite number {number}")
    await world.settle()

    first = await read(world.anyone, "/search?q=kite")
    second = await read(world.anyone, f"/search{link(first, 'next')}")

    assert texts(first) == [f"Kite number {number}" for number in range(22, 2, -1)]
    assert texts(second) == [f"Kite number {number}" for number in range(2, -1, -1)]
    assert texts(await read(world.anyone, '/search?q="number 7"')) == ["Kite number 7"]
    tips = await read(world.anyone, "/search")
    assert "from:me" in texts(tips, ".tips code")
    assert "before, after or on a day" in texts(tips, ".tips dd")


async def test_a_script_is_given_what_a_search_finds_below_and_above(world: World) -> None:
    ada = await world.person("ada")
    await open_up(ada)
    posts = [await say(ada, f"Kite number {number}") for number in range(23)]
    await world.settle()
    browser, script = await browser_of(world, "ada"), {"HX-Request": "true"}

    page = await read(browser, "/search?q=kite")
    below = await browser.get(f"/search{link(page, 'next')}", headers=script)
    above = await browser.get(f"/search?q=kite&min_id={posts[20]['id']}", headers=script)
    nothing = await browser.get(f"/search?q=&max_id={posts[20]['id']}", headers=script)

    assert page.select_one("more-posts[for=timeline]") is not None
    assert page.select_one('a[href="/deck/add?kind=search&subject=kite"]') is not None
    assert texts(BeautifulSoup(below.text, "html.parser"), ".text") == [f"Kite number {n}" for n in range(2, -1, -1)]
    assert "<html" not in below.text
    assert "Link" not in below.headers
    assert texts(BeautifulSoup(above.text, "html.parser"), ".text") == ["Kite number 22", "Kite number 21"]
    assert nothing.text.strip() == ""


async def test_a_search_shows_no_post_that_is_not_for_the_reader(world: World) -> None:
    ada = await world.person("ada")
    post = await say(ada, "Secret", visibility="private")

    assert texts(await read(world.anyone, f"/search?q={post['url']}")) == []
    assert texts(await read(await browser_of(world, "ada"), f"/search?q={post['url']}")) == ["Secret"]


async def test_what_is_talked_about_stands_beside_every_page(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    for person in (ada, ben):
        await say(person, "Along the water #CanalHour")
    await say(ben, "#NightTram")

    page = await read(world.anyone, "/about")

    assert texts(page, ".side .tags a") == ["#CanalHour", "#NightTram"]
    assert texts(await read(world.anyone, "/explore"), ".side .tags a") == []
