"""What many people did is undone in slices, because an action touches at most 200 rows."""

from goodmob.accounts.actions.delete_account import delete_account
from goodmob.social.actions.follow import follow
from goodmob.social.actions.mute import mute
from tests.world.world import Client, World


async def crowd(world: World, many: int) -> list[Client]:
    return [await world.person(f"fan{number}") for number in range(many)]


async def followed_by(world: World, whom: Client, fans: list[Client]) -> None:
    for fan in fans:
        await world.house.db.act(follow, int(fan.id), int(whom.id))


async def test_unlocking_lets_in_a_crowd(world: World) -> None:
    ben = await world.person("ben")
    await ben.api("PATCH", "/api/v1/accounts/update_credentials", data={"locked": "true"})
    await followed_by(world, ben, await crowd(world, 45))

    await ben.api("PATCH", "/api/v1/accounts/update_credentials", data={"locked": "false"})
    await world.settle()

    assert (await ben.api("GET", f"/api/v1/accounts/{ben.id}"))["followers_count"] == 45
    assert await ben.api("GET", "/api/v1/follow_requests") == []


async def test_a_deleted_account_leaves_the_crowd(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    fans = await crowd(world, 45)
    await followed_by(world, ben, fans)
    kept = await ada.api("POST", "/api/v1/lists", json={"title": "Ben"})
    await followed_by(world, ben, [ada])
    await ada.api("POST", f"/api/v1/lists/{kept['id']}/accounts", json={"account_ids": [ben.id]})

    await world.house.db.act(delete_account, int(ben.id))
    await world.settle()

    assert (await ada.api("GET", f"/api/v1/accounts/{fans[0].id}"))["following_count"] == 0
    assert await ada.api("GET", f"/api/v1/lists/{kept['id']}/accounts") == []


async def test_mutes_of_a_crowd_end_together(world: World) -> None:
    ada = await world.person("ada")
    for fan in await crowd(world, 85):
        await world.house.db.act(mute, int(ada.id), int(fan.id), duration=60)
    await world.settle()

    world.step(minutes=3)
    await world.settle()

    assert await ada.api("GET", "/api/v1/mutes", params={"limit": "80"}) == []


async def test_a_long_list_goes_with_everybody_on_it(world: World) -> None:
    ada = await world.person("ada")
    fans = await crowd(world, 130)
    for fan in fans:
        await world.house.db.act(follow, int(ada.id), int(fan.id))
    kept = await ada.api("POST", "/api/v1/lists", json={"title": "Everybody"})
    members = f"/api/v1/lists/{kept['id']}/accounts"
    for some in (fans[:70], fans[70:]):
        await ada.api("POST", members, json={"account_ids": [fan.id for fan in some]})
    too_many = await ada.post(members, json={"account_ids": [str(number) for number in range(1, 102)]})

    await ada.api("DELETE", f"/api/v1/lists/{kept['id']}")
    await world.settle()

    assert too_many.status_code == 422
    assert await ada.api("GET", f"/api/v1/accounts/{fans[0].id}/lists") == []
