"""The frame around every page: the ways to go, who is signed in, and the way out."""

import json

from tests.web.reading import browser_of, read, texts
from tests.world.browser import sign_out
from tests.world.world import World


async def test_strangers_find_the_ways_and_the_doors(world: World) -> None:
    page = await read(world.anyone, "/")

    assert (texts(page, ".rail .nav")[0], texts(page, ".rail .nav:not(.nav--search)")[-1]) == ("Public", "About")
    assert texts(page, ".rail [aria-current=page]") == ["Public"]
    assert texts(page, ".rail .entrances a") == ["Join", "Sign in"]
    assert page.select(".tabbar, #leave") == []


async def test_whoever_is_signed_in_sees_it_and_finds_the_own_profile(world: World) -> None:
    ada = await world.person("ada")
    await ada.api("PATCH", "/api/v1/accounts/update_credentials", json={"display_name": "Ada <Lind>"})
    browser = await browser_of(world, "ada")

    page = await read(browser, "/@ada")

    assert texts(page, ".rail .me") == ["Ada <Lind>@ada"]
    assert texts(page, ".rail a.nav:not(.nav--search)") == texts(page, ".tabbar a")
    assert texts(page, ".rail a.nav:not(.nav--search)")[-1] == "Settings"
    for way in page.select(".rail a, .tabbar a, .side .search"):
        assert (await browser.get(str(way.get("href") or way["action"]))).status_code == 200


async def test_everybody_can_leave_from_every_page(world: World) -> None:
    await world.person("ada")
    browser = await browser_of(world, "ada")
    page = await browser.get("/about")

    answer = await sign_out(browser, page)

    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    assert texts(await read(browser, "/"), ".rail .entrances a") == ["Join", "Sign in"]
    assert (await browser.get("/settings/profile")).status_code == 303


async def test_where_the_source_is_told_it_is_linked(world: World) -> None:
    assert "Source code" not in texts(await read(world.anyone, "/"), ".foot a")
    world.change(source_url="https://code.example/goodmob")

    page = await read(world.anyone, "/")

    assert [found["href"] for found in page.select(".foot a") if found.text == "Source code"] == [
        "https://code.example/goodmob"
    ]


async def test_a_theme_is_chosen_and_kept(world: World) -> None:
    browser = world.visitor()

    pages = [
        await read(browser, address) for address in ("/about", "/about?theme=dark&x=1", "/", "/?theme=system", "/")
    ]

    assert [page.html and page.html.get("data-theme") for page in pages] == [None, "dark", "dark", None, None]
    assert [page.select_one("meta[name=color-scheme]")["content"] for page in pages[1:4]] == [  # type: ignore[index]
        "dark",
        "dark",
        "light dark",
    ]
    assert len(pages[0].select("meta[name=theme-color]")) == 2
    assert len(pages[1].select("meta[name=theme-color]")) == 1
    assert "?x=1&theme=light" in [found["href"] for found in pages[1].select(".foot a")]


async def test_no_other_theme_is_taken(world: World) -> None:
    page = await read(world.visitor(), "/about?theme=%22neon")

    assert page.html is not None
    assert page.html.get("data-theme") is None


async def test_keys_are_listed_and_lead_where_the_page_says(world: World) -> None:
    await world.person("ada")

    theirs = await read(world.anyone, "/about")
    mine = await read(await browser_of(world, "ada"), "/about")

    assert texts(mine, ".keys dt")[:11] == ["j k", "Enter", "o", "x", "l", "b", "r", "n", ".", "/", "g h"]
    assert texts(mine, ".keys dt")[-3:] == ["g p", "Esc", "?"]
    ways = [json.loads(str(found["data-ways"])) for page in (theirs, mine) for found in page.select("key-map")]
    assert [way["h"] for way in ways] == ["/", "/home"]
    assert (ways[1]["n"], ways[1]["m"], ways[1]["s"]) == ("/notifications", "/mobs", "/settings")
    assert [found["data-write"] for page in (theirs, mine) for found in page.select("key-map")] == ["", "/compose"]


async def test_a_script_that_asks_for_a_part_of_a_page_makes_nobody_gather_the_frame(world: World) -> None:
    ada = await world.person("ada")
    await ada.api("POST", "/api/v1/statuses", json={"status": "#tea"})
    browser = await browser_of(world, "ada")
    asked = []

    for headers in ({}, {"HX-Request": "true"}):
        with world.counting() as count:
            answer = await browser.get("/conversations/unread", headers=headers)
        assert answer.text == "0"
        asked.append(count.statements)

    assert len(asked[1]) < len(asked[0])
