"""From whom people hear: policies, and how they are chosen."""

import asyncio

import pytest

from tests.notifications.asking import POLICY, choose
from tests.world.world import World

OLD_POLICY = "/api/v1/notifications/policy"
NOTHING_WAITS = {"pending_requests_count": 0, "pending_notifications_count": 0}


async def test_everybody_begins_with_mastodons_policy(world: World) -> None:
    ada = await world.person("ada")

    assert await ada.api("GET", POLICY) == {
        "for_not_following": "accept",
        "for_not_followers": "accept",
        "for_new_accounts": "accept",
        "for_private_mentions": "filter",
        "for_limited_accounts": "filter",
        "for_bots": "accept",
        "summary": NOTHING_WAITS,
    }
    assert await ada.api("GET", OLD_POLICY) == {
        "filter_not_following": False,
        "filter_not_followers": False,
        "filter_new_accounts": False,
        "filter_private_mentions": True,
        "filter_bots": False,
        "summary": NOTHING_WAITS,
    }


@pytest.mark.parametrize("method", ["PATCH", "PUT"])
async def test_what_is_not_sent_stays(world: World, method: str) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")

    await ada.api(method, POLICY, json={"for_not_following": "drop", "for_private_mentions": "accept"})
    changed = await ada.api(method, POLICY, data={"for_bots": "filter"})

    chosen = [changed[f"for_{kind}"] for kind in ("not_following", "private_mentions", "limited_accounts", "bots")]
    assert chosen == ["drop", "accept", "filter", "filter"]
    assert await ada.api("GET", POLICY) == changed
    assert (await ben.api("GET", POLICY))["for_not_following"] == "accept"


async def test_two_who_choose_at_once_both_have_their_wish(world: World) -> None:
    ada = await world.person("ada")

    await asyncio.gather(choose(ada, for_bots="drop"), choose(ada, for_not_followers="filter"))

    policy = await ada.api("GET", POLICY)
    assert (policy["for_bots"], policy["for_not_followers"]) == ("drop", "filter")


@pytest.mark.parametrize("method", ["PATCH", "PUT"])
async def test_the_first_version_says_yes_or_no(world: World, method: str) -> None:
    ada = await world.person("ada")
    await choose(ada, for_not_following="drop", for_not_followers="drop")

    old = await ada.api(
        method, OLD_POLICY, data={"filter_not_following": "true", "filter_private_mentions": "0", "filter_bots": "1"}
    )
    policy = await ada.api("GET", POLICY)

    assert (old["filter_not_following"], old["filter_not_followers"], old["filter_private_mentions"]) == (
        True,
        True,
        False,
    )
    chosen = [policy[f"for_{kind}"] for kind in ("not_following", "not_followers", "private_mentions", "bots")]
    assert chosen == ["filter", "drop", "accept", "filter"]


async def test_other_words_are_refused_and_change_nothing(world: World) -> None:
    ada = await world.person("ada")
    before = await ada.api("GET", POLICY)

    refused = await ada.patch(POLICY, json={"for_not_following": "drop", "for_bots": "perhaps"})

    assert refused.status_code == 422
    assert await ada.api("GET", POLICY) == before


async def test_policies_need_the_right_scope(world: World) -> None:
    reader = await world.person("ada", scopes="read:notifications")
    stranger = await world.person("ben", scopes="read:statuses write:statuses")

    assert (await reader.get(POLICY)).status_code == 200
    assert (await reader.patch(POLICY, json={"for_bots": "drop"})).status_code == 403
    for path in (POLICY, OLD_POLICY):
        assert (await stranger.get(path)).status_code == 403
        assert (await world.anyone.get(path)).status_code == 401
