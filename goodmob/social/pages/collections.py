"""A collection of people as everybody sees it: follow all of them, or take oneself out."""

from msgspec import Struct
from starlette.responses import RedirectResponse, Response

from goodmob.core.errors import Forbidden
from goodmob.core.web.call import Call
from goodmob.core.web.params import Id
from goodmob.core.web.routes import OPTIONAL_SESSION, SESSION, get, post
from goodmob.social.actions.fill_collection import leave_collection
from goodmob.social.actions.follow_all import follow_all
from goodmob.social.entities.collection import show
from goodmob.social.entities.relationship import acquaintances
from goodmob.social.permissions import seen_collection
from goodmob.social.queries.collections import CollectionRow
from goodmob.social.ways import COLLECTION, way

ADDRESS = "/collections"


class OneCollection(Struct, kw_only=True):
    """The collection of the path."""

    id: Id


class OneItem(OneCollection, kw_only=True):
    """Somebody in the collection of the path."""

    item_id: Id


async def show_collection(call: Call, params: OneCollection) -> Response:
    """Who is recommended, by whom, and why."""
    row = await _seen(call, params.id)
    viewer_id = call.viewer.account_id
    [collection] = await show(call.house, viewer_id, [row])
    ids = [int(item.account_id) for item in collection.items]
    known = await acquaintances(call.house, viewer_id, [row.account_id, *ids])
    people = [one for one in known if one.account.id in {item.account_id for item in collection.items}]
    return call.house.pages.render(
        call,
        "social/collection.html",
        collection=collection,
        owner=known[0].account,
        people=people,
        strangers=sum(1 for one in people if one.tie and not (one.tie.following or one.tie.requested)),
        mine=next((item.id for item in collection.items if int(item.account_id) == viewer_id), ""),
        is_own=row.account_id == viewer_id,
        back=f"{ADDRESS}/{row.id}",
        through=way(COLLECTION, row.id),
    )


async def follow_everybody(call: Call, params: OneCollection) -> Response:
    """Follow everybody in the collection who may be followed."""
    row = await _seen(call, params.id)
    [collection] = await show(call.house, call.account_id, [row])
    ids = [int(item.account_id) for item in collection.items]
    done = await call.house.db.act(follow_all, call.account_id, ids, way(COLLECTION, row.id))
    call.notify(
        call.ngettext("You now follow %(num)s more person.", "You now follow %(num)s more people.", done)
        if done
        else call.gettext("There is nobody here whom you could follow besides.")
    )
    return RedirectResponse(f"{ADDRESS}/{row.id}", 303)


async def leave(call: Call, params: OneItem) -> Response:
    """Take oneself out of somebody's collection, for good."""
    await call.house.db.act(leave_collection, call.account_id, params.id, params.item_id)
    call.notify(call.gettext("You are not in this collection any more, and cannot be put into it again."))
    return RedirectResponse(f"{ADDRESS}/{params.id}", 303)


async def _seen(call: Call, collection_id: int) -> CollectionRow:
    try:
        return await seen_collection(call.house.db, call.viewer.account_id, collection_id)
    except Forbidden as error:
        raise Forbidden().told(call.gettext("Whoever made this collection does not show it to you.")) from error


PAGES = (
    get(f"{ADDRESS}/:id", show_collection, viewer=OPTIONAL_SESSION),
    post(f"{ADDRESS}/:id/follow", follow_everybody, viewer=SESSION, limit="follows"),
    post(f"{ADDRESS}/:id/leave", leave, viewer=SESSION),
)
