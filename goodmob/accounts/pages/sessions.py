"""Where one is signed in, and an end to it."""

from msgspec import Struct
from starlette.responses import RedirectResponse, Response

from goodmob.accounts.actions.sign_out import sign_out
from goodmob.accounts.queries.sessions import sessions_of
from goodmob.accounts.rules.browsers import browser_name
from goodmob.core.errors import Unauthorized
from goodmob.core.web.call import Call
from goodmob.core.web.params import Id
from goodmob.core.web.routes import SESSION, get, post
from goodmob.core.web.session import Session

ADDRESS = "/settings/sessions"


class OneSession(Struct):
    """Names a session."""

    id: Id


async def show_sessions(call: Call) -> Response:
    """Every browser in which the person is signed in, this one marked."""
    here = _here(call)
    rows = await sessions_of(call.house.db, here.person_id)
    sessions = [(row, browser_name(row.user_agent)) for row in rows]
    return call.house.pages.render(call, "accounts/sessions.html", sessions=sessions, here=here.id)


async def end_session(call: Call, params: OneSession) -> Response:
    """Sign another browser out."""
    await call.house.db.act(sign_out, _here(call).person_id, params.id)
    return RedirectResponse(ADDRESS, 303)


def _here(call: Call) -> Session:
    if call.session is None:
        raise Unauthorized
    return call.session


PAGES = (
    get(ADDRESS, show_sessions, viewer=SESSION),
    post(f"{ADDRESS}/:id/end", end_session, viewer=SESSION, is_kept=True),
)
