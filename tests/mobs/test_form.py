"""Calling a mob in a browser: the form, what it says where something does not fit, drafts, changes, and the end."""

from datetime import timedelta
from typing import Any

from goodmob.core.clock import HOUR, MINUTE, from_iso
from goodmob.core.zones import local
from tests.media.samples import picture
from tests.mobs.scene import look
from tests.web.reading import browser_of, read, texts
from tests.world.browser import fill, forms_of
from tests.world.client import Client
from tests.world.world import World


def typed(world: World, **more: str) -> dict[str, str]:
    """What somebody types who calls a mob for tomorrow."""
    start = local(world.clock.now() + 24 * HOUR, "Europe/Paris").replace(tzinfo=None)
    times = {"starts_at": start, "ends_at": start + timedelta(hours=2)}
    clocks = {name: at.isoformat(timespec="minutes") for name, at in times.items()}
    usual = {"title": "Pick up one piece of litter", "unit": "pieces", "time_zone": "Europe/Paris"}
    return {**usual, **clocks, **more}


async def call(world: World, browser: Client, **more: str) -> Any:
    """The answer to the filled-in form."""
    return await fill(browser, await browser.get("/mobs/new"), typed(world, **more))


def id_in(answer: Any) -> dict[str, str]:
    """The mob that an answer leads to."""
    assert answer.status_code == 303, texts_of(answer)
    return {"id": answer.headers["location"].removeprefix("/mobs/")}


def texts_of(answer: Any) -> str:
    """What a page says, for a failure."""
    return str(answer.text)[:3000]


async def test_a_newcomer_calls_one(world: World) -> None:
    ben = await world.person("ben")
    browser = await browser_of(world, "ben")

    page = await browser.get("/mobs/new")
    entries = typed(
        world, threshold="3", cap="20", place_text="Canal quarter", place_exact="Lock 4", text="Bring gloves"
    )
    picked = [("files[]", (name, picture(), "image/png")) for name in ("lock.png", "canal.png")]
    words: Any = {"descriptions[]": ["A lock", "A canal", "", ""]}
    made = id_in(await fill(browser, page, {**entries, **words}, files=picked))
    await world.settle()

    mob = await look(ben, made)
    assert (mob["title"], mob["threshold"], mob["cap"], mob["unit"]) == ("Pick up one piece of litter", 3, 20, "pieces")
    assert mob["place"] == {"text": "Canal quarter", "cell": None, "exact": "Lock 4"}
    post = await ben.api("GET", f"/api/v1/statuses/{mob['status_id']}")
    assert [media["description"] for media in post["media_attachments"]] == ["A lock", "A canal"]
    assert "Lock 4" not in post["content"]


async def test_sent_twice_it_calls_once(world: World) -> None:
    await world.person("ben")
    browser = await browser_of(world, "ben")

    page = await browser.get("/mobs/new")
    answers = [await fill(browser, page, typed(world)) for _ in range(2)]

    assert len({answer.headers["location"] for answer in answers}) == 1


async def test_a_moment_lasts_a_minute(world: World) -> None:
    ben = await world.person("ben")
    browser = await browser_of(world, "ben")

    mob = await look(ben, id_in(await call(world, browser, one_minute="1", ends_at="")))

    assert from_iso(mob["ends_at"]) - from_iso(mob["starts_at"]) == MINUTE
    assert " to " not in texts(await read(browser, f"/mobs/{mob['id']}"), ".hero own-time time")[0]


async def test_what_does_not_fit_is_said_beside_its_field(world: World) -> None:
    await world.person("ben")
    browser = await browser_of(world, "ben")
    wrong = {
        "title": {"title": " "},
        "starts_at": {"starts_at": "2020-01-01T10:00"},
        "ends_at": {"ends_at": ""},
        "time_zone": {"time_zone": "Mars/Olympus"},
        "threshold": {"threshold": "9", "cap": "3"},
        "cap": {"cap": "many"},
        "place_text": {"place_text": "x" * 200},
        "text": {"text": "word " * 300},
        "unit": {"unit": "x" * 40},
    }
    for field, entries in wrong.items():
        answer = await call(world, browser, **entries)
        assert answer.status_code == 422, field
        [form] = [form for form in forms_of(answer) if form.action.endswith("/mobs")]
        assert form.values["place_exact"] == ""
        assert form.values[field] == entries[field], field
        assert f'id="f-{field}"' in answer.text
        assert "field--bad" in answer.text, field


async def test_a_draft_waits_and_is_published(world: World) -> None:
    await world.person("ada")
    ben = await world.person("ben")
    browser, ada = await browser_of(world, "ben"), await browser_of(world, "ada")
    page = await browser.get("/mobs/new")
    form = forms_of(page)[0]
    made = id_in(await browser.post("/mobs?draft=true", data={**form.values, **typed(world)}))
    place = f"/mobs/{made['id']}"

    assert (await ada.get(place)).status_code == 404
    assert texts(await read(browser, "/mobs/mine"), ".mobs h2") == ["Drafts"]
    await fill(browser, await browser.get(place), form=0)
    await world.settle()
    assert (await look(ben, made))["state"] == "gathering"
    assert (await ada.get(place)).status_code == 200


async def test_it_is_changed_and_called_off(world: World) -> None:
    ben = await world.person("ben")
    browser = await browser_of(world, "ben")
    made = id_in(await call(world, browser, cap="20", exact_for_all="1", place_exact="Lock 4"))
    place = f"/mobs/{made['id']}"

    page = await browser.get(f"{place}/edit")
    assert (await fill(browser, page, cap="", title="Pick up two")).headers["location"] == place
    mob = await look(world.anyone, made)
    assert (mob["cap"], mob["title"], mob["place"]["exact"]) == (50, "Pick up two", "Lock 4")
    again = await fill(browser, await browser.get(f"{place}/edit"), title="")
    assert again.status_code == 422
    answer = await browser.get(place)
    [cancel] = [number for number, form in enumerate(forms_of(answer)) if form.action.endswith("/cancel")]
    assert (await fill(browser, answer, form=cancel)).status_code == 303

    assert (await look(ben, made))["state"] == "cancelled"
    assert texts(await read(world.anyone, place), ".hero__state") == ["Called off"]
    stale = await fill(browser, page, title="Pick up three")
    assert stale.headers["location"] == place


async def test_pictures_are_added_described_and_taken_out(world: World) -> None:
    ben = await world.person("ben")
    browser = await browser_of(world, "ben")
    one = [("files[]", ("lock.png", picture(), "image/png"))]

    async def shown(mob: dict[str, str]) -> list[str]:
        return [media["description"] for media in (await look(ben, mob))["media_attachments"]]

    page = await browser.get("/mobs/new")
    draft = {**forms_of(page)[0].values, **typed(world), "descriptions[]": "A lock"}
    made = [
        id_in(await fill(browser, page, {**typed(world), "descriptions[]": "A lock"}, files=one)),
        id_in(await browser.post("/mobs?draft=true", data={**draft, "key": "another"}, files=one)),
    ]
    for mob in made:
        place = f"/mobs/{mob['id']}/edit"
        assert await shown(mob) == ["A lock"]

        entries = {"media[][description]": "An old lock", "descriptions[]": "A canal"}
        await fill(browser, await browser.get(place), entries, files=one)
        assert await shown(mob) == ["An old lock", "A canal"]

        page = await browser.get(place)
        values = {**forms_of(page)[0].values}
        ids = [media["id"] for media in (await look(ben, mob))["media_attachments"]]
        del values["media[][description]"]
        values["media[][id]"] = ids[1]
        assert (await browser.post(place, data=values)).status_code == 303
        assert [media["id"] for media in (await look(ben, mob))["media_attachments"]] == ids[1:]
        await fill(browser, await browser.get(place), {"media[][drop]": "1"})
        assert await shown(mob) == []


async def test_pictures_stay_with_a_form_that_is_refused_and_more_than_four_are_too_many(world: World) -> None:
    await world.person("ben")
    browser = await browser_of(world, "ben")
    one = ("files[]", ("lock.png", picture(), "image/png"))

    page = await browser.get("/mobs/new")
    answer = await fill(browser, page, {**typed(world, title=""), "descriptions[]": "A lock"}, files=[one])
    assert answer.status_code == 422
    assert forms_of(answer)[0].values["media[][description]"].strip() == "A lock"
    many = await fill(browser, answer, typed(world), files=[one] * 4)
    assert many.status_code == 422
    assert "At most 4 pictures fit on a post." in many.text
    id_in(await fill(browser, answer, typed(world)))
