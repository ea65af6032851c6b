"""Who of Ada's friends follows somebody."""

from typing import Any

from tests.posts.saying import block, follow, refusal
from tests.world.world import Client, World

PATH = "/api/v1/accounts/familiar_followers"


async def familiar(who: Client, *whom: Client) -> list[tuple[str, list[str]]]:
    """For each account, in order, the names of the followers whom somebody knows."""
    found: list[Any] = await who.api("GET", PATH, params={"id[]": [other.id for other in whom]})
    assert all(list(answer) == ["id", "accounts"] for answer in found)
    return [(answer["id"], [account["username"] for account in answer["accounts"]]) for answer in found]


async def test_followers_whom_ada_follows_too_are_familiar(world: World) -> None:
    ada, ben, cleo, mo, zoe = [await world.person(name) for name in ("ada", "ben", "cleo", "mo", "zoe")]
    for who, whom in ((ada, ben), (ada, cleo), (ben, mo), (cleo, mo), (zoe, mo), (ben, zoe), (ada, mo)):
        await follow(who, whom)

    assert await familiar(ada, mo, zoe, ben) == [(mo.id, ["cleo", "ben"]), (zoe.id, ["ben"]), (ben.id, [])]
    assert await familiar(ada, mo, mo) == [(mo.id, ["cleo", "ben"])]
    assert await familiar(zoe, mo) == [(mo.id, [])]
    assert await familiar(ada) == []
    assert await ada.api("GET", PATH, params={"id[]": ["1"]}) == []
    assert await refusal(world.anyone, "GET", PATH) == (401, "The access token is invalid")


async def test_who_hides_follows_is_left_out(world: World) -> None:
    ada, ben, cleo, mo = [await world.person(name) for name in ("ada", "ben", "cleo", "mo")]
    for who, whom in ((ada, ben), (ada, cleo), (ben, mo), (cleo, mo)):
        await follow(who, whom)
    hiding = {"hide_collections": True}

    await ben.api("PATCH", "/api/v1/accounts/update_credentials", json=hiding)
    assert await familiar(ada, mo) == [(mo.id, ["cleo"])]
    await mo.api("PATCH", "/api/v1/accounts/update_credentials", json=hiding)
    assert await familiar(ada, mo) == [(mo.id, [])]


async def test_behind_a_block_nobody_is_told(world: World) -> None:
    ada, ben, mo = [await world.person(name) for name in ("ada", "ben", "mo")]
    await follow(ada, ben)
    await follow(ben, mo)
    await block(mo, ada)

    assert await familiar(ada, mo) == [(mo.id, [])]
