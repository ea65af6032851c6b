"""Filters in a browser: made, changed and deleted as forms, and what they do to the posts of pages."""

from tests.posts.saying import follow, say
from tests.social.filters import FILTERS, make
from tests.social.test_buttons import press
from tests.web.reading import browser_of, read, texts
from tests.world.browser import fill
from tests.world.world import World

PLACE = "/settings/filters"


async def test_a_filter_is_made_changed_and_deleted(world: World) -> None:
    ada = await world.person("ada")
    browser = await browser_of(world, "ada")

    form = await browser.get(f"{PLACE}/new")
    made = await fill(browser, form, {"words[0][keyword]": "match", "words[1][keyword]": " goal "}, title="Football")

    assert (made.status_code, made.headers["location"]) == (303, PLACE)
    [kept] = await ada.api("GET", FILTERS)
    assert (kept["title"], kept["filter_action"], kept["expires_at"]) == ("Football", "warn", None)
    assert [word["keyword"] for word in kept["keywords"]] == ["match", "goal"]
    assert kept["context"] == ["account"]

    one = f"{PLACE}/{kept['id']}"
    data = {"words[0][keyword]": "", "words[1][keyword]": "goals", "words[2][keyword]": "cup", "expires_in": "3600"}
    await press(browser, one, one, script=False, **data)

    [kept] = await ada.api("GET", FILTERS)
    assert [word["keyword"] for word in kept["keywords"]] == ["goals", "cup"]
    assert kept["expires_at"] is not None

    await press(browser, one, f"{one}/delete")
    assert await ada.api("GET", FILTERS) == []
    assert (await browser.get(one)).status_code == 404


async def test_what_cannot_be_is_said_beside_its_place_and_nothing_is_lost(world: World) -> None:
    ada = await world.person("ada")
    browser = await browser_of(world, "ada")

    typed = {"words[0][keyword]": "match", "filter_action": "hide"}
    answer = await fill(browser, await browser.get(f"{PLACE}/new"), typed, title=" ")

    assert answer.status_code == 422
    assert "Please give the filter a name." in answer.text
    assert 'value="match"' in answer.text
    assert await ada.api("GET", FILTERS) == []
    for odd in ("soon", "-1", "9" * 30, "٣"):
        refused = await fill(browser, await browser.get(f"{PLACE}/new"), title="Tea", expires_in=odd)
        assert (refused.status_code, "This cannot be used. Please change it." in refused.text) == (422, True)


async def test_filters_of_others_are_nobodys_business(world: World) -> None:
    ada = await world.person("ada")
    await world.person("ben")
    kept = await make(ada, "tea")
    browser = await browser_of(world, "ben")

    form = await browser.get(f"{PLACE}/new")
    for address in (f"{PLACE}/{kept['id']}", f"{PLACE}/{kept['id']}/delete"):
        assert (await fill(browser, form)).status_code in (303, 422)
        token = {"csrf_token": form.text.split('name="csrf_token" value="')[1].split('"')[0]}
        assert (await browser.post(address, data={**token, "title": "Mine", "context[]": "home"})).status_code == 404
    assert (await browser.get(f"{PLACE}/{kept['id']}")).status_code == 404
    assert [one["title"] for one in await ada.api("GET", FILTERS)] == ["Tea"]


async def test_what_is_hidden_is_not_on_the_page_and_a_warning_stands_before_the_rest(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    await follow(ada, ben)
    await make(ada, "spoiler", title="Series", filter_action="hide")
    await make(ada, "match", title="Football")
    await make(ada, "elsewhere", title="Afar", context=["notifications"], filter_action="hide")
    for text in ("A spoiler: he dies", "What a match", "Nothing of it, elsewhere"):
        await say(ben, text)
    await say(ada, "My own match")
    await world.settle()
    browser = await browser_of(world, "ada")

    home = await read(browser, "/home")

    assert texts(home, "#timeline .text") == ["My own match", "Nothing of it, elsewhere", "What a match"]
    assert texts(home, "#timeline details.warned > summary") == ["Filtered: Football"]
    assert texts(await read(browser, "/public"), "#timeline .text")[-1] == "A spoiler: he dies"
    stranger = await read(world.visitor(), "/public")
    assert len(texts(stranger, "#timeline .text")) == 4


async def test_a_post_goes_into_a_filter_old_or_new_and_comes_out_again(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    first, second = [await say(ben, text) for text in ("One", "Two")]
    browser = await browser_of(world, "ada")
    address = f"/@ben/{first['id']}/filter"

    unnamed = await press(browser, address, address)
    assert (unnamed.status_code, "give a new one a name" in unnamed.text) == (422, True)
    assert await ada.api("GET", FILTERS) == []

    await press(browser, address, address, title="Quarrels")
    [kept] = await ada.api("GET", FILTERS)
    again = await press(browser, address, address, filter_id=kept["id"])
    assert "The post is in this filter already." in again.text
    other = f"/@ben/{second['id']}/filter"
    await press(browser, other, other, filter_id=kept["id"])
    assert texts(await read(browser, "/public"), "#timeline details.warned > summary") == ["Filtered: Quarrels"] * 2

    one = f"{PLACE}/{kept['id']}"
    await press(browser, one, f"/posts/{kept['statuses'][0]['id']}/delete")
    [kept] = await ada.api("GET", FILTERS)
    assert [entry["status_id"] for entry in kept["statuses"]] == [second["id"]]


async def test_a_post_that_one_may_not_see_cannot_be_filtered(world: World) -> None:
    await world.person("ada")
    ben = await world.person("ben")
    secret = await say(ben, "For my followers", visibility="private")
    browser = await browser_of(world, "ada")

    assert (await browser.get(f"/@ben/{secret['id']}/filter")).status_code == 404
