"""What Ada would lose by hiding another server."""

from goodmob.social.actions.follow import follow
from tests.world.far import follow_there, meet
from tests.world.world import World

PREVIEW = "/api/v1/domain_blocks/preview"


async def test_follows_both_ways_are_counted_and_nothing_is_hidden(world: World) -> None:
    ada = await world.person("ada")
    ben = await world.person("ben")
    zoe, yan, near = [
        await world.house.db.act(meet, name, domain)
        for name, domain in (("zoe", "far.example"), ("yan", "far.example"), ("xia", "near.example"))
    ]
    for id_ in (zoe, yan, near):
        await world.house.db.act(follow_there, int(ada.id), id_)
    await ada.api("POST", f"/api/v1/accounts/{ben.id}/follow")
    await world.house.db.act(follow, zoe, int(ada.id))

    assert await ada.api("GET", PREVIEW, params={"domain": "FAR.example"}) == {
        "following_count": 2,
        "followers_count": 1,
    }
    assert await ada.api("GET", PREVIEW, params={"domain": "empty.example"}) == {
        "following_count": 0,
        "followers_count": 0,
    }
    assert await ada.api("GET", "/api/v1/domain_blocks") == []


async def test_what_is_no_domain_is_refused(world: World) -> None:
    ada = await world.person("ada")

    assert (await ada.get(PREVIEW)).status_code == 422
    assert (await ada.get(PREVIEW, params={"domain": "two words"})).status_code == 422
