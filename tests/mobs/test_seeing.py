"""Who comes upon which mobs on pages, and what of them is told to whom."""

from typing import Any

import pytest

from goodmob.core.clock import HOUR, MINUTE
from tests.mobs.pressing import page_of
from tests.mobs.scene import called, joined
from tests.web.reading import browser_of, meta, read, texts
from tests.world.browser import forms_of
from tests.world.world import World


async def test_who_may_not_see_it_finds_nothing(world: World) -> None:
    await world.person("ada")
    ben = await world.person("ben")
    mob = await called(world, ben, visibility="private")
    ada = await browser_of(world, "ada")
    token = forms_of(await ada.get("/mobs/new"))[0].values["csrf_token"]

    for part in ("", "/report", "/card", "/hero", "/deeds", "/people", "/deeds/1", "/join", "/edit"):
        assert (await ada.get(page_of(mob) + part)).status_code == 404, part
    for part in ("/join", "/leave", "/check_in", "/deeds", "/edit", "/publish", "/cancel"):
        answer = await ada.post(page_of(mob) + part, data={"csrf_token": token})
        assert answer.status_code == 404, part


async def test_only_its_host_can_change_it(world: World) -> None:
    await world.person("ada")
    ben = await world.person("ben")
    mob = await called(world, ben)
    ada = await browser_of(world, "ada")
    token = forms_of(await ada.get("/mobs/new"))[0].values["csrf_token"]

    assert (await ada.get(f"{page_of(mob)}/edit")).status_code == 403
    for part in ("/edit", "/publish", "/cancel"):
        assert (await ada.post(page_of(mob) + part, data={"csrf_token": token})).status_code == 403, part


@pytest.mark.parametrize(("visibility", "hidden"), [("public", None), ("unlisted", "noindex, noarchive")])
async def test_search_engines_are_told_of_public_ones(world: World, visibility: str, hidden: str | None) -> None:
    ben = await world.person("ben")
    await ben.api("PATCH", "/api/v1/accounts/update_credentials", data={"discoverable": True, "indexable": True})
    mob = await called(world, ben, visibility=visibility)

    page = await read(world.anyone, page_of(mob))

    assert meta(page, "robots") == hidden
    assert meta(page, "og:title") == "Pick up litter"


async def test_the_exact_place_is_told_to_who_is_in(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    place: dict[str, Any] = {"place[text]": "Canal quarter", "place[exact]": "Behind lock 4"}
    mob = await called(world, ben, **place)
    browser = await browser_of(world, "ada")

    assert "lock 4" not in (await browser.get(page_of(mob))).text
    await joined(world, ada, mob)
    assert "Behind lock 4" in (await browser.get(page_of(mob))).text


async def test_lists_tell_what_is_on_and_what_is_ones_own(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    empty = await read(world.anyone, "/mobs")
    assert texts(empty, ".empty") == ["No mobs near you yet. Call one."]
    live = await called(world, ben, title="Sing", ahead=MINUTE)
    await called(world, ben, title="Sweep", ahead=2 * HOUR)
    await called(world, ben, title="Plant", ahead=72 * HOUR)
    await called(world, ben, title="Whisper", visibility="private")
    await joined(world, ada, live)
    world.step(seconds=120)
    await world.settle()

    page = await read(world.anyone, "/mobs")
    told = [(texts(part, "h2")[0], texts(part, ".ticket__title")) for part in page.select(".mobs")]
    assert told == [("Happening now", ["Sing"]), ("Soon", ["Sweep"]), ("Gathering", ["Plant"])]
    assert texts(page, ".near strong") == []
    assert texts(await read(world.anyone, "/about"), ".near strong") == ["Sing", "Sweep"]
    mine = await read(await browser_of(world, "ada"), "/mobs/mine")
    assert texts(mine, ".ticket__title") == ["Sing"]


async def test_nobody_meets_those_they_block(world: World) -> None:
    ada, ben, cleo = await world.person("ada"), await world.person("ben"), await world.person("cleo")
    mob = await called(world, ben, title="Sing", ahead=MINUTE)
    await joined(world, cleo, mob)
    world.step(seconds=90)
    await world.settle()
    deed = await cleo.api("POST", f"/api/v1/mobs/{mob['id']}/deeds", data={"text": "La la"})
    browser = await browser_of(world, "ada")
    assert "La la" in (await browser.get(page_of(mob))).text

    await ada.api("POST", f"/api/v1/accounts/{cleo.id}/block")
    page = await read(browser, page_of(mob))
    assert (texts(page, ".wall > li"), texts(page, ".crowd li")) == ([], [])
    assert (await browser.get(f"{page_of(mob)}/deeds/{deed['id']}")).status_code == 404
    await ada.api("POST", f"/api/v1/accounts/{ben.id}/block")
    listed = await read(browser, "/mobs")
    assert (texts(listed, ".ticket__title"), texts(listed, ".near strong")) == ([], [])


async def test_a_deed_is_found_on_its_own_mob_only(world: World) -> None:
    ben = await world.person("ben")
    mobs = [await called(world, ben, ahead=MINUTE) for _ in range(2)]
    world.step(seconds=90)
    await world.settle()
    deed = await ben.api("POST", f"/api/v1/mobs/{mobs[0]['id']}/deeds", data={"count": 2})

    found = [(await world.anyone.get(f"{page_of(mob)}/deeds/{deed['id']}")).status_code for mob in mobs]

    assert found == [200, 404]


async def test_a_post_says_nothing_twice(world: World) -> None:
    ben = await world.person("ben")
    await called(world, ben, text="One piece each.\n\nThat is the whole idea.")
    await called(world, ben, title="Say nothing")

    page = await read(world.anyone, "/")

    assert texts(page, "article.post > .text") == ["One piece each.That is the whole idea."]
    assert texts(page, "article.post .ticket__title") == ["Say nothing", "Pick up litter"]


async def test_what_was_done_lately_is_found_again(world: World) -> None:
    ben = await world.person("ben")
    await called(world, ben, visibility="unlisted", title="Quietly done")
    await called(world, ben)
    world.step(hours=4)
    await world.settle()

    page = await read(world.anyone, "/mobs")

    assert texts(page, ".mobs h2") == ["Done lately"]
    assert texts(page, ".mobs .ticket__title") == ["Pick up litter"]
