"""What makes an app of the pages: how they are installed, and what a browser may keep of them."""

import re

from PIL import Image

from goodmob.core.web.pages import PACKAGE, Pages
from tests.web.reading import browser_of, read
from tests.world.browser import sign_out
from tests.world.world import World

MANIFEST = "/manifest.webmanifest"


async def test_the_manifest_tells_what_is_installed(world: World) -> None:
    world.change(title="Canal quarter", description="Who lives by the water")

    page = await read(world.anyone, "/about")
    told = await world.anyone.get(str(page.select_one("link[rel=manifest]")["href"]))  # type: ignore[index]
    manifest = told.json()

    assert told.headers["content-type"] == "application/manifest+json"
    assert (manifest["name"], manifest["short_name"]) == ("Canal quarter", "Canal quarte")
    assert (manifest["description"], manifest["lang"]) == ("Who lives by the water", "en")
    assert (manifest["id"], manifest["start_url"], manifest["scope"]) == ("/", "/home", "/")
    assert manifest["share_target"]["method"] == "POST"


async def test_the_manifest_speaks_the_readers_language(world: World) -> None:
    told = await world.anyone.get(MANIFEST, headers={"Accept-Language": "fr"})

    assert told.json()["lang"] == "fr"
    assert told.json()["shortcuts"][0]["name"] == "Écrire un message"


async def test_every_shortcut_and_icon_is_there(world: World) -> None:
    await world.person("ada")
    browser = await browser_of(world, "ada")

    manifest = (await browser.get(MANIFEST)).json()

    assert [one["purpose"] for one in manifest["icons"]] == ["any", "any", "maskable"]
    for place in (*(one["src"] for one in manifest["icons"]), *(one["url"] for one in manifest["shortcuts"])):
        assert (await browser.get(place)).status_code == 200, place


def test_icons_have_the_size_that_they_are_said_to_have() -> None:
    for name, side in (("icon-192", 192), ("icon-512", 512), ("icon-maskable-512", 512)):
        with Image.open(PACKAGE / f"core/assets/{name}.png") as icon:
            assert icon.size == (side, side)


async def test_the_worker_may_run_and_knows_files_that_are_there(world: World) -> None:
    worker = await world.anyone.get("/sw.js")

    assert worker.headers["content-type"] == "text/javascript; charset=utf-8"
    assert worker.headers["cache-control"] == "private, no-store"
    assert "script-src 'self'" in worker.headers["content-security-policy"]
    files = re.findall(r'"(/[^"]+)"', worker.text)
    assert Pages().assets.url("site.css") in files
    for place in files:
        assert (await world.anyone.get(place)).status_code == 200, place


async def test_the_page_for_those_without_a_connection_is_the_same_for_everybody(world: World) -> None:
    page = await read(world.anyone, "/offline")

    assert page.select(".me, #leave") == []
    assert page.select_one(".trouble h1").text == "No connection"  # type: ignore[union-attr]


async def test_every_page_says_for_whom_it_was_made(world: World) -> None:
    ada = await world.person("ada")
    browser = await browser_of(world, "ada")

    own, open_ = await browser.get("/home"), await world.anyone.get("/")

    assert (own.headers["goodmob-viewer"], open_.headers["goodmob-viewer"]) == (ada.id, "")


async def test_whoever_signs_out_leaves_nothing_in_the_browser(world: World) -> None:
    await world.person("ada")
    browser = await browser_of(world, "ada")

    left = await sign_out(browser, await browser.get("/about"))

    assert left.headers["clear-site-data"] == '"cache", "storage"'
