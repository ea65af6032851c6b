"""A post that links to a collection tells of it."""

from typing import Any

from tests.posts.saying import say
from tests.social.collections import COLLECTIONS, make, wanting
from tests.world.client import Client
from tests.world.world import World


async def tagged(viewer: Client, post: Any) -> list[str]:
    shown = await viewer.api("GET", f"/api/v1/statuses/{post['id']}")
    return [collection["name"] for collection in shown["tagged_collections"]]


async def test_the_collections_to_which_a_post_links_stand_beside_it(world: World) -> None:
    ada, ben = await wanting(world, "ada", "ben")
    bakers, cooks = await make(ada, ben), await make(ada, name="Cooks", discoverable=False)

    post = await say(ben, f"Look: {cooks['url']} and {bakers['url']}! Again: {cooks['url']}")

    assert post["tagged_collections"] == [cooks, bakers]
    assert await tagged(world.anyone, post) == ["Cooks", "Bakers"]
    boost = await ada.api("POST", f"/api/v1/statuses/{post['id']}/reblog")
    assert [one["name"] for one in boost["reblog"]["tagged_collections"]] == ["Cooks", "Bakers"]


async def test_what_is_told_is_always_what_the_collection_is_now(world: World) -> None:
    ada, ben = await wanting(world, "ada", "ben")
    bakers = await make(ada, ben)
    post = await say(ada, bakers["url"])

    await ada.api("PATCH", f"{COLLECTIONS}/{bakers['id']}", json={"name": "Cooks"})
    assert await tagged(ben, post) == ["Cooks"]
    await ada.api("PUT", f"/api/v1/statuses/{post['id']}", data={"status": "Never mind"})
    assert await tagged(ben, post) == []
    await ada.api("PUT", f"/api/v1/statuses/{post['id']}", data={"status": bakers["url"]})
    assert await tagged(ben, post) == ["Cooks"]
    await ada.api("DELETE", f"{COLLECTIONS}/{bakers['id']}")
    assert await tagged(ben, post) == []


async def test_nothing_but_the_very_address_counts(world: World) -> None:
    ada = await world.person("ada")
    made = await make(ada)
    base = world.house.settings.base_url

    wrong = [
        f"{made['url']}/edit",
        f"{made['url']}?a=b",
        f"https://far.example/collections/{made['id']}",
        f"{base}/collections/{2**63}",
        f"{base}/collections/12345",
        f"/collections/{made['id']}",
    ]

    for text in wrong:
        assert (await say(ada, text))["tagged_collections"] == []


async def test_who_is_blocked_by_the_owner_is_not_shown_it(world: World) -> None:
    ada, ben, cleo = await wanting(world, "ada", "ben", "cleo")
    post = await say(cleo, (await make(ada))["url"])

    await ada.api("POST", f"/api/v1/accounts/{ben.id}/block")

    assert await tagged(ben, post) == []
    assert await tagged(cleo, post) == ["Bakers"]


async def test_posts_without_such_a_link_cost_nothing_more(world: World) -> None:
    ada = await world.person("ada")
    made = await make(ada)
    plain, linking = await say(ada, "No link"), await say(ada, made["url"])

    with world.counting() as without:
        await tagged(ada, plain)
    with world.counting() as with_link:
        await tagged(ada, linking)

    assert not [said for said in without.statements if "collection" in said]
    assert with_link.total == without.total + 4
