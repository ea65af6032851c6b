"""Inviting others."""

from starlette.responses import RedirectResponse, Response

from goodmob.accounts.actions.invite import invite
from goodmob.accounts.queries.invites import invites_by
from goodmob.core.web.call import Call
from goodmob.core.web.routes import SESSION, get, post

ADDRESS = "/settings/invites"


async def show_invites(call: Call) -> Response:
    """The invitations that still let somebody in, and a button for another."""
    now = call.house.clock.now()
    rows = [row for row in await invites_by(call.house.db, call.account_id) if row.is_good(now)]
    return call.house.pages.render(call, "accounts/invites.html", invites=rows)


async def make_invite(call: Call) -> Response:
    """Another invitation."""
    await call.house.db.act(invite, call.account_id)
    return RedirectResponse(ADDRESS, 303)


PAGES = (
    get(ADDRESS, show_invites, viewer=SESSION),
    post(ADDRESS, make_invite, viewer=SESSION),
)
