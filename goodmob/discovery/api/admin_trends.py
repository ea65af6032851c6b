"""What trends, or could, as staff look at it, and what they let trend, by API."""

from msgspec import Struct

from goodmob.accounts.permissions import Permission, require_permission
from goodmob.core.errors import NotFound
from goodmob.core.web.call import Call
from goodmob.core.web.params import Id
from goodmob.core.web.routes import get, post
from goodmob.discovery.actions.review_trend import review_trend
from goodmob.discovery.api.params import OffsetParams
from goodmob.discovery.entities.explored import liked_lately, look_again
from goodmob.discovery.entities.reviewed import busy_tags
from goodmob.posts.actions.review_tag import TagDecision, review_tag
from goodmob.posts.entities.admin_tag import AdminTag, show_reviewed_tags
from goodmob.posts.entities.show import show, show_one
from goodmob.posts.entities.status import Status
from goodmob.posts.permissions import seen


class OneTrend(Struct):
    """The tag or post of the path."""

    id: Id


async def list_tags(call: Call, params: OffsetParams) -> list[AdminTag]:
    """The tags that most people used in the last week, those that do not trend included."""
    require_permission(call.viewer, Permission.MANAGE_TAXONOMIES)
    limit, offset = params.part(10, 20)
    return await busy_tags(call.house, call.account_id, most=limit, offset=offset)


async def approve_tag(call: Call, params: OneTrend) -> AdminTag:
    """Let a tag trend."""
    return await _decided_tag(call, params, trendable=True)


async def reject_tag(call: Call, params: OneTrend) -> AdminTag:
    """Keep a tag from trending."""
    return await _decided_tag(call, params, trendable=False)


async def _decided_tag(call: Call, params: OneTrend, *, trendable: bool) -> AdminTag:
    require_permission(call.viewer, Permission.MANAGE_TAXONOMIES)
    row = await call.house.db.act(review_tag, call.account_id, params.id, TagDecision(trendable=trendable))
    look_again(call.house)
    [shown] = await show_reviewed_tags(call.house, call.account_id, [row])
    return shown


async def list_posts(call: Call, params: OffsetParams) -> list[Status]:
    """The public posts of the last days that people like most, those that do not trend included."""
    require_permission(call.viewer, Permission.MANAGE_TAXONOMIES)
    limit, offset = params.part(20, 40)
    found = await liked_lately(call.house)
    return await show(call.house, call.account_id, [post_id for post_id, _ in found[offset : offset + limit]])


async def approve_post(call: Call, params: OneTrend) -> Status:
    """Let a post trend."""
    return await _decided_post(call, params, trendable=True)


async def reject_post(call: Call, params: OneTrend) -> Status:
    """Keep a post from trending."""
    return await _decided_post(call, params, trendable=False)


async def _decided_post(call: Call, params: OneTrend, *, trendable: bool) -> Status:
    require_permission(call.viewer, Permission.MANAGE_TAXONOMIES)
    row = await seen(call.house.db, call.account_id, params.id)
    if row.visibility != "public":
        raise NotFound
    await call.house.db.act(review_trend, call.account_id, "status", [row.id], trendable=trendable)
    look_again(call.house)
    return await show_one(call.house, call.account_id, row.id)


_TRENDS = "/api/v1/admin/trends"

ROUTES = (
    get(f"{_TRENDS}/tags", list_tags, scope="admin:read"),
    post(f"{_TRENDS}/tags/:id/approve", approve_tag, scope="admin:write"),
    post(f"{_TRENDS}/tags/:id/reject", reject_tag, scope="admin:write"),
    get(f"{_TRENDS}/statuses", list_posts, scope="admin:read"),
    post(f"{_TRENDS}/statuses/:id/approve", approve_post, scope="admin:write"),
    post(f"{_TRENDS}/statuses/:id/reject", reject_post, scope="admin:write"),
)
