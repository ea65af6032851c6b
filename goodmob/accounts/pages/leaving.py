"""A new password, and the end of an account."""

from collections.abc import Mapping

from msgspec import Struct
from starlette.responses import RedirectResponse, Response

from goodmob.accounts.actions.change_password import change_password
from goodmob.accounts.actions.delete_account import delete_account
from goodmob.accounts.entities.remedies import words_for
from goodmob.accounts.pages.entering import enter
from goodmob.accounts.queries.people import accounts_of_person, person_of
from goodmob.accounts.rules.faults import WRONG, Faulty
from goodmob.core.errors import NotFound, Refusal
from goodmob.core.passwords import matches
from goodmob.core.web.call import Call
from goodmob.core.web.cookies import end_session
from goodmob.core.web.routes import SESSION, get, post


class NewPassword(Struct):
    """The old password and the new one."""

    current_password: str = ""
    new_password: str = ""


class Farewell(Struct):
    """The password, typed once more."""

    password: str = ""


async def show_password_form(call: Call) -> Response:
    """The form for a new password."""
    return _form(call, "accounts/password.html", {})


async def take_password_form(call: Call, params: NewPassword) -> Response:
    """Only the new password counts; this browser stays signed in, all others and all apps do not."""
    person = await person_of(call.house.db, call.account_id)
    if person is None:
        raise NotFound
    try:
        await change_password(call.house, person.id, params.current_password, params.new_password)
    except Refusal as refusal:
        return _form(call, "accounts/password.html", words_for(refusal))
    call.notify(call.gettext("Your password is changed. Every other browser and app is signed out."))
    return await enter(call, person, "/settings/profile")


async def show_farewell(call: Call) -> Response:
    """What is lost with the account, and the last question."""
    return _form(call, "accounts/delete.html", {})


async def delete(call: Call, params: Farewell) -> Response:
    """The account is gone."""
    person = await person_of(call.house.db, call.account_id)
    if person is None:
        raise NotFound
    if not await matches(params.password, person.password_hash):
        return _form(call, "accounts/delete.html", words_for(Faulty({"password": [WRONG]})))
    await call.house.db.act(delete_account, call.account_id)
    if await accounts_of_person(call.house.db, person.id):
        call.notify(call.gettext("The account @%(name)s is deleted. You go on here.", name=person.username))
        return RedirectResponse("/settings/accounts", 303)
    call.notify(call.gettext("Your account is deleted. Farewell, and thank you."))
    response = RedirectResponse("/", 303)
    end_session(call, response)
    return response


def _form(call: Call, template: str, errors: Mapping[str, str]) -> Response:
    return call.house.pages.render(call, template, status=422 if errors else 200, errors=errors)


PAGES = (
    get("/settings/password", show_password_form, viewer=SESSION),
    post("/settings/password", take_password_form, viewer=SESSION, limit="password", is_kept=True),
    get("/settings/delete", show_farewell, viewer=SESSION),
    post("/settings/delete", delete, viewer=SESSION, limit="password", is_kept=True),
)
