"""Doing something with a post on a page: by its form alone, and by a script that swaps only the actions."""

from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag

from tests.posts.saying import do, say
from tests.web.reading import browser_of, read, texts
from tests.world.client import Client
from tests.world.world import World

IN_PLACE = {"HX-Request": "true"}


def acts(page: BeautifulSoup) -> Tag:
    """The actions of the first post."""
    found = page.select_one(".acts")
    assert found is not None
    return found


def pressed(place: Tag) -> dict[str, bool]:
    """The actions that are switches, by their word, and whether they are on."""
    return {texts(found, ".w")[0]: found["aria-pressed"] == "true" for found in place.select("[aria-pressed]")}


async def press(browser: Client, place: Tag, verb: str, **headers: str) -> Any:
    """The answer to a button of the actions."""
    [button] = [found for found in place.select("button") if str(found["formaction"]).endswith(f"/{verb}")]
    values = {str(found["name"]): str(found["value"]) for found in place.select("input")}
    return await browser.post(str(button["formaction"]), data=values, headers=headers)


@pytest.mark.parametrize(
    ("verb", "word", "key"),
    [("favourite", "Favourite", "favourited"), ("boost", "Boost", "reblogged"), ("bookmark", "Bookmark", "bookmarked")],
)
async def test_a_switch_goes_on_and_off_without_a_script(world: World, verb: str, word: str, key: str) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    post = await say(ada, "Tea")
    browser = await browser_of(world, "ben")
    before = await read(browser, "/public")

    there = await press(browser, acts(before), verb, Referer="https://goodmob.test/public?max_id=9")
    on = await read(browser, f"/@ada/{post['id']}")
    is_on = (await ben.api("GET", f"/api/v1/statuses/{post['id']}"))[key]
    back = await press(browser, acts(on), f"un{verb}")
    off = await read(browser, f"/@ada/{post['id']}")

    assert (there.status_code, there.headers["location"]) == (303, f"/public?max_id=9#post-{post['id']}")
    assert back.headers["location"] == f"/@ada/{post['id']}#post-{post['id']}"
    assert [pressed(acts(page))[word] for page in (before, on, off)] == [False, True, False]
    assert is_on is True
    assert len(on.select("p.notice[role=status]")) == 1


async def test_a_script_gets_the_actions_and_what_was_done(world: World) -> None:
    ada = await world.person("ada")
    post = await say(ada, "Tea")
    browser = await browser_of(world, "ada")
    place = acts(await read(browser, f"/@ada/{post['id']}"))

    answer = await press(browser, place, "favourite", **IN_PLACE)

    fragment = BeautifulSoup(answer.text, "html.parser")
    assert answer.status_code == 200
    assert [found.name for found in fragment.find_all(recursive=False)] == ["form"]
    assert pressed(acts(fragment)) == {"Boost": False, "Favourite": True, "Bookmark": False}
    assert texts(fragment, "[role=status]") == ["It is among your favourites."]
    assert "goodmob_notices" not in answer.headers.get("set-cookie", "")
    assert (await press(browser, acts(fragment), "unfavourite", **IN_PLACE)).status_code == 200


async def test_pressing_twice_does_it_once(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    post = await say(ada, "Tea")
    browser = await browser_of(world, "ben")
    place = acts(await read(browser, f"/@ada/{post['id']}"))

    for verb in ("favourite", "boost", "favourite", "boost", "bookmark", "bookmark"):
        assert (await press(browser, place, verb, **IN_PLACE)).status_code == 200

    status = await ben.api("GET", f"/api/v1/statuses/{post['id']}")
    assert (status["favourites_count"], status["reblogs_count"]) == (1, 1)


async def test_a_deed_on_a_boost_is_done_to_the_post_and_leads_back_to_the_boost(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    post = await say(ada, "Tea")
    boost = await do(ben, "reblog", post)
    browser = await browser_of(world, "ben")

    place = acts(await read(browser, "/@ben"))
    answer = await press(browser, place, "favourite", Referer="https://goodmob.test/@ben")

    assert answer.headers["location"] == f"/@ben#post-{boost['id']}"
    assert (await ben.api("GET", f"/api/v1/statuses/{post['id']}"))["favourites_count"] == 1


async def test_the_menu_has_what_fits_the_reader_and_the_post(world: World) -> None:
    ada, _ = await world.person("ada"), await world.person("ben")
    post = await say(ada, "Tea")
    theirs = await browser_of(world, "ben")
    mine = await browser_of(world, "ada")

    page = await read(theirs, f"/@ada/{post['id']}")
    assert texts(page, ".acts .choice") == [
        "Link to this post",
        "Quote",
        "Mute this conversation",
        "Filter this post",
        "Report",
    ]
    muted = BeautifulSoup((await press(theirs, acts(page), "mute", **IN_PLACE)).text, "html.parser")
    assert texts(muted, ".choice") == [
        "Link to this post",
        "Quote",
        "Hear of this conversation again",
        "Filter this post",
        "Report",
    ]

    page = await read(mine, f"/@ada/{post['id']}")
    assert texts(page, ".acts .choice")[3:] == [
        "Pin it on top of my profile",
        "Edit",
        "Delete, or write anew",
    ]
    for link in page.select(".acts a"):
        assert (await mine.get(str(link["href"]))).status_code == 200
    assert (await press(mine, acts(page), "pin")).status_code == 303
    pinned = await read(mine, f"/@ada/{post['id']}")
    assert texts(pinned, ".acts .choice")[3] == "Take it off my profile’s top"
    assert (await press(mine, acts(pinned), "unpin")).status_code == 303


async def test_what_must_not_be_boosted_has_no_button_for_it(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    await do_follow(world, ben, ada)
    private, direct = [await say(ada, "@ben", visibility=visibility) for visibility in ("private", "direct")]
    browsers = await browser_of(world, "ada"), await browser_of(world, "ben")

    offered = [
        "Boost" in pressed(acts(await read(browser, f"/@ada/{post['id']}")))
        for post in (private, direct)
        for browser in browsers
    ]

    assert offered == [True, False, False, False]


async def do_follow(world: World, follower: Client, followed: Client) -> None:
    await follower.api("POST", f"/api/v1/accounts/{followed.id}/follow")
    await world.settle()


async def test_strangers_are_led_to_sign_in_and_back(world: World) -> None:
    ada = await world.person("ada")
    post = await say(ada, "Tea")

    page = await read(world.anyone, "/")

    assert texts(page, ".acts .act") == ["Answer", "Boost", "Favourite"]
    assert {found["href"] for found in page.select(".acts a")} == {
        f"/interact?to=/%40ada/{post['id']}&act={act}" for act in ("answer", "boost", "favourite")
    }
    assert page.select(".acts form, .acts button") == []


async def test_nobody_does_anything_with_what_they_may_not_see(world: World) -> None:
    ada, _ = await world.person("ada"), await world.person("ben")
    seen, hidden = await say(ada, "Tea"), await say(ada, "Coffee", visibility="private")
    browser = await browser_of(world, "ben")
    place = acts(await read(browser, f"/@ada/{seen['id']}"))
    values = {"csrf_token": str(place.select("input[name=csrf_token]")[0]["value"])}

    for verb in ("favourite", "boost", "bookmark", "pin", "mute"):
        for headers in ({}, IN_PLACE):
            answer = await browser.post(f"/@ada/{hidden['id']}/{verb}", data=values, headers=headers)
            assert answer.status_code == 404, verb


async def test_no_referer_leads_elsewhere(world: World) -> None:
    ada = await world.person("ada")
    post = await say(ada, "Tea")
    browser = await browser_of(world, "ada")
    place = acts(await read(browser, f"/@ada/{post['id']}"))

    answer = await press(browser, place, "favourite", Referer="https://evil.example//evil.example/x")

    assert answer.headers["location"] == f"/#post-{post['id']}"
