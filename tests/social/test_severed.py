"""What people hear when a server is shut out, and with it whom they follow or who follows them."""

from typing import Any

from goodmob.social.actions.follow import follow
from tests.accounts.visits import staff
from tests.web.reading import browser_of, read, texts
from tests.world.far import follow_there, meet
from tests.world.world import Client, World

SEVERED = "/api/v1/severed_relationships"


async def lost(who: Client) -> list[Any]:
    notices = await who.api("GET", "/api/v1/notifications", params={"types[]": "severed_relationships"})
    return [notice["event"] for notice in notices]


async def test_a_suspended_server_ends_follows_and_everybody_hears_what_it_took(world: World) -> None:
    mo, ada, ben, cleo = await staff(world, "mo"), *[await world.person(name) for name in ("ada", "ben", "cleo")]
    zoe, yan = [await world.house.db.act(meet, name, "deep.far.example") for name in ("zoe", "yan")]
    near = await world.house.db.act(meet, "xia", "near.example")
    for far in (zoe, yan, near):
        await world.house.db.act(follow_there, int(ada.id), far)
    await world.house.db.act(follow, zoe, int(ben.id))
    await world.settle()

    await mo.api("POST", "/api/v1/admin/domain_blocks", data={"domain": "far.example", "severity": "suspend"})
    await world.settle()

    [event] = await lost(ada)
    assert event == {
        "id": event["id"],
        "type": "domain_block",
        "purged": False,
        "target_name": "far.example",
        "followers_count": 0,
        "following_count": 2,
        "created_at": event["created_at"],
    }
    [event] = await lost(ben)
    assert (event["followers_count"], event["following_count"]) == (1, 0)
    assert await lost(cleo) == []
    assert (await ada.api("GET", f"/api/v1/accounts/{ada.id}"))["following_count"] == 1


async def test_hiding_a_server_tells_what_it_took(world: World) -> None:
    ada = await world.person("ada")
    zoe = await world.house.db.act(meet, "zoe")
    await world.house.db.act(follow_there, int(ada.id), zoe)
    await world.house.db.act(follow, zoe, int(ada.id))
    await world.settle()

    await ada.api("POST", "/api/v1/domain_blocks", data={"domain": "far.example"})
    await ada.api("POST", "/api/v1/domain_blocks", data={"domain": "empty.example"})
    await world.settle()

    [event] = await lost(ada)
    assert (event["type"], event["followers_count"], event["following_count"]) == ("user_domain_block", 1, 1)


async def test_more_follow_than_one_action_ends(world: World) -> None:
    mo, ada = await staff(world, "mo"), await world.person("ada")
    for number in range(30):
        far = await world.house.db.act(meet, f"fan{number}")
        await world.house.db.act(follow, far, int(ada.id))
        await world.house.db.act(follow_there, int(ada.id), far)
    await world.settle()

    await mo.api("POST", "/api/v1/admin/domain_blocks", data={"domain": "far.example", "severity": "suspend"})
    await world.settle()

    [event] = await lost(ada)
    assert (event["followers_count"], event["following_count"]) == (30, 30)


async def test_ada_takes_along_whom_she_lost_and_nobody_elses(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    zoe = await world.house.db.act(meet, "zoe")
    await world.house.db.act(follow_there, int(ada.id), zoe)
    await world.house.db.act(follow, await world.house.db.act(meet, "yan"), int(ada.id))
    await ada.api("POST", "/api/v1/domain_blocks", data={"domain": "far.example"})
    await world.settle()

    [event] = await ada.api("GET", SEVERED)
    assert (event["target_name"], event["followers_count"], event["following_count"]) == ("far.example", 1, 1)
    assert (await ada.get(f"{SEVERED}/{event['id']}/following")).text == "Account address\nzoe@far.example\n"
    assert (await ada.get(f"{SEVERED}/{event['id']}/followers")).text == "Account address\nyan@far.example\n"
    browser = await browser_of(world, "ada")
    told = await read(browser, "/notifications")
    assert (texts(told, ".told__words bdi"), len(told.select("main a[href='/severed_relationships']"))) == (
        ["far.example"],
        1,
    )
    page = await read(browser, "/severed_relationships")
    assert texts(page, ".lists__words bdi") == ["far.example"]
    files = [str(link["href"]) for link in page.select(".lists__entry a")]
    assert [(await browser.get(file)).text.split()[-1] for file in files] == ["zoe@far.example", "yan@far.example"]
    assert (await (await browser_of(world, "ben")).get(files[0])).status_code == 404
    assert await ben.api("GET", SEVERED) == []
    for path in (f"{event['id']}/following", f"{event['id']}/both", "1/following"):
        assert (await ben.get(f"{SEVERED}/{path}")).status_code == 404
