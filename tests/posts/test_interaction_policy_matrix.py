"""The matrix of may_see for what waits to be let in, and for posts that only people here see."""

from collections.abc import Collection
from typing import Any

from goodmob.core.web.routes import APP, REQUIRED
from tests.posts.doors import AUTHORS_ONLY, BODIES, named, naming_doors
from tests.posts.saying import STATUSES, follow, say
from tests.posts.translating import service
from tests.world.databases import LONG_WALK
from tests.world.world import Client, World

ASK = {"can_reply": {"manual_approval": ["public"]}, "can_reblog": {"manual_approval": ["public"]}}
NEEDLE = "needlewaits"
READING = (
    *("/api/v1/timelines/home", "/api/v1/timelines/public", "/api/v1/timelines/tag/needle", "/api/v1/timelines/direct"),
    *("/api/v1/favourites", "/api/v1/bookmarks", "/api/v1/conversations", "/api/v1/trends/statuses"),
    *("/public.rss", "/tags/needle.rss", "/@ben.rss", "/public", "/tags/needle"),
)
"""Lists in which nobody finds what waits."""


async def cast_of(world: World) -> dict[str, Client]:
    """Ada, who is asked, Ben, who asks, whoever follows and whoever is named, a stranger, and nobody."""
    names = {"owner": "ada", "author": "ben", "follower": "cleo", "named": "mo", "stranger": "eve"}
    cast = {role: await world.person(name) for role, name in names.items()}
    await follow(cast["follower"], cast["author"])
    await follow(cast["owner"], cast["author"])
    return cast | {"anyone": world.anyone}


async def knocked(world: World, cast: dict[str, Client], post: Any, seen_by: Collection[str]) -> list[str]:
    """What is wrong at the doors that name a post: who finds it and should not, or the other way round."""
    wrong = []
    async with service(world):
        for door in naming_doors():
            if not door.path.startswith("/api/v1/statuses/:id") or ":quoting" in door.path or door.method == "DELETE":
                continue
            path = door.path.replace(":id", post["id"], 1).replace(":name", "x")
            for role, who in cast.items():
                response = await who.request(door.method, path, json=BODIES.get(named(door)))
                if role == "anyone" and door.viewer in {REQUIRED, APP}:
                    fits = response.status_code == 401
                elif role in seen_by and (named(door) not in AUTHORS_ONLY or role == "author"):
                    fits = response.status_code != 404
                else:
                    fits = response.status_code == 404 and NEEDLE not in response.text
                if not fits:
                    wrong.append(f"{named(door)}, {role}: {response.status_code} {response.text[:80]}")
    return wrong


@LONG_WALK
async def test_an_answer_that_waits_is_found_by_both_sides_alone(world: World) -> None:
    cast = await cast_of(world)
    post = await say(cast["owner"], interaction_policy=ASK)
    for visibility in ("public", "unlisted", "private", "direct"):
        text = f"@ada @mo #needle {NEEDLE}"
        answer = await say(cast["author"], text, visibility=visibility, in_reply_to_id=post["id"])
        await world.settle()
        for role, who in cast.items():
            for path in READING:
                assert NEEDLE not in (await who.get(path)).text, f"{visibility}: {role} at {path}"
            finds = NEEDLE in (await who.get(f"{STATUSES}/{post['id']}/context")).text
            assert finds == (role in {"owner", "author"}), f"{visibility}: {role} around the post"
        assert await knocked(world, cast, answer, {"owner", "author"}) == []
        await cast["author"].api("DELETE", f"{STATUSES}/{answer['id']}")


async def test_an_answer_that_was_not_let_in_is_found_by_its_author_alone(world: World) -> None:
    cast = await cast_of(world)
    post = await say(cast["owner"], interaction_policy=ASK)
    answer = await say(cast["author"], f"@ada @mo #needle {NEEDLE}", in_reply_to_id=post["id"])
    [request] = await cast["owner"].api("GET", "/api/v1/interaction_requests")
    await cast["owner"].api("POST", f"/api/v1/interaction_requests/{request['id']}/reject")
    await world.settle()

    assert await knocked(world, cast, answer, {"author"}) == []


async def test_a_boost_that_waits_is_found_by_both_sides_alone(world: World) -> None:
    cast = await cast_of(world)
    post = await say(cast["owner"], NEEDLE, visibility="unlisted", interaction_policy=ASK)
    boost = await cast["author"].api("POST", f"{STATUSES}/{post['id']}/reblog")
    await world.settle()

    for role, who in cast.items():
        found = (await who.get(f"{STATUSES}/{boost['id']}")).is_success
        assert found == (role in {"owner", "author"}), role
        if role not in {"owner", "author", "anyone"}:
            for path in READING:
                assert boost["id"] not in (await who.get(path)).text, f"{role} at {path}"


async def test_a_post_for_people_here_is_found_by_everybody_who_is_signed_in(world: World) -> None:
    cast = await cast_of(world)
    post = await say(cast["author"], f"#needle {NEEDLE}", local_only=True)
    await world.settle()

    assert await knocked(world, cast, post, cast.keys() - {"anyone"}) == []
    for path in READING:
        assert NEEDLE not in (await world.anyone.get(path)).text, path
