"""A mob on a projector, in the frame of another site, on paper, and as machines read it."""

import json
from typing import Any
from urllib.parse import quote

import pytest

from goodmob.core.clock import DAY
from tests.media.samples import picture
from tests.mobs.pressing import page_of, press
from tests.mobs.scene import called, joined
from tests.web.reading import browser_of, read, texts
from tests.world.world import World

SECRET = "Mill Lane, behind the shed"
PLACE: dict[str, Any] = {"place[text]": "Canal", "place[exact]": SECRET, "place_policy": "confirmed"}


async def test_a_projector_shows_what_is_for_everybody_and_nothing_else(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    await ada.api("POST", f"/api/v1/accounts/{ben.id}/follow")
    mob = await called(world, ben, **PLACE)
    commitment = await joined(world, ada, mob)
    world.step(minutes=45)
    await ada.api("POST", f"/api/v1/mobs/{mob['id']}/check_in", data={"code": commitment["code"]})
    world.step(minutes=20)
    await world.settle()
    media = await ada.api(
        "POST", "/api/v2/media", files={"file": ("bag.png", picture(), "image/png")}, data={"description": "A full bag"}
    )
    for count, words, visibility in ((3, "For my friends", "private"), (2, "Look at that", "public")):
        await ada.api("PATCH", "/api/v1/accounts/update_credentials", json={"source": {"privacy": visibility}})
        files = {"media_ids": [media["id"]]} if visibility == "public" else {}
        about = {"count": count, "text": words, **files}
        await ada.api("POST", f"/api/v1/mobs/{mob['id']}/deeds", json=about)
    await world.settle()

    for viewer in (world.anyone, await browser_of(world, "ada"), await browser_of(world, "ben")):
        page = await read(viewer, f"{page_of(mob)}/wall")
        assert texts(page, ".big__tally b") == ["5"]
        assert texts(page, ".crowdkey li:not([hidden])") == ["1 joined", "1 checked in", "1 person did it"]
        assert [image["alt"] for image in page.select(".deed .pic img")] == ["A full bag"]
        assert "Look at that" in page.text
        assert SECRET not in str(page)
        assert commitment["code"] not in str(page)
        assert "For my friends" not in str(page)
        assert page.select("nav, form, input") == []
        assert [str(found["content"]) for found in page.select("noscript meta[http-equiv=refresh]")] == ["20"]
        assert len(page.select(".projector__way svg")) == 1


async def test_a_projector_shows_questions_and_why_nothing_goes_on(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    mob = await called(world, ben)
    await joined(world, ada, mob)
    await ada.api("POST", f"/api/v1/mobs/{mob['id']}/questions", json={"text": "Are there gloves?"})
    await world.settle()
    assert texts(await read(world.anyone, f"{page_of(mob)}/wall"), ".projector__asked li") == ["1 Are there gloves?"]

    await ben.api("DELETE", f"/api/v1/mobs/{mob['id']}")
    await world.settle()

    page = await read(world.anyone, f"{page_of(mob)}/wall")
    assert texts(page, ".hero__state") == ["Called off"]
    assert "called it off" in texts(page, ".big__why")[0]
    assert page.select("meta[http-equiv=refresh], .projector__way") == []


async def test_another_site_shows_it_in_a_frame_whoever_looks(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    mob = await called(world, ben, **PLACE)
    await joined(world, ada, mob)
    address = f"/embed/mobs/{mob['id']}"

    stranger = await world.anyone.get(address)
    member = await (await browser_of(world, "ada")).get(address)

    assert stranger.text == member.text
    assert "frame-ancestors *" in stranger.headers["content-security-policy"]
    assert "x-frame-options" not in stranger.headers
    assert SECRET not in stranger.text
    assert "<form" not in stranger.text
    assert 'content="light dark"' in stranger.text
    dark = await read(world.anyone, f"{address}?theme=dark")
    assert dark.html is not None
    assert dark.html["data-theme"] == "dark"
    assert (await world.anyone.get("/embed/mobs/1")).headers["x-frame-options"] == "DENY"


async def test_other_sites_ask_for_the_frame(world: World) -> None:
    ben = await world.person("ben")
    mob = await called(world, ben, title='Tea & <b>"cake"</b>')

    told = await world.anyone.api("GET", "/api/oembed", params={"url": mob["url"], "maxwidth": 320})

    assert (told["title"], told["author_name"], told["width"]) == (mob["title"], "ben", 320)
    frame = f"https://goodmob.test/embed/mobs/{mob['id']}"
    assert told["html"].startswith(f'<iframe src="{frame}" title="Tea &amp; &lt;b&gt;')
    page = await world.anyone.get(page_of(mob))
    assert f"/api/oembed?url={quote(mob['url'])}" in page.text
    others = ("https://goodmob.test/mobs/new", "https://far.example/mobs/1")
    for wrong in (*others, f"{mob['url']}1", f"{mob['url']}/edit"):
        assert (await world.anyone.get("/api/oembed", params={"url": wrong})).status_code == 404


@pytest.mark.parametrize("visibility", ["private", "direct"])
async def test_what_is_not_for_everybody_is_in_no_frame(world: World, visibility: str) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    await ada.api("POST", f"/api/v1/accounts/{ben.id}/follow")
    mob = await called(world, ben, visibility=visibility)

    for client in (world.anyone, await browser_of(world, "ada"), await browser_of(world, "ben")):
        assert (await client.get(f"/embed/mobs/{mob['id']}")).status_code == 404
    assert (await world.anyone.get("/api/oembed", params={"url": mob["url"]})).status_code == 404
    assert (await world.anyone.get(f"{page_of(mob)}/wall")).status_code == 404
    assert (await world.anyone.get(f"{page_of(mob)}/poster")).status_code == 404
    host = await browser_of(world, "ben")
    assert "ld+json" not in (await host.get(page_of(mob))).text


async def test_machines_read_an_event_without_the_exact_place(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    mob = await called(world, ben, title="Tea </script><b>", cap=9, **PLACE | {"place_policy": "public"})
    await joined(world, ada, mob)

    page = await read(world.anyone, page_of(mob))

    script, _ = page.select('script[type="application/ld+json"]')
    event = json.loads(script.text)
    assert (event["@type"], event["name"], event["startDate"]) == ("Event", mob["title"], mob["starts_at"])
    assert event["location"] == {"@type": "Place", "name": "Canal", "address": "Canal"}
    assert event["eventStatus"] == "https://schema.org/EventScheduled"
    assert (event["maximumAttendeeCapacity"], event["remainingAttendeeCapacity"]) == (9, 8)
    assert SECRET not in script.text
    await ben.api("DELETE", f"/api/v1/mobs/{mob['id']}")
    gone = await read(world.anyone, page_of(mob))
    assert json.loads(gone.select('script[type="application/ld+json"]')[0].text)["eventStatus"].endswith("Cancelled")


async def test_a_poster_says_what_when_and_where_in_the_readers_language(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    mob = await called(world, ben, ahead=3 * DAY, threshold=4, **PLACE)
    await joined(world, ada, mob)

    page = await read(await browser_of(world, "ada"), f"{page_of(mob)}/poster")
    assert texts(page, "h1") == ["Pick up litter"]
    facts = texts(page, ".poster__facts dd")
    assert "2026" in facts[0]
    assert "(UTC)" in facts[0]
    assert facts[1:] == ["Canal", "It takes place if 4 people join."]
    assert texts(page, ".poster__address") == [f"goodmob.test/mobs/{mob['id']}"]
    assert len(page.select(".poster .qr")) == 1
    assert page.select("script") == []
    assert SECRET not in str(page)

    french = await read(world.anyone, f"{page_of(mob)}/poster?lang=fr")
    assert french.html is not None
    assert french.html["lang"] == "fr"
    assert texts(french, ".poster__facts dd")[0] != facts[0]


async def test_people_one_follows_are_seen_on_the_page(world: World) -> None:
    ada, ben, cleo = await world.person("ada"), await world.person("ben"), await world.person("cleo")
    mob = await called(world, ben)
    await joined(world, cleo, mob)
    await ada.api("POST", f"/api/v1/accounts/{cleo.id}/follow")

    assert texts(await read(await browser_of(world, "ada"), page_of(mob)), ".met") == ["cleo is in"]
    assert texts(await read(world.anyone, page_of(mob)), ".met") == []


async def test_a_report_names_and_shows_only_who_said_so(world: World) -> None:
    ada, ben, cleo, mo = [await world.person(name) for name in ("ada", "ben", "cleo", "mo")]
    mob = await called(world, ben)
    credit = f"/api/v1/mobs/{mob['id']}/credit"
    assert (await ada.post(credit)).status_code == 409
    for person in (ada, cleo, mo):
        await joined(world, person, mob)
    browser = await browser_of(world, "ada")
    assert (await press(browser, page_of(mob), "/credit")).status_code == 303
    assert await ada.api("GET", credit) == {"mob_id": mob["id"], "named": True}
    await mo.api("POST", credit)
    world.step(hours=1)
    await world.settle()
    shown = []
    for person, in_report in ((ada, True), (cleo, False)):
        file = {"file": ("bag.png", picture(), "image/png")}
        media = await person.api("POST", "/api/v2/media", files=file, data={"description": "A bag"})
        about = {"media_ids": [media["id"]], "in_report": in_report}
        shown.append(await person.api("POST", f"/api/v1/mobs/{mob['id']}/deeds", json=about))
    for _ in range(3):
        world.step(hours=1)
        await world.settle()

    report = await world.anyone.api("GET", f"/api/v1/mobs/{mob['id']}/report")
    # Mo wanted to be named, and did not come.
    assert [account["acct"] for account in report["named"]] == ["ada"]
    assert [deed["id"] for deed in report["deeds"]] == [shown[0]["id"]]
    page = await read(world.anyone, f"{page_of(mob)}/report")
    assert texts(page, ".named li") == ["ada"]
    assert [image["alt"] for image in page.select(".shot img")] == ["A bag"]
    assert (await cleo.post(credit)).status_code == 409

    await ada.api("DELETE", credit)
    report = await world.anyone.api("GET", f"/api/v1/mobs/{mob['id']}/report")
    assert (report["named"], report["deeds"], report["done"]) == ([], [], 2)


async def test_the_reach_is_told_as_an_estimate_with_the_way_it_is_made(world: World) -> None:
    ada, ben, cleo = await world.person("ada"), await world.person("ben"), await world.person("cleo")
    await ada.api("POST", f"/api/v1/accounts/{ben.id}/follow")
    for person in (ben, cleo):
        await person.api("POST", f"/api/v1/accounts/{ada.id}/follow")
    mob = await called(world, ben)
    await ada.api("POST", f"/api/v1/statuses/{mob['status_id']}/reblog")
    for _ in range(3):
        world.step(hours=1)
        await world.settle()

    report = await world.anyone.api("GET", f"/api/v1/mobs/{mob['id']}/report")
    assert (report["reached"], report["boosts"]) == (3, 1)
    post = await world.anyone.api("GET", f"/api/v1/statuses/{report['status_id']}")
    assert "An estimate: at most 3 people were shown it" in post["content"]
    assert "An estimate" in texts(await read(world.anyone, page_of(mob)), ".reached")[0]
