"""Posts that wait for their hour, in a browser without scripts: written, looked at, changed, published, called off."""

from typing import Any

from tests.media.samples import picture
from tests.posts.saying import say
from tests.posts.test_scheduling import SCHEDULED, plan, published
from tests.web.reading import browser_of, read, texts
from tests.world.browser import Response, fill, forms_of
from tests.world.client import Client
from tests.world.world import World

IN_PARIS = {"scheduled_at": "2026-11-21T15:00", "time_zone": "Europe/Paris"}
"""Two hours after noon in London, at which these tests begin."""


async def composed(browser: Client, entries: Any = None, files: Any = None, **typed: Any) -> Response:
    """The answer to the filled-in composer."""
    return await fill(browser, await browser.get("/compose"), entries or {}, files=files, **typed)


def token(page: Response) -> dict[str, str]:
    """The field that every form holds."""
    return {"csrf_token": forms_of(page)[0].values["csrf_token"]}


async def test_what_is_written_for_later_appears_at_its_hour_with_all_it_has(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    quoted = await say(ben, "Look at this")
    browser = await browser_of(world, "ada")
    poll: dict[str, Any] = {"poll[options][]": ["Tea", "Coffee"], "poll[expires_in]": "3600"}
    more = {
        "spoiler_text": "Drinks",
        "answers": "mentioned",
        "quoted_status_id": quoted["id"],
        "visibility": "unlisted",
    }

    answer = await composed(browser, {**poll, **more, **IN_PARIS}, status="Later")

    [waiting] = await ada.api("GET", SCHEDULED)
    page = await read(browser, "/scheduled")
    assert answer.headers["location"] == f"/scheduled#scheduled-{waiting['id']}"
    assert waiting["scheduled_at"] == "2026-11-21T14:00:00.000Z"
    assert "3:00" in texts(page, ".drafts time")[0]
    world.step(hours=2)
    assert await published(world, ada) == ["<p>Later</p>"]
    [post] = await ada.api("GET", f"/api/v1/accounts/{ada.id}/statuses")
    assert (post["spoiler_text"], post["visibility"], post["quote"]["quoted_status"]["id"]) == (
        "Drinks",
        "unlisted",
        quoted["id"],
    )
    assert [option["title"] for option in post["poll"]["options"]] == ["Tea", "Coffee"]
    assert post["interaction_policy"]["can_reply"]["automatic_approval"] == ["author", "mentioned", "me"]
    assert texts(await read(browser, "/scheduled"), ".empty")


async def test_a_moment_that_cannot_be_is_explained_and_nothing_is_lost(world: World) -> None:
    ada = await world.person("ada")
    browser = await browser_of(world, "ada")
    unfit = {
        "2026-11-21T12:04": "at least five minutes away",
        "2126-12-21T12:04": "within the next hundred years",
        "tomorrow": "Choose a day and an hour",
    }

    for moment, remedy in unfit.items():
        answer = await composed(browser, scheduled_at=moment, time_zone="UTC", status="Later")
        assert (answer.status_code, remedy in answer.text) == (422, True), moment
        values = forms_of(answer)[0].values
        assert (values["status"].strip(), values["scheduled_at"]) == ("Later", moment)
    nowhere = await composed(browser, scheduled_at="2026-11-22T12:00", time_zone="Europe/Nowhere", status="Later")
    skipped = await composed(browser, scheduled_at="2027-03-28T02:30", time_zone="Europe/Paris", status="Later")

    assert "Choose a time zone" in nowhere.text
    assert "this hour does not exist" in skipped.text
    assert await ada.api("GET", SCHEDULED) == []


async def test_what_waits_gets_another_moment_and_other_words(world: World) -> None:
    ada = await world.person("ada")
    browser = await browser_of(world, "ada")
    files = [("files[]", ("a.png", picture(), "image/png"))]
    await composed(browser, {"descriptions[]": "A dot", **IN_PARIS}, files, status="Later", local_only="1")
    [waiting] = await ada.api("GET", SCHEDULED)
    place = f"/scheduled/{waiting['id']}"

    page = await browser.get("/scheduled")
    moved = await browser.post(f"{place}/move", data={**token(page), "scheduled_at": "2026-11-21T17:00"})
    [at_five] = await ada.api("GET", SCHEDULED)
    editor = await browser.get(place)
    values = forms_of(editor)[0].values
    await fill(browser, editor, {"media[][description]": "A red dot"}, status="Much later")
    [reworded] = await ada.api("GET", SCHEDULED)

    assert moved.headers["location"] == f"/scheduled#scheduled-{waiting['id']}"
    assert at_five["scheduled_at"] == "2026-11-21T16:00:00.000Z"
    assert (values["scheduled_at"], values["time_zone"]) == ("2026-11-21T17:00", "Europe/Paris")
    assert (values["status"].strip(), values["local_only"]) == ("Later", "1")
    assert (reworded["id"], reworded["params"]["text"]) == (waiting["id"], "Much later")
    assert reworded["scheduled_at"] == at_five["scheduled_at"]
    assert [media["description"] for media in reworded["media_attachments"]] == ["A red dot"]
    too_soon = await browser.post(f"{place}/move", data={**token(page), "scheduled_at": "2026-11-21T13:02"})
    assert too_soon.status_code == 303
    assert "at least five minutes away" in (await browser.get("/scheduled")).text
    emptied = await fill(browser, await browser.get(place), scheduled_at="")
    assert (emptied.status_code, "Choose a day and an hour" in emptied.text) == (422, True)
    world.step(hours=4)
    await world.settle()
    [post] = await ada.api("GET", f"/api/v1/accounts/{ada.id}/statuses")
    assert [media["description"] for media in post["media_attachments"]] == ["A red dot"]


async def test_what_waits_is_published_once_or_called_off(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    browser, bens = await browser_of(world, "ada"), await browser_of(world, "ben")
    early, off = await plan(ada, "Early"), await plan(ada, "Off")
    page = await browser.get("/scheduled")

    twice = [await browser.post(f"/scheduled/{early['id']}/post", data=token(page)) for _ in range(2)]
    gone = await browser.post(f"/scheduled/{off['id']}/delete", data=token(page))

    assert len({answer.headers["location"] for answer in twice}) == 1
    assert gone.headers["location"] == "/scheduled"
    assert await published(world, ada) == ["<p>Early</p>"]
    world.step(hours=2)
    assert await published(world, ada) == ["<p>Early</p>"]
    theirs = await plan(ada, "Ada's", at="2026-11-22T13:00:00Z")
    for path in ("", "/move", "/post", "/delete"):
        data = {**token(await bens.get("/scheduled")), "scheduled_at": "2026-11-23T12:00", "status": "Mine"}
        answer = await bens.post(f"/scheduled/{theirs['id']}{path}", data=data)
        assert answer.status_code == 404, path
    assert (await bens.get(f"/scheduled/{theirs['id']}")).status_code == 404
    assert [one["params"]["text"] for one in await ada.api("GET", SCHEDULED)] == ["Ada's"]
    assert await ben.api("GET", SCHEDULED) == []


async def test_a_month_shows_what_appears_on_which_day_and_drafts_beside_it(world: World) -> None:
    ada = await world.person("ada")
    browser = await browser_of(world, "ada")
    await plan(ada, "Before midnight", at="2026-11-28T23:30:00Z")
    await plan(ada, "In winter", at="2026-12-24T12:00:00Z")
    await ada.api("POST", "/api/v1/drafts", json={"status": "Some day"})
    await browser.post("/scheduled/zone", data={**token(await browser.get("/scheduled")), "time_zone": "Europe/Paris"})

    page = await read(browser, "/scheduled/calendar")
    december = await read(browser, "/scheduled/calendar?month=2026-12")
    french = await read(browser, "/scheduled/calendar?month=2026-12&lang=fr")

    assert [cell["data-day"] for cell in page.select("td[aria-current=date]")] == ["2026-11-21"]
    assert [cell["data-day"] for cell in page.select("td:has(.entry)")] == ["2026-11-29"]
    assert texts(page, ".unplanned .entry") == ["Some day"]
    assert texts(december, "td .entry") == ["1:00 PM In winter"]
    assert (texts(december, "#month"), texts(french, "#month")) == (["December 2026"], ["décembre 2026"])
    assert (texts(december, "th")[0], texts(french, "th")[0]) == ("Mon", "lun.")
    for odd in ("2026-13", "x", "0001-01", "²026-11"):
        assert texts(await read(browser, f"/scheduled/calendar?month={odd}"), "#month") == ["November 2026"], odd


async def test_a_draft_gets_its_moment(world: World) -> None:
    ada = await world.person("ada")
    browser = await browser_of(world, "ada")
    draft = await ada.api("POST", "/api/v1/drafts", json={"status": "Some day"})

    page = await browser.get(f"/drafts/{draft['id']}?scheduled_at=2026-11-24T09:00")
    answer = await fill(browser, page, time_zone="UTC")

    [waiting] = await ada.api("GET", SCHEDULED)
    assert answer.headers["location"] == f"/scheduled#scheduled-{waiting['id']}"
    assert (waiting["scheduled_at"], waiting["params"]["text"]) == ("2026-11-24T09:00:00.000Z", "Some day")
    assert await ada.api("GET", "/api/v1/drafts") == []
