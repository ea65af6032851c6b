"""The buttons on a profile: follow, mute, block and note, by plain forms, and by fragments where a script asks."""

from bs4 import BeautifulSoup

from tests.posts.saying import follow
from tests.web.reading import browser_of, read, texts
from tests.world.browser import Response, forms_of
from tests.world.client import Client
from tests.world.world import World

SCRIPT = {"HX-Request": "true"}


async def press(browser: Client, address: str, ending: str, *, script: bool = False, **typed: str) -> Response:
    """The answer to the first form of the page whose address ends like this."""
    forms = forms_of(await browser.get(address))
    wanted = next(form for form in forms if form.action.endswith(ending))
    data = {**wanted.values, **typed}
    return await browser.post(wanted.action, data=data, headers=SCRIPT if script else {})


async def test_somebody_is_followed_and_left_by_the_same_button(world: World) -> None:
    await world.person("ada")
    ben = await world.person("ben")
    browser = await browser_of(world, "ada")

    answer = await press(browser, "/@ben", "/follow")

    assert (answer.status_code, answer.headers["location"]) == (303, "/@ben")
    assert texts(await read(browser, "/@ben"), ".follow button") == ["Following: unfollow ben"]
    assert (await ben.api("GET", f"/api/v1/accounts/{ben.id}"))["followers_count"] == 1

    await press(browser, "/@ben", "/unfollow")

    assert texts(await read(browser, "/@ben"), ".follow button") == ["Follow ben"]


async def test_a_script_gets_the_button_alone_with_the_id_that_keeps_the_focus(world: World) -> None:
    await world.person("ada")
    ben = await world.person("ben")
    await ben.api("PATCH", "/api/v1/accounts/update_credentials", json={"locked": True})
    browser = await browser_of(world, "ada")

    answer = await press(browser, "/@ben", "/follow", script=True)

    part = BeautifulSoup(answer.text, "html.parser")
    assert (answer.status_code, part.html) == (200, None)
    assert texts(part, f"#follow-{ben.id}") == ["Requested: take the request to ben back"]
    assert part.select_one("form[action='/@ben/unfollow'] input[name=csrf_token]") is not None


async def test_a_message_is_begun_from_the_profile_unless_one_is_apart_from_them(world: World) -> None:
    await world.person("ada")
    await world.person("ben")
    browser = await browser_of(world, "ada")

    [way] = (await read(browser, "/@ben")).select('#ties a[href^="/conversations/new"]')
    form = forms_of(await browser.get(str(way["href"])))

    assert next(one.values["to"] for one in form if "to" in one.values) == "@ben"
    await press(browser, "/@ben", "/block")
    for address in ("/@ben", "/@ada"):
        assert (await read(browser, address)).select('main a[href^="/conversations/new"]') == [], address


async def test_a_muted_account_is_heard_again(world: World) -> None:
    await world.person("ada")
    await world.person("ben")
    browser = await browser_of(world, "ada")

    await press(browser, "/@ben", "/mute", duration="3600")
    muted = await read(browser, "/@ben")
    await press(browser, "/@ben", "/unmute")

    assert texts(muted, ".main .notice") == ["You hear nothing of @ben any more, and they do not know."]
    assert texts(muted, ".ties__told")[0].startswith("You mute this account until")
    assert texts(await read(browser, "/@ben"), ".ties__told") == []


async def test_a_block_ends_the_follow_and_is_taken_back(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    await follow(ada, ben)
    await follow(ben, ada)
    browser = await browser_of(world, "ada")

    part = BeautifulSoup((await press(browser, "/@ben", "/block", script=True)).text, "html.parser")

    assert texts(part, ".ties__told") == ["You block this account. Neither of you sees the other."]
    assert texts(part, "[role=status]") == ["You block @ben."]
    assert texts(part, "#do-block") == ["Unblock"]
    assert await ben.api("GET", f"/api/v1/accounts/{ada.id}/following") == []

    await press(browser, "/@ben", "/unblock")
    assert texts(await read(browser, "/@ben"), ".follow button") == ["Follow ben"]


async def test_a_note_is_for_its_writer_alone(world: World) -> None:
    await world.person("ada")
    await world.person("ben")
    ada, ben = await browser_of(world, "ada"), await browser_of(world, "ben")

    await press(ada, "/@ben", "/note", comment="Met at <the> canal")

    assert "Met at <the> canal" in texts(await read(ada, "/@ben"), ".ties__told")
    assert "canal" not in (await ben.get("/@ben")).text


async def test_a_follower_is_turned_out(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    await follow(ben, ada)
    browser = await browser_of(world, "ada")

    await press(browser, "/@ben", "/remove")

    assert await ada.api("GET", f"/api/v1/accounts/{ada.id}/followers") == []


async def test_nobody_follows_who_blocks_them_or_themselves(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    await ben.api("POST", f"/api/v1/accounts/{ada.id}/block")
    browser = await browser_of(world, "ada")
    token = forms_of(await browser.get("/@ben"))[0].values["csrf_token"]

    answers = [await browser.post(f"/@{name}/follow", data={"csrf_token": token}) for name in ("ben", "ada", "mo")]

    assert [answer.status_code for answer in answers] == [403, 403, 404]
    assert texts(await read(browser, "/@ben"), ".follow") == []
    assert (await read(browser, "/@ada")).select(".ties") == []
