"""In a browser: who waits to be heard, and from whom one wants to hear; all of it without scripts."""

from tests.notifications.asking import NOTICES, POLICY, choose, heard, waiting, whisper
from tests.posts.saying import say
from tests.web.reading import browser_of, read, texts
from tests.world.browser import forms_of
from tests.world.world import World

REQUESTS, SETTINGS = "/notifications/requests", "/settings/notifications"


async def test_the_page_of_notices_leads_to_who_waits(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    browser = await browser_of(world, "ada")
    before = texts(await read(browser, "/notifications"), f".filtered a[href='{REQUESTS}']")
    await whisper(world, ben, "@ada psst")

    page = await read(browser, "/notifications")

    assert before == ["Filtered requests"]
    assert texts(page, f".filtered a[href='{REQUESTS}']") == ["Filtered requests 1"]
    assert page.select(".told") == []
    assert await heard(ada) == []


async def test_who_waits_is_let_in_or_put_away(world: World) -> None:
    ada, ben, cleo = [await world.person(name) for name in ("ada", "ben", "cleo")]
    await whisper(world, ben, "@ada one\ntwo\n\nthree")
    await whisper(world, ben, "@ada Tea?")
    await whisper(world, cleo, "@ada psst")
    browser = await browser_of(world, "ada")
    page = await browser.get(REQUESTS)

    shown = await read(browser, REQUESTS)
    assert texts(shown, ".person .name") == ["cleo", "ben"]
    assert texts(shown, ".person .meta") == ["1 filtered notification", "2 filtered notifications"]
    assert texts(shown, ".told__post") == ["@ada psst", "@ada Tea?"]

    of_cleo, of_ben = [form for form in forms_of(page) if REQUESTS in form.action]
    let_in = await browser.post(of_ben.action, data=of_ben.values)
    away = await browser.post(of_cleo.action.replace("accept", "dismiss"), data=of_cleo.values)
    await world.settle()

    assert (let_in.headers["location"], away.headers["location"]) == (REQUESTS, REQUESTS)
    assert await heard(ada, include_filtered="true") == [("mention", "ben")] * 2
    assert texts(await read(browser, REQUESTS), ".empty") == ["Nobody is waiting."]
    assert (await browser.post(of_ben.action, data=of_ben.values)).status_code == 404


async def test_requests_and_choices_are_for_people_who_are_signed_in(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    await whisper(world, ben, "@ada psst")
    [request] = await ada.api("GET", f"{NOTICES}/requests")
    other = await browser_of(world, "ben")
    token = forms_of(await other.get(SETTINGS))[-1].values

    for path in (REQUESTS, SETTINGS):
        assert (await world.anyone.get(path)).status_code == 303
    assert (await other.post(f"{REQUESTS}/{request['id']}/accept", data=token)).status_code == 404
    assert await waiting(ada) == [("ben", "1")]


async def test_from_whom_one_hears_is_chosen_by_a_form(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    await choose(ada, for_bots="drop")
    browser = await browser_of(world, "ada")
    page = await browser.get(SETTINGS)
    [form] = [form for form in forms_of(page) if form.action.endswith(SETTINGS)]

    saved = await browser.post(SETTINGS, data=form.values | {"for_not_following": "filter"})
    await say(ben, "Hello @ada")
    await world.settle()

    chosen = {name: value for name, value in form.values.items() if name.startswith("for_")}
    assert chosen == {
        "for_not_following": "accept",
        "for_not_followers": "accept",
        "for_new_accounts": "accept",
        "for_private_mentions": "filter",
        "for_limited_accounts": "filter",
        "for_bots": "drop",
    }
    assert saved.headers["location"] == SETTINGS
    assert (await ada.api("GET", POLICY))["for_not_following"] == "filter"
    assert await waiting(ada) == [("ben", "1")]
    checked = [box["value"] for box in (await read(browser, SETTINGS)).select("input[type=radio][checked]")]
    assert checked == ["filter", "accept", "accept", "filter", "filter", "drop"]
    assert (await browser.post(SETTINGS, data=form.values | {"for_bots": "perhaps"})).status_code == 422
