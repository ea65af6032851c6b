"""Relays, for staff: who brings the public posts of many servers, and takes ours to them."""

from typing import Literal

from msgspec import Struct
from starlette.responses import RedirectResponse, Response

from goodmob.accounts.permissions import Permission, require_permission
from goodmob.core.activitypub.origins import host_of
from goodmob.core.errors import Conflict, Invalid, NotFound
from goodmob.core.web.call import Call
from goodmob.core.web.params import Id
from goodmob.core.web.routes import SESSION, get, post
from goodmob.federation.actions.keep_relay import FOLLOWED, add_relay, ask_relay_again, remove_relay, rest_relay
from goodmob.federation.activities.relays import place_at
from goodmob.federation.permissions import is_closed
from goodmob.federation.queries.relays import every_relay

ADDRESS = "/settings/server/others/relays"


class NewRelay(Struct, kw_only=True):
    """Where a relay takes what is for it, or where its actor is."""

    address: str = ""


class RelayDeed(Struct, kw_only=True):
    """A relay that was named, and what becomes of it."""

    id: Id
    deed: Literal["ask", "rest", "remove"]


async def show_relays(call: Call) -> Response:
    """All relays that staff named, and how it stands with each."""
    return await _page(call)


async def take_relay(call: Call, params: NewRelay) -> Response:
    """One more relay is asked to serve us."""
    _admit(call)
    house, address = call.house, params.address.strip()
    try:
        await house.db.act(add_relay, house.settings, call.account_id, await place_at(house, address))
    except Conflict:
        return await _page(call, address, call.gettext("This relay is on the list already."))
    except Invalid:
        return await _page(call, address, call.gettext("Please give the address of a relay on another server."))
    call.notify(call.gettext("The relay is asked. It serves you as soon as it says so."))
    return RedirectResponse(ADDRESS, 303)


async def take_deed(call: Call, params: RelayDeed) -> Response:
    """A relay is asked again, left to rest, or dropped."""
    _admit(call)
    act, settings = call.house.db.act, call.house.settings
    try:
        if params.deed == "ask":
            await act(ask_relay_again, settings, call.account_id, params.id)
            call.notify(call.gettext("The relay is asked. It serves you as soon as it says so."))
        elif params.deed == "rest":
            await act(rest_relay, settings, call.account_id, params.id)
            call.notify(call.gettext("Nothing is taken from the relay any more, and nothing goes to it."))
        else:
            await act(remove_relay, settings, call.account_id, params.id)
            call.notify(call.gettext("The relay is removed."))
    except NotFound:
        call.notify(call.gettext("There is nothing to look at any more."), "warn")
    return RedirectResponse(ADDRESS, 303)


def _admit(call: Call) -> None:
    require_permission(call.viewer, Permission.MANAGE_FEDERATION)


async def _page(call: Call, address: str = "", error: str = "") -> Response:
    _admit(call)
    db = call.house.db
    relays = await every_relay(db)
    return call.house.pages.render(
        call,
        "federation/relays.html",
        status=422 if error else 200,
        relays=relays,
        closed=[row.id for row in relays if await is_closed(db, host_of(row.inbox) or "")],
        followed=FOLLOWED,
        address=address,
        error=error,
    )


PAGES = (
    get(ADDRESS, show_relays, viewer=SESSION),
    post(ADDRESS, take_relay, viewer=SESSION),
    post(f"{ADDRESS}/:id", take_deed, viewer=SESSION),
)
