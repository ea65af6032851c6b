"""Staff look at what trends, or could, and decide about it."""

from typing import Any

from tests.contract.asking import laid
from tests.discovery.test_trends import TAGS, authors, trending
from tests.moderation.filing import staff
from tests.posts.saying import do, ids, refusal, say
from tests.world.world import Client, World

ADMIN = "/api/v1/admin/trends"


async def decide(mo: Client, kind: str, thing: Any, verb: str) -> Any:
    """Approves or rejects something that trends."""
    return await laid(mo, "POST", f"{ADMIN}/{kind}/{thing['id']}/{verb}")


async def test_a_rejected_tag_trends_no_more_until_it_is_approved(world: World) -> None:
    ada, mo = await world.person("ada"), await staff(world, "mo")
    await say(ada, "#canal #join")
    [tag] = await laid(mo, "GET", f"{ADMIN}/tags")
    assert (tag["name"], tag["requires_review"]) == ("canal", True)
    assert [shown["name"] for shown in await world.anyone.api("GET", TAGS)] == ["canal"]

    rejected = await decide(mo, "tags", tag, "reject")
    assert (rejected["trendable"], rejected["requires_review"]) == (False, False)
    assert await world.anyone.api("GET", TAGS) == []
    assert await mo.api("GET", f"{ADMIN}/tags") == [rejected]

    assert (await decide(mo, "tags", tag, "approve"))["trendable"]
    assert [shown["name"] for shown in await world.anyone.api("GET", TAGS)] == ["canal"]
    assert await mo.api("GET", f"{ADMIN}/tags", params={"offset": 1}) == []


async def test_a_rejected_post_trends_no_more_until_it_is_approved(world: World) -> None:
    [ada], mo = await authors(world, "ada"), await staff(world, "mo")
    post = await say(ada)
    await do(ada, "favourite", post)
    assert await trending(world.anyone) == [post["id"]]

    assert (await decide(mo, "statuses", post, "reject"))["id"] == post["id"]
    assert await trending(world.anyone) == []
    assert ids(await laid(mo, "GET", f"{ADMIN}/statuses")) == [post["id"]]
    await decide(mo, "statuses", post, "approve")
    assert await trending(world.anyone) == [post["id"]]

    await ada.api("DELETE", f"/api/v1/statuses/{post['id']}")
    await world.settle()
    assert await mo.api("GET", f"{ADMIN}/statuses") == []


async def test_there_is_nothing_to_decide_about_what_is_not_public(world: World) -> None:
    [ada], mo = await authors(world, "ada"), await staff(world, "mo")
    posts = [await say(ada, "Hm", visibility=kind) for kind in ("unlisted", "private")]

    for path in (f"statuses/{posts[0]['id']}", f"statuses/{posts[1]['id']}", "statuses/1", "tags/1"):
        for verb in ("approve", "reject"):
            assert await refusal(mo, "POST", f"{ADMIN}/{path}/{verb}") == (404, "Record not found")


async def test_trends_are_for_those_who_look_after_them(world: World) -> None:
    ada = await staff(world, "ada", "user")
    post = await say(ada, "#tea")
    tag = post["tags"][0]

    doors = [("GET", f"{ADMIN}/{kind}") for kind in ("tags", "statuses")]
    doors += [("POST", f"{ADMIN}/statuses/{post['id']}/{verb}") for verb in ("approve", "reject")]
    for method, path in doors:
        assert await refusal(ada, method, path) == (403, "This action is not allowed"), tag
        assert (await world.anyone.request(method, path)).status_code == 401
