"""A browser is signed in, by whichever page."""

from starlette.responses import RedirectResponse

from goodmob.accounts.actions.sign_in import GOOD_FOR, Browser, sign_in
from goodmob.accounts.actions.sign_out import sign_out
from goodmob.accounts.queries.people import PersonRow
from goodmob.core.clock import SECOND
from goodmob.core.secrets import new_secret
from goodmob.core.web.call import Call
from goodmob.core.web.cookies import keep_session
from goodmob.core.web.way_back import way_back

WELCOME = "/welcome"
"""Where somebody goes who is here for the first time."""


async def enter(call: Call, known: PersonRow, return_to: str = "") -> RedirectResponse:
    """The browser is the person's from now on, under a new secret, and is led on; an earlier session of it ends."""
    if call.session is not None:
        await call.house.db.act(sign_out, call.session.person_id, call.session.id)
    secret = new_secret()
    browser = Browser(call.address, call.headers.get("user-agent", ""))
    await call.house.db.act(sign_in, known, browser, secret)
    response = RedirectResponse(way_back(return_to), 303)
    keep_session(call, response, secret, GOOD_FOR // SECOND)
    return response
