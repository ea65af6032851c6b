"""Saved searches in a browser: kept, read, called differently and deleted, by whose they are alone."""

from tests.discovery.looking import open_up
from tests.discovery.saving import SEARCHES, save
from tests.posts.saying import say
from tests.social.test_buttons import press
from tests.web.reading import browser_of, link, read, texts
from tests.world.browser import forms_of
from tests.world.world import World

NAMES = ".savedsearches bdi"


async def test_a_search_is_kept_and_read_as_a_timeline(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    await open_up(ben)
    for number in range(21):
        await say(ben, f"Kite {number}")
    await world.settle()
    browser = await browser_of(world, "ada")

    feed = (await press(browser, "/search?q=kite", "/searches")).headers["location"]
    first = await read(browser, feed)
    assert texts(first, "h1") == ["kite"]
    assert texts(first) == [f"Kite {number}" for number in range(20, 0, -1)]
    older = await read(browser, feed + str(link(first, "next")))
    assert texts(older) == ["Kite 0"]
    newer = await read(browser, feed + str(link(older, "prev")))
    assert texts(newer) == texts(first)
    assert [kept["query"] for kept in await ada.api("GET", SEARCHES)] == ["kite"]


async def test_a_search_is_called_differently_tells_and_is_deleted(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    await open_up(ben)
    kept = await save(ada, "kite")
    address = f"/searches/{kept['id']}"
    browser = await browser_of(world, "ada")

    await press(browser, "/searches", address, title="Kites", alert="1")
    assert texts(await read(browser, "/searches"), NAMES) == ["Kites"]
    await say(ben, "A kite")
    await world.settle()
    page = await read(browser, "/notifications")
    assert texts(page, ".told .why a[href^='/searches/']") == ["Kites"]
    assert texts(page) == ["A kite"]

    too_long = await press(browser, "/searches", address, title="k" * 101)
    assert (too_long.status_code, "This name is too long." in too_long.text) == (422, True)
    token = {"csrf_token": forms_of(await browser.get("/searches"))[0].values["csrf_token"]}
    assert (await browser.post(f"{address}/delete", data=token)).headers["location"] == "/searches"
    assert texts(await read(browser, "/searches"), NAMES) == []
    assert (await browser.get(address)).status_code == 404


async def test_what_cannot_be_kept_is_said(world: World) -> None:
    ada = await world.person("ada")
    browser = await browser_of(world, "ada")

    said = {}
    for query in ("-kite", "kite from:nobody"):
        said[query] = await press(browser, f"/search?q={query}", "/searches")
    assert "Such a search cannot be saved." in said["-kite"].text
    assert "names somebody who is not known here" in said["kite from:nobody"].text
    assert {answer.status_code for answer in said.values()} == {422}
    for _ in range(20):
        await save(ada, "kite")
    answer = await press(browser, "/search?q=tea", "/searches")
    assert (answer.status_code, "as many saved searches as there may be" in answer.text) == (422, True)


async def test_nobody_else_reads_or_changes_it(world: World) -> None:
    ada = await world.person("ada")
    await world.person("ben")
    kept = await save(ada, "kite", alert=True)
    ben = await browser_of(world, "ben")
    token = {"csrf_token": forms_of(await ben.get("/search?q=tea"))[0].values.get("csrf_token", "")}

    answers = [await ben.get(f"/searches/{kept['id']}")]
    answers += [await ben.post(f"/searches/{kept['id']}{end}", data={**token, "title": "x"}) for end in ("", "/delete")]
    assert {answer.status_code for answer in answers} <= {403, 404}
    assert await ada.api("GET", SEARCHES) == [kept]
    assert "/searches" not in (await world.anyone.get("/search?q=tea")).text
