"""Posts of this server as documents, under the ids by which other servers know them."""

from msgspec import Struct
from starlette.responses import RedirectResponse, Response

from goodmob.accounts.queries.accounts import account_by_id
from goodmob.accounts.queries.elsewhere import actor_uri
from goodmob.core.activitypub.documents import Json
from goodmob.core.clock import iso
from goodmob.core.errors import NotFound
from goodmob.core.web.activity_answers import VARY, activity, wants_activity
from goodmob.core.web.call import Call
from goodmob.core.web.params import Id
from goodmob.core.web.routes import NOBODY, get
from goodmob.posts.activities.writing.addresses import own_uri, post_uri, stamp_uri
from goodmob.posts.activities.writing.consent import stamp_said
from goodmob.posts.activities.writing.deeds import published
from goodmob.posts.activities.writing.gathering import gather_rows
from goodmob.posts.activities.writing.note import note_said
from goodmob.posts.api.fetcher import fetcher_of, seen_abroad
from goodmob.posts.queries.posts import PostRow, body_of, tombstones
from goodmob.posts.queries.stamps import stamp_by_id
from goodmob.posts.rules.visibility import OPEN_VISIBILITIES


class PostOfActor(Struct):
    """The author and the post."""

    account_id: Id
    id: Id


class StampOfActor(Struct):
    """Who allowed something, and the stamp that proves it."""

    account_id: Id
    id: Id


async def show_object(call: Call, params: PostOfActor) -> Response:
    """The post; a browser is led to its page. What is gone and was for everybody is told to be gone."""
    try:
        row = await seen_abroad(call, params.account_id, params.id, await fetcher_of(call))
    except NotFound:
        gone = await _tombstone(call, params)
        if gone is None:
            raise
        return activity(gone, 410)
    if row.boost_of_id is not None:
        raise NotFound
    if not wants_activity(call) and "text/html" in call.headers.get("accept", ""):
        return await _to_page(call, row)
    gathered = await gather_rows(call.house, [row])
    return activity(note_said(gathered, row.id), is_public=_is_public(call, row))


async def show_activity(call: Call, params: PostOfActor) -> Response:
    """How the post or boost came to be: its Create or Announce."""
    row = await seen_abroad(call, params.account_id, params.id, await fetcher_of(call))
    gathered = await gather_rows(call.house, [row])
    return activity(published(gathered, row.id), is_public=_is_public(call, row))


async def show_event(call: Call, params: PostOfActor) -> Response:
    """The Event that the post is the face of; a browser is led to its page."""
    house, row = call.house, await seen_abroad(call, params.account_id, params.id, await fetcher_of(call))
    source = house.facets.get(row.facet or "")
    said = {} if source is None else (await source.said_abroad(house, [row.id])).get(row.id, {})
    if "event" not in said:
        raise NotFound
    if not wants_activity(call) and "text/html" in call.headers.get("accept", ""):
        return RedirectResponse(said["event"]["url"], 302, {"Vary": VARY})
    return activity(said["event"], is_public=_is_public(call, row))


async def show_stamp(call: Call, params: StampOfActor) -> Response:
    """What the account has allowed somebody in writing, for whoever may see the post that it is about."""
    house, stamp = call.house, await stamp_by_id(call.house.db, params.id)
    if stamp is None or stamp.owner_id != params.account_id or stamp.uri is not None:
        raise NotFound
    row = await seen_abroad(call, stamp.owner_id, stamp.post_id, await fetcher_of(call))
    body = await body_of(house.db, row.id)
    post = post_uri(house.settings, row, body.uri if body else None)
    owner = actor_uri(house.settings, stamp.owner_id)
    said = stamp_said(stamp.kind, stamp_uri(house.settings, stamp.owner_id, stamp.id), owner, post, stamp.object_uri)
    return activity(said, is_public=_is_public(call, row))


async def _tombstone(call: Call, params: PostOfActor) -> Json | None:
    gone = (await tombstones(call.house.db, [params.id])).get(params.id)
    if gone is None or gone.account_id != params.account_id or gone.uri is not None or gone.kept_here:
        return None
    if gone.visibility not in OPEN_VISIBILITIES or gone.boost_of_id is not None:
        return None
    uri = own_uri(call.house.settings, gone.account_id, gone.post_id)
    return {"id": uri, "type": "Tombstone", "deleted": iso(gone.deleted_at)}


async def _to_page(call: Call, row: PostRow) -> Response:
    author = await account_by_id(call.house.db, row.account_id)
    if author is None:
        raise NotFound
    return RedirectResponse(f"/@{author.username}/{row.id}", 302, {"Vary": VARY})


def _is_public(call: Call, row: PostRow) -> bool:
    """Whether caches may keep the answer for others: with authorized fetch, or a signature, it was made for one."""
    is_signed = "signature" in call.headers or call.house.settings.authorized_fetch
    return row.visibility in OPEN_VISIBILITIES and not is_signed


_POST = "/ap/users/:account_id/statuses/:id"

ROUTES = (
    get(_POST, show_object, viewer=NOBODY),
    get(f"{_POST}/activity", show_activity, viewer=NOBODY),
    get(f"{_POST}/event", show_event, viewer=NOBODY),
    get("/ap/users/:account_id/stamps/:id", show_stamp, viewer=NOBODY),
)
