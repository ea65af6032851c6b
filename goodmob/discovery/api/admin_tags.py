"""Tags as staff look at them and decide about them, by API."""

from msgspec import UNSET, Struct, UnsetType

from goodmob.accounts.permissions import Permission, require_permission
from goodmob.core.errors import NotFound
from goodmob.core.web.call import Call
from goodmob.core.web.paging import Page, PageParams
from goodmob.core.web.params import Id
from goodmob.core.web.routes import get, put
from goodmob.discovery.entities.explored import look_again
from goodmob.posts.actions.review_tag import TagDecision, review_tag
from goodmob.posts.entities.admin_tag import AdminTag, show_reviewed_tags
from goodmob.posts.queries.reviewed_tags import reviewed_tag, reviewed_tags_page


class OneTag(Struct):
    """The tag of the path."""

    id: Id


class TagParams(Struct, kw_only=True):
    """What is decided about the tag of the path; what is not sent stays."""

    id: Id
    display_name: str | UnsetType = UNSET
    usable: bool | UnsetType = UNSET
    listable: bool | UnsetType = UNSET
    trendable: bool | UnsetType | None = UNSET


async def list_tags(call: Call, params: PageParams) -> Page[AdminTag]:
    """All tags, the newest first."""
    require_permission(call.viewer, Permission.MANAGE_TAXONOMIES)
    window = params.window(100, 200)
    rows = await reviewed_tags_page(call.house.db, window)
    shown = await show_reviewed_tags(call.house, call.account_id, rows)
    if not rows:
        return Page(shown)
    return Page(shown, newest=rows[0].id, oldest=rows[-1].id if len(rows) == window.limit else None)


async def show_tag(call: Call, params: OneTag) -> AdminTag:
    """One tag."""
    require_permission(call.viewer, Permission.MANAGE_TAXONOMIES)
    row = await reviewed_tag(call.house.db, params.id)
    if row is None:
        raise NotFound
    [shown] = await show_reviewed_tags(call.house, call.account_id, [row])
    return shown


async def update_tag(call: Call, params: TagParams) -> AdminTag:
    """Decide how a tag is spelt, and whether it may be used, be found and trend."""
    require_permission(call.viewer, Permission.MANAGE_TAXONOMIES)
    decision = TagDecision(
        display_name=params.display_name,
        usable=params.usable,
        listable=params.listable,
        trendable=params.trendable,
    )
    row = await call.house.db.act(review_tag, call.account_id, params.id, decision)
    look_again(call.house)
    [shown] = await show_reviewed_tags(call.house, call.account_id, [row])
    return shown


_TAGS = "/api/v1/admin/tags"

ROUTES = (
    get(_TAGS, list_tags, scope="admin:read"),
    get(f"{_TAGS}/:id", show_tag, scope="admin:read"),
    put(f"{_TAGS}/:id", update_tag, scope="admin:write"),
)
