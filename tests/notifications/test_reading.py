"""Reading, filtering, counting and putting away notices; markers."""

from typing import Any

from tests.world.world import Client, World


async def with_notices(world: World) -> tuple[Client, Client]:
    """Ada, with a follow and then two mentions by Ben."""
    ada, ben = await world.person("ada"), await world.person("ben")
    await ben.api("POST", f"/api/v1/accounts/{ada.id}/follow")
    await world.settle()
    for text in ("One @ada", "Two @ada"):
        await ben.api("POST", "/api/v1/statuses", json={"status": text})
        await world.settle()
    return ada, ben


async def types(ada: Client, **wishes: Any) -> list[str]:
    return [notice["type"] for notice in await ada.api("GET", "/api/v1/notifications", params=wishes)]


async def test_types_can_be_chosen_and_excluded(world: World) -> None:
    ada, ben = await with_notices(world)

    assert await types(ada) == ["mention", "mention", "follow"]
    assert await types(ada, **{"types[]": "follow"}) == ["follow"]
    assert await types(ada, **{"exclude_types[]": "mention"}) == ["follow"]
    assert await types(ada, account_id=ben.id, limit="1") == ["mention"]
    assert await types(ada, account_id=ada.id) == []


async def test_pages_follow_the_link_header(world: World) -> None:
    ada, _ = await with_notices(world)

    first = await ada.get("/api/v1/notifications", params={"limit": "2"})
    second = await ada.get(first.links["next"]["url"])

    assert [notice["type"] for notice in first.json()] == ["mention", "mention"]
    assert [notice["type"] for notice in second.json()] == ["follow"]


async def test_one_or_all_can_be_put_away(world: World) -> None:
    ada, ben = await with_notices(world)
    newest = (await ada.api("GET", "/api/v1/notifications"))[0]["id"]

    foreign = await ben.post(f"/api/v1/notifications/{newest}/dismiss")
    await ada.api("POST", f"/api/v1/notifications/{newest}/dismiss")
    after_one = await types(ada)
    await ada.api("POST", "/api/v1/notifications/clear")

    assert foreign.status_code == 404
    assert after_one == ["mention", "follow"]
    assert await types(ada) == []


async def test_a_single_notice_is_its_owners_alone(world: World) -> None:
    ada, ben = await with_notices(world)
    newest = (await ada.api("GET", "/api/v1/notifications"))[0]["id"]

    assert (await ada.api("GET", f"/api/v1/notifications/{newest}"))["id"] == newest
    assert (await ben.get(f"/api/v1/notifications/{newest}")).status_code == 404


async def test_unread_are_those_newer_than_the_marker(world: World) -> None:
    ada, _ = await with_notices(world)
    notices = await ada.api("GET", "/api/v1/notifications")

    before = await ada.api("GET", "/api/v1/notifications/unread_count")
    await ada.api("POST", "/api/v1/markers", json={"notifications": {"last_read_id": notices[1]["id"]}})
    after = await ada.api("GET", "/api/v1/notifications/unread_count")

    assert (before, after) == ({"count": 3}, {"count": 1})


async def test_markers_are_kept_for_each_timeline_and_count_their_changes(world: World) -> None:
    ada = await world.person("ada")

    first = await ada.api("POST", "/api/v1/markers", data={"home[last_read_id]": "11"})
    second = await ada.api("POST", "/api/v1/markers", data={"home[last_read_id]": "12"})
    kept = await ada.api("GET", "/api/v1/markers", params={"timeline[]": ["home", "notifications"]})

    assert (first["home"]["last_read_id"], first["home"]["version"]) == ("11", 1)
    assert second["home"]["version"] == 2
    assert kept == {"home": second["home"]}


async def test_notices_and_markers_need_the_right_scope(world: World) -> None:
    ada = await world.person("ada", scopes="read:statuses")

    assert (await ada.get("/api/v1/notifications")).status_code == 403
    assert (await ada.post("/api/v1/notifications/clear")).status_code == 403
    assert (await ada.post("/api/v1/markers", json={})).status_code == 403
    assert (await world.anyone.get("/api/v1/notifications")).status_code == 401
