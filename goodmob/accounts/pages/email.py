"""Another e-mail address, confirmed by a link that is sent to it."""

from collections.abc import Mapping

from msgspec import Struct
from starlette.responses import RedirectResponse, Response

from goodmob.accounts.actions.change_email import change_email, wanted_email
from goodmob.accounts.entities.remedies import words_for
from goodmob.accounts.queries.people import PersonRow, person_of
from goodmob.core.errors import NotFound, Refusal
from goodmob.core.web.call import Call
from goodmob.core.web.routes import SESSION, get, post

ADDRESS = "/settings/email"


class Form(Struct):
    """A filled-in form."""

    email: str = ""
    password: str = ""


async def show_form(call: Call) -> Response:
    """The address as it is, the one that waits for its link, and a form for another."""
    return await _form(call, await _person(call), "", {})


async def take_form(call: Call, params: Form) -> Response:
    """Letters go to both addresses; the new one counts once its link is opened."""
    person = await _person(call)
    email = params.email.strip()
    call.house.limits.demand("confirmation_email", str(person.id))
    try:
        await change_email(call.house, person.id, params.password, email)
    except Refusal as refusal:
        return await _form(call, person, email, words_for(refusal))
    call.notify(
        call.gettext("Open the link in the letter to %(email)s, and the address is changed.", email=email), "info"
    )
    return RedirectResponse(ADDRESS, 303)


async def _person(call: Call) -> PersonRow:
    person = await person_of(call.house.db, call.account_id)
    if person is None:
        raise NotFound
    return person


async def _form(call: Call, person: PersonRow, email: str, errors: Mapping[str, str]) -> Response:
    return call.house.pages.render(
        call,
        "accounts/email.html",
        status=422 if errors else 200,
        current=person.email,
        wanted=await wanted_email(call.house.db, person.id, call.house.clock.now()),
        email=email,
        errors=errors,
    )


PAGES = (
    get(ADDRESS, show_form, viewer=SESSION),
    post(ADDRESS, take_form, viewer=SESSION, limit="password", is_kept=True),
)
