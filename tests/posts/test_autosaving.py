"""What is typed is kept on the server while somebody types, and no tab replaces what another one wrote."""

from typing import Any

from tests.media.samples import picture
from tests.posts.test_unsent import composer_of
from tests.web.reading import browser_of, read, texts
from tests.world.client import Client
from tests.world.world import World

DRAFTS = "/api/v1/drafts"


async def saved(browser: Client, form: dict[str, str], **typed: str) -> Any:
    """Saves the form with what was typed, and keeps in it what it has to know from now on."""
    form |= typed
    answer = await browser.post("/drafts/autosave", data=form)
    assert answer.status_code == 200, answer.text
    kept = answer.json()
    form |= {"draft_id": kept["draft_id"], "draft_known": kept["draft_known"]}
    return kept


async def drafts_of(who: Client) -> list[str]:
    """The words of somebody's drafts, the latest begun first."""
    return [draft["params"]["text"] for draft in await who.api("GET", DRAFTS)]


async def test_what_is_typed_is_one_draft_that_goes_when_it_is_sent(world: World) -> None:
    ada = await world.person("ada")
    browser = await browser_of(world, "ada")
    form = composer_of(await browser.get("/compose"))

    first = await saved(browser, form, status="Half a th")
    second = await saved(browser, form, status="Half a thought")
    on_phone = composer_of(await browser.get(f"/drafts/{first['draft_id']}"))
    sent = await browser.post("/posts", data=form)
    late = await saved(browser, form, status="Half a thought, too late")

    assert (first["draft_id"], first["parted"]) == (second["draft_id"], False)
    assert (on_phone["status"].strip(), on_phone["draft_known"]) == ("Half a thought", second["draft_known"])
    assert sent.status_code == 303
    assert late["draft_id"] == ""
    assert await drafts_of(ada) == []
    [post] = await ada.api("GET", f"/api/v1/accounts/{ada.id}/statuses")
    assert post["content"] == "<p>Half a thought</p>"


async def test_two_tabs_are_both_kept(world: World) -> None:
    ada = await world.person("ada")
    browser = await browser_of(world, "ada")
    one = composer_of(await browser.get("/compose"))
    await saved(browser, one, status="Begun")
    other = composer_of(await browser.get(f"/drafts/{one['draft_id']}"))

    await saved(browser, one, status="Begun here")
    parted = await saved(browser, other, status="Begun there")
    again = await saved(browser, other, status="Begun there, and more")

    assert (parted["parted"], again["parted"]) == (True, False)
    assert await drafts_of(ada) == ["Begun there, and more", "Begun here"]
    page = await browser.post("/drafts", data={**one, "draft_known": "2026-11-21T12:00:00.000Z", "status": "Old"})
    assert "Both are kept" in (await browser.get(page.headers["location"])).text


async def test_an_answer_that_was_lost_makes_no_second_draft(world: World) -> None:
    ada = await world.person("ada")
    browser = await browser_of(world, "ada")
    form = composer_of(await browser.get("/compose"))

    for _ in range(2):
        await saved(browser, {**form}, status="Once")
    form |= await saved(browser, form, status="Once")
    await saved(browser, form, status=" ")

    assert await drafts_of(ada) == []


async def test_pictures_and_all_else_are_in_the_draft(world: World) -> None:
    ada = await world.person("ada")
    browser = await browser_of(world, "ada")
    form = composer_of(await browser.get("/compose"))
    file = {"file": ("a.png", picture(), "image/png")}
    media = await ada.api("POST", "/api/v2/media", files=file)
    more = {
        "media[][id]": media["id"],
        "media[][description]": "A dot",
        "spoiler_text": "Dots",
        "visibility": "private",
    }

    await saved(browser, form, status="Look", **more)
    await saved(browser, form, status="Look!")
    page = await browser.get(f"/drafts/{form['draft_id']}")
    answer = await browser.post(f"/drafts/{form['draft_id']}/post", data=composer_of(page))

    assert answer.status_code == 303
    [post] = await ada.api("GET", f"/api/v1/accounts/{ada.id}/statuses")
    assert [one["description"] for one in post["media_attachments"]] == ["A dot"]
    assert (post["spoiler_text"], post["visibility"], post["content"]) == ("Dots", "private", "<p>Look!</p>")


async def test_the_page_for_writing_offers_to_go_on_with_the_last_draft(world: World) -> None:
    await world.person("ada")
    browser = await browser_of(world, "ada")
    form = composer_of(await browser.get("/compose"))
    await saved(browser, form, status="Half a thought")

    page = await read(browser, "/compose")
    draft = await browser.get(f"/drafts/{form['draft_id']}")
    field = {"csrf_token": form["csrf_token"]}
    gone = await browser.post(f"/drafts/{form['draft_id']}/delete", data=field)

    assert [link["href"] for link in page.select(".unfinished a")] == [f"/drafts/{form['draft_id']}"]
    assert f'action="/drafts/{form["draft_id"]}/delete"' in draft.text
    assert gone.headers["location"] == "/drafts"
    assert texts(await read(browser, "/compose"), ".unfinished") == []
    assert texts(await read(browser, "/compose?text=Shared"), ".unfinished") == []


async def test_drafts_are_their_authors(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    browser, bens = await browser_of(world, "ada"), await browser_of(world, "ben")
    form = composer_of(await browser.get("/compose"))
    await saved(browser, form, status="Mine")

    theirs = composer_of(await bens.get("/compose")) | {key: form[key] for key in ("draft_id", "draft_known", "key")}
    await saved(bens, {**theirs}, status="Taken?")
    await bens.post("/posts", data={**theirs, "status": "Ben's"})

    assert await drafts_of(ada) == ["Mine"]
    assert await drafts_of(ben) == ["Taken?"]
    assert texts(await read(browser, "/drafts"), ".drafts .text") == ["Mine"]
