"""What is said of posts, beside Mastodon's documentation."""

from tests.contract.asking import laid, lays
from tests.media.samples import picture
from tests.posts.linking import PAGE, html, linked, page, site
from tests.posts.saying import say
from tests.posts.translating import path as translations
from tests.posts.translating import service
from tests.world.world import World

STATUSES = "/api/v1/statuses"
LATER = ("* */translate", "* */card", "* */revoke", "* */interaction_policy")


@lays("statuses *", "media *", but=LATER)
async def test_posts_and_what_is_done_with_them(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    files = {"file": ("a.png", picture(), "image/png")}
    spare, media = [await laid(ada, "POST", f"/api/{version}/media", files=files) for version in ("v1", "v2")]
    await laid(ada, "GET", f"/api/v1/media/{media['id']}")
    await laid(ada, "PUT", f"/api/v1/media/{media['id']}", json={"description": "A square", "focus": "0.5,0.5"})
    await laid(ada, "DELETE", f"/api/v1/media/{spare['id']}")
    post = await laid(ada, "POST", STATUSES, json={"status": "Hello @ben #tag", "media_ids": [media["id"]]})
    own = f"{STATUSES}/{post['id']}"
    answer = await laid(ben, "POST", STATUSES, json={"status": "@ada Hi", "in_reply_to_id": post["id"]})
    await laid(ben, "POST", STATUSES, json={"status": "See this", "quoted_status_id": post["id"]})

    for deed in ("favourite", "reblog", "bookmark", "mute", "unmute", "unbookmark", "unfavourite", "unreblog"):
        await laid(ben, "POST", f"{own}/{deed}")
    await laid(ada, "POST", f"{own}/pin")
    await laid(ada, "POST", f"{own}/unpin")
    await laid(ada, "PUT", own, json={"status": "Hello again @ben", "media_ids": [media["id"]]})
    for view in ("", "/context", "/history", "/source", "/favourited_by", "/reblogged_by", "/quotes"):
        await laid(ada, "GET", own + view)
    await laid(world.anyone, "GET", own)
    await laid(ben, "GET", STATUSES, params={"id[]": [post["id"], answer["id"]]})
    await laid(ada, "DELETE", own)


@lays("polls *", "scheduled_statuses *")
async def test_polls_and_plans(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    question = {"status": "Tea?", "poll": {"options": ["Yes", "No"], "expires_in": 600, "hide_totals": True}}
    post = await laid(ada, "POST", STATUSES, json=question)
    poll = f"/api/v1/polls/{post['poll']['id']}"

    await laid(ben, "GET", poll)
    own = f"{STATUSES}/{post['id']}"
    another = {"status": "Which?", "spoiler_text": "Tea", "poll": {"options": ["Red", "Green"], "expires_in": 600}}
    poll = f"/api/v1/polls/{(await laid(ada, 'PUT', own, json=another))['poll']['id']}"
    assert await laid(ada, "GET", f"{own}/history")
    await laid(ben, "POST", f"{poll}/votes", json={"choices": [1]})
    await laid(world.anyone, "GET", poll)
    planned = await ada.api("POST", STATUSES, json={**question, "scheduled_at": "2026-12-24T12:00:00Z"})
    await laid(ada, "GET", "/api/v1/scheduled_statuses")
    plan = f"/api/v1/scheduled_statuses/{planned['id']}"
    await laid(ada, "GET", plan)
    await laid(ada, "PUT", plan, json={"scheduled_at": "2026-12-25T12:00:00Z"})
    await laid(ada, "DELETE", plan)


@lays("statuses */revoke", "statuses */interaction_policy", "statuses */card")
async def test_quotes_and_cards(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    async with site(world, {PAGE: html(page())}) as far:
        post = await linked(world, ada, far)
    own = f"{STATUSES}/{post['id']}"
    quoting = await laid(ben, "POST", STATUSES, json={"status": "See this", "quoted_status_id": post["id"]})

    await laid(ada, "GET", f"{own}/card")
    await laid(ada, "PUT", f"{own}/interaction_policy", json={"quote_approval_policy": "followers"})
    await laid(ada, "POST", f"{own}/quotes/{quoting['id']}/revoke")
    await laid(ben, "GET", f"{STATUSES}/{quoting['id']}")


@lays("statuses */translate")
async def test_translations(world: World) -> None:
    ada = await world.person("ada")
    poll = {"options": ["Red", "Green"], "expires_in": 600}
    post = await say(ada, "Which", spoiler_text="Tea", language="en", poll=poll)

    async with service(world):
        await laid(ada, "POST", translations(post), json={"lang": "es"})
