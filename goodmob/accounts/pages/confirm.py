"""Confirming an address by the link in a letter."""

from msgspec import Struct
from starlette.responses import RedirectResponse, Response

from goodmob.accounts.actions.confirm_email import confirm_email
from goodmob.accounts.pages.entering import WELCOME
from goodmob.accounts.permissions import UNAPPROVED, hindrance_of
from goodmob.accounts.queries.people import person_by_id
from goodmob.core.errors import Gone
from goodmob.core.web.call import Call
from goodmob.core.web.routes import OPTIONAL_SESSION, get, post


class Link(Struct):
    """The secret part of the link."""

    secret: str


async def ask(call: Call, params: Link) -> Response:
    """A button to confirm; opening the link alone does nothing, because mail scanners open links too."""
    return call.house.pages.render(call, "accounts/confirm.html")


async def confirm(call: Call, params: Link) -> Response:
    """The address is confirmed; now the person can sign in, unless staff still have to look."""
    try:
        confirmed = await call.house.db.act(confirm_email, params.secret)
    except Gone as error:
        raise Gone().told(call.gettext("This link is no longer good. Sign in, and we send a new one.")) from error
    if confirmed.confirmed_at is not None:
        call.notify(call.gettext("Your new address counts from now on."))
        return RedirectResponse("/settings/email", 303)
    person = await person_by_id(call.house.db, confirmed.id)
    if person is not None and hindrance_of(person) == UNAPPROVED:
        return RedirectResponse("/auth/waiting", 303)
    call.notify(call.gettext("Your address is confirmed. Sign in and begin."))
    return RedirectResponse(f"/auth/sign_in?return_to={WELCOME}", 303)


PAGES = (
    get("/auth/confirm/:secret", ask, viewer=OPTIONAL_SESSION),
    post("/auth/confirm/:secret", confirm, viewer=OPTIONAL_SESSION, limit="confirmation", is_kept=True),
)
