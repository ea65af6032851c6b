"""Who follows an account of this server and whom it follows, as other servers read it: numbers, and names if shown."""

from collections.abc import Awaitable, Callable, Sequence

from msgspec import Struct
from starlette.responses import Response

from goodmob.accounts.queries.accounts import AccountRow, account_by_id
from goodmob.accounts.queries.elsewhere import actor_uri, uris_of
from goodmob.core.activitypub.collections import counted, page_said, paged
from goodmob.core.activitypub.origins import host_of
from goodmob.core.database.interface import Reads
from goodmob.core.database.paging import Window
from goodmob.core.errors import NotFound
from goodmob.core.web.activity_answers import activity
from goodmob.core.web.call import Call
from goodmob.core.web.params import Id
from goodmob.core.web.routes import NOBODY, get
from goodmob.federation.signers import verified_signer
from goodmob.social.permissions import may_see_edges
from goodmob.social.queries.follows import Edge, followers_page, following_page
from goodmob.social.queries.hidden import hiders_among

AT_ONCE = 40

Read = Callable[[Reads, int, Window], Awaitable[Sequence[Edge]]]


class Edges(Struct, kw_only=True):
    """Whose, and which page."""

    account_id: Id
    page: bool = False
    max_id: Id | None = None


async def show_followers(call: Call, params: Edges) -> Response:
    """How many follow the account, and who, unless it hides that."""
    row = await _owner(call, params.account_id)
    return await _answer(call, params, row, "followers", row.followers, followers_page)


async def show_following(call: Call, params: Edges) -> Response:
    """How many the account follows, and whom, unless it hides that."""
    row = await _owner(call, params.account_id)
    return await _answer(call, params, row, "following", row.following, following_page)


async def _owner(call: Call, account_id: int) -> AccountRow:
    asking = host_of(await verified_signer(call.house, call)) if call.house.settings.authorized_fetch else None
    row = await account_by_id(call.house.db, account_id)
    if row is None or row.domain is not None or row.state != "active":
        raise NotFound
    if asking and await hiders_among(call.house.db, [row.id], [asking]):
        raise NotFound
    return row


async def _answer(call: Call, params: Edges, row: AccountRow, name: str, total: int, read: Read) -> Response:
    settings, db = call.house.settings, call.house.db
    uri = f"{actor_uri(settings, row.id)}/{name}"
    shown = may_see_edges(None, row)
    if not params.page:
        return activity(paged(uri, total=total) if shown else counted(uri, total, ordered=True))
    if not shown:
        raise NotFound
    edges = await read(db, row.id, Window(max_id=params.max_id, limit=AT_ONCE))
    uris = await uris_of(settings, db, [edge.account_id for edge in edges])
    cursor = f"&max_id={params.max_id}" if params.max_id is not None else ""
    further = f"&max_id={edges[-1].id}" if len(edges) == AT_ONCE else ""
    part = page_said(uri, cursor, [uris[edge.account_id] for edge in edges], further=further)
    return activity({**part, "totalItems": total})


ROUTES = (
    get("/ap/users/:account_id/followers", show_followers, viewer=NOBODY),
    get("/ap/users/:account_id/following", show_following, viewer=NOBODY),
)
