"""Lists in a browser: made, filled, changed, read and deleted, by their owner alone."""

from tests.posts.saying import follow, say
from tests.social.test_buttons import press
from tests.web.reading import browser_of, read, texts
from tests.world.browser import forms_of
from tests.world.world import World


async def test_a_list_is_made_filled_and_read(world: World) -> None:
    ada, ben, cleo = [await world.person(name) for name in ("ada", "ben", "cleo")]
    await follow(ada, ben)
    browser = await browser_of(world, "ada")

    members = (await press(browser, "/lists", "/lists", title="Neighbours")).headers["location"]
    found = await read(browser, f"{members}?q=@b")
    await press(browser, f"{members}?q=b", "/add")
    await say(ben, "Over the fence")
    await say(cleo, "Elsewhere")
    await world.settle()

    assert texts(found, ".person .name") == ["ben"]
    assert texts(await read(browser, members), ".person .name") == ["ben"]
    assert texts(await read(browser, f"{members}?q=b"), ".small[role=status]") == [
        "You follow nobody else whose name begins like this."
    ]
    assert texts(await read(browser, members.removesuffix("/members"))) == ["Over the fence"]

    await press(browser, members, "/remove")
    assert texts(await read(browser, members), ".person .name") == []


async def test_a_list_is_changed_and_deleted(world: World) -> None:
    ada = await world.person("ada")
    browser = await browser_of(world, "ada")
    members = (await press(browser, "/lists", "/lists", title="Choir")).headers["location"]
    address = members.removesuffix("/members")

    await press(browser, members, address, title="Band", replies_policy="none", exclusive="1")

    [kept] = await ada.api("GET", "/api/v1/lists")
    assert (kept["title"], kept["replies_policy"], kept["exclusive"]) == ("Band", "none", True)
    await press(browser, members, "/delete")
    assert texts(await read(browser, "/lists"), ".lists li") == []
    assert (await browser.get(address)).status_code == 404


async def test_a_list_needs_a_name(world: World) -> None:
    await world.person("ada")
    browser = await browser_of(world, "ada")

    answer = await press(browser, "/lists", "/lists", title=" ")

    assert (answer.status_code, "Please give the list a name." in answer.text) == (422, True)


async def test_nobody_else_reads_or_changes_it(world: World) -> None:
    ada = await world.person("ada")
    await world.person("ben")
    kept = await ada.api("POST", "/api/v1/lists", data={"title": "Friends"})
    ben = await browser_of(world, "ben")
    token = {"csrf_token": forms_of(await ben.get("/lists"))[0].values["csrf_token"]}

    answers = [await ben.get(f"/lists/{kept['id']}{end}") for end in ("", "/members")]
    answers += [
        await ben.post(f"/lists/{kept['id']}{end}", data={**token, "title": "Mine", "account_id": ada.id})
        for end in ("", "/delete", "/members/add", "/members/remove")
    ]

    assert {answer.status_code for answer in answers} == {404}
    assert [one["title"] for one in await ada.api("GET", "/api/v1/lists")] == ["Friends"]


async def test_a_script_gets_what_is_new_on_a_list_alone(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    await follow(ada, ben)
    kept = await ada.api("POST", "/api/v1/lists", data={"title": "Friends"})
    await ada.api("POST", f"/api/v1/lists/{kept['id']}/accounts", json={"account_ids": [ben.id]})
    old = await say(ben, "Old")
    await say(ben, "New")
    await world.settle()
    browser = await browser_of(world, "ada")

    answer = await browser.get(f"/lists/{kept['id']}?min_id={old['id']}", headers={"HX-Request": "true"})

    assert ("New" in answer.text, "Old" in answer.text, "<main" in answer.text) == (True, False, False)
