"""The doors that can show a post, and how those are asked that list posts."""

from collections.abc import Iterator
from typing import Any, get_args, get_type_hints

from msgspec import Struct

from goodmob.app.routes import PAGES, ROUTES
from goodmob.core.web.routes import Route
from goodmob.posts.entities.edit import StatusEdit, StatusSource
from goodmob.posts.entities.poll import Poll
from goodmob.posts.entities.status import Status
from tests.posts.cast import (
    Ask,
    collected,
    joined_events,
    naming,
    one_conversation,
    one_draft,
    one_interaction,
    reading,
    searching,
)
from tests.posts.saying import STATUSES

PAGE = "https://far.example/matrix"
PUBLISH, CALL, CREATE = "POST /api/v1/statuses", "POST /api/v1/mobs", "POST /api/v1/pleroma/events"

AUTHORS_ONLY = {
    *("PUT /api/v1/statuses/:id", "DELETE /api/v1/statuses/:id", "PUT /api/v1/statuses/:id/interaction_policy")
}
BODIES: dict[str, dict[str, Any]] = {
    "POST /api/v1/polls/:id/votes": {"choices": [0]},
    "PUT /api/v1/statuses/:id/interaction_policy": {"quote_approval_policy": "public"},
    **{f"POST /api/v1/mobs/:id/{thing}": {"text": "tea"} for thing in ("words", "questions")},
    "POST /api/v1/mobs/:id/needs": {"kind": "tool", "side": "wanted", "text": "Tea", "places": 1},
    "POST /api/v1/mobs/:id/answer": {"status_id": "{post}", "outcome": "met"},
    **{f"POST /api/v1/mobs/:id/{them}": {"account_id": "{mentioned}"} for them in ("reviewers", "stewards", "guests")},
    "POST /api/v1/mobs/:id/reviews/:deed_id/decide": {"verdict": "verified"},
    "PATCH /api/v1/mobs/:id/cascade": {"named": True},
    "POST /api/v1/mobs/:id/plan": {"text": "We share the bank", "places": 1000},
    "POST /api/v1/mobs/:id/slow": {"seconds": 0},
}
FIRST: dict[str, tuple[tuple[str, str], ...]] = {
    "POST /api/v1/mobs/:id/stewards/accept": (("author", "stewards"),),
    "DELETE /api/v1/mobs/:id/stewards/:account_id": (("author", "stewards"),),
    "DELETE /api/v1/mobs/:id/reviewers/:account_id": (("mentioned", "join"), ("author", "reviewers")),
    "PATCH /api/v1/mobs/:id/cascade": (("", "join"),),
    "DELETE /api/v1/mobs/:id/cascade/inviter": (("", "join"),),
}
"""What is asked around the mob before these doors, so that there is something behind them: who (nobody named: whoever
asks at the door), and how."""

ASKED_ONLY = {"POST /api/v1/mobs/:id/stewards/accept"}
"""The doors behind which is something for whom the author asked alone, who is the one that is mentioned."""

DELETING = {"DELETE /api/v1/statuses/:id", "DELETE /api/v1/mobs/:id"}
"""The doors that leave nothing behind for others to name."""

_PLEROMA = ("/api/v1/pleroma/statuses/:id", "/api/v1/pleroma/events/:id")
NAMING = ("/api/v1/statuses/:id", "/api/v1/polls/:id", "/api/v1/mobs/:id", *_PLEROMA)
"""How the paths begin that name a post, or its poll, or the mob it is the face of."""

NO_POSTS = {"/api/v1/mobs/calendar": "it is a link, and tells of no mob"}
"""Paths of mobs behind which no post is, and why."""

FEED = (".rss", ".atom", ".json")
"""How the path of a feed ends; it shows everybody what anyone may see."""

DATA = {"/.well-known/host-meta.json", "/api/openapi.json", "/api/v1/exports/filters.json", "/mobs/:id/data.json"}
"""Paths that end like those of feeds and are none."""


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
    """Every door that can show a post or tell that it exists; those that delete the post come last."""
    found = [
        door
        for door in (*ROUTES, *PAGES)
        if (shows_posts(door.returns) and "/admin/" not in door.path)  # staff see what a report puts before them
        or door.path.startswith(("/api/v1/statuses/", "/api/v1/polls/", "/api/v1/mobs", *NAMING[-2:]))
        or (door.path.endswith(FEED) and door.path not in DATA)
    ]
    found = [door for door in found if door.path not in NO_POSTS]
    return {named(door): door for door in sorted(found, key=lambda door: named(door) in DELETING)}


def naming_doors() -> Iterator[Route]:
    """The doors whose path names a post, or its poll, or the mob it is the face of."""
    return (door for door in doors().values() if door.path.startswith(NAMING))


FEEDS = {
    "/@:username": "/@author",
    "/@:username/:id": "/@author/{post}",
    "/tags/:name": "/tags/matrix",
    "/public": "/public",
    "/mobs": "/mobs",
    "/mobs/:id/posts": "/mobs/{mob}/posts",
}
"""Pages beside which feeds are, and a sample of each."""

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
    "GET /api/v1/timelines/search/:id": searching,
    "GET /api/v1/timelines/mob/:id": reading("/api/v1/timelines/mob/{mob}"),
    "GET /api/v1/timelines/direct": reading("/api/v1/timelines/direct", limit="40"),
    "GET /api/v1/conversations": reading("/api/v1/conversations", limit="40"),
    "POST /api/v1/conversations/:id/read": one_conversation("read"),
    "POST /api/v1/conversations/:id/unread": one_conversation("unread"),
    "GET /api/v1/mobs": reading("/api/v1/mobs"),
    "GET /api/v1/pleroma/events/joined_events": joined_events,
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
    **{f"GET {path}{ending}": reading(sample + ending) for path, sample in FEEDS.items() for ending in FEED},
    **{f"GET /collections/:id/posts{ending}": collected(ending) for ending in FEED},
    "POST /api/v1/drafts/:id/publish": one_draft,
}
"""How the doors that list posts are asked."""

COMPLETE = {
    *("GET /api/v1/statuses", "GET /api/v1/accounts/:id/statuses", "GET /api/v2/search"),
    "GET /api/v1/search",
    "GET /api/v1/timelines/mob/:id",
}
KEPT = {"GET /api/v1/favourites", "GET /api/v1/bookmarks"}
"""Lists in which everybody (but strangers to the house) finds every post that is theirs to see."""
