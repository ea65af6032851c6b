"""Ada looks for people and posts of the far server, who are asked for there when they are not known here."""

from tests.web.reading import browser_of, read
from tests.world.world import World

SEARCH = "/api/v2/search"


async def test_somebody_with_a_full_name_is_found_and_kept(world: World) -> None:
    ada = await world.person("ada")
    world.far_server().person("mo")

    for query in ("@mo@far.example", "mo@FAR.example"):
        found = await ada.api("GET", SEARCH, params={"q": query, "resolve": "true"})
        assert [account["acct"] for account in found["accounts"]] == ["mo@far.example"]

    by_name = await ada.api("GET", "/api/v1/accounts/search", params={"q": "mo@far.example"})
    assert [account["acct"] for account in by_name] == ["mo@far.example"]


async def test_nobody_is_asked_without_resolve(world: World) -> None:
    ada = await world.person("ada")
    far = world.far_server()
    far.person("mo")

    found = await ada.api("GET", SEARCH, params={"q": "@mo@far.example"})

    assert found == {"accounts": [], "statuses": [], "hashtags": []}
    assert far.asked == []
    assert (await world.anyone.get(SEARCH, params={"q": "@mo@far.example", "resolve": "true"})).status_code == 401


async def test_somebody_is_brought_for_a_mention(world: World) -> None:
    ada = await world.person("ada")
    world.far_server().person("mo")

    found = await ada.api("GET", "/api/v1/accounts/search", params={"q": "@mo@far.example", "resolve": "true"})

    assert [account["acct"] for account in found] == ["mo@far.example"]


async def test_an_address_brings_the_actor_or_post_that_has_it(world: World) -> None:
    ada = await world.person("ada")
    far = world.far_server()
    mo = far.person("mo")
    note = mo.note("Hello from far")

    by_actor = await ada.api("GET", SEARCH, params={"q": mo.uri, "resolve": "true"})
    by_post = await ada.api("GET", SEARCH, params={"q": note["id"], "resolve": "true"})

    assert [account["acct"] for account in by_actor["accounts"]] == ["mo@far.example"]
    assert [post["uri"] for post in by_post["statuses"]] == [note["id"]]


async def test_what_cannot_be_had_is_just_not_found(world: World) -> None:
    ada = await world.person("ada")
    far = world.far_server()

    for query in (
        "@nobody@far.example",
        "https://far.example/nothing",
        "@mo@nowhere.example",
        "https://nowhere.example/x",
    ):
        found = await ada.api("GET", SEARCH, params={"q": query, "resolve": "true"})
        assert found == {"accounts": [], "statuses": [], "hashtags": []}

    far.is_down = True
    found = await ada.api("GET", SEARCH, params={"q": "@mo@far.example", "resolve": "true"})
    assert found["accounts"] == []


async def test_the_page_brings_for_whoever_is_signed_in(world: World) -> None:
    await world.person("ada")
    far = world.far_server()
    far.person("mo")

    await read(world.anyone, "/search?q=@mo@far.example")
    assert far.asked == []

    page = await read(await browser_of(world, "ada"), "/search?q=@mo@far.example")
    assert "@mo@far.example" in page.text


async def test_whoever_comes_from_a_page_elsewhere_finds_it_here(world: World) -> None:
    await world.person("ada")
    browser = await browser_of(world, "ada")
    mo = world.far_server().person("mo")
    note = mo.note("Hello from far")

    by_name = await browser.get("/authorize_interaction", params={"uri": "acct:mo@far.example"})
    by_actor = await browser.get("/authorize_interaction", params={"uri": mo.uri})
    by_post = await browser.get("/authorize_interaction", params={"uri": note["id"]})
    nothing = await browser.get("/authorize_interaction", params={"uri": "https://far.example/nothing"})
    stranger = await world.anyone.get("/authorize_interaction", params={"uri": mo.uri})

    assert by_name.headers["location"] == by_actor.headers["location"] == "/@mo@far.example"
    assert by_post.headers["location"].startswith("/@mo@far.example/")
    assert nothing.status_code == stranger.status_code == 404
