"""What policies do to notices: told, filtered or dropped."""

from typing import Any

from goodmob.accounts.actions.standing import silence
from tests.notifications.asking import NOTICES, POLICY, choose, heard, waiting, whisper
from tests.posts.saying import do, follow, say
from tests.world.world import Client, World

OLD_POLICY = "/api/v1/notifications/policy"

TOLD_ONE_MORE = 4
"""How many statements it takes to tell one more of a post: the notice, its two outbox rows, and their end."""


async def what_ben_does(world: World, ada: Client, ben: Client) -> None:
    """Names Ada, favourites and boosts her post, quotes it, and follows her."""
    post = await say(ada, "Good news")
    await say(ben, "Hello @ada")
    await say(ben, "See", quoted_status_id=post["id"])
    for verb in ("favourite", "reblog"):
        await do(ben, verb, post)
    await follow(ben, ada)
    await world.settle()


async def test_what_is_filtered_is_kept_but_not_told(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    await choose(ada, for_not_following="filter")

    await what_ben_does(world, ada, ben)

    assert await heard(ada) == []
    assert (await ada.api("GET", f"{NOTICES}/unread_count"))["count"] == 0
    assert (await ada.api("GET", "/api/v2/notifications"))["notification_groups"] == []
    assert (await ada.api("GET", "/api/v2/notifications/unread_count"))["count"] == 0
    kept = {"follow", "reblog", "favourite", "quote", "mention"}
    assert {type_ for type_, _ in await heard(ada, include_filtered="true")} == kept
    assert {type_ for type_, _ in await heard(ada, account_id=ben.id)} == kept
    for version, extra in (("v1", {"include_filtered": "true"}), ("v2", {"account_id": ben.id})):
        assert (await ada.api("GET", f"/api/{version}/notifications/unread_count", params=extra))["count"] == len(kept)
    groups = (await ada.api("GET", "/api/v2/notifications", params={"include_filtered": "1"}))["notification_groups"]
    assert {group["group_key"].split("-")[0] for group in groups} == {"ungrouped"}
    assert len(groups) == len(kept)


async def test_a_filtered_notice_says_so(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    await whisper(world, ben, "@ada psst")

    [notice] = await ada.api("GET", NOTICES, params={"include_filtered": "true"})

    assert notice["filtered"] is True
    assert (await ada.api("GET", f"{NOTICES}/{notice['id']}"))["status"]["id"] == notice["status"]["id"]


async def test_what_is_dropped_leaves_nothing_behind(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    await choose(ada, for_not_following="drop")

    await what_ben_does(world, ada, ben)

    assert await heard(ada, include_filtered="true") == []
    assert await waiting(ada) == []
    followers = await ada.api("GET", f"/api/v1/accounts/{ada.id}/followers")
    assert [one["username"] for one in followers] == ["ben"]


async def test_only_mentions_and_quotes_ask_to_be_let_in(world: World) -> None:
    ada, ben, cleo = [await world.person(name) for name in ("ada", "ben", "cleo")]
    await choose(ada, for_not_following="filter")
    await what_ben_does(world, ada, ben)
    await follow(cleo, ada)
    await world.settle()

    assert await waiting(ada) == [("ben", "2")]
    assert ("follow", "cleo") in await heard(ada, include_filtered="true")
    summary = (await ada.api("GET", POLICY))["summary"]
    assert summary == {"pending_requests_count": 1, "pending_notifications_count": 2}
    assert (await ada.api("GET", OLD_POLICY))["summary"] == summary


async def test_a_private_mention_by_whom_one_does_not_follow_is_filtered(world: World) -> None:
    ada, ben, cleo = [await world.person(name) for name in ("ada", "ben", "cleo")]
    await follow(ada, cleo)
    await whisper(world, ben, "@ada psst")
    await whisper(world, cleo, "@ada psst")

    assert await heard(ada) == [("mention", "cleo")]
    assert await waiting(ada) == [("ben", "1")]


async def test_who_answers_a_private_mention_is_heard_however_late(world: World) -> None:
    ada, ben, cleo = [await world.person(name) for name in ("ada", "ben", "cleo")]
    asked = await whisper(world, ada, "@ben Tea?")
    first = await whisper(world, ben, "@ada Yes!", in_reply_to_id=asked["id"])
    await whisper(world, ben, "@ada When?", in_reply_to_id=first["id"])

    assert await heard(ada) == [("mention", "ben")] * 2

    public = await say(ada, "@cleo Coffee?")
    await whisper(world, cleo, "@ada No", in_reply_to_id=public["id"])
    assert await waiting(ada) == [("cleo", "1")]
    joining = await whisper(world, ben, "@ada @cleo come", in_reply_to_id=asked["id"])
    await whisper(world, cleo, "@ada me too", in_reply_to_id=joining["id"])
    assert await waiting(ada) == [("cleo", "2")]


async def test_staff_reach_people_by_private_mentions(world: World) -> None:
    ada = await world.person("ada")
    mo = await world.person("mo", role="moderator")
    await choose(ada, for_not_following="drop", for_new_accounts="drop")
    await whisper(world, mo, "@ada A word, please")
    await follow(mo, ada)
    await world.settle()

    assert await heard(ada, include_filtered="true") == [("mention", "mo")]


async def test_new_accounts_are_new_for_thirty_days(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    await choose(ada, for_new_accounts="filter")
    await say(ben, "One @ada")
    await world.settle()
    world.step(days=30)
    await say(ben, "Two @ada")
    await world.settle()

    assert await heard(ada, include_filtered="true") == [("mention", "ben")] * 2
    assert await heard(ada) == [("mention", "ben")]


async def test_followers_count_after_three_days(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    await choose(ada, for_not_followers="drop")
    await follow(ben, ada)
    await say(ben, "One @ada")
    await world.settle()
    assert await heard(ada) == []

    world.step(days=3)
    await say(ben, "Two @ada")
    await world.settle()
    assert await heard(ada) == [("mention", "ben")]


async def test_bots_can_be_kept_away(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    await ben.api("PATCH", "/api/v1/accounts/update_credentials", json={"bot": True})
    await choose(ada, for_bots="filter")
    await say(ben, "Beep @ada")
    await world.settle()

    assert await waiting(ada) == [("ben", "1")]


async def test_limited_accounts_are_kept_away_from_the_start(world: World) -> None:
    ada, ben, cleo = [await world.person(name) for name in ("ada", "ben", "cleo")]
    await follow(cleo, ben)
    await world.house.db.act(silence, int(ben.id))
    await say(ben, "Hello @ada and @cleo")
    await world.settle()

    assert await heard(cleo) == [("mention", "ben")]
    assert (await heard(ada), await waiting(ada)) == ([], [("ben", "1")])


async def test_one_post_is_told_some_and_kept_from_others(world: World) -> None:
    people = [await world.person(name) for name in ("ada", "ben", "cleo", "mo")]
    ada, ben, cleo, mo = people
    await choose(ben, for_not_following="filter")
    await choose(cleo, for_not_following="drop")
    await say(mo, "@ada @ben @cleo")
    await world.settle()

    told: dict[str, Any] = {who.username: await heard(who, include_filtered="true") for who in (ada, ben, cleo)}
    assert told == {"ada": [("mention", "mo")], "ben": [("mention", "mo")], "cleo": []}
    assert (await heard(ada), await heard(ben)) == ([("mention", "mo")], [])


async def test_to_ask_for_policies_costs_one_query_however_many_are_told(world: World) -> None:
    ada, ben, cleo, mo = [await world.person(name) for name in ("ada", "ben", "cleo", "mo")]
    await choose(cleo, for_not_following="filter")
    asked, in_all = [], []
    for text in ("@ben", "@ben @mo"):
        await say(ada, text)
        with world.counting() as count:
            await world.settle()
        asked.append(sum("notification_policy" in statement for statement in count.statements))
        in_all.append(count.total)
    with world.counting() as count:
        await follow(mo, ben)
        await world.settle()

    assert asked == [1, 1]
    assert in_all[1] - in_all[0] <= TOLD_ONE_MORE
    assert sum("notification_policy" in statement for statement in count.statements) == 1


async def test_what_no_policy_is_about_asks_for_none(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    await ben.api("POST", f"/api/v1/accounts/{ada.id}/follow", json={"notify": True})
    await world.settle()
    await say(ada, "News")
    with world.counting() as count:
        await world.settle()

    assert await heard(ben) == [("status", "ada")]
    assert not any("notification_policy" in statement for statement in count.statements)
