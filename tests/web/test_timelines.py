"""The front page and the pages of tags: what everybody may read, without an account."""

import pytest

from tests.posts.saying import do, follow, say
from tests.web.reading import browser_of, link, meta, read, texts
from tests.world.world import World


async def test_the_front_page_greets_strangers_and_shows_what_is_said(world: World) -> None:
    world.change(description="People along the canal.")
    ada, ben = await world.person("ada"), await world.person("ben")
    post = await say(ada, "Public words")
    await say(ada, "Quiet words", visibility="unlisted")
    await say(ada, "Private words", visibility="private")
    await say(ben, "An answer", in_reply_to_id=post["id"])
    await do(ben, "reblog", post)

    page = await read(world.anyone, "/")

    assert texts(page, "h1") == ["A microblog whose followers do"]
    assert texts(page, ".welcome p")[0] == "People along the canal."
    assert texts(page) == ["Public words"]
    assert link(page, "canonical") == meta(page, "og:url") == "https://goodmob.test/"
    assert meta(page, "og:description") == "People along the canal."


async def test_whoever_is_signed_in_is_led_home_and_still_finds_what_everybody_says(world: World) -> None:
    ada = await world.person("ada")
    browser = await browser_of(world, "ada")
    await say(ada)

    answer = await browser.get("/")
    page = await read(browser, "/public")

    assert (answer.status_code, answer.headers["location"]) == (303, "/home")
    assert texts(page, "h1") == ["What people say"]
    assert page.select(".welcome") == []
    assert texts(page) == ["Hello"]


async def test_nobody_meets_whom_they_do_not_want_to_meet(world: World) -> None:
    ada, ben, cleo, mo = [await world.person(name) for name in ("ada", "ben", "cleo", "mo")]
    for who in (ben, cleo, mo):
        await say(who, f"#tag {who.username}")
    await ada.api("POST", f"/api/v1/accounts/{ben.id}/mute")
    await cleo.api("POST", f"/api/v1/accounts/{ada.id}/block")
    browser = await browser_of(world, "ada")

    for address in ("/public", "/tags/tag"):
        assert texts(await read(browser, address)) == ["#tag mo"]
        assert texts(await read(world.anyone, address)) == ["#tag mo", "#tag cleo", "#tag ben"]


@pytest.mark.parametrize("address", ["/", "/public", "/tags/tag"])
async def test_everything_said_can_be_paged_to(world: World, address: str) -> None:
    ada = await world.person("ada")
    for number in range(41):
        await say(ada, f"{number} #tag")

    first = await read(world.anyone, address)
    second = await read(world.anyone, address + (link(first, "next") or ""))
    third = await read(world.anyone, address + (link(second, "next") or ""))

    pages = [texts(page) for page in (first, second, third)]
    assert [len(page) for page in pages] == [20, 20, 1]
    assert [text for page in pages for text in page] == [f"{number} #tag" for number in range(40, -1, -1)]
    assert link(third, "next") is None
    assert texts(await read(world.anyone, address + (link(third, "prev") or ""))) == pages[1]
    assert (meta(first, "robots"), meta(second, "robots")) == (None, "noindex")
    assert texts(second, ".welcome") == []


async def test_a_tag_is_found_in_any_spelling(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    await follow(ben, ada)
    await say(ada, "One #CanalHour")
    await say(ada, "Private #CanalHour", visibility="private")

    for spelling in ("CanalHour", "canalhour", "CANALHOUR"):
        page = await read(world.anyone, f"/tags/{spelling}")
        assert texts(page, "h1") == ["#CanalHour"]
        assert texts(page) == ["One #CanalHour"]
        assert link(page, "canonical") == "https://goodmob.test/tags/canalhour"
        assert meta(page, "og:title") == "#CanalHour"


async def test_a_tag_that_nobody_used_is_an_empty_page_and_no_tag_is_none(world: World) -> None:
    page = await read(world.anyone, "/tags/Nothing<i>")

    assert texts(page, "h1") == ["#Nothing<i>"]
    assert texts(page, ".empty") == ["Nothing here yet."]
    for address in ("/tags/!!", "/tags/", "/tags"):
        assert (await world.anyone.get(address)).status_code == 404, address


@pytest.mark.parametrize("wish", ["max_id=x", "min_id=-1", "limit=many"])
async def test_a_cursor_that_is_none_is_told_of(world: World, wish: str) -> None:
    response = await world.anyone.get(f"/?{wish}", headers={"Accept": "text/html"})

    assert response.status_code == 422
    assert "<h1>Something does not fit</h1>" in response.text


@pytest.mark.parametrize("address", ["/public", "/tags/tag"])
async def test_a_script_gets_what_is_new_alone(world: World, address: str) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    old = await say(ada, "Old #tag")
    new = await say(ada, "New #tag")
    await say(ben, "Unwanted #tag")
    await ada.api("POST", f"/api/v1/accounts/{ben.id}/mute")
    browser = await browser_of(world, "ada")

    answer = await browser.get(f"{address}?min_id={old['id']}", headers={"HX-Request": "true"})
    post = await browser.get(f"/@ada/{new['id']}", headers={"HX-Request": "true"})

    assert [shown in answer.text for shown in ("New", "Old", "Unwanted", "<main")] == [True, False, False, False]
    assert (f'id="post-{new["id"]}"' in post.text, "<main" in post.text) == (True, False)
    streams = {"/public": "public", "/tags/tag": "hashtag:tag"}
    assert [pill["stream"] for pill in (await read(browser, address)).select("new-posts")] == [streams[address]]
    assert (await read(world.anyone, address)).select("new-posts") == []


async def test_refusals_are_told_in_the_readers_language(world: World) -> None:
    headers = {"Accept": "text/html", "Accept-Language": "fr"}

    misfit = await world.anyone.get("/?max_id=x", headers=headers)
    forged = await world.anyone.post("/auth/sign_in", headers={**headers, "Origin": "https://evil.example"})
    unread = await world.anyone.get(f"/?{'a=1&' * 2000}", headers=headers)

    for answer, status, words in (
        (misfit, 422, "Quelque chose dans cet envoi ne convient pas ici."),
        (forged, 403, "un autre site"),
        (unread, 400, "illisible"),
    ):
        assert (answer.status_code, words in answer.text) == (status, True), answer.text[-3000:]
