"""Pages that are lists give a script what is older alone, and say where it goes on."""

import pytest
from bs4 import BeautifulSoup

from tests.posts.saying import do, say
from tests.web.reading import browser_of, link, read, texts
from tests.world.databases import LONG_WALK
from tests.world.world import World

IN_PLACE = {"HX-Request": "true"}


@pytest.mark.parametrize(
    "address", ["/public", "/tags/tea", "/@ada", "/@ada/with_replies", "/bookmarks", "/favourites"]
)
@LONG_WALK
async def test_what_is_older_comes_without_a_page_around_it(world: World, address: str) -> None:
    ada = await world.person("ada")
    for number in range(41):
        post = await say(ada, f"Number {number} #tea")
        for verb in ("bookmark", "favourite"):
            await do(ada, verb, post)
    await world.settle()
    browser = await browser_of(world, "ada")
    first = await read(browser, address)

    answer = await browser.get(address + (link(first, "next") or ""), headers=IN_PLACE)
    second = BeautifulSoup(answer.text, "html.parser")
    last = await browser.get(answer.headers["link"].removeprefix("<").partition(">")[0], headers=IN_PLACE)

    assert texts(second, "li .text")[0] == "Number 20 #tea"
    assert len(second.select("li > article")) == 20
    assert not second.select("html, nav")
    assert texts(BeautifulSoup(last.text, "html.parser"), ".text") == ["Number 0 #tea"]
    assert "link" not in last.headers
