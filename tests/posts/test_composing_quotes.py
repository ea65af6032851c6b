"""Quoting in a browser: from a post's menu, by its address, and as far as its author lets one."""

from typing import Any

from tests.posts.saying import follow, say
from tests.web.reading import browser_of, read, texts
from tests.world.browser import fill, forms_of
from tests.world.client import Client
from tests.world.world import World

NOT_LET = "That post cannot be quoted"


async def said_by(who: Client) -> list[Any]:
    """All posts of somebody, the newest first."""
    posts: list[Any] = await who.api("GET", f"/api/v1/accounts/{who.id}/statuses")
    return posts


async def test_what_is_quoted_stands_in_the_form_and_goes_along(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    post = await say(ben, "The kettle is on")
    browser = await browser_of(world, "ada")

    page = await read(browser, f"/compose?quote={post['id']}")
    await fill(browser, await browser.get(f"/compose?quote={post['id']}"), {"quotes": "followers"}, status="Good")

    [own] = await said_by(ada)
    assert texts(page, "#compose .quote .text") == ["The kettle is on"]
    assert own["quote"]["quoted_status"]["id"] == post["id"]
    assert own["quote_approval"]["automatic"] == ["followers"]


async def test_a_boost_is_quoted_as_what_it_boosts(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    post = await say(ben, "The kettle is on")
    boost = await ada.api("POST", f"/api/v1/statuses/{post['id']}/reblog")
    browser = await browser_of(world, "ada")

    values = forms_of(await browser.get(f"/compose?quote={boost['id']}"))[0].values

    assert values["quoted_status_id"] == post["id"]


async def test_who_does_not_want_to_be_quoted_is_not(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    shy = await say(ben, "Not me", quote_approval_policy="nobody")
    near = await say(ben, "Friends", quote_approval_policy="followers")
    browser = await browser_of(world, "ada")

    refused = await browser.get(f"/compose?quote={shy['id']}")
    gone = await browser.get("/compose?quote=1")
    values = forms_of(refused)[0].values
    forced = await browser.post("/posts", data={**values, "status": "You!", "quoted_status_id": shy["id"]})
    cards = [await browser.get(f"/compose/quoted/{post['id']}") for post in (shy, near)]
    await follow(ada, ben)
    let = await browser.get(f"/compose/quoted/{near['id']}")

    assert [NOT_LET in page.text for page in (refused, gone, forced)] == [True, True, True]
    assert "quoted_status_id" not in values
    assert forced.status_code == 422
    assert [card.status_code for card in (*cards, let)] == [404, 404, 200]
    assert "Friends" in let.text
    assert await said_by(ada) == []


async def test_a_letter_quotes_only_whom_it_names(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    post = await say(ben, "The kettle is on")
    browser = await browser_of(world, "ada")
    page = await browser.get(f"/compose?quote={post['id']}")

    refused = await fill(browser, page, {"visibility": "direct"}, status="Look at that")
    await fill(browser, refused, status="Look at that, @ben")

    assert "Whom you quote has to be named" in refused.text
    [own] = await said_by(ada)
    assert own["quote"]["quoted_status"]["id"] == post["id"]


async def test_an_edit_changes_who_may_quote(world: World) -> None:
    ada = await world.person("ada")
    post = await say(ada, "The kettle is on")
    browser = await browser_of(world, "ada")

    await fill(browser, await browser.get(f"/@ada/{post['id']}/edit"), {"quotes": "nobody"}, status="It is off")

    [own] = await said_by(ada)
    assert (own["content"], own["quote_approval"]["automatic"]) == ("<p>It is off</p>", [])
