"""Whether the address is confirmed, and another letter for it."""

from msgspec import Struct

from goodmob.accounts.actions.confirm_email import ask_again
from goodmob.accounts.queries.people import PersonRow, person_by_id
from goodmob.core.errors import Forbidden, Unauthorized
from goodmob.core.web.answers import EMPTY, Empty
from goodmob.core.web.call import Call
from goodmob.core.web.routes import APP, get, post


class Corrected(Struct):
    """Perhaps the address was wrong."""

    email: str | None = None


async def send_again(call: Call, params: Corrected) -> Empty:
    """Another letter with a link, perhaps to a corrected address; only for the app that signed the person up."""
    person = await _person(call)
    if call.viewer.application_id is None or person.application_id != call.viewer.application_id:
        raise Forbidden("This method is only available to the application the user originally signed-up with")
    call.house.limits.demand("confirmation_email", str(person.id))
    await call.house.db.act(ask_again, person.id, params.email)
    return EMPTY


async def is_confirmed(call: Call) -> bool:
    """Whether the person's address is confirmed."""
    return (await _person(call)).confirmed_at is not None


async def _person(call: Call) -> PersonRow:
    person = await person_by_id(call.house.db, call.viewer.person_id or 0)
    if person is None:
        raise Unauthorized("This method requires an authenticated user")
    return person


ROUTES = (
    post("/api/v1/emails/confirmations", send_again, viewer=APP, scope="write:accounts", limit="confirmation"),
    get("/api/v1/emails/check_confirmation", is_confirmed, viewer=APP, scope="read:accounts"),
)
