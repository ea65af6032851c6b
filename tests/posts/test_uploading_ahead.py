"""Files that a page with scripts uploads before the post is sent."""

import pytest
from bs4 import BeautifulSoup

from tests.media.samples import film, has_ffmpeg, picture
from tests.web.reading import browser_of, read
from tests.world.browser import Response, forms_of
from tests.world.client import Client
from tests.world.world import World

ADDRESS = "/compose/media"


async def token_of(browser: Client) -> dict[str, str]:
    """What the script sends with each request."""
    return {"X-CSRF-Token": forms_of(await browser.get("/compose"))[0].values["csrf_token"]}


async def upload(browser: Client, name: str, content: bytes, kind: str) -> Response:
    """The answer to an upload."""
    return await browser.post(ADDRESS, files={"file": (name, content, kind)}, headers=await token_of(browser))


def shot_in(answer: Response) -> tuple[str, bool]:
    """The id of the file in an answer, and whether it is still being converted."""
    [shot] = BeautifulSoup(answer.text, "html.parser").select("li.shot")
    [name] = shot.select("[name='media[][id]']")
    return str(name["value"]), shot.has_attr("data-waits")


@pytest.mark.skipif(not has_ffmpeg(), reason="no ffmpeg here")
async def test_a_film_is_converted_while_its_author_writes(world: World) -> None:
    ada = await world.person("ada")
    browser = await browser_of(world, "ada")

    media_id, waits = shot_in(await upload(browser, "a.webm", film("film.webm"), "video/webm"))
    assert waits
    await world.settle()
    assert shot_in(await browser.get(f"{ADDRESS}/{media_id}")) == (media_id, False)
    values = forms_of(await browser.get("/compose"))[0].values
    sent = {**values, "media[][id]": media_id, "media[][description]": "A film", "status": "Look"}
    await browser.post("/posts", data=sent)

    [post] = await ada.api("GET", f"/api/v1/accounts/{ada.id}/statuses")
    assert [(media["type"], media["description"]) for media in post["media_attachments"]] == [("video", "A film")]


async def test_the_point_that_stays_in_view_is_kept(world: World) -> None:
    ada = await world.person("ada")
    browser = await browser_of(world, "ada")
    media_id, _ = shot_in(await upload(browser, "a.png", picture(), "image/png"))
    values = forms_of(await browser.get("/compose"))[0].values

    chosen = {"media[][id]": media_id, "media[][description]": "A dot", "media[][focus]": "0.5,-0.25"}
    refused = await browser.post("/posts", data={**values, **chosen, "status": "a" * 501})
    await browser.post("/posts", data={**forms_of(refused)[0].values, "status": "Look"})

    [post] = await ada.api("GET", f"/api/v1/accounts/{ada.id}/statuses")
    assert post["media_attachments"][0]["meta"]["focus"] == {"x": 0.5, "y": -0.25}


async def test_what_is_not_wanted_any_more_is_thrown_away_by_its_owner_alone(world: World) -> None:
    await world.person("ada")
    await world.person("ben")
    browser, theirs = await browser_of(world, "ada"), await browser_of(world, "ben")
    media_id, _ = shot_in(await upload(browser, "a.png", picture(), "image/png"))
    place = f"{ADDRESS}/{media_id}"

    foreign = await theirs.get(place)
    stolen = await theirs.post(f"{place}/delete", headers=await token_of(theirs))
    seen = await browser.get(place)
    dropped = await browser.post(f"{place}/delete", headers=await token_of(browser))
    after = await browser.get(place)

    assert [answer.status_code for answer in (foreign, stolen, seen, dropped, after)] == [404, 404, 200, 204, 404]


async def test_what_hangs_on_a_post_stays(world: World) -> None:
    ada = await world.person("ada")
    media = await ada.api("POST", "/api/v2/media", files={"file": ("dot.png", picture(), "image/png")})
    await ada.api("POST", "/api/v1/statuses", json={"status": "Look", "media_ids": [media["id"]]})
    browser = await browser_of(world, "ada")

    answer = await browser.post(f"{ADDRESS}/{media['id']}/delete", headers=await token_of(browser))

    assert answer.status_code == 409
    [post] = await ada.api("GET", f"/api/v1/accounts/{ada.id}/statuses")
    assert len(post["media_attachments"]) == 1


async def test_where_there_is_little_room_that_point_is_shown(world: World) -> None:
    ada = await world.person("ada")
    media = await ada.api(
        "POST", "/api/v2/media", files={"file": ("dot.png", picture(), "image/png")}, data={"focus": "-0.62,1"}
    )
    post = await ada.api("POST", "/api/v1/statuses", json={"status": "Look", "media_ids": [media["id"]]})

    page = await read(world.anyone, f"/@ada/{post['id']}")

    [shown] = page.select(".picture img")
    assert (shown["data-across"], shown["data-down"]) == ("2", "0")
