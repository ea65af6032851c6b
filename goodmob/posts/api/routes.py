"""The doors of posts: what is said, done with it, and followed and featured by tag."""

from goodmob.core.web.routes import OPTIONAL, delete, get, patch, post, put
from goodmob.posts.api.account_statuses import list_account_statuses
from goodmob.posts.api.bookmark_folders import ROUTES as FOLDERS
from goodmob.posts.api.cards import show_card
from goodmob.posts.api.collections import ROUTES as COLLECTIONS
from goodmob.posts.api.drafts import ROUTES as DRAFTS
from goodmob.posts.api.emoji_reactions import ROUTES as EMOJI_REACTIONS
from goodmob.posts.api.featured_tags import (
    add_featured_tag,
    delete_featured_tag,
    feature_one_tag,
    list_account_featured_tags,
    list_featured_tags,
    suggest_featured_tags,
    unfeature_one_tag,
)
from goodmob.posts.api.filtered import filter_status
from goodmob.posts.api.hidden_answers import hide_reply, unhide_reply
from goodmob.posts.api.interaction_requests import (
    authorize_interaction_request,
    list_interaction_requests,
    reject_interaction_request,
    show_interaction_request,
)
from goodmob.posts.api.objects import ROUTES as OBJECTS
from goodmob.posts.api.policies import change_default_policies, show_default_policies
from goodmob.posts.api.polls import show_status_poll, vote_in_poll
from goodmob.posts.api.preview import ROUTES as PREVIEW
from goodmob.posts.api.publishing import (
    delete_status,
    edit_status,
    publish_status,
    show_status_history,
    show_status_source,
)
from goodmob.posts.api.quotes import list_quotes, revoke_status_quote, set_interaction_policy
from goodmob.posts.api.reactions import (
    bookmark_status,
    boost_status,
    favourite_status,
    mute_status,
    pin_status,
    unbookmark_status,
    unboost_status,
    unfavourite_status,
    unmute_status,
    unpin_status,
)
from goodmob.posts.api.reactors import list_bookmarks, list_boosters, list_favourers, list_favourites
from goodmob.posts.api.refreshes import ROUTES as REFRESHES
from goodmob.posts.api.scheduled import (
    cancel_scheduled_status,
    list_scheduled,
    reschedule_status,
    show_one_scheduled,
)
from goodmob.posts.api.statuses import show_context, show_status, show_statuses
from goodmob.posts.api.tags import follow_one_tag, list_followed_tags, show_tag, unfollow_one_tag
from goodmob.posts.api.translation import ROUTES as TRANSLATION

_POST = "/api/v1/statuses/:id"
_READ, _WRITE = "read:statuses", "write:statuses"
_REACTORS = ("read:accounts", "read:statuses")

ROUTES = (
    *PREVIEW,
    *OBJECTS,
    *COLLECTIONS,
    post("/api/v1/statuses", publish_status, scope=_WRITE, limit="statuses"),
    get("/api/v1/statuses", show_statuses, viewer=OPTIONAL, scope=_READ),
    get(_POST, show_status, viewer=OPTIONAL, scope=_READ),
    put(_POST, edit_status, scope=_WRITE, limit="statuses"),
    delete(_POST, delete_status, scope=_WRITE, limit="delete"),
    get(f"{_POST}/context", show_context, viewer=OPTIONAL, scope=_READ),
    get(f"{_POST}/history", show_status_history, viewer=OPTIONAL, scope=_READ),
    get(f"{_POST}/source", show_status_source, scope=_READ),
    get(f"{_POST}/card", show_card, viewer=OPTIONAL, scope=_READ),
    get(f"{_POST}/favourited_by", list_favourers, viewer=OPTIONAL, scope=_REACTORS),
    get(f"{_POST}/reblogged_by", list_boosters, viewer=OPTIONAL, scope=_REACTORS),
    get(f"{_POST}/quotes", list_quotes, scope=_READ),
    post(f"{_POST}/quotes/:quoting_status_id/revoke", revoke_status_quote, scope=_WRITE),
    put(f"{_POST}/interaction_policy", set_interaction_policy, scope=_WRITE),
    post(f"{_POST}/hide_reply", hide_reply, scope=_WRITE),
    post(f"{_POST}/unhide_reply", unhide_reply, scope=_WRITE),
    post(f"{_POST}/favourite", favourite_status, scope="write:favourites"),
    post(f"{_POST}/unfavourite", unfavourite_status, scope="write:favourites"),
    post(f"{_POST}/reblog", boost_status, scope=_WRITE, limit="statuses"),
    post(f"{_POST}/unreblog", unboost_status, scope=_WRITE, limit="delete"),
    post(f"{_POST}/bookmark", bookmark_status, scope="write:bookmarks"),
    post(f"{_POST}/unbookmark", unbookmark_status, scope="write:bookmarks"),
    post(f"{_POST}/pin", pin_status, scope="write:accounts"),
    post(f"{_POST}/unpin", unpin_status, scope="write:accounts"),
    post(f"{_POST}/mute", mute_status, scope="write:mutes"),
    post(f"{_POST}/unmute", unmute_status, scope="write:mutes"),
    get("/api/v1/polls/:id", show_status_poll, viewer=OPTIONAL, scope=_READ),
    post("/api/v1/polls/:id/votes", vote_in_poll, scope=_WRITE),
    post("/api/v2/filters/:id/statuses", filter_status, scope="write:filters"),
    get("/api/v1/scheduled_statuses", list_scheduled, scope=_READ),
    get("/api/v1/scheduled_statuses/:id", show_one_scheduled, scope=_READ),
    put("/api/v1/scheduled_statuses/:id", reschedule_status, scope=_WRITE),
    delete("/api/v1/scheduled_statuses/:id", cancel_scheduled_status, scope=_WRITE),
    get("/api/v1/interaction_policies/defaults", show_default_policies, scope="read:accounts"),
    patch("/api/v1/interaction_policies/defaults", change_default_policies, scope="write:accounts"),
    get("/api/v1/interaction_requests", list_interaction_requests, scope="read:notifications"),
    get("/api/v1/interaction_requests/:id", show_interaction_request, scope="read:notifications"),
    post("/api/v1/interaction_requests/:id/authorize", authorize_interaction_request, scope=_WRITE),
    post("/api/v1/interaction_requests/:id/reject", reject_interaction_request, scope=_WRITE),
    get("/api/v1/favourites", list_favourites, scope="read:favourites"),
    get("/api/v1/bookmarks", list_bookmarks, scope="read:bookmarks"),
    get("/api/v1/followed_tags", list_followed_tags, scope="read:follows"),
    get("/api/v1/tags/:name", show_tag, viewer=OPTIONAL),
    post("/api/v1/tags/:name/follow", follow_one_tag, scope="write:follows", limit="follows"),
    post("/api/v1/tags/:name/unfollow", unfollow_one_tag, scope="write:follows"),
    post("/api/v1/tags/:name/feature", feature_one_tag, scope="write:accounts"),
    post("/api/v1/tags/:name/unfeature", unfeature_one_tag, scope="write:accounts"),
    get("/api/v1/featured_tags", list_featured_tags, scope="read:accounts"),
    post("/api/v1/featured_tags", add_featured_tag, scope="write:accounts"),
    get("/api/v1/featured_tags/suggestions", suggest_featured_tags, scope="read:accounts"),
    delete("/api/v1/featured_tags/:id", delete_featured_tag, scope="write:accounts"),
    get("/api/v1/accounts/:id/featured_tags", list_account_featured_tags, viewer=OPTIONAL, scope="read:accounts"),
    get("/api/v1/accounts/:id/statuses", list_account_statuses, viewer=OPTIONAL, scope=_READ),
    *DRAFTS,
    *EMOJI_REACTIONS,
    *FOLDERS,
    *TRANSLATION,
    *REFRESHES,
)
"""Mounted by app.routes."""
