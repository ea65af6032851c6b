"""Notices that stand together: which do, how they are shown, read page by page, counted and put away."""

from typing import Any

from tests.world.client import Client
from tests.world.world import World

GROUPS = "/api/v2/notifications"


async def say(who: Client, text: str, **more: Any) -> Any:
    return await who.api("POST", "/api/v1/statuses", json={"status": text, **more})


async def liked(world: World, post: Any, *admirers: Client) -> None:
    """The post is favourited by each of them, one after the other."""
    for admirer in admirers:
        await admirer.api("POST", f"/api/v1/statuses/{post['id']}/favourite")
        await world.settle()


async def people(world: World, *names: str) -> list[Client]:
    return [await world.person(name) for name in names]


async def groups(who: Client, **wishes: Any) -> list[tuple[str, int]]:
    """The groups of somebody as (type, how many), newest first."""
    results = await who.api("GET", GROUPS, params=wishes)
    return [(group["type"], group["notifications_count"]) for group in results["notification_groups"]]


async def test_favourites_of_a_post_stand_together_with_all_that_is_told_of_them(world: World) -> None:
    ada, ben, cleo = await people(world, "ada", "ben", "cleo")
    post = await say(ada, "Good news")

    await liked(world, post, ben, cleo)

    results = await ada.api("GET", GROUPS)
    newest, oldest = await ada.api("GET", "/api/v1/notifications")
    assert results.keys() == {"accounts", "statuses", "notification_groups"}
    assert [status["id"] for status in results["statuses"]] == [post["id"]]
    assert {account["username"] for account in results["accounts"]} == {"ben", "cleo"}
    assert results["notification_groups"] == [
        {
            "group_key": newest["group_key"],
            "notifications_count": 2,
            "type": "favourite",
            "most_recent_notification_id": int(newest["id"]),
            "page_min_id": oldest["id"],
            "page_max_id": newest["id"],
            "latest_page_notification_at": newest["created_at"],
            "sample_account_ids": [cleo.id, ben.id],
            "status_id": post["id"],
        }
    ]
    assert newest["group_key"] == oldest["group_key"]
    assert newest["group_key"].startswith(f"favourite-{post['id']}-")


async def test_each_post_and_each_kind_has_its_own_group_and_mentions_stand_alone(world: World) -> None:
    ada, ben, cleo = await people(world, "ada", "ben", "cleo")
    one, other = await say(ada, "One"), await say(ada, "Other")
    await liked(world, one, ben, cleo)
    await liked(world, other, ben)
    for who in (ben, cleo):
        await who.api("POST", f"/api/v1/accounts/{ada.id}/follow")
        await world.settle()
        await say(who, "Hello @ada")
        await world.settle()

    assert await groups(ada) == [("mention", 1), ("follow", 2), ("mention", 1), ("favourite", 1), ("favourite", 2)]
    assert await groups(ada, **{"types[]": "follow"}) == [("follow", 2)]
    assert await groups(ada, **{"exclude_types[]": ["mention", "favourite"]}) == [("follow", 2)]
    by_type = await groups(ada, **{"types[]": ["follow", "favourite"], "grouped_types[]": ["follow", "mention"]})
    assert by_type == [("follow", 2), ("favourite", 1), ("favourite", 1), ("favourite", 1)]
    assert await groups(ada, account_id=ben.id, **{"types[]": "mention"}) == [("mention", 1)]


async def test_a_group_takes_in_no_more_after_twelve_hours(world: World) -> None:
    ada, ben, cleo, mo = await people(world, "ada", "ben", "cleo", "mo")
    post = await say(ada, "Good news")

    await liked(world, post, ben)
    world.step(hours=11)
    await liked(world, post, cleo)
    world.step(hours=1)
    await liked(world, post, mo)

    assert await groups(ada) == [("favourite", 1), ("favourite", 2)]


async def test_pages_follow_the_link_header_and_a_group_goes_on_with_what_is_older(world: World) -> None:
    ada, ben, cleo = await people(world, "ada", "ben", "cleo")
    post = await say(ada, "Good news")
    await liked(world, post, ben)
    await say(ben, "Hello @ada")
    await world.settle()
    await liked(world, post, cleo)

    first = await ada.get(GROUPS, params={"limit": "2"})
    second = await ada.get(first.links["next"]["url"])
    back = await ada.get(second.links["prev"]["url"])

    [favourites, mention] = first.json()["notification_groups"]
    assert (favourites["type"], favourites["notifications_count"]) == ("favourite", 2)
    assert favourites["page_min_id"] == favourites["page_max_id"] == str(favourites["most_recent_notification_id"])
    assert mention["type"] == "mention"
    [older] = second.json()["notification_groups"]
    assert (older["group_key"], older["notifications_count"]) == (favourites["group_key"], 1)
    assert older["sample_account_ids"] == [ben.id]
    assert "next" not in second.links
    assert [group["type"] for group in back.json()["notification_groups"]] == ["favourite", "mention"]


async def test_what_came_since_the_last_look_is_told_of_alone(world: World) -> None:
    ada, ben, cleo, mo = await people(world, "ada", "ben", "cleo", "mo")
    post = await say(ada, "Good news")
    await liked(world, post, ben)
    known = (await ada.api("GET", "/api/v1/notifications"))[0]["id"]
    await liked(world, post, cleo, mo)
    latest, earlier, _ = await ada.api("GET", "/api/v1/notifications")

    for cursor in ("since_id", "min_id"):
        [group] = (await ada.api("GET", GROUPS, params={cursor: known}))["notification_groups"]
        assert group["notifications_count"] == 3
        assert (group["page_min_id"], group["page_max_id"]) == (earlier["id"], latest["id"])
        assert await groups(ada, **{cursor: latest["id"]}) == []


async def test_pictures_are_enough_for_all_but_the_newest_account(world: World) -> None:
    ada, ben, cleo = await people(world, "ada", "ben", "cleo")
    await liked(world, await say(ada, "Good news"), ben, cleo)

    results = await ada.api("GET", GROUPS, params={"expand_accounts": "partial_avatars"})

    assert [account["id"] for account in results["accounts"]] == [cleo.id]
    [partial] = results["partial_accounts"]
    assert partial.keys() == {"id", "acct", "locked", "bot", "url", "avatar", "avatar_static"}
    assert (partial["id"], partial["acct"]) == (ben.id, "ben")


async def test_a_group_is_found_by_its_key_with_everybody_in_it(world: World) -> None:
    ada, *admirers = await people(world, "ada", *(f"fan{number}" for number in range(9)))
    await liked(world, await say(ada, "Good news"), *admirers)
    await say(admirers[0], "Hello @ada")
    await world.settle()
    mention, *favourites = await ada.api("GET", "/api/v1/notifications")
    key = favourites[0]["group_key"]

    [group] = (await ada.api("GET", f"{GROUPS}/{key}"))["notification_groups"]
    [alone] = (await ada.api("GET", f"{GROUPS}/{mention['group_key']}"))["notification_groups"]
    some = await ada.get(f"{GROUPS}/{key}/accounts", params={"limit": "6"})
    rest = await ada.get(some.links["next"]["url"])

    newest_first = [admirer.id for admirer in reversed(admirers)]
    assert (group["notifications_count"], group["sample_account_ids"]) == (9, newest_first[:8])
    assert "page_min_id" not in group
    assert (alone["group_key"], alone["type"]) == (f"ungrouped-{mention['id']}", "mention")
    assert [account["id"] for account in some.json() + rest.json()] == newest_first
    assert (await ada.get(rest.links["next"]["url"])).json() == []
    assert len(await ada.api("GET", f"{GROUPS}/{mention['group_key']}/accounts")) == 1


async def test_a_group_is_put_away_whole_and_by_its_owner_alone(world: World) -> None:
    ada, ben, cleo = await people(world, "ada", "ben", "cleo")
    await liked(world, await say(ada, "Good news"), ben, cleo)
    await say(ben, "Hello @ada")
    await say(ben, "Hello again @ada")
    await world.settle()
    again, _, favourite, _ = await ada.api("GET", "/api/v1/notifications")

    for key in (favourite["group_key"], again["group_key"], "ungrouped-0", "ungrouped-x", "tea"):
        dismissed = await ben.post(f"{GROUPS}/{key}/dismiss")
        assert (dismissed.status_code, dismissed.json()) == (200, {})
        for path in (f"{GROUPS}/{key}", f"{GROUPS}/{key}/accounts"):
            assert (await ben.get(path)).status_code == 404
    await ada.api("POST", f"{GROUPS}/{favourite['group_key']}/dismiss")
    await ada.api("POST", f"{GROUPS}/{again['group_key']}/dismiss")
    left = await groups(ada)
    await ada.api("POST", f"{GROUPS}/clear")

    assert left == [("mention", 1)]
    assert await groups(ada) == []


async def test_unread_are_the_groups_with_something_newer_than_the_marker(world: World) -> None:
    ada, ben, cleo = await people(world, "ada", "ben", "cleo")
    post = await say(ada, "Good news")
    await liked(world, post, ben)
    await say(ben, "Hello @ada")
    await world.settle()
    read = (await ada.api("GET", "/api/v1/notifications"))[0]["id"]
    await liked(world, post, cleo)

    before = await ada.api("GET", f"{GROUPS}/unread_count")
    single = await ada.api("GET", f"{GROUPS}/unread_count", params={"grouped_types[]": "follow"})
    await ada.api("POST", "/api/v1/markers", json={"notifications": {"last_read_id": read}})
    after = await ada.api("GET", f"{GROUPS}/unread_count")

    assert (before, single, after) == ({"count": 2}, {"count": 3}, {"count": 1})


async def test_what_may_no_longer_be_seen_is_left_out(world: World) -> None:
    ada, ben = await people(world, "ada", "ben")
    await say(ben, "Hello @ada")
    await world.settle()
    before = await groups(ada)

    await ben.api("POST", f"/api/v1/accounts/{ada.id}/block")

    assert before == [("mention", 1)]
    assert await groups(ada) == []


async def test_groups_need_the_right_scope(world: World) -> None:
    ada = await world.person("ada", scopes="read:statuses")

    assert (await ada.get(GROUPS)).status_code == 403
    assert (await ada.post(f"{GROUPS}/tea/dismiss")).status_code == 403
    assert (await world.anyone.get(GROUPS)).status_code == 401
