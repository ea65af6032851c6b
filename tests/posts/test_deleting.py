"""Deleting: the post is gone at once, and what it left goes soon after."""

from typing import Any

from sqlalchemy import func, select

from goodmob.accounts.actions.delete_account import delete_account
from goodmob.core.database.statements import statement
from goodmob.posts.tables.polls import poll, poll_option, poll_vote
from goodmob.posts.tables.posts import mention, post, post_count, post_edit, tombstone
from goodmob.posts.tables.reactions import bookmark, favourite, interaction, pin
from goodmob.posts.tables.scheduled import scheduled_post
from goodmob.posts.tables.tags import featured_tag, post_tag, tag_follow
from tests.posts.saying import STATUSES, do, ids, read, refusal, say
from tests.world.world import World

LEFTOVERS = (
    *(post, post_count, post_edit, mention, post_tag),
    *(poll, poll_option, poll_vote, bookmark, favourite, interaction, pin, scheduled_post, tag_follow, featured_tag),
)
COUNTS = {table.name: statement(select(func.count().label("rows")).select_from(table)) for table in LEFTOVERS}
TOMBSTONES = statement(select(tombstone.c.post_id, tombstone.c.visibility))


async def rows_left(world: World) -> dict[str, int]:
    """The tables of posts that are not empty."""
    counted = {name: await world.house.db.value(question) for name, question in COUNTS.items()}
    return {name: rows for name, rows in counted.items() if rows}


async def test_the_answer_has_the_source_to_be_written_anew(world: World) -> None:
    ada = await world.person("ada")
    said = await say(ada, "a < b", poll={"options": ["Yes", "No"], "expires_in": 600})

    deleted = await ada.api("DELETE", f"{STATUSES}/{said['id']}")

    assert deleted["text"] == "a < b"
    assert "content" not in deleted
    assert [option["title"] for option in deleted["poll"]["options"]] == ["Yes", "No"]
    assert await refusal(ada, "GET", f"{STATUSES}/{said['id']}") == (404, "Record not found")
    assert await refusal(ada, "DELETE", f"{STATUSES}/{said['id']}") == (404, "Record not found")


async def test_only_the_author_deletes(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    said = await say(ada)

    assert await refusal(ben, "DELETE", f"{STATUSES}/{said['id']}") == (404, "Record not found")
    assert (await read(ben, said))["id"] == said["id"]


async def test_nothing_is_left_of_a_post_but_its_tombstone(world: World) -> None:
    ada, ben, cleo = [await world.person(name) for name in ("ada", "ben", "cleo")]
    said = await say(ada, "@ben #tag", poll={"options": ["Yes", "No"], "expires_in": 600})
    await ada.api("PUT", f"{STATUSES}/{said['id']}", json={"status": "@cleo #tag"})
    said = await ada.api(
        "PUT", f"{STATUSES}/{said['id']}", json={"status": "x", "poll": {"options": ["a", "b"], "expires_in": 600}}
    )
    await do(ada, "pin", said)
    for who in (ben, cleo):
        await ben.api("GET", f"{STATUSES}/{said['id']}")
        for verb in ("favourite", "bookmark", "reblog"):
            await do(who, verb, said)
        await who.api("POST", f"/api/v1/polls/{said['poll']['id']}/votes", json={"choices": [1]})
    await world.settle()

    await ada.api("DELETE", f"{STATUSES}/{said['id']}")
    await world.settle()

    assert await rows_left(world) == {}
    graves = await world.house.db.all(TOMBSTONES)
    assert (said["id"], "public") in [(str(grave.post_id), grave.visibility) for grave in graves]
    assert len(graves) == 3


async def test_counters_go_back(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    first = await say(ada)
    answer = await say(ben, "Answer", in_reply_to_id=first["id"])
    quote = await say(ben, "Quote", quoted_status_id=first["id"])

    for gone in (answer, quote):
        await ben.api("DELETE", f"{STATUSES}/{gone['id']}")

    seen = await read(ada, first)
    assert (seen["replies_count"], seen["quotes_count"]) == (0, 0)
    assert (await ada.api("GET", f"/api/v1/accounts/{ben.id}"))["statuses_count"] == 0


async def test_answers_to_a_deleted_post_stand_alone(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    first = await say(ada)
    answer = await say(ben, "Answer", in_reply_to_id=first["id"])

    await ada.api("DELETE", f"{STATUSES}/{first['id']}")
    await world.settle()

    seen = await read(ben, answer)
    assert (seen["in_reply_to_id"], seen["in_reply_to_account_id"]) == (None, ada.id)
    context = await ben.api("GET", f"{STATUSES}/{answer['id']}/context")
    assert context == {"ancestors": [], "descendants": []}


async def test_a_deleted_account_takes_its_posts_and_reactions_along(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    kept = await say(ben, "Ben's")
    for number in range(12):
        await say(ada, f"Number {number} #tag", in_reply_to_id=kept["id"])
    for verb in ("favourite", "bookmark", "reblog", "mute"):
        await do(ada, verb, kept)
    await ada.api("POST", "/api/v1/tags/tag/follow")
    await ada.api("POST", "/api/v1/tags/tag/feature")
    await ada.api("POST", STATUSES, json={"status": "Later", "scheduled_at": "2027-01-01T00:00:00Z"})
    assert (await read(ben, kept))["replies_count"] == 12

    await world.house.db.act(delete_account, int(ada.id))
    gone = await ben.api("GET", f"{STATUSES}/{kept['id']}/context")
    await world.settle()

    assert gone["descendants"] == []
    assert await rows_left(world) == {"post": 1, "post_count": 1}
    seen: Any = await read(ben, kept)
    assert (seen["replies_count"], seen["favourites_count"], seen["reblogs_count"]) == (0, 0, 0)
    assert ids(await world.anyone.api("GET", f"/api/v1/accounts/{ben.id}/statuses")) == [kept["id"]]


async def test_a_post_that_many_boosted_goes_slice_by_slice(world: World) -> None:
    ada = await world.person("ada")
    said = await say(ada)
    fans = [await world.person(f"fan{number}") for number in range(33)]
    for fan in fans:
        await do(fan, "reblog", said)
        await do(fan, "favourite", said)
    await world.settle()

    await ada.api("DELETE", f"{STATUSES}/{said['id']}")
    assert ids(await ada.api("GET", f"/api/v1/accounts/{fans[0].id}/statuses")) == []
    await world.settle()

    assert await rows_left(world) == {}
    counts = [(await ada.api("GET", f"/api/v1/accounts/{fan.id}"))["statuses_count"] for fan in fans]
    assert set(counts) == {0}
