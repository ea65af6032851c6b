"""The matrix of may_see: every door that can show a post, every visibility, every kind of viewer."""

from collections.abc import Iterator
from typing import Any, get_args, get_type_hints

import httpx2
from msgspec import Struct

from goodmob.app.routes import PAGES, ROUTES
from goodmob.core.web.routes import REQUIRED, Route
from goodmob.posts.entities.edit import StatusEdit, StatusSource
from goodmob.posts.entities.poll import Poll
from goodmob.posts.entities.status import Status
from tests.mobs.calling import call
from tests.posts.cast import Ask, Cast, naming, one_conversation, one_interaction, reading
from tests.posts.linking import carded
from tests.posts.saying import STATUSES, block, do, follow, say
from tests.world.world import World

VISIBILITIES = ("public", "unlisted", "private", "direct")
PAGE = "https://far.example/matrix"
VIEWERS = ("anyone", "stranger", "follower", "mentioned", "author", "blocked", "blocking")
SEES = {
    "public": {"anyone", "stranger", "follower", "mentioned", "author"},
    "unlisted": {"anyone", "stranger", "follower", "mentioned", "author"},
    "private": {"follower", "mentioned", "author"},
    "direct": {"mentioned", "author"},
}
"""Who may see which posts of the author; nobody else, through whichever door."""

PUBLISH, CALL = "POST /api/v1/statuses", "POST /api/v1/mobs"
REVOKE = "POST /api/v1/statuses/:id/quotes/:quoting_status_id/revoke"
AUTHORS_ONLY = {
    *("PUT /api/v1/statuses/:id", "DELETE /api/v1/statuses/:id", "PUT /api/v1/statuses/:id/interaction_policy")
}
BODIES: dict[str, dict[str, Any]] = {
    "POST /api/v1/polls/:id/votes": {"choices": [0]},
    "PUT /api/v1/statuses/:id/interaction_policy": {"quote_approval_policy": "public"},
}


ASKING = {"can_reblog": {"manual_approval": ["public"]}}
"""Boosts of others wait for the author, so that the doors of what waits have something to show."""

FEED = ".rss"
"""How the path of a feed ends; it shows everybody what anyone may see."""


def named(door: Route) -> str:
    """The door as a person would say it."""
    return f"{door.method} {door.path}"


def shows_posts(kind: Any, above: frozenset[Any] = frozenset()) -> bool:
    """Whether an answer of this type can have a post in it."""
    if kind in {Status, StatusEdit, StatusSource, Poll}:
        return True
    if kind in above:
        return False
    parts = list(get_args(kind))
    if isinstance(kind, type) and issubclass(kind, Struct):
        parts += get_type_hints(kind).values()
    return any(shows_posts(part, above | {kind}) for part in parts)


# The doors are read from the house's own route table. One that names a post is asked as it is; one that lists posts
# needs a line in LISTS, and the test of the table fails until it has one.
def doors() -> dict[str, Route]:
    """Every door that can show a post or tell that it exists; those that delete come last."""
    found = [
        door
        for door in (*ROUTES, *PAGES)
        if (shows_posts(door.returns) and "/admin/" not in door.path)  # staff see what a report puts before them
        or door.path.startswith(("/api/v1/statuses/", "/api/v1/polls/", "/api/v1/mobs"))
        or door.path.endswith(FEED)
    ]
    return {named(door): door for door in sorted(found, key=lambda door: door.method == "DELETE")}


def naming_doors() -> Iterator[Route]:
    """The doors whose path names a post, or its poll, or the mob it is the face of."""
    named_things = ("/api/v1/statuses/:id", "/api/v1/polls/:id", "/api/v1/mobs/:id")
    return (door for door in doors().values() if door.path.startswith(named_things))


def word(visibility: str) -> str:
    """The word by which a post is known in an answer."""
    return f"needle{visibility}"


async def gathered(world: World) -> Cast:
    """The cast; blocks come last, so that what the blocked did before cannot let them in."""
    viewers = {name: await world.person(name) for name in VIEWERS if name != "anyone"} | {"anyone": world.anyone}
    author = viewers["author"]
    await author.api("PATCH", "/api/v1/accounts/update_credentials", json={"discoverable": True})
    for name in ("follower", "blocked", "blocking"):
        await follow(viewers[name], author)
    posts, mobs, answers, quotes = {}, {}, {}, {}
    for visibility in VISIBILITIES:
        text, poll = f"@mentioned #matrix {PAGE} {word(visibility)}", {"options": ["Yes", "No"], "expires_in": 600}
        posts[visibility] = post = await say(author, text, visibility=visibility, poll=poll, interaction_policy=ASKING)
        await carded(world, post, PAGE)
        mobs[visibility] = await call(world, author, title=word(visibility), text="@mentioned", visibility=visibility)
        answers[visibility] = await say(author, "After", in_reply_to_id=post["id"])
        if visibility != "direct":
            await do(author, "reblog", post)
            quotes[visibility] = await say(author, "Quoting", quoted_status_id=post["id"])
        if visibility in {"public", "unlisted"}:
            for name in ("mentioned", "follower"):
                await do(viewers[name], "reblog", post)
        for who in viewers.values():
            if (await who.get(f"{STATUSES}/{post['id']}")).is_success and who is not world.anyone:
                for verb in ("favourite", "bookmark"):
                    await do(who, verb, post)
    readers = await viewers["follower"].api("POST", "/api/v1/lists", json={"title": "Readers"})
    await viewers["follower"].api("POST", f"/api/v1/lists/{readers['id']}/accounts", json={"account_ids": [author.id]})
    await block(author, viewers["blocked"])
    await block(viewers["blocking"], author)
    await world.settle()
    return Cast(viewers, posts, mobs, answers, quotes, readers["id"])


LISTS: dict[str, Ask] = {
    "GET /api/v1/statuses": reading(STATUSES, **{"id[]": "{post}"}),
    "GET /api/v1/accounts/:id/statuses": reading("/api/v1/accounts/{author}/statuses", limit="40"),
    "GET /api/v1/favourites": reading("/api/v1/favourites"),
    "GET /api/v1/bookmarks": reading("/api/v1/bookmarks"),
    "GET /api/v1/timelines/home": reading("/api/v1/timelines/home", limit="40"),
    "GET /api/v1/timelines/public": reading("/api/v1/timelines/public", limit="40"),
    "GET /api/v1/timelines/tag/:hashtag": reading("/api/v1/timelines/tag/matrix", limit="40"),
    "GET /api/v1/timelines/link": reading("/api/v1/timelines/link", url=PAGE, limit="40"),
    "GET /api/v1/timelines/list/:list_id": reading("/api/v1/timelines/list/{list}", limit="40"),
    "GET /api/v1/timelines/mob/:id": reading("/api/v1/timelines/mob/{mob}"),
    "GET /api/v1/timelines/direct": reading("/api/v1/timelines/direct", limit="40"),
    "GET /api/v1/conversations": reading("/api/v1/conversations", limit="40"),
    "POST /api/v1/conversations/:id/read": one_conversation("read"),
    "POST /api/v1/conversations/:id/unread": one_conversation("unread"),
    "GET /api/v1/mobs": reading("/api/v1/mobs"),
    "GET /api/v1/notifications": reading("/api/v1/notifications", limit="40"),
    "GET /api/v1/notifications/:id": naming("/api/v1/notifications", "id"),
    "GET /api/v2/notifications": reading("/api/v2/notifications", limit="40"),
    "GET /api/v2/notifications/:group_key": naming("/api/v2/notifications", "group_key"),
    "GET /api/v2_alpha/notifications": reading("/api/v2_alpha/notifications", limit="40"),
    "GET /api/v2_alpha/notifications/:group_key": naming("/api/v2_alpha/notifications", "group_key"),
    "GET /api/v1/notifications/requests": reading("/api/v1/notifications/requests"),
    "GET /api/v1/notifications/requests/:id": naming(
        "/api/v1/notifications/requests", "id", "/api/v1/notifications/requests"
    ),
    "GET /api/v1/interaction_requests": reading("/api/v1/interaction_requests", limit="40"),
    "GET /api/v1/interaction_requests/:id": one_interaction("GET"),
    "POST /api/v1/interaction_requests/:id/authorize": one_interaction("POST", "/authorize"),
    "POST /api/v1/interaction_requests/:id/reject": one_interaction("POST", "/reject"),
    "GET /api/v1/trends/statuses": reading("/api/v1/trends/statuses", limit="40"),
    "GET /api/v2/search": reading("/api/v2/search", q="{address}"),
    "GET /api/v1/search": reading("/api/v1/search", q="{address}"),
    "GET /@:username.rss": reading("/@author.rss"),
    "GET /tags/:name.rss": reading("/tags/matrix.rss"),
    "GET /public.rss": reading("/public.rss"),
    "GET /mobs.rss": reading("/mobs.rss"),
}
"""How the doors that list posts are asked."""

COMPLETE = {
    *("GET /api/v1/statuses", "GET /api/v1/accounts/:id/statuses", "GET /api/v2/search"),
    "GET /api/v1/search",
    "GET /api/v1/timelines/mob/:id",
}
KEPT = {"GET /api/v1/favourites", "GET /api/v1/bookmarks"}
"""Lists in which everybody (but strangers to the house) finds every post that is theirs to see."""


def test_every_door_that_can_show_a_post_is_in_the_matrix() -> None:
    asked = {named(door) for door in naming_doors()} | LISTS.keys() | {PUBLISH, CALL}

    assert asked == doors().keys(), "Say in LISTS how a new door is asked, and take away the line of one that is gone."


async def test_doors_that_name_a_post(world: World) -> None:
    cast = await gathered(world)
    wrong = []
    for door in naming_doors():
        for visibility in VISIBILITIES:
            for viewer in VIEWERS:
                response = await knock(door, cast, visibility, viewer)
                seen = may_find(door, visibility, viewer)
                if viewer == "anyone" and door.viewer is REQUIRED:
                    fits = response.status_code == 401
                elif seen:
                    fits = response.status_code != 404
                else:
                    fits = (response.status_code, response.json()) == (404, {"error": "Record not found"})
                if not fits or (not seen and word(visibility) in response.text):
                    wrong.append(f"{named(door)}, {visibility}, {viewer}: {response.status_code}")

    assert wrong == []


def may_find(door: Route, visibility: str, viewer: str) -> bool:
    """Whether there is anything for the viewer behind a door that names the post."""
    if named(door) in AUTHORS_ONLY:
        return viewer == "author"
    if named(door) == REVOKE and visibility == "direct":
        return False  # nothing can quote it
    return viewer in SEES[visibility]


async def knock(door: Route, cast: Cast, visibility: str, viewer: str) -> httpx2.Response:
    """What a viewer is answered at a door that names the post."""
    post = cast.posts[visibility]
    things = {"polls": post["poll"], "mobs": cast.mobs[visibility], "statuses": post}
    id_ = things[door.path.split("/")[3]]["id"]
    quoting = cast.quotes.get(visibility, cast.quotes["public"])["id"]
    path = door.path.replace(":id", id_, 1).replace(":quoting_status_id", quoting)
    return await cast.viewers[viewer].request(door.method, path, json=BODIES.get(named(door)))


async def test_doors_that_list_posts(world: World) -> None:
    cast = await gathered(world)
    wrong = []
    for door, ask in LISTS.items():
        shown = set()
        for visibility in VISIBILITIES:
            for viewer in VIEWERS:
                response = await ask(cast.viewers[viewer], cast, visibility)
                finds = word(visibility) in response.text
                seen = ("anyone" if door.endswith(FEED) else viewer) in SEES[visibility]
                must_find = seen and (door in COMPLETE or (door in KEPT and viewer != "anyone"))
                if finds:
                    shown.add(visibility)
                if (finds and not seen) or (must_find and not finds):
                    wrong.append(f"{door}, {visibility}, {viewer}: {'found' if finds else 'missing'}")
        assert shown & {"public", "direct"}, f"{door} shows nothing to anybody, so that this test says nothing"

    assert wrong == []


async def test_answering_and_quoting_tell_no_more_than_reading(world: World) -> None:
    cast = await gathered(world)
    wrong = []
    for visibility in VISIBILITIES:
        for viewer in VIEWERS:
            if viewer == "anyone":
                continue
            for wish in ("in_reply_to_id", "quoted_status_id"):
                body = {"status": "x", "visibility": "private", wish: cast.posts[visibility]["id"]}
                hidden = await cast.viewers[viewer].post(STATUSES, json=body)
                missing = await cast.viewers[viewer].post(STATUSES, json={**body, wish: "1"})
                same = (hidden.status_code, hidden.text) == (missing.status_code, missing.text)
                if viewer not in SEES[visibility] and not same:
                    wrong.append(f"{wish}, {visibility}, {viewer}: {hidden.text[:100]}")
                if viewer in SEES[visibility] and wish == "in_reply_to_id" and not hidden.is_success:
                    wrong.append(f"{wish}, {visibility}, {viewer}: {hidden.text[:100]}")

    assert wrong == []


async def test_the_conversation_around_an_answer_shows_only_what_is_for_the_viewer(world: World) -> None:
    cast = await gathered(world)
    wrong = []
    for visibility in VISIBILITIES:
        for viewer in VIEWERS:
            path = f"{STATUSES}/{cast.answers[visibility]['id']}/context"
            finds = word(visibility) in (await cast.viewers[viewer].get(path)).text
            if finds != (viewer in SEES[visibility]):
                wrong.append(f"{visibility}, {viewer}: {'found' if finds else 'missing'}")

    assert wrong == []
