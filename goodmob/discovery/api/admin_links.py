"""Links that trend, or could, and the sites that publish them, as staff look at them and decide, by API."""

from msgspec import Struct

from goodmob.accounts.permissions import Permission, require_permission
from goodmob.core.errors import NotFound
from goodmob.core.web.call import Call
from goodmob.core.web.paging import Page, PageParams
from goodmob.core.web.params import Id
from goodmob.core.web.routes import get, post
from goodmob.discovery.actions.review_publisher import review_publisher
from goodmob.discovery.actions.review_trend import review_trend
from goodmob.discovery.api.params import OffsetParams
from goodmob.discovery.entities.admin_link import AdminLink, Publisher, show_links, show_publisher
from goodmob.discovery.entities.explored import look_again, shared_lately
from goodmob.discovery.queries.reviews import publishers_page
from goodmob.posts.queries.cards import cards_shared, ready_cards


class OneLink(Struct):
    """The link or site of the path."""

    id: Id


async def list_links(call: Call, params: OffsetParams) -> list[AdminLink]:
    """The pages that most people linked to this week, those that do not trend included."""
    require_permission(call.viewer, Permission.MANAGE_TAXONOMIES)
    limit, offset = params.part(10, 20)
    pages = await shared_lately(call.house)
    return await show_links(call.house, call.account_id, pages[offset : offset + limit])


async def approve_link(call: Call, params: OneLink) -> AdminLink:
    """Let a link trend."""
    return await _decided(call, params, trendable=True)


async def reject_link(call: Call, params: OneLink) -> AdminLink:
    """Keep a link from trending."""
    return await _decided(call, params, trendable=False)


async def _decided(call: Call, params: OneLink, *, trendable: bool) -> AdminLink:
    """All cards of the page are decided about, as it may be linked to by several addresses."""
    require_permission(call.viewer, Permission.MANAGE_TAXONOMIES)
    house = call.house
    card = (await ready_cards(house.db, [params.id])).get(params.id)
    if card is None:
        raise NotFound
    ids = {card.id, *await cards_shared(house.db, card.page_url, house.clock.now())}
    await house.db.act(review_trend, call.account_id, "link", ids, trendable=trendable)
    look_again(house)
    cards = await ready_cards(house.db, ids)
    [shown] = await show_links(house, call.account_id, [[card, *(cards[id_] for id_ in cards if id_ != card.id)]])
    return shown


async def list_publishers(call: Call, params: PageParams) -> Page[Publisher]:
    """The sites whose pages trended, the newest first."""
    require_permission(call.viewer, Permission.MANAGE_TAXONOMIES)
    window = params.window(100, 200)
    rows = await publishers_page(call.house.db, window)
    shown = [show_publisher(row) for row in rows]
    if not rows:
        return Page(shown)
    return Page(shown, newest=rows[0].id, oldest=rows[-1].id if len(rows) == window.limit else None)


async def approve_publisher(call: Call, params: OneLink) -> Publisher:
    """Let pages of a site trend."""
    return await _decided_publisher(call, params, trendable=True)


async def reject_publisher(call: Call, params: OneLink) -> Publisher:
    """Keep pages of a site from trending, unless they were let."""
    return await _decided_publisher(call, params, trendable=False)


async def _decided_publisher(call: Call, params: OneLink, *, trendable: bool) -> Publisher:
    require_permission(call.viewer, Permission.MANAGE_TAXONOMIES)
    row = await call.house.db.act(review_publisher, call.account_id, params.id, trendable=trendable)
    look_again(call.house)
    return show_publisher(row)


_LINKS = "/api/v1/admin/trends/links"

ROUTES = (
    get(_LINKS, list_links, scope="admin:read"),
    post(f"{_LINKS}/:id/approve", approve_link, scope="admin:write"),
    post(f"{_LINKS}/:id/reject", reject_link, scope="admin:write"),
    get(f"{_LINKS}/publishers", list_publishers, scope="admin:read"),
    post(f"{_LINKS}/publishers/:id/approve", approve_publisher, scope="admin:write"),
    post(f"{_LINKS}/publishers/:id/reject", reject_publisher, scope="admin:write"),
)
