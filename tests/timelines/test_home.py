"""What stands in Ada's home, as it happens and after it is built anew."""

from typing import Any

from tests.world.world import Client, World


async def post(who: Client, text: str, **more: Any) -> Any:
    return await who.api("POST", "/api/v1/statuses", json={"status": text, **more})


async def follow(who: Client, whom: Client, **wishes: Any) -> None:
    await who.api("POST", f"/api/v1/accounts/{whom.id}/follow", json=wishes)


async def texts(world: World, who: Client, path: str = "/api/v1/timelines/home", **wishes: Any) -> list[str]:
    """The posts of a timeline as plain words, newest first; a boost as RT of them."""
    await world.settle()
    statuses = await who.api("GET", path, params=wishes)
    return [f"RT {plain(status['reblog'])}" if status["reblog"] else plain(status) for status in statuses]


def plain(status: Any) -> str:
    return str(status["content"]).removeprefix("<p>").removesuffix("</p>")


async def rebuilt(world: World, who: Client) -> list[str]:
    """Home after whatever was held of it is forgotten."""
    await world.settle()
    await world.house.feeds.drop(f"home:{who.id}")
    return await texts(world, who)


async def test_followed_accounts_and_oneself_stand_at_home(world: World) -> None:
    ada, ben, cleo = await world.person("ada"), await world.person("ben"), await world.person("cleo")
    await follow(ada, ben)
    assert await texts(world, ada) == []

    await post(ben, "from ben")
    await post(cleo, "from cleo")
    await post(ada, "from ada")

    assert await texts(world, ada) == ["from ada", "from ben"]
    assert await rebuilt(world, ada) == ["from ada", "from ben"]


async def test_a_new_follow_brings_older_posts(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    await post(ben, "before")
    assert await texts(world, ada) == []

    await follow(ada, ben)

    assert await texts(world, ada) == ["before"]


async def test_unfollowing_takes_posts_away(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    await follow(ada, ben)
    await post(ben, "from ben")
    assert await texts(world, ada) == ["from ben"]

    await ada.api("POST", f"/api/v1/accounts/{ben.id}/unfollow")

    assert await texts(world, ada) == []


async def test_a_deleted_post_leaves_home(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    await follow(ada, ben)
    status = await post(ben, "soon gone")
    assert await texts(world, ada) == ["soon gone"]

    await ben.api("DELETE", f"/api/v1/statuses/{status['id']}")

    assert await texts(world, ada) == []


async def test_boosts_come_along_unless_unwanted(world: World) -> None:
    ada, ben, cleo = await world.person("ada"), await world.person("ben"), await world.person("cleo")
    await follow(ada, ben)
    status = await post(cleo, "from afar")
    await ben.api("POST", f"/api/v1/statuses/{status['id']}/reblog")

    with_boosts = await texts(world, ada)
    await follow(ada, ben, reblogs=False)

    assert with_boosts == ["RT from afar"]
    assert await texts(world, ada) == []


async def test_a_private_post_reaches_followers_only(world: World) -> None:
    ada, ben, cleo = await world.person("ada"), await world.person("ben"), await world.person("cleo")
    await follow(ada, ben)

    await post(ben, "for friends", visibility="private")

    assert await texts(world, ada) == ["for friends"]
    assert await texts(world, cleo) == []


async def test_direct_posts_of_followed_accounts_stand_at_home(world: World) -> None:
    ada, ben, cleo = await world.person("ada"), await world.person("ben"), await world.person("cleo")
    await follow(ada, ben)
    await follow(cleo, ben)
    for who in (ada, cleo):
        await texts(world, who)

    await post(ben, "psst @ada", visibility="direct")

    assert len(await texts(world, ada)) == 1
    assert len(await rebuilt(world, ada)) == 1
    assert await texts(world, cleo) == []


async def test_whoever_is_muted_leaves_home_for_a_while(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    await follow(ada, ben)
    await post(ben, "from ben")

    await ada.api("POST", f"/api/v1/accounts/{ben.id}/mute", json={"duration": 600})
    muted = await texts(world, ada)
    world.step(minutes=12)

    assert muted == []
    assert await texts(world, ada) == ["from ben"]


async def test_posts_with_a_followed_tag_stand_at_home(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    await post(ben, "before #bees")
    await ada.api("POST", "/api/v1/tags/bees/follow")
    older = await texts(world, ada)

    await post(ben, "after #bees")

    assert len(older) == 1
    assert len(await texts(world, ada)) == 2
    assert len(await rebuilt(world, ada)) == 2


async def test_home_is_read_page_by_page_beyond_what_is_held(world: World) -> None:
    ada = await world.person("ada")
    for number in range(6):
        await post(ada, f"post {number}")
    await world.settle()
    newest = await ada.get("/api/v1/timelines/home", params={"limit": "2"})
    await world.house.feeds.drop(f"home:{ada.id}")
    ticket = await world.house.feeds.begin(f"home:{ada.id}")
    await world.house.feeds.fill(f"home:{ada.id}", [int(status["id"]) for status in newest.json()], ticket)

    second = await ada.get(newest.links["next"]["url"])
    back = await ada.get(second.links["prev"]["url"])
    after = await ada.api("GET", "/api/v1/timelines/home", params={"min_id": second.json()[-1]["id"], "limit": "1"})

    assert [plain(status) for status in second.json()] == ["post 3", "post 2"]
    assert [plain(status) for status in back.json()] == ["post 5", "post 4"]
    assert [plain(status) for status in after] == ["post 3"]


async def test_reading_home_costs_the_same_for_one_post_and_for_twenty(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    await follow(ada, ben)
    await post(ben, "one")
    await texts(world, ada)
    with world.counting() as one:
        await ada.api("GET", "/api/v1/timelines/home", params={"limit": "1"})
    for number in range(19):
        await post(ben, f"more {number}")
    await texts(world, ada)

    with world.counting() as twenty:
        statuses = await ada.api("GET", "/api/v1/timelines/home")

    assert len(statuses) == 20
    assert twenty.total == one.total <= 14
