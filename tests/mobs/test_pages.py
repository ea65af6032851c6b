"""People join, do and watch a mob in a browser, without a script."""

from typing import Any

import pytest

from goodmob.core.clock import HOUR, MINUTE
from tests.media.samples import picture
from tests.mobs.scene import called, joined, look
from tests.web.reading import browser_of, link, meta, read, texts
from tests.world.browser import fill, forms_of
from tests.world.client import Client
from tests.world.world import World

HTMX = {"HX-Request": "true"}


async def press(browser: Client, address: str, ending: str, **typed: Any) -> Any:
    """The answer to the first form of a page that leads to an address with this ending."""
    page = await browser.get(address)
    found = [number for number, form in enumerate(forms_of(page)) if form.action.endswith(ending)]
    assert found, (ending, [form.action for form in forms_of(page)])
    return await fill(browser, page, form=found[0], **typed)


def page_of(mob: Any) -> str:
    """Where the mob is."""
    return f"/mobs/{mob['id']}"


async def test_somebody_joins_from_the_card_of_the_post_and_leaves_again(world: World) -> None:
    await world.person("ada")
    ben = await world.person("ben")
    mob = await called(world, ben, threshold=3, cap=5)
    browser = await browser_of(world, "ada")
    post = f"/@ben/{mob['status_id']}"

    page = await read(browser, post)
    assert texts(page, ".ticket .ring__say") == ["3 more and it is on"]
    answer = await press(browser, post, "/join")
    assert (answer.status_code, answer.headers["location"]) == (303, page_of(mob))
    page = await read(browser, page_of(mob))
    assert texts(page, ".hero .ring__say") == ["You’re in, 2 more"]
    assert len(texts(page, ".own__code strong")[0]) == 6
    await press(browser, page_of(mob), "/leave")

    assert (await look(ben, mob))["joined"] == 0


async def test_pressed_twice_it_joins_once(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    mob = await called(world, ben)
    browser = await browser_of(world, "ada")

    page = await browser.get(page_of(mob))
    for _ in range(2):
        assert (await fill(browser, page, party_size="3")).status_code == 303

    assert (await look(ada, mob))["joined"] == 3


async def test_a_stranger_signs_in_first_and_then_joins(world: World) -> None:
    await world.person("ada")
    ben = await world.person("ben")
    mob = await called(world, ben)
    visitor = world.visitor()

    [button] = (await read(visitor, page_of(mob))).select("#do a")
    led = await visitor.get(str(button["href"]))
    assert led.headers["location"] == f"/auth/sign_in?return_to=%2Fmobs%2F{mob['id']}%2Fjoin"
    entered = await fill(
        visitor, await visitor.get(led.headers["location"]), email="ada@goodmob.test", password="correct horse"
    )
    assert entered.status_code in {303, 422}


async def test_a_script_gets_the_part_that_changed_or_why_not(world: World) -> None:
    await world.person("ada")
    ben = await world.person("ben")
    mob = await called(world, ben, cap=1)
    browser = await browser_of(world, "ada")
    token = forms_of(await browser.get(page_of(mob)))[0].values["csrf_token"]

    card = await browser.post(f"{page_of(mob)}/join", data={"csrf_token": token, "place": "card"}, headers=HTMX)
    assert card.status_code == 200
    assert card.text.lstrip().startswith("<mob-tally")
    assert "You’re in, and it is full" in card.text
    world.step(seconds=3 * 3600)
    await world.settle()
    late = await browser.post(f"{page_of(mob)}/join", data={"csrf_token": token, "place": "hero"}, headers=HTMX)
    assert late.status_code == 200
    gone = await browser.post(f"{page_of(mob)}/leave", data={"csrf_token": token, "place": "hero"}, headers=HTMX)
    assert (gone.status_code, "It is over." in gone.text) == (422, True)


async def test_the_line_the_offer_and_its_end_are_shown(world: World) -> None:
    ada, ben, cleo = await world.person("ada"), await world.person("ben"), await world.person("cleo")
    mob = await called(world, ben, cap=1, ahead=24 * HOUR)
    await joined(world, cleo, mob)
    browser = await browser_of(world, "ada")

    assert texts(await read(browser, page_of(mob)), "#do .btn--quiet:not(summary)") == ["Wait in line"]
    await press(browser, page_of(mob), "/join")
    assert texts(await read(browser, page_of(mob)), ".hero .ring__say") == ["You are number 1 in line"]
    await cleo.api("POST", f"/api/v1/mobs/{mob['id']}/leave")
    await world.settle()
    page = await read(browser, page_of(mob))
    assert texts(page, ".hero__state")[0].startswith("Held for you for ")
    assert (await press(browser, page_of(mob), "/join")).status_code == 303

    assert (await look(ada, mob))["me"]["state"] == "confirmed"


async def test_who_is_in_is_there_does_it_and_sees_what_came_of_it(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    mob = await called(world, ben)
    await joined(world, ada, mob)
    browser = await browser_of(world, "ada")
    world.step(seconds=45 * 60)
    assert (await press(browser, page_of(mob), "/check_in")).status_code == 303
    assert (await look(ada, mob))["present"] == 1
    world.step(seconds=20 * 60)
    await world.settle()

    page = await browser.get(page_of(mob))
    forms = [number for number, form in enumerate(forms_of(page)) if form.action.endswith("/deeds")]
    files = {"picture": ("bag.png", picture(), "image/png")}
    entries = {"count": "3", "text": "A swan looked at me", "description": "A full bag"}
    for _ in range(2):
        answer = await fill(browser, page, entries, form=forms[0], files=files)
        assert answer.status_code == 303, answer.text[:300]
    live = await read(world.anyone, page_of(mob))
    assert texts(live, ".tally b") == ["3"]
    assert texts(live, ".deed__said") == ["A swan looked at me"]
    assert [image["alt"] for image in live.select(".deed .pic img")] == ["A full bag"]
    [deed] = live.select(".wall > li")
    alone = await world.anyone.get(f"{page_of(mob)}/deeds/{str(deed['id']).removeprefix('deed-')}")
    assert alone.text.strip().startswith("<li")

    world.step(seconds=3 * 3600)
    await world.settle()
    over = await read(world.anyone, f"{page_of(mob)}/report")
    assert texts(over, ".figs dd")[:3] == ["1", "1", "3"]
    assert link(over, "canonical") == mob["url"]


async def test_too_many_units_are_refused_beside_the_button(world: World) -> None:
    await world.person("ada")
    ben = await world.person("ben")
    mob = await called(world, ben)
    world.step(seconds=65 * 60)
    await world.settle()
    browser = await browser_of(world, "ada")
    token = forms_of(await browser.get(page_of(mob)))[0].values["csrf_token"]

    answer = await browser.post(f"{page_of(mob)}/deeds", data={"csrf_token": token, "count": "5000"}, headers=HTMX)

    assert answer.status_code == 422
    assert "Choose a number from 1 to 1,000." in answer.text


async def test_the_host_ticks_off_who_is_there(world: World) -> None:
    ada, ben, cleo = await world.person("ada"), await world.person("ben"), await world.person("cleo")
    mob = await called(world, ben)
    await joined(world, ada, mob)
    code = (await joined(world, cleo, mob))["code"]
    host, guest = await browser_of(world, "ben"), await browser_of(world, "ada")
    people = f"{page_of(mob)}/people"

    assert not [form for form in forms_of(await guest.get(people)) if form.action.endswith("/check_in")]
    first = await host.get(people)
    assert (await fill(host, first, form=0, code=code.lower())).headers["location"] == people
    listed = await host.get(people)
    assert (await fill(host, listed, form=1)).status_code == 303
    wrong = await fill(host, first, form=0, code="AAAAAA")

    assert (await look(ada, mob))["present"] == 2
    assert wrong.status_code == 303
    assert "Nobody with a place has this code" in (await host.get(people)).text


async def test_who_may_not_see_it_finds_nothing(world: World) -> None:
    await world.person("ada")
    ben = await world.person("ben")
    mob = await called(world, ben, visibility="private")
    ada = await browser_of(world, "ada")
    token = forms_of(await ada.get("/mobs/new"))[0].values["csrf_token"]

    for part in ("", "/report", "/card", "/hero", "/deeds", "/people", "/deeds/1", "/join", "/edit"):
        assert (await ada.get(page_of(mob) + part)).status_code == 404, part
    for part in ("/join", "/leave", "/check_in", "/deeds", "/edit", "/publish", "/cancel"):
        answer = await ada.post(page_of(mob) + part, data={"csrf_token": token})
        assert answer.status_code == 404, part


async def test_only_its_host_can_change_it(world: World) -> None:
    await world.person("ada")
    ben = await world.person("ben")
    mob = await called(world, ben)
    ada = await browser_of(world, "ada")
    token = forms_of(await ada.get("/mobs/new"))[0].values["csrf_token"]

    assert (await ada.get(f"{page_of(mob)}/edit")).status_code == 403
    for part in ("/edit", "/publish", "/cancel"):
        assert (await ada.post(page_of(mob) + part, data={"csrf_token": token})).status_code == 403, part


@pytest.mark.parametrize(("visibility", "hidden"), [("public", None), ("unlisted", "noindex, noarchive")])
async def test_search_engines_are_told_of_public_ones(world: World, visibility: str, hidden: str | None) -> None:
    ben = await world.person("ben")
    await ben.api("PATCH", "/api/v1/accounts/update_credentials", data={"discoverable": True, "indexable": True})
    mob = await called(world, ben, visibility=visibility)

    page = await read(world.anyone, page_of(mob))

    assert meta(page, "robots") == hidden
    assert meta(page, "og:title") == "Pick up litter"


async def test_the_exact_place_is_told_to_who_is_in(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    place: dict[str, Any] = {"place[text]": "Canal quarter", "place[exact]": "Behind lock 4"}
    mob = await called(world, ben, **place)
    browser = await browser_of(world, "ada")

    assert "lock 4" not in (await browser.get(page_of(mob))).text
    await joined(world, ada, mob)
    assert "Behind lock 4" in (await browser.get(page_of(mob))).text


async def test_lists_tell_what_is_on_and_what_is_ones_own(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    empty = await read(world.anyone, "/mobs")
    assert texts(empty, ".empty") == ["No mobs near you yet. Call one."]
    live = await called(world, ben, title="Sing", ahead=MINUTE)
    await called(world, ben, title="Sweep", ahead=2 * HOUR)
    await called(world, ben, title="Plant", ahead=72 * HOUR)
    await called(world, ben, title="Whisper", visibility="private")
    await joined(world, ada, live)
    world.step(seconds=120)
    await world.settle()

    page = await read(world.anyone, "/mobs")
    told = [(texts(part, "h2")[0], texts(part, ".ticket__title")) for part in page.select(".mobs")]
    assert told == [("Happening now", ["Sing"]), ("Soon", ["Sweep"]), ("Gathering", ["Plant"])]
    assert texts(page, ".near strong") == ["Sing", "Sweep"]
    mine = await read(await browser_of(world, "ada"), "/mobs/mine")
    assert texts(mine, ".ticket__title") == ["Sing"]
