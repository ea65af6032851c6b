"""Reactions, folders of bookmarks and drafts in a browser without scripts."""

import pytest

from tests.media.samples import picture
from tests.posts.saying import do, read, say
from tests.web.reading import browser_of, texts
from tests.web.reading import read as read_page
from tests.world.browser import fill, forms_of
from tests.world.world import Client, World


async def token(browser: Client, page: str = "/home") -> str:
    """The token that the forms of this browser carry."""
    field = (await read_page(browser, page)).select_one("input[name=csrf_token]")
    return str(field["value"]) if field else ""


async def test_a_reaction_is_a_chip_that_is_pressed_and_released(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    post = await say(ada)
    await ben.api("PUT", f"/api/v1/pleroma/statuses/{post['id']}/reactions/☕")
    browser = await browser_of(world, "ada")
    place = f"/@ada/{post['id']}"

    (chip,) = (await read_page(browser, place)).select(".reaction")
    assert (chip["aria-pressed"], chip["formaction"]) == ("false", f"{place}/react")
    said = {"csrf_token": await token(browser, place), "emoji": "☕"}
    assert (await browser.post(f"{place}/react", data=said)).status_code == 303
    (chip,) = (await read_page(browser, place)).select(".reaction")
    assert (chip["aria-pressed"], chip.get_text(strip=True)) == ("true", "☕2")
    await browser.post(f"{place}/unreact", data=said)
    assert (await read(ben, post))["emoji_reactions"][0]["count"] == 1
    assert [c.name for c in (await read_page(world.anyone, place)).select(".reaction")] == ["span"]


async def test_bookmarks_are_filed_by_forms(world: World) -> None:
    ada = await world.person("ada")
    post = await say(ada, "Tea")
    await do(ada, "bookmark", post)
    browser = await browser_of(world, "ada")
    field = {"csrf_token": await token(browser)}

    made = await browser.post("/bookmarks/folders", data={**field, "name": "Drinks"})
    place = made.headers["location"]
    folder_id = place.partition("=")[2]
    assert texts(await read_page(browser, place), ".empty")[0].startswith("Nothing is in this folder yet.")
    await browser.post(f"/bookmarks/{post['id']}/move", data={**field, "folder": folder_id})
    assert texts(await read_page(browser, place)) == ["Tea"]
    await browser.post(f"/bookmarks/folders/{folder_id}", data={**field, "name": "Warm drinks"})
    assert "Warm drinks" in (await read_page(browser, "/bookmarks")).get_text()
    await browser.post(f"/bookmarks/folders/{folder_id}/delete", data=field)
    assert texts(await read_page(browser, "/bookmarks")) == ["Tea"]


async def test_a_draft_is_saved_found_again_and_posted(world: World) -> None:
    ada = await world.person("ada")
    browser = await browser_of(world, "ada")
    field = {"csrf_token": await token(browser), "author": ada.id, "visibility": "public"}

    assert (await browser.post("/drafts", data={**field, "status": "Half a th"})).headers["location"] == "/drafts"
    (draft,) = await ada.api("GET", "/api/v1/drafts")
    assert "Half a th" in (await read_page(browser, "/drafts")).get_text()
    place = f"/drafts/{draft['id']}"
    page = await read_page(browser, place)
    [key] = [str(field["value"]) for field in page.select("input[name=key]")]
    assert key == draft["updated_at"]
    await browser.post(place, data={**field, "status": "Half a thought", "key": key})
    late = await browser.post(place, data={**field, "status": "Mine!", "key": key})
    assert (late.status_code, "Mine!" in late.text) == (422, True)
    (draft,) = await ada.api("GET", "/api/v1/drafts")
    await browser.post(f"{place}/post", data={**field, "status": "A thought", "key": draft["updated_at"]})
    assert await ada.api("GET", "/api/v1/drafts") == []
    (post,) = await ada.api("GET", f"/api/v1/accounts/{ada.id}/statuses")
    assert post["content"] == "<p>A thought</p>"


@pytest.mark.parametrize("by_app", [True, False])
async def test_a_draft_remembers_who_may_answer_and_how_far_it_goes(world: World, by_app: bool) -> None:
    ada = await world.person("ada")
    browser = await browser_of(world, "ada")
    wish = {"status": "Among us", "answers": "followers", "local_only": "1"}
    field = {"csrf_token": await token(browser), "author": ada.id, "visibility": "public"}
    await browser.post("/drafts", data={**field, **wish})

    (draft,) = await ada.api("GET", "/api/v1/drafts")
    assert (draft["params"]["answers"], draft["params"]["local_only"]) == ("followers", True)
    page = await browser.get(f"/drafts/{draft['id']}")
    values = next(form.values for form in forms_of(page) if "status" in form.values)
    assert {name: values[name].strip() for name in wish} == wish
    if by_app:
        await ada.api("POST", f"/api/v1/drafts/{draft['id']}/publish")
    else:
        await fill(browser, page)
    (post,) = await ada.api("GET", f"/api/v1/accounts/{ada.id}/statuses")
    assert post["local_only"] is True
    assert post["interaction_policy"]["can_reply"]["automatic_approval"] == ["author", "followers", "mentioned", "me"]


async def test_an_app_changes_what_a_draft_remembers(world: World) -> None:
    ada = await world.person("ada")
    wish = {"status": "Among us", "answers": "mentioned", "local_only": True}
    draft = await ada.api("POST", "/api/v1/drafts", json=wish)
    place = f"/api/v1/drafts/{draft['id']}"

    changed = await ada.api("PUT", place, json={"status": "To all", "updated_at": "*"})
    assert (changed["params"]["answers"], changed["params"]["local_only"]) == (None, False)
    assert (await ada.put(place, json={**wish, "answers": "friends", "updated_at": "*"})).status_code == 422


async def test_what_is_said_of_the_files_of_a_draft_goes_with_them(world: World) -> None:
    ada = await world.person("ada")
    file = await ada.api("POST", "/api/v2/media", files={"file": ("tea.png", picture(), "image/png")})
    draft = await ada.api("POST", "/api/v1/drafts", json={"status": "Tea", "media_ids": [file["id"]]})
    browser = await browser_of(world, "ada")
    place = f"/drafts/{draft['id']}"

    said = {"media[][description]": "A cup"}
    kept = await fill(browser, await browser.get(place), said, status="x" * 10_001)
    assert (kept.status_code, "A cup" in kept.text) == (422, True)
    await fill(browser, await browser.get(place), {"media[][description]": "A cup of tea"})
    (post,) = await ada.api("GET", f"/api/v1/accounts/{ada.id}/statuses")
    assert [one["description"] for one in post["media_attachments"]] == ["A cup of tea"]
