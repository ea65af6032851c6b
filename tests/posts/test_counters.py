"""Whatever people do in whatever order, counters and flags tell exactly what is there."""

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from goodmob.accounts.queries.accounts import accounts_by_id
from goodmob.core.database.statements import statement
from goodmob.posts.rules.flags import BOOKMARKED, BOOSTED, FAVOURITED, PINNED
from goodmob.posts.rules.visibility import OPEN_VISIBILITIES
from goodmob.posts.tables.posts import post, post_count
from goodmob.posts.tables.reactions import bookmark, favourite, interaction, pin
from tests.posts.saying import STATUSES, say
from tests.world.world import Client, World

ALL_POSTS = statement(
    select(
        *(post.c.id, post.c.account_id, post.c.visibility, post.c.in_reply_to_id),
        *(post.c.boost_of_id, post.c.quote_of_id),
    )
)
ALL_COUNTS = statement(select(post_count))
ALL_FLAGS = statement(select(interaction))
DEEDS = {
    FAVOURITED: statement(select(favourite.c.account_id, favourite.c.post_id)),
    BOOKMARKED: statement(select(bookmark.c.account_id, bookmark.c.post_id)),
    PINNED: statement(select(pin.c.account_id, pin.c.post_id)),
    BOOSTED: statement(
        select(post.c.account_id, post.c.boost_of_id.label("post_id")).where(post.c.boost_of_id.is_not(None))
    ),
}

VERBS = (
    *("favourite", "unfavourite", "reblog", "unreblog", "bookmark", "unbookmark", "pin", "unpin"),
    *("say", "answer", "answer", "quote", "delete"),
)
VISIBILITIES = ("public", "unlisted", "private", "direct")
STEPS = st.lists(
    st.tuples(st.sampled_from(VERBS), st.integers(0, 2), st.integers(0, 3), st.sampled_from(VISIBILITIES)),
    min_size=10,
    max_size=40,
)


async def step(people: list[Client], posts: list[str], verb: str, who: int, which: int, visibility: str) -> None:
    """Somebody does something to one of the first three posts or the newest; what is refused changes nothing."""
    client, target = people[who], posts[which] if which < len(people) else posts[-1]
    if verb in {"say", "answer", "quote"}:
        named = {"answer": {"in_reply_to_id": target}, "quote": {"quoted_status_id": target}}.get(verb, {})
        response = await client.post(STATUSES, json={"status": verb, "visibility": visibility, **named})
        posts.extend([response.json()["id"]] if response.is_success else [])
    elif verb == "delete":
        await client.delete(f"{STATUSES}/{target}")
    else:
        response = await client.post(f"{STATUSES}/{target}/{verb}")
        posts.extend([response.json()["id"]] if response.is_success and verb == "reblog" else [])


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
async def test_counters_tell_what_is_there(world: World, steps: list[Any]) -> None:
    number = world.house.ids.new()
    people = [await world.person(f"p{number}_{name}") for name in ("a", "b", "c")]
    posts = [(await say(who))["id"] for who in people]

    for verb, who, which, visibility in steps:
        await step(people, posts, verb, who, which, visibility)
    await world.settle()

    rows = await world.house.db.all(ALL_POSTS)
    liked = await world.house.db.all(DEEDS[FAVOURITED])
    told = {
        row.post_id: (row.replies, row.boosts, row.favourites, row.quotes)
        for row in await world.house.db.all(ALL_COUNTS)
    }
    assert told == {
        row.id: (
            sum(other.in_reply_to_id == row.id and other.visibility in OPEN_VISIBILITIES for other in rows),
            sum(other.boost_of_id == row.id for other in rows),
            sum(deed.post_id == row.id for deed in liked),
            sum(other.quote_of_id == row.id for other in rows),
        )
        for row in rows
    }
    accounts = await accounts_by_id(world.house.db, [int(person.id) for person in people])
    for account in accounts.values():
        counted = [row for row in rows if row.account_id == account.id and row.visibility != "direct"]
        assert account.statuses == len(counted)
    assert await flags_kept(world) == await flags_due(world)


async def flags_kept(world: World) -> dict[tuple[int, int], int]:
    """The flags that pages read."""
    return {(row.account_id, row.post_id): row.flags for row in await world.house.db.all(ALL_FLAGS)}


async def flags_due(world: World) -> dict[tuple[int, int], int]:
    """The flags as the rows of the deeds say."""
    due: dict[tuple[int, int], int] = {}
    for flag, question in DEEDS.items():
        for row in await world.house.db.all(question):
            key = (row.account_id, row.post_id)
            due[key] = due.get(key, 0) | flag
    return due
