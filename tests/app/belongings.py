"""One of everything that a person can own, and where the doors of the API name it."""

from itertools import pairwise
from typing import Any

from goodmob.core.clock import HOUR, iso
from goodmob.core.web.routes import Route
from goodmob.core.web.scopes import SCOPES
from tests.media.samples import picture
from tests.oauth.dance import an_app, app_token, with_token
from tests.world.client import Client
from tests.world.world import World

KINDS = {
    "accounts": "account",
    "users": "account",
    "follow_requests": "account",
    "suggestions": "account",
    "statuses": "post",
    "@:username": "post",
    "quotes": "post",
    "conversations": "conversation",
    "polls": "poll",
    "featured_tags": "featured_tag",
    "collections": "collection",
    "collection_id": "collection",
    "items": "collection_item",
    "filters": "filter",
    "keywords": "keyword",
    "keyword_id": "keyword",
    "entry_id": "filtered_post",
    "lists": "list",
    "saved_searches": "search",
    "search": "search",
    "list": "list",
    "media": "media",
    "scheduled_statuses": "scheduled",
    "drafts": "draft",
    "bookmark_folders": "bookmark_folder",
    "folder_id": "bookmark_folder",
    "notifications": "notification",
    "requests": "notification_request",
    "interaction_requests": "interaction_request",
    "group_key": "notification_group",
    "mobs": "mob",
    "commitments": "commitment",
    "imports": "import",
    "archives": "archive",
    "mob": "mob",
    "events": "event",
    "participant_id": "account",
    "deed_id": "deed",
    "chapter_id": "mob",
    "needs": "need",
    "takers": "account",
    "stewards": "account",
    "questions": "question",
    "reviewers": "account",
}
"""What an id in a path names, by its own name or by the word before it."""

NOTHING_OF_ANYBODY = {
    "preview": "it is the seal of an address",
    "sitemap": "it is a kind of pages",
    "kind": "it is a stretch of time",
    "nodeinfo": "it is a form of a document",
    "stamps": "a stamp is for whoever may see what it is about",
    "emojis": "an emoji is everybody's",
    "tags": "a tag is everybody's",
    "tag": "a tag is everybody's",
    "ip_blocks": "what staff set belongs to the server",
    "email_domain_blocks": "what staff set belongs to the server",
    "canonical_email_blocks": "what staff set belongs to the server",
    "domain_blocks": "what staff set belongs to the server",
    "domain_allows": "what staff set belongs to the server",
    "domain_files": "what staff set belongs to the server",
    "domain_permission_subscriptions": "what staff set belongs to the server",
    "severed_relationships": "everybody is told of what it took from them",
    "links": "a page of the web is everybody's",
    "publishers": "a page of the web is everybody's",
    "reports": "staff handle them, and nobody else names one",
    "announcements": "what staff set belongs to the server",
    "reactions": "it is an emoji",
    "annual_reports": "it is a year",
    "terms_of_service": "it is a day",
    "async_refreshes": "it names a post, which is asked for like every other",
    "react": "an emoji is everybody's",
    "unreact": "an emoji is everybody's",
    "stop": "a ticket is sealed, and ends the letters to one account whoever brings it",
    "push_subscriptions": "a ticket is sealed, and opens one thing whoever brings it",
}
"""Words before a name that nobody owns, and why."""

FITTING: dict[str, dict[str, Any]] = {
    "GET /api/v2/search": {"q": "ada"},
    "GET /api/v1/accounts/search": {"q": "ada"},
    "GET /api/v1/search": {"q": "ada"},
    "GET /api/v1/timelines/link": {"url": "https://garden.example/"},
    "PUT /api/v1/lists/:id": {"title": "Tea"},
    "POST /api/v1/lists": {"title": "Tea"},
    "POST /api/v1/saved_searches": {"query": "tea"},
    "PUT /api/v1/saved_searches/:id": {"query": "tea"},
    "PUT /api/v1/drafts/:id": {"updated_at": "*", "status": "tea"},
    "POST /api/v1/pleroma/bookmark_folders": {"name": "Tea"},
    "POST /api/v1/featured_tags": {"name": "tea"},
    "POST /api/v1/collections": {"name": "Tea"},
    "POST /api/v1/statuses": {"status": "tea"},
    "PUT /api/v1/statuses/:id": {"status": "tea"},
    "PUT /api/v1/statuses/:id/interaction_policy": {"quote_approval_policy": "public"},
    "POST /api/v1/polls/:id/votes": {"choices": [0]},
    "PUT /api/v1/scheduled_statuses/:id": {"scheduled_at": "2027-01-31T12:00:00Z"},
    "PUT /api/v1/media/:id": {"description": "Tea"},
    "POST /api/v1/mobs": {"title": "Tea", "starts_at": "2026-12-24T17:00:00Z", "ends_at": "2026-12-24T18:00:00Z"},
    "POST /api/v1/mobs/:id/words": {"text": "tea"},
    "POST /api/v1/pleroma/events": {"name": "Tea", "start_time": "2026-12-24T17:00:00Z"},
    "POST /api/v1/mobs/:id/needs": {"kind": "tool", "side": "offered", "text": "Tea"},
    "POST /api/v1/mobs/:id/questions": {"text": "Tea?"},
    "POST /api/v1/mobs/:id/answer": {"status_id": "123456789", "outcome": "answered"},
    "POST /api/v1/mobs/:id/announcements": {"text": "Tea"},
    "PATCH /api/v1/mobs/:id/cascade": {"named": False},
    "PUT /api/v1/mob_preferences": {"named": True},
    "PUT /api/v1/mails": {"topics": ["off"]},
    "POST /api/v1/mobs/:id/plan": {"text": "Two ways out", "places": 9},
    "POST /api/v1/mobs/:id/slow": {"seconds": 60},
    "POST /api/v1/mobs/:id/guests": {"account_id": "123456789"},
    "POST /api/v1/mobs/:id/stewards": {"account_id": "123456789"},
    "POST /api/v1/mobs/:id/reviews/:deed_id/decide": {"verdict": "verified"},
    "POST /api/v1/mobs/:id/reviewers": {"account_id": "123456789"},
    "POST /api/v2/filters": {"title": "Tea", "context": ["home"]},
    "POST /api/v2/filters/:id/keywords": {"keyword": "tea"},
    "POST /api/v2/filters/:id/statuses": {"status_id": "123456789"},
    "POST /api/v1/filters": {"phrase": "tea", "context": ["home"]},
    "POST /api/v1/apps": {"client_name": "Tusky", "redirect_uris": "https://tusky.example/"},
    "POST /api/v1/domain_blocks": {"domain": "far.example"},
    "DELETE /api/v1/domain_blocks": {"domain": "far.example"},
    "GET /api/v1/domain_blocks/preview": {"domain": "far.example"},
}
"""The least that must be sent to some doors, so that what else is sent matters."""


CALL = "POST /api/v1/mobs"
NEED = "POST /api/v1/mobs/:id/needs"
A_FILTER = FITTING["POST /api/v2/filters"]


OF_ONESELF = {"/api/v1/accounts/:account_id/in_collections": {"account_id": "self"}}
"""Doors that name an account though they open to that account alone."""


def kinds_named(door: Route) -> dict[str, str]:
    """The kind of thing that each parameter of a path names; KeyError for a word that is not known here."""
    if door.path in OF_ONESELF:
        return OF_ONESELF[door.path]
    steps = pairwise(door.path.split("/"))
    named = {name[1:]: word.lstrip(":") for word, name in steps if name.startswith(":")}
    return {name: KINDS.get(name) or KINDS[word] for name, word in named.items() if word not in NOTHING_OF_ANYBODY}


async def app_itself(world: World) -> Client:
    """An app that speaks for nobody but itself, and may do everything that apps may."""
    scopes = " ".join(SCOPES)
    return with_token(world, await app_token(world, await an_app(world, scopes=scopes), scope=scopes))


async def conversation_of(world: World, owner: Client) -> str:
    """The id of a conversation that the owner has with itself."""
    await owner.api("POST", "/api/v1/statuses", json={"status": "psst", "visibility": "direct"})
    await world.settle()
    return str((await owner.api("GET", "/api/v1/conversations"))[0]["id"])


async def import_of(owner: Client) -> str:
    """The id of an import that waits to be confirmed."""
    files = {"data": ("blocks.csv", b"nobody at all\n", "text/csv")}
    about = {"type": "blocks", "confirm": "false"}
    return str((await owner.api("POST", "/api/v1/import", data=about, files=files))["id"])


async def belongings(world: World, owner: Client, follower: Client) -> dict[str, str]:
    """The ids of what the owner now has, by kind; the post is for followers only, and the follower is one."""
    await follower.api("POST", f"/api/v1/accounts/{owner.id}/follow")
    await world.settle()
    notices = await owner.api("GET", "/api/v1/notifications")
    await follower.api("POST", "/api/v1/statuses", json={"status": f"@{owner.username} psst", "visibility": "direct"})
    await world.settle()
    poll = {"options": ["tea", "coffee"], "expires_in": 3_600}
    post = await owner.api("POST", "/api/v1/statuses", json={"status": "?", "visibility": "private", "poll": poll})
    wish = {"status": "later", "scheduled_at": "2026-12-24T12:00:00Z"}
    kept = await owner.api("POST", "/api/v2/filters", json={**A_FILTER, "keywords_attributes": [{"keyword": "tea"}]})
    entry = await owner.api("POST", f"/api/v2/filters/{kept['id']}/statuses", data={"status_id": post["id"]})
    upload = {"file": ("tea.png", picture(), "image/png")}
    await owner.api("PATCH", "/api/v1/accounts/update_credentials", data={"discoverable": "true"})
    people = {"name": "Tea", "account_ids": [owner.id]}
    collection = (await owner.api("POST", "/api/v1/collections", json=people))["collection"]
    ruled = {"status": "?", "interaction_policy": {"can_favourite": {"with_approval": ["followers"]}}}
    asking = await owner.api("POST", "/api/v1/statuses", json={**ruled, "visibility": "private"})
    await follower.api("POST", f"/api/v1/statuses/{asking['id']}/favourite")
    now = world.clock.now()
    live = {"title": "Tea", "starts_at": iso(now), "ends_at": iso(now + HOUR), "visibility": "private"}
    mob = await owner.api("POST", "/api/v1/mobs", data=live)
    return {
        "account": owner.id,
        "import": await import_of(owner),
        "archive": (await owner.api("POST", "/api/v1/archives"))["id"],
        "self": owner.id,
        "post": post["id"],
        "poll": post["poll"]["id"],
        "filter": kept["id"],
        "keyword": kept["keywords"][0]["id"],
        "filtered_post": entry["id"],
        "list": (await owner.api("POST", "/api/v1/lists", data={"title": "Friends"}))["id"],
        "search": (await owner.api("POST", "/api/v1/saved_searches", json={"query": "tea"}))["id"],
        "featured_tag": (await owner.api("POST", "/api/v1/featured_tags", data={"name": "tea"}))["id"],
        "collection": collection["id"],
        "collection_item": collection["items"][0]["id"],
        "media": (await owner.api("POST", "/api/v2/media", files=upload))["id"],
        "scheduled": (await owner.api("POST", "/api/v1/statuses", data=wish))["id"],
        "draft": (await owner.api("POST", "/api/v1/drafts", json={"status": "tea"}))["id"],
        "bookmark_folder": (await owner.api("POST", "/api/v1/pleroma/bookmark_folders", json={"name": "Tea"}))["id"],
        "conversation": await conversation_of(world, owner),
        "notification": notices[0]["id"],
        "notification_group": notices[0]["group_key"],
        "notification_request": (await owner.api("GET", "/api/v1/notifications/requests"))[0]["id"],
        "interaction_request": (await owner.api("GET", "/api/v1/interaction_requests"))[0]["id"],
        "mob": mob["id"],
        "event": mob["status_id"],
        "deed": (await owner.api("POST", f"/api/v1/mobs/{mob['id']}/deeds", json={"quiet": True}))["id"],
        "need": (await owner.api("POST", f"/api/v1/mobs/{mob['id']}/needs", json=FITTING[NEED]))["id"],
        "question": (await owner.api("POST", f"/api/v1/mobs/{mob['id']}/questions", json={"text": "Tea?"}))["id"],
        "commitment": (await owner.api("POST", f"/api/v1/mobs/{mob['id']}/join"))["id"],
    }
