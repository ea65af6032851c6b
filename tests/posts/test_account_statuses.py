"""The posts of one account: all, or of one kind, for those who may see them."""

from typing import Any

from tests.posts.saying import block, do, follow, ids, refusal, say
from tests.world.world import Client, World


async def of(who: Client, account: Client, **wishes: Any) -> list[str]:
    """The ids of an account's posts, as somebody gets them."""
    return ids(await who.api("GET", f"/api/v1/accounts/{account.id}/statuses", params=wishes))


async def test_visibilities_are_for_whom_they_are_for(world: World) -> None:
    ada, ben, cleo = [await world.person(name) for name in ("ada", "ben", "cleo")]
    await follow(ben, ada)
    public, unlisted, private, direct = [
        (await say(ada, visibility=visibility))["id"] for visibility in ("public", "unlisted", "private", "direct")
    ]
    to_cleo = (await say(ada, "@cleo", visibility="direct"))["id"]

    assert await of(world.anyone, ada) == [unlisted, public]
    assert await of(ben, ada) == [private, unlisted, public]
    assert await of(cleo, ada) == [to_cleo, unlisted, public]
    assert await of(ada, ada) == [to_cleo, direct, private, unlisted, public]


async def test_kinds_of_posts(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    theirs = await say(ben)
    plain = (await say(ada, "#tag"))["id"]
    answer = (await say(ada, in_reply_to_id=theirs["id"]))["id"]
    own_answer = (await say(ada, "#tag", in_reply_to_id=plain))["id"]
    boost = (await do(ada, "reblog", theirs))["id"]

    assert await of(ben, ada) == [boost, own_answer, answer, plain]
    assert await of(ben, ada, exclude_replies="true") == [boost, own_answer, plain]
    assert await of(ben, ada, exclude_reblogs="1") == [own_answer, answer, plain]
    assert await of(ben, ada, exclude_reblogs="on", exclude_replies="on", tagged="TAG") == [own_answer, plain]
    assert await of(ben, ada, tagged="other") == []
    assert await of(ben, ada, only_media="true") == []
    assert await of(ben, ada, pinned="true") == []


async def test_pages_follow_each_other(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    posts = [(await say(ada, str(number)))["id"] for number in range(5)][::-1]
    path = f"/api/v1/accounts/{ada.id}/statuses"

    first = await ben.get(path, params={"limit": 2})
    second = await ben.get(first.links["next"]["url"])
    newer = await ben.get(second.links["prev"]["url"])

    assert (ids(first.json()), ids(second.json()), ids(newer.json())) == (posts[:2], posts[2:4], posts[:2])
    assert await of(ben, ada, since_id=posts[2]) == posts[:2]
    assert await of(ben, ada, min_id=posts[4], limit=2) == posts[2:4]
    last = await ben.get(path, params={"limit": 2, "max_id": posts[3]})
    assert (ids(last.json()), "next" in last.links) == ([posts[4]], False)


async def test_blocked_blocking_and_missing_accounts(world: World) -> None:
    ada, ben, cleo = [await world.person(name) for name in ("ada", "ben", "cleo")]
    await say(ada)
    await block(ada, ben)
    await block(cleo, ada)

    assert await of(ben, ada) == []
    assert await of(cleo, ada) == []
    assert await refusal(ada, "GET", "/api/v1/accounts/1/statuses") == (404, "Record not found")
    assert await refusal(ada, "GET", "/api/v1/accounts/ada/statuses") == (404, "Record not found")
    wrong = await refusal(ada, "GET", f"/api/v1/accounts/{ada.id}/statuses?max_id=x")
    assert wrong == (422, "Validation failed: Max must be an id, a string of digits")
