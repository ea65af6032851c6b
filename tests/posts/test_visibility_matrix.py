"""The matrix of may_see: every door that can show a post, every visibility, every kind of viewer."""

import httpx2

from goodmob.core.web.routes import APP, REQUIRED, Route
from tests.mobs.calling import call
from tests.posts.cast import Cast, around, filled, word
from tests.posts.doors import (
    ASKED_ONLY,
    AUTHORS_ONLY,
    BODIES,
    CALL,
    COMPLETE,
    CREATE,
    FEED,
    FIRST,
    KEPT,
    LISTS,
    PAGE,
    PUBLISH,
    doors,
    named,
    naming_doors,
)
from tests.posts.linking import carded
from tests.posts.saying import STATUSES, block, do, follow, say
from tests.posts.translating import service
from tests.world.databases import LONG_WALK
from tests.world.world import World

VISIBILITIES = ("public", "unlisted", "private", "direct")
VIEWERS = ("anyone", "stranger", "follower", "mentioned", "author", "blocked", "blocking")
SEES = {
    "public": {"anyone", "stranger", "follower", "mentioned", "author"},
    "unlisted": {"anyone", "stranger", "follower", "mentioned", "author"},
    "private": {"follower", "mentioned", "author"},
    "direct": {"mentioned", "author"},
}
"""Who may see which posts of the author; nobody else, through whichever door."""

REVOKE = "POST /api/v1/statuses/:id/quotes/:quoting_status_id/revoke"
ASKING = {"can_reblog": {"manual_approval": ["public"]}}
"""Boosts of others wait for the author, so that the doors of what waits have something to show."""


async def gathered(world: World) -> Cast:
    """The cast; blocks come last, so that what the blocked did before cannot let them in."""
    viewers = {name: await world.person(name) for name in VIEWERS if name != "anyone"} | {"anyone": world.anyone}
    author = viewers["author"]
    world.step(days=8)  # until then nobody is asked to look after a mob
    await author.api("PATCH", "/api/v1/accounts/update_credentials", json={"discoverable": True})
    for name in ("follower", "blocked", "blocking"):
        await follow(viewers[name], author)
    posts, mobs, answers, quotes, nearby = {}, {}, {}, {}, {}
    for visibility in VISIBILITIES:
        await world.settle()
        # What the author says to everybody waits to be let in; what is said to one alone becomes a conversation.
        stranger = "filter" if visibility == "public" else "accept"
        policy = {"for_not_following": stranger, "for_private_mentions": "accept"}
        await viewers["mentioned"].api("PATCH", "/api/v2/notifications/policy", json=policy)
        text, poll = f"@mentioned #matrix {PAGE} {word(visibility)}", {"options": ["Yes", "No"], "expires_in": 600}
        posts[visibility] = post = await say(author, text, visibility=visibility, poll=poll, interaction_policy=ASKING)
        await carded(world, post, PAGE)
        about = {"visibility": visibility, "hours": 0}
        mobs[visibility] = mob = await call(world, author, title=word(visibility), text="@mentioned", **about)
        chapter = await call(world, author, title="Chapter", parent_id=mob["id"], **about)
        nearby[visibility] = await around(author, chapter, mob)
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
    return Cast(viewers, posts, mobs, answers, quotes, readers["id"], nearby)


def test_every_door_that_can_show_a_post_is_in_the_matrix() -> None:
    asked = {named(door) for door in naming_doors()} | LISTS.keys() | {PUBLISH, CALL, CREATE}

    assert asked == doors().keys(), "Say in LISTS how a new door is asked, and take away the line of one that is gone."


@LONG_WALK
async def test_doors_that_name_a_post(world: World) -> None:
    cast = await gathered(world)
    wrong = []
    async with service(world):  # as nothing can be translated without one
        for door in naming_doors():
            for visibility in VISIBILITIES:
                for viewer in VIEWERS:
                    response = await knock(door, cast, visibility, viewer)
                    if not fits(response, door, visibility, viewer):
                        wrong.append(f"{named(door)}, {visibility}, {viewer}: {response.status_code}")

    assert wrong == []


def fits(response: httpx2.Response, door: Route, visibility: str, viewer: str) -> bool:
    """Whether the door that names the post said as much to the viewer as it should."""
    if may_find(door, visibility, viewer):
        return response.status_code == 401 if needs_token(door, viewer) else response.status_code != 404
    if word(visibility) in response.text:
        return False
    if needs_token(door, viewer):
        return response.status_code == 401
    return (response.status_code, response.json()) == (404, {"error": "Record not found"})


def needs_token(door: Route, viewer: str) -> bool:
    """Whether the door asks the viewer for a token first."""
    return viewer == "anyone" and door.viewer in {REQUIRED, APP}


def may_find(door: Route, visibility: str, viewer: str) -> bool:
    """Whether there is anything for the viewer behind a door that names the post."""
    if named(door) in AUTHORS_ONLY:
        return viewer == "author"
    if named(door) in ASKED_ONLY:
        return viewer == "mentioned"
    if named(door) == REVOKE and visibility == "direct":
        return False  # nothing can quote it
    return viewer in SEES[visibility]


async def knock(door: Route, cast: Cast, visibility: str, viewer: str) -> httpx2.Response:
    """What a viewer is answered at a door that names the post."""
    post = cast.posts[visibility]
    things = {"polls": post["poll"], "mobs": cast.mobs[visibility], "statuses": post}
    things["events"] = {"id": cast.mobs[visibility]["status_id"]}
    id_ = things[door.path.removeprefix("/api/v1/pleroma").removeprefix("/api/v1").split("/")[1]]["id"]
    quoting = cast.quotes.get(visibility, cast.quotes["public"])["id"]
    known = {"{post}": post["id"], "{mentioned}": cast.viewers["mentioned"].id, **cast.around[visibility]}
    path = door.path.replace(":id", id_, 1).replace(":quoting_status_id", quoting).replace(":account_id", "{mentioned}")
    path = path.replace(":emoji", "👍").replace(":name", "👍").replace(":participant_id", cast.viewers["author"].id)
    for who, verb in FIRST.get(named(door), ()):
        body = BODIES.get(f"POST /api/v1/mobs/:id/{verb}")
        await cast.viewers[who or viewer].post(f"/api/v1/mobs/{id_}/{verb}", json=filled(body, known))
    return await cast.viewers[viewer].request(
        door.method, filled(path, known), json=filled(BODIES.get(named(door)), known)
    )


@LONG_WALK
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
