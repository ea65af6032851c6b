"""Boosts: posts of their own without words, one for each account and post."""

import asyncio

from tests.posts.saying import STATUSES, block, do, follow, ids, read, refusal, say
from tests.world.world import World


async def test_ben_boosts_ada_once_and_takes_it_back(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    post = await say(ada, "Pass it on", language="fr")

    boost = await do(ben, "reblog", post)
    again = await do(ben, "reblog", boost)

    assert again["id"] == boost["id"] != post["id"]
    assert (boost["account"]["id"], boost["reblog"]["id"], boost["content"]) == (ben.id, post["id"], "")
    assert (boost["reblogged"], boost["reblog"]["reblogged"], boost["reblog"]["reblogs_count"]) == (True, True, 1)
    assert ids(await world.anyone.api("GET", f"/api/v1/accounts/{ben.id}/statuses")) == [boost["id"]]
    assert (await ada.api("GET", f"/api/v1/accounts/{ben.id}"))["statuses_count"] == 1

    for named_by in (post, post):
        original = await do(ben, "unreblog", named_by)
    assert (original["id"], original["reblogged"], original["reblogs_count"]) == (post["id"], False, 0)
    assert await refusal(ben, "GET", f"{STATUSES}/{boost['id']}") == (404, "Record not found")
    assert (await ada.api("GET", f"/api/v1/accounts/{ben.id}"))["statuses_count"] == 0


async def test_a_boost_is_taken_back_by_its_own_id_or_deleted(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    post = await say(ada)

    boost = await do(ben, "reblog", post)
    assert (await do(ben, "unreblog", boost))["reblogged"] is False
    boost = await do(ben, "reblog", post)
    deleted = await ben.api("DELETE", f"{STATUSES}/{boost['id']}")

    assert deleted["reblog"]["id"] == post["id"]
    assert (await read(ben, post))["reblogs_count"] == 0


async def test_many_boosts_at_once_are_one(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    post = await say(ada)

    boosts = await asyncio.gather(*(do(ben, "reblog", post) for _ in range(5)))

    assert len(set(ids(boosts))) == 1
    assert (await read(ada, post))["reblogs_count"] == 1


async def test_a_boost_is_seen_by_whom_its_booster_wants(world: World) -> None:
    ada, ben, cleo = await world.person("ada"), await world.person("ben"), await world.person("cleo")
    await follow(cleo, ben)
    post = await say(ada)

    boost = await do(ben, "reblog", post, visibility="private")

    assert (boost["visibility"], boost["reblog"]["visibility"]) == ("private", "public")
    assert (await read(cleo, boost))["reblog"]["id"] == post["id"]
    assert await refusal(ada, "GET", f"{STATUSES}/{boost['id']}") == (404, "Record not found")
    direct = await refusal(cleo, "POST", f"{STATUSES}/{post['id']}/reblog", json={"visibility": "direct"})
    assert direct == (422, "Validation failed: Visibility must be one of private, public, unlisted")


async def test_private_posts_are_boosted_by_their_author_only_and_privately(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    await follow(ben, ada)
    private = await say(ada, "@ben for you", visibility="private")
    direct = await say(ada, "@ben for you", visibility="direct")

    assert (await do(ada, "reblog", private, visibility="public"))["visibility"] == "private"
    for who, post in ((ben, private), (ben, direct), (ada, direct)):
        path = f"{STATUSES}/{post['id']}/reblog"
        assert await refusal(who, "POST", path) == (403, "This action is not allowed")


async def test_a_boost_of_what_one_does_not_see_is_not_seen(world: World) -> None:
    ada, ben, cleo = await world.person("ada"), await world.person("ben"), await world.person("cleo")
    boost = await do(ben, "reblog", await say(ada))
    await block(cleo, ada)

    assert await refusal(cleo, "GET", f"{STATUSES}/{boost['id']}") == (404, "Record not found")
    assert await cleo.api("GET", f"/api/v1/accounts/{ben.id}/statuses") == []
    assert (await read(world.anyone, boost))["id"] == boost["id"]


async def test_boosts_go_with_their_post(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    post = await say(ada)
    boost = await do(ben, "reblog", post)

    await ada.api("DELETE", f"{STATUSES}/{post['id']}")

    assert await refusal(ben, "GET", f"{STATUSES}/{boost['id']}") == (404, "Record not found")
    await world.settle()
    assert (await ben.api("GET", f"/api/v1/accounts/{ben.id}"))["statuses_count"] == 0
