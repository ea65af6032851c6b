"""Whether the address is confirmed, and another letter for it."""

from msgspec import Struct

from goodmob.accounts.actions.confirm_email import ask_again
from goodmob.accounts.queries.people import person_by_id
from goodmob.core.errors import Unauthorized
from goodmob.core.web.answers import EMPTY, Empty
from goodmob.core.web.call import Call
from goodmob.core.web.routes import APP, get, post


class Corrected(Struct):
    """Perhaps the address was wrong."""

    email: str | None = None


async def send_again(call: Call, params: Corrected) -> Empty:
    """Another letter with a link, perhaps to a corrected address; only for the app that signed the person up."""
    viewer = call.viewer
    if viewer.person_id is None:
        raise Unauthorized("This method requires an authenticated user")
    call.house.limits.demand("confirmation_email", str(viewer.person_id))
    await call.house.db.act(ask_again, viewer.person_id, viewer.application_id, params.email)
    return EMPTY


async def is_confirmed(call: Call) -> bool:
    """Whether the person's address is confirmed."""
    if call.viewer.person_id is None:
        raise Unauthorized("This method requires an authenticated user")
    person = await person_by_id(call.house.db, call.viewer.person_id)
    return person is not None and person.confirmed_at is not None


ROUTES = (
    post("/api/v1/emails/confirmations", send_again, viewer=APP, scope="write:accounts", limit="confirmation"),
    get("/api/v1/emails/check_confirmation", is_confirmed, viewer=APP, scope="read:accounts"),
)
