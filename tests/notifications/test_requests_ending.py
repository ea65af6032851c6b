"""What ends the waiting of a sender, other than an answer: notices and posts that go, blocks, mutes, goodbyes."""

import pytest
from sqlalchemy import func, select

from goodmob.accounts.actions.delete_account import delete_account
from goodmob.core.database.statements import statement
from goodmob.notifications.tables import notification_permission, notification_policy, notification_request
from tests.notifications.asking import NOTICES, REQUESTS, asked, choose, heard, waiting, whisper
from tests.posts.saying import block
from tests.world.world import World

KEPT = [
    statement(select(func.count().label("count")).select_from(table))
    for table in (notification_request, notification_permission, notification_policy)
]


async def test_a_notice_put_away_is_no_longer_counted(world: World) -> None:
    ada, _, _ = await asked(world, "@ada one", "@ada two")
    latest, earlier = await ada.api("GET", NOTICES, params={"include_filtered": "true"})

    await ada.api("POST", f"{NOTICES}/{latest['id']}/dismiss")
    [request] = await ada.api("GET", REQUESTS)
    assert (request["notifications_count"], request["last_status"]["id"]) == ("1", earlier["status"]["id"])

    await ada.api("POST", f"/api/v2/notifications/{earlier['group_key']}/dismiss")
    assert await ada.api("GET", REQUESTS) == []


async def test_a_request_goes_with_the_last_of_its_posts(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    kept = await whisper(world, ben, "@ada one")
    gone = await whisper(world, ben, "@ada two")

    await ben.api("DELETE", f"/api/v1/statuses/{gone['id']}")
    await world.settle()
    [request] = await ada.api("GET", REQUESTS)
    await ben.api("DELETE", f"/api/v1/statuses/{kept['id']}")
    await world.settle()

    assert (request["notifications_count"], request["last_status"]["id"]) == ("1", kept["id"])
    assert await waiting(ada) == []


async def test_to_clear_all_clears_what_is_filtered_too(world: World) -> None:
    ada, _, _ = await asked(world)

    await ada.api("POST", f"{NOTICES}/clear")

    assert await heard(ada, include_filtered="true") == []
    assert await waiting(ada) == []


@pytest.mark.parametrize("is_by_ada", [True, False])
async def test_a_block_ends_what_waits_and_what_was_let_in(world: World, is_by_ada: bool) -> None:
    ada, ben, request = await asked(world)
    await whisper(world, ada, "@ben who is this")
    cleo = await world.person("cleo")
    await whisper(world, cleo, "@ada psst")
    await ada.api("POST", f"{REQUESTS}/{request}/accept")
    await world.settle()

    await (block(ada, ben) if is_by_ada else block(ben, ada))
    await world.settle()
    who, whom = (ada, ben) if is_by_ada else (ben, ada)
    await who.api("POST", f"/api/v1/accounts/{whom.id}/unblock")
    await whisper(world, ben, "@ada psst again")

    assert await waiting(ada) == [("ben", "1"), ("cleo", "1")]
    assert await heard(ada) == ([] if is_by_ada else [("mention", "ben")])


async def test_a_mute_ends_what_waits_unless_notices_are_still_wanted(world: World) -> None:
    ada, ben, _ = await asked(world)

    await ada.api("POST", f"/api/v1/accounts/{ben.id}/mute", json={"notifications": False})
    await world.settle()
    assert await waiting(ada) == [("ben", "1")]

    await ada.api("POST", f"/api/v1/accounts/{ben.id}/mute")
    await world.settle()
    assert await waiting(ada) == []
    assert await heard(ada, include_filtered="true") == []


@pytest.mark.parametrize("leaver", ["ada", "ben"])
async def test_whom_is_gone_leaves_no_request_no_permission_and_no_policy(world: World, leaver: str) -> None:
    ada, ben, request = await asked(world)
    await ada.api("POST", f"{REQUESTS}/{request}/accept")
    await world.settle()
    await whisper(world, ada, "@ben psst")
    who = {"ada": ada, "ben": ben}[leaver]
    await choose(who, for_bots="drop")
    before = [await world.house.db.value(count) for count in KEPT]

    await world.house.db.act(delete_account, int(who.id))
    await world.settle()

    assert before == [1, 1, 1]
    assert [await world.house.db.value(count) for count in KEPT] == [0, 0, 0]
