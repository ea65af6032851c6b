"""Doors to the actors of this server: people, bots, groups, and the server itself."""

from msgspec import Struct
from starlette.responses import RedirectResponse, Response

from goodmob.accounts.queries.accounts import account_by_id
from goodmob.accounts.queries.elsewhere import actor_uri
from goodmob.core.activitypub.collections import whole
from goodmob.core.errors import Gone, Refusal
from goodmob.core.web.activity_answers import activity, wants_activity
from goodmob.core.web.call import Call
from goodmob.core.web.params import Id
from goodmob.core.web.routes import NOBODY, get
from goodmob.federation.activities.actor import actor_of, server_actor
from goodmob.federation.rules.server_actor import SERVER_ACTOR, server_uri
from goodmob.federation.signers import verified_signer


class Wanted(Struct, kw_only=True):
    """Whose actor."""

    id: Id


async def show_actor(call: Call, params: Wanted) -> Response:
    """The actor of an account; people with a browser are led to its page.

    With authorized fetch whoever does not sign is told of the keys and inboxes alone.
    """
    row = await account_by_id(call.house.db, params.id)
    if row is not None and row.domain is None and row.state == "active" and _is_person_looking(call):
        return RedirectResponse(f"{call.house.settings.base_url}/@{row.username}", 302, {"Vary": "Accept"})
    is_whole = not call.house.settings.authorized_fetch or await _is_signed(call)
    try:
        actor = await actor_of(call.house, params.id, is_whole=is_whole)
        return activity(actor, is_public=not call.house.settings.authorized_fetch)
    except Gone:
        return activity({"id": actor_uri(call.house.settings, params.id), "type": "Tombstone"}, 410, is_public=True)


async def show_server_actor(call: Call) -> Response:
    """The actor of the server itself."""
    return activity(await server_actor(call.house), is_public=True)


async def server_outbox(call: Call) -> Response:
    """What the server itself said to everybody: nothing."""
    uri = f"{server_uri(call.house.settings)}/outbox"
    return activity(whole(uri, ()), is_public=True)


async def _is_signed(call: Call) -> bool:
    try:
        return bool(await verified_signer(call.house, call))
    except Refusal:
        return False


def _is_person_looking(call: Call) -> bool:
    return not wants_activity(call) and "text/html" in call.headers.get("accept", "")


ROUTES = (
    get("/ap/users/:id", show_actor, viewer=NOBODY),
    get(SERVER_ACTOR, show_server_actor, viewer=NOBODY),
    get(f"{SERVER_ACTOR}/outbox", server_outbox, viewer=NOBODY),
)
